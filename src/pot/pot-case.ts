import * as z from 'zod';
import type { Path, ProblemList } from '../errors.js';
import type { DecimalInput } from '../exact/decimal.js';
import { idSchema } from '../identifier.js';
import { pointsSchema } from '../model/shared/budget/allocation.js';
import { type AmountInput, type Pence, positiveAmountSchema } from '../money/amount.js';
import { withCheck } from '../parse/check.js';
import { deferred, schemaFor } from '../parse/deferred.js';
import { has, is, lacks, together, when } from '../together.js';
import { amountOrNone } from './beside.js';

/** How far a family is on the way to its final budget. */
export const PROGRESS = ['allocated', 'communicated', 'planning', 'plan-agreed'] as const;

/** How far a family is. */
export type Progress = (typeof PROGRESS)[number];

/** A family that shares in a pot. */
export interface PotCase {
  /** The family's id. */
  readonly caseId: string;
  /** An existing family (unless told otherwise) has a package to go back to; a newcomer has none. */
  readonly status?: 'existing' | 'newcomer' | undefined;
  /** Its points; needed to recalculate. */
  readonly points?: DecimalInput;
  /** The value of the package before, in pounds a year; an existing family has one. */
  readonly traditional?: AmountInput;
  /** What the family is allocated, in pounds a year. */
  readonly indicative: AmountInput;
  /** What its assessed need costs, in pounds a year; left out where nobody has said. */
  readonly costOfNeed?: AmountInput;
  /** What it would be allocated if nothing were held back from the pot, in pounds a year. */
  readonly indicativeBeforeTopSlice?: AmountInput;
  /** How far it is on the way to its final budget; needed to recalculate. */
  readonly progress?: Progress;
  /** Whether the budget is committed outside the pot; a newcomer's is, unless told otherwise. */
  readonly outside?: boolean;
}

const fieldsSchema = deferred(() =>
  z
    .strictObject({
      caseId: idSchema,
      status: z.enum(['existing', 'newcomer']).default('existing'),
      points: pointsSchema.exactOptional(),
      traditional: positiveAmountSchema.exactOptional(),
      indicative: positiveAmountSchema,
      costOfNeed: positiveAmountSchema.exactOptional(),
      indicativeBeforeTopSlice: positiveAmountSchema.exactOptional(),
      progress: z.enum(PROGRESS).exactOptional(),
      outside: z.boolean().exactOptional(),
    })
    .meta(together(when(is('status', 'newcomer'), lacks('traditional'), has('traditional')))),
);

/** A family that shares in a pot, checked. */
export const potCaseSchema = schemaFor<PotCase>()(() =>
  withCheck(fieldsSchema, ({ status, traditional }, problems) => {
    if (status === 'existing' && traditional === undefined) {
      problems.add('missing', ['traditional'], 'an existing family has a package; give its value in pounds a year');
    }
    if (status === 'newcomer' && traditional !== undefined) {
      problems.add('inconsistent', ['traditional'], 'a newcomer has no existing package; leave it out');
    }
  }),
);

/** A family that shares in a pot, parsed. */
export type ParsedPotCase = z.output<typeof potCaseSchema>;

/** Whether a family's budget is committed outside the pot. */
export function isOutside({ status, outside }: ParsedPotCase): boolean {
  return outside ?? status === 'newcomer';
}

/** What a family has to meet its need; none for £0 that nobody has told it, which carries the advice to refer. */
export function amountForNeed({ indicative, progress = 'allocated' }: ParsedPotCase): Pence | null {
  return progress === 'allocated' ? amountOrNone(indicative) : indicative;
}

/** Checks that each family stands once. */
export function checkEachOnce(cases: readonly ParsedPotCase[], problems: ProblemList, path: Path): void {
  const seen = new Set<string>();
  cases.forEach(({ caseId }, index) => {
    if (seen.has(caseId)) problems.add('duplicate', [...path, index, 'caseId'], 'this family stands twice');
    seen.add(caseId);
  });
}

/** Families, each of which stands once, by id. */
export function casesById(cases: readonly ParsedPotCase[]): ReadonlyMap<string, ParsedPotCase> {
  return new Map(cases.map((one) => [one.caseId, one]));
}
