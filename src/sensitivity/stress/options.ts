import * as z from 'zod';
import { fail, type ProblemList, problemList, show } from '../../errors.js';
import { at } from '../../exact/at.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { compareText } from '../../exact/labels.js';
import { PERCENT } from '../../exact/quantity.js';
import { exactSchema } from '../../exact/wire.js';
import { type FundingBasis, fundingBasisSchema } from '../../funding/basis.js';
import { idSchema } from '../../identifier.js';
import { type AmountInput, type Pence, positiveAmountSchema } from '../../money/amount.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { isOutside, type ParsedPotCase } from '../../pot/pot-case.js';
import { type ChanceOptions, chanceFields } from '../chance/chance.js';

/** A probability in per cent. */
export const probabilitySchema = deferred(() => exactSchema({ ...PERCENT, what: 'a probability in per cent' }));

/**
 * How a reserve is put under stress.
 *
 * @choice stress-probabilities: how many leavers the reserve survives is told for 95, 80 and 50 per cent of the draws,
 * unless told otherwise; no report states a probability
 */
export interface StressOptions extends ChanceOptions {
  /** Where the money behind the budgets comes from; only a pot has a reserve. */
  readonly fundingBasis: FundingBasis;
  /** What is left of the reserve now, in pounds a year. */
  readonly reserve: AmountInput;
  /** Who would leave first, then second, and so on, by id; everyone in the order of the list unless told. */
  readonly order?: readonly string[];
  /**
   * Where the surplus goes when a family leaves whose budget was more than its package; `to-reserve` unless told
   * otherwise.
   */
  readonly surplus?: 'to-reserve' | 'outside' | undefined;
  /** How many leavers the table goes to; everyone unless told. */
  readonly upTo?: number;
  /** In how many per cent of the draws the reserve has to survive; 95, 80 and 50 unless told otherwise. */
  readonly probabilities?: readonly DecimalInput[] | undefined;
}

/** How a reserve is put under stress. */
export const stressOptionsSchema = schemaFor<StressOptions>()(() =>
  z.strictObject({
    fundingBasis: fundingBasisSchema,
    reserve: positiveAmountSchema,
    order: z.array(idSchema).max(1_000_000).exactOptional(),
    surplus: z.enum(['to-reserve', 'outside']).default('to-reserve'),
    upTo: z.int().min(1).max(1_000_000).exactOptional(),
    probabilities: z.array(probabilitySchema).max(20).prefault(['95', '80', '50']),
    ...chanceFields(),
  }),
);

/** How a reserve is put under stress, parsed. */
export type ParsedStressOptions = z.output<typeof stressOptionsSchema>;

/** The families whose leaving costs the pot something: those inside it that have a package to keep. */
export function mayLeave(cases: readonly ParsedPotCase[]): ParsedPotCase[] {
  return cases.filter((one) => one.status === 'existing' && !isOutside(one));
}

/** What the reserve loses by a family's leaving: its package less its budget. */
export function gapOf({ traditional = 0n, indicative }: ParsedPotCase, surplus: 'to-reserve' | 'outside'): Pence {
  const gap = traditional - indicative;
  return gap < 0n && surplus === 'outside' ? 0n : gap;
}

/** The positions of the families in the order that the caller names; those not named come after, as in the list. */
export function namedOrder(cases: readonly ParsedPotCase[], order: readonly string[] = []): number[] {
  const problems = problemList();
  const chosen = chosenFirst(cases, order, problems);
  problems.throwIfAny();
  return [...chosen, ...cases.keys()].filter((place, index) => index < chosen.size || !chosen.has(place));
}

/** The positions of the families that the caller names; who is not there, or named twice, is told. */
export function chosenFirst(
  cases: readonly ParsedPotCase[],
  order: readonly string[],
  problems: ProblemList,
): ReadonlySet<number> {
  const places = new Map(cases.map(({ caseId }, place) => [caseId, place]));
  const chosen = new Set<number>();
  order.forEach((caseId, index) => {
    const place = places.get(caseId);
    const path = ['options', 'order', index];
    if (place === undefined) problems.add('unknown-name', path, `no family in the pot is called ${show(caseId)}`);
    else if (chosen.has(place)) problems.add('duplicate', path, `${show(caseId)} leaves twice`);
    else chosen.add(place);
  });
  return chosen;
}

/** The positions of the families, those whose leaving costs most first; equals in the order of their ids. */
export function worstOrder(cases: readonly ParsedPotCase[], costs: readonly Pence[]): number[] {
  const sized = cases.map(({ caseId }, place) => ({ place, cost: at(costs, place), caseId }));
  sized.sort((a, b) => (a.cost > b.cost ? -1 : a.cost < b.cost ? 1 : compareText(a.caseId, b.caseId)));
  return sized.map(({ place }) => place);
}

/** Whole pence as plain numbers, where no sum of them can pass 2^53. */
export function plainPence(values: readonly Pence[], alsoAdded: Pence = 0n): Float64Array {
  let sum = alsoAdded;
  for (const value of values) sum += value < 0n ? -value : value;
  if (sum > BigInt(Number.MAX_SAFE_INTEGER)) {
    fail('too-large', ['cases'], 'the amounts come to more than ninety trillion pounds, too much to draw at random');
  }
  return Float64Array.from(values, Number);
}
