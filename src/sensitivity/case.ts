import * as z from 'zod';
import { problemList } from '../errors.js';
import { idSchema } from '../identifier.js';
import { pointsSchema } from '../model/allocation.js';
import { positiveAmountSchema } from '../money/amount.js';

/**
 * A case with its points, its package and, where it has one, its budget, in pounds per period. What is not known is left
 * out: no package is not £0.
 */
export const firmCaseSchema = z.strictObject({
  caseId: idSchema,
  points: pointsSchema.exactOptional(),
  /** The value of the existing package in pounds per period, one-offs included. */
  packageValue: positiveAmountSchema.exactOptional(),
  /** The part of `packageValue` that is one-off, in pounds. */
  oneOff: positiveAmountSchema.exactOptional(),
  /** What a model gives, in pounds per period, where no model is passed along. */
  budget: positiveAmountSchema.exactOptional(),
  /** In whole years. */
  age: z.int().min(0).max(120).exactOptional(),
  group: idSchema.exactOptional(),
  /** Further columns to report by, each name once. */
  characteristics: z
    .array(z.strictObject({ name: idSchema, value: idSchema }))
    .max(100)
    .exactOptional(),
  /** What a score is known to capture badly, such as `night-care`. */
  flags: z.array(idSchema).max(100).exactOptional(),
  /** Why this case is left out. */
  excludeReason: z.string().max(1000).exactOptional(),
});

/** A case with points, package and budget, as callers give it. */
export type FirmCase = z.input<typeof firmCaseSchema>;

/** A case with points, package and budget, in exact points and whole pence. */
export type ParsedFirmCase = z.output<typeof firmCaseSchema>;

/** Checks what cases and their fields have to do with each other, all problems at once. */
export function checkCases(cases: readonly ParsedFirmCase[], name: string): void {
  const problems = problemList();
  const seen = new Set<string>();
  cases.forEach(({ caseId, packageValue, oneOff = 0n, characteristics = [] }, index) => {
    const at = [name, index];
    if (seen.has(caseId)) problems.add('duplicate', [...at, 'caseId'], 'this case stands in the list twice');
    seen.add(caseId);
    if (oneOff > (packageValue ?? 0n)) {
      problems.add('inconsistent', [...at, 'oneOff'], 'the one-off part is more than the whole package');
    }
    if (new Set([...characteristics.map((one) => one.name), 'group']).size <= characteristics.length) {
      const message = 'a characteristic stands twice; each name may stand once, and none is group';
      problems.add('duplicate', [...at, 'characteristics'], message);
    }
  });
  problems.throwIfAny();
}
