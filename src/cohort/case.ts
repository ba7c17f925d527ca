import * as z from 'zod';
import type { Path, ProblemList } from '../errors.js';
import type { DecimalInput } from '../exact/decimal.js';
import type { Ratio } from '../exact/ratio.js';
import { idSchema, textOfAtMost } from '../identifier.js';
import { pointsSchema } from '../model/shared/budget/allocation.js';
import { type AmountInput, type Pence, positiveAmountSchema } from '../money/amount.js';
import { schemaFor } from '../parse/deferred.js';
import { STAGES, type Stage } from '../stage.js';

/** A part of each of the four amounts of a case; a stage without such a part is left out. */
export interface StageParts {
  /** The part of the package before, in pounds per period. */
  readonly traditional?: AmountInput;
  /** The part of what the model gives, in pounds per period. */
  readonly indicative?: AmountInput;
  /** The part of what the family is told, in pounds per period. */
  readonly communicated?: AmountInput;
  /** The part of what is agreed, in pounds per period. */
  readonly final?: AmountInput;
}

/** A characteristic of a case, such as `{ name: 'ethnicity', value: 'Asian' }`. */
export interface CaseCharacteristic {
  /** Once in a case; not `status`, `site` or `group`, which have fields of their own. */
  readonly name: string;
  /** The group that the case is in by it. */
  readonly value: string;
}

/**
 * One family among others: everything that a comparison of a cohort may want to know of it. Every comparison takes the
 * same cases and reads what it needs. What is not known is left out: no points is not 0 points, no amount is not £0, no
 * value is not a group.
 *
 * @source RR145 5.25-5.32 (the four amounts), footnote 17 (newcomers)
 * @choice status: a case without a status is taken as an existing family, and as one of no stated status where groups are
 * compared by it
 */
export interface CohortCase {
  /** The id of the family; each stands once in a list. */
  readonly caseId: string;
  /** The score of the questionnaire: 0 or more points, with at most six decimals. */
  readonly points?: DecimalInput;
  /** The value of the package before, in pounds per period, one-offs and contingency included. */
  readonly traditional?: AmountInput;
  /** What the model gives, in pounds per period. */
  readonly indicative?: AmountInput;
  /** What the family is told, in pounds per period. */
  readonly communicated?: AmountInput;
  /** What is agreed with the support plan, in pounds per period. */
  readonly final?: AmountInput;
  /** The one-off part inside each amount, in pounds. */
  readonly oneOff?: StageParts;
  /** The contingency inside each amount, in pounds per period. */
  readonly contingency?: StageParts;
  /** A newcomer has no package before; `existing` unless told otherwise, and not stated where groups are compared by it. */
  readonly status?: 'existing' | 'newcomer';
  /** In whole years. */
  readonly age?: number;
  /** The site or area of the family. */
  readonly site?: string;
  /** The group that the family is in, such as a group of needs. */
  readonly group?: string;
  /** The household; cases of one household are drawn together where samples are drawn anew. Left out, it is its own. */
  readonly household?: string;
  /** Further columns to compare by, each name once; at most 100. */
  readonly characteristics?: readonly CaseCharacteristic[];
  /** What a score is known to capture badly, such as `night-care`; at most 100. */
  readonly flags?: readonly string[];
  /** Why this case is left out of every comparison, in at most 1,000 characters. */
  readonly excludeReason?: string;
}

/** A case as comparisons use it: exact points, whole pence. */
export interface ParsedCase
  extends ParsedParts,
    Pick<
      CohortCase,
      'caseId' | 'status' | 'age' | 'site' | 'group' | 'household' | 'characteristics' | 'flags' | 'excludeReason'
    > {
  readonly points?: Ratio;
  readonly oneOff?: ParsedParts;
  readonly contingency?: ParsedParts;
}

/** A part of each amount, in whole pence. */
export type ParsedParts = { readonly [S in Stage]?: Pence };

const amountFields = () => ({
  traditional: positiveAmountSchema.exactOptional(),
  indicative: positiveAmountSchema.exactOptional(),
  communicated: positiveAmountSchema.exactOptional(),
  final: positiveAmountSchema.exactOptional(),
});

/** The fields by which any list of families among others knows one of them. */
export const familyFields = () => ({
  caseId: idSchema,
  points: pointsSchema.exactOptional(),
  ...amountFields(),
  status: z.enum(['existing', 'newcomer']).exactOptional(),
  group: idSchema.exactOptional(),
});

/** The wire form of a case. */
export const caseSchema = schemaFor<CohortCase>()((): z.ZodType<ParsedCase, CohortCase> => {
  const parts = z.strictObject(amountFields()).exactOptional();
  return z.strictObject({
    ...familyFields(),
    oneOff: parts,
    contingency: parts,
    age: z.int().min(0).max(120).exactOptional(),
    site: idSchema.exactOptional(),
    household: idSchema.exactOptional(),
    characteristics: z
      .array(z.strictObject({ name: idSchema, value: idSchema }))
      .max(100)
      .exactOptional(),
    flags: z.array(idSchema).max(100).exactOptional(),
    excludeReason: textOfAtMost(1000).exactOptional(),
  });
});

/** The fields of a case that can be compared by like a characteristic. */
export const OWN_CHARACTERISTICS = ['status', 'site', 'group'] as const;

/** Checks what cases and their fields have to do with each other. */
export function checkCases(cases: readonly ParsedCase[], name: string, problems: ProblemList): void {
  const seen = new Set<string>();
  cases.forEach((one, index) => {
    const path = [name, index];
    if (seen.has(one.caseId)) problems.add('duplicate', [...path, 'caseId'], 'this case stands in the list twice');
    seen.add(one.caseId);
    if (one.oneOff !== undefined || one.contingency !== undefined) checkParts(one, path, problems);
    if (one.characteristics !== undefined) checkCharacteristics(one.characteristics, path, problems);
  });
}

function checkParts(one: ParsedCase, path: Path, problems: ProblemList): void {
  for (const stage of STAGES) {
    const [amount, parts] = [one[stage] ?? 0n, (one.oneOff?.[stage] ?? 0n) + (one.contingency?.[stage] ?? 0n)];
    if (parts <= amount) continue;
    const what = one[stage] === undefined ? `there is no ${stage} amount` : `they are more than the ${stage} amount`;
    const message = `the one-off part and the contingency are parts of an amount, but ${what}`;
    problems.add('inconsistent', [...path, stage], message);
  }
}

function checkCharacteristics(given: readonly CaseCharacteristic[], path: Path, problems: ProblemList): void {
  const names = new Set<string>(OWN_CHARACTERISTICS);
  for (const { name } of given) names.add(name);
  if (names.size === given.length + OWN_CHARACTERISTICS.length) return;
  const own = OWN_CHARACTERISTICS.join(', ');
  const message = `a characteristic stands twice; each name may stand once, and none is ${own}`;
  problems.add('duplicate', [...path, 'characteristics'], message);
}
