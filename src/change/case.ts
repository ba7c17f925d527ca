import * as z from 'zod';
import { type Path, type ProblemList, problemList } from '../errors.js';
import { idSchema } from '../identifier.js';
import { positiveAmountSchema } from '../money/amount.js';
import { STAGES } from '../stage.js';

const partsSchema = z.strictObject({
  traditional: positiveAmountSchema.exactOptional(),
  indicative: positiveAmountSchema.exactOptional(),
  communicated: positiveAmountSchema.exactOptional(),
  final: positiveAmountSchema.exactOptional(),
});

/**
 * A case with up to four amounts in pounds per period. An amount that is not there is left out; it is not £0.
 *
 * @source RR145 5.25-5.32, footnote 17 (newcomers)
 * @choice status: a case without a status is taken as an existing family
 */
export const stageCaseSchema = z.strictObject({
  caseId: idSchema,
  ...partsSchema.shape,
  /** The one-off part of each amount, in pounds. */
  oneOff: partsSchema.exactOptional(),
  /** The contingency inside each amount, in pounds. */
  contingency: partsSchema.exactOptional(),
  status: z.enum(['existing', 'newcomer']).default('existing'),
  site: idSchema.exactOptional(),
  group: idSchema.exactOptional(),
  /** Further columns to group by, each name once. */
  characteristics: z
    .array(z.strictObject({ name: idSchema, value: idSchema }))
    .max(100)
    .exactOptional(),
  /** Why this case is left out of every comparison. */
  excludeReason: z.string().max(1000).exactOptional(),
});

/** A case with up to four amounts, as callers give it. */
export type StageCase = z.input<typeof stageCaseSchema>;

/** A case with up to four amounts, in whole pence. */
export type ParsedStageCase = z.output<typeof stageCaseSchema>;

/** Checks what the fields of cases have to do with each other, all problems at once. */
export function checkCases(cases: readonly ParsedStageCase[]): void {
  const problems = problemList();
  const seen = new Set<string>();
  cases.forEach((one, index) => {
    if (seen.has(one.caseId))
      problems.add('duplicate', ['cases', index, 'caseId'], 'this case stands in the list twice');
    seen.add(one.caseId);
    if (one.oneOff !== undefined || one.contingency !== undefined) checkParts(one, ['cases', index], problems);
    if (one.characteristics !== undefined) checkCharacteristics(one.characteristics, ['cases', index], problems);
  });
  problems.throwIfAny();
}

function checkParts(one: ParsedStageCase, at: Path, problems: ProblemList): void {
  for (const stage of STAGES) {
    const parts = (one.oneOff?.[stage] ?? 0n) + (one.contingency?.[stage] ?? 0n);
    if (parts <= (one[stage] ?? 0n)) continue;
    const what = one[stage] === undefined ? `there is no ${stage} amount` : `they are more than the ${stage} amount`;
    const message = `the one-off part and the contingency are parts of an amount, but ${what}`;
    problems.add('inconsistent', [...at, stage], message);
  }
}

function checkCharacteristics(
  characteristics: NonNullable<ParsedStageCase['characteristics']>,
  at: Path,
  problems: ProblemList,
): void {
  if (new Set(characteristics.map(({ name }) => name)).size === characteristics.length) return;
  problems.add('duplicate', [...at, 'characteristics'], 'a characteristic stands twice; each name may stand once');
}
