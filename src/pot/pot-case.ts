import * as z from 'zod';
import { type Path, type ProblemList, problemList, show } from '../errors.js';
import { idSchema } from '../identifier.js';
import { pointsSchema } from '../model/allocation.js';
import { positiveAmountSchema } from '../money/amount.js';
import { daySchema } from '../money/calendar.js';
import { withCheck } from '../parse.js';

/** How far a family is on the way to its final budget. */
export const PROGRESS = ['allocated', 'communicated', 'planning', 'plan-agreed'] as const;

/** How far a family is. */
export type Progress = (typeof PROGRESS)[number];

const fieldsSchema = z.strictObject({
  caseId: idSchema,
  /** An existing family has a package to go back to; a newcomer has none. */
  status: z.enum(['existing', 'newcomer']).default('existing'),
  points: pointsSchema.exactOptional(),
  /** The value of the existing package in pounds a year. */
  packageValue: positiveAmountSchema.exactOptional(),
  /** What the family is allocated, in pounds a year. */
  budget: positiveAmountSchema,
  /** What it would be allocated if nothing were held back from the pot, in pounds a year. */
  budgetBeforeTopSlice: positiveAmountSchema.exactOptional(),
  progress: z.enum(PROGRESS).exactOptional(),
  /** Whether the budget is committed outside the pot; a newcomer's is, unless told otherwise. */
  outside: z.boolean().exactOptional(),
});

/** A family that shares in a pot. */
export const potCaseSchema = withCheck(fieldsSchema, ({ status, packageValue }, problems) => {
  if (status === 'existing' && packageValue === undefined) {
    problems.add('missing', ['packageValue'], 'an existing family has a package; give its value in pounds a year');
  }
  if (status === 'newcomer' && packageValue !== undefined) {
    problems.add('inconsistent', ['packageValue'], 'a newcomer has no existing package; leave it out');
  }
});

/** A family that shares in a pot, as callers give it. */
export type PotCase = z.input<typeof potCaseSchema>;

/** A family that shares in a pot, parsed. */
export type ParsedPotCase = z.output<typeof potCaseSchema>;

/** A family that leaves, and the last day on its budget. */
export const leaverSchema = z.strictObject({ caseId: idSchema, leavesOn: daySchema.exactOptional() });

/** Whether a family's budget is committed outside the pot. */
export function isOutside({ status, outside }: ParsedPotCase): boolean {
  return outside ?? status === 'newcomer';
}

/** The families by id. */
export function casesById(cases: readonly ParsedPotCase[], path: Path): ReadonlyMap<string, ParsedPotCase> {
  const problems = problemList();
  const byId = new Map<string, ParsedPotCase>();
  cases.forEach((one, index) => {
    if (byId.has(one.caseId)) problems.add('duplicate', [...path, index, 'caseId'], 'this family stands twice');
    byId.set(one.caseId, one);
  });
  problems.throwIfAny();
  return byId;
}

/** Tells of leavers that are named twice or that nobody is called. */
export function checkLeavers(
  leavers: readonly { readonly caseId: string }[],
  byId: ReadonlyMap<string, unknown>,
  problems: ProblemList,
): void {
  const seen = new Set<string>();
  leavers.forEach(({ caseId }, index) => {
    const path = ['options', 'leavers', index, 'caseId'];
    if (seen.has(caseId)) problems.add('duplicate', path, 'this family leaves twice');
    if (!byId.has(caseId)) problems.add('unknown-name', path, `no family is called ${show(caseId)}`);
    seen.add(caseId);
  });
}
