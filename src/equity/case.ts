import * as z from 'zod';
import { problemList } from '../errors.js';
import { idSchema } from '../identifier.js';
import { pointsSchema } from '../model/allocation.js';
import { positiveAmountSchema } from '../money/amount.js';

/**
 * A case with its need in points, up to four amounts in pounds per period, and the characteristics to compare by. What
 * is not known is left out: no points is not 0 points, no amount is not £0, no value is not a group.
 *
 * @source RR145 5.25-5.32 (the four amounts)
 */
export const equityCaseSchema = z.strictObject({
  caseId: idSchema,
  points: pointsSchema.exactOptional(),
  traditional: positiveAmountSchema.exactOptional(),
  indicative: positiveAmountSchema.exactOptional(),
  communicated: positiveAmountSchema.exactOptional(),
  final: positiveAmountSchema.exactOptional(),
  status: idSchema.exactOptional(),
  site: idSchema.exactOptional(),
  group: idSchema.exactOptional(),
  /** Further columns to compare by, each name once. */
  characteristics: z
    .array(z.strictObject({ name: idSchema, value: idSchema }))
    .max(100)
    .exactOptional(),
  /** Why this case is left out of every comparison. */
  excludeReason: z.string().max(1000).exactOptional(),
});

/** A case of an equity comparison, as callers give it. */
export type EquityCase = z.input<typeof equityCaseSchema>;

/** A case of an equity comparison, in whole pence and exact points. */
export type ParsedEquityCase = z.output<typeof equityCaseSchema>;

/** The columns of a case that can be compared by like a characteristic. */
export const OWN_COLUMNS = ['status', 'site', 'group'] as const;

/** Checks what cases have to do with each other, all problems at once. */
export function checkCases(cases: readonly ParsedEquityCase[]): void {
  const problems = problemList();
  const seen = new Set<string>();
  cases.forEach(({ caseId, characteristics }, index) => {
    if (seen.has(caseId)) problems.add('duplicate', ['cases', index, 'caseId'], 'this case stands in the list twice');
    seen.add(caseId);
    const names = characteristics?.map(({ name }) => name) ?? [];
    if (new Set([...names, ...OWN_COLUMNS]).size === names.length + OWN_COLUMNS.length) return;
    const message = `a characteristic stands twice; each name may stand once, and none is ${OWN_COLUMNS.join(', ')}`;
    problems.add('duplicate', ['cases', index, 'characteristics'], message);
  });
  problems.throwIfAny();
}
