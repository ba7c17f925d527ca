import { fail } from '../../errors.js';
import { divideRatios, formatRatio, type Ratio, ratio, sumRatios, ZERO } from '../../exact/ratio.js';
import { inOrder, rankRows } from '../../model/percentile/table/rank-rows.js';
import { formatAmount, type Pence } from '../../money/amount.js';
import { given, penceInPounds, type StepRecorder } from '../../record/step/recorder.js';
import type { ParsedPotCase } from '../pot-case.js';
import { sumOf } from '../sum.js';
import type { ParsedRecalculateOptions } from './recalculate-options.js';
import type { Remaining } from './remaining.js';

/** The money that a recalculation has to work with, in pence. */
export interface RecalculationMoney {
  readonly remainingPot: Pence;
  readonly locked: Pence;
  /** Packages of families that end at £0. */
  readonly setAside: Pence;
  readonly reserveKept: Pence;
  /** What is left for those who are not locked. */
  readonly available: Pence;
}

/** Records the exact budget of one family as the step `exact-budget`. */
export type RecordBudget = (one: ParsedPotCase, steps: StepRecorder) => void;

const POUNDS = { unit: 'pounds', period: 'year' } as const;

/** RAS 4: the points times what is left over the points of those who are not locked; those without points are set aside. */
export function byPricePoint({ open }: Remaining, { available }: RecalculationMoney): RecordBudget {
  const points = sumRatios(open.map((one) => one.points ?? ZERO));
  return (one, steps) => {
    steps.number({
      id: 'price',
      rule: 'what is left for those who are not locked, divided by their points',
      operation: 'divide',
      inputs: [given('numerator', penceInPounds(available), 'pounds left'), given('denominator', points, 'points')],
      unit: 'pounds per point',
      period: 'year',
      source: 'RR145 5.36',
    });
    const inputs = [given('factor', one.points ?? ZERO, 'points of the family'), steps.ref('factor', 'price')];
    const rule = 'points times the recalculated price of a point';
    steps.number({ id: 'exact-budget', rule, operation: 'multiply', inputs, ...POUNDS, source: 'RR145 5.36' });
  };
}

/**
 * RAS 5: the remaining packages aligned with the remaining scores by rank, lowered by the share that is kept back.
 *
 * @choice recalculate-percentile: `realign` hands out the remaining packages by rank and reports what they are over;
 * `scale` keeps the present proportions within what is left; RR145 defines neither, so the caller names one
 */
export function byRealigning({ locked, open }: Remaining, money: RecalculationMoney): RecordBudget {
  const all = [...locked, ...open];
  const points = all.map((one) => one.points ?? ZERO);
  const rows = rankRows(
    inOrder(
      points,
      all.map(({ traditional = 0n }) => traditional),
    ),
    'mean',
  );
  const byPoints = new Map(rows.map((row) => [formatRatio(row.points), row]));
  const { remainingPot, setAside, reserveKept } = money;
  const aligned = remainingPot - setAside;
  const share = aligned === 0n ? ZERO : ratio(aligned - reserveKept, aligned);
  return (one, steps) => {
    const row = byPoints.get(formatRatio(one.points ?? ZERO));
    if (row === undefined) return fail('undefined-result', ['cases', one.caseId], 'no row has these points');
    steps.number({
      id: 'aligned',
      rule: 'the packages that remain in the places of this score, shared among equal scores',
      operation: 'divide',
      inputs: [given('numerator', row.money, 'packages'), given('denominator', String(row.over), 'equal scores')],
      ...POUNDS,
      source: 'RR145 5.13',
      choice: 'recalculate-percentile',
    });
    const inputs = [steps.ref('factor', 'aligned'), given('factor', share, 'share that is not kept back')];
    steps.number({ id: 'exact-budget', rule: 'less the reserve', operation: 'multiply', inputs, ...POUNDS });
  };
}

/** RAS 5: present budgets, all by the same share; those of £0 are set aside. */
export function byScaling({ open }: Remaining, { available }: RecalculationMoney): RecordBudget {
  const present = sumOf(open.map(({ indicative }) => indicative));
  const share: Ratio = divideRatios(ratio(available), ratio(present));
  return (one, steps) => {
    const inputs = [given('factor', penceInPounds(one.indicative), 'present budget'), given('factor', share, 'share')];
    const rule = 'the present budget times what is left over all present budgets that are not locked';
    const choice = 'recalculate-percentile';
    steps.number({ id: 'exact-budget', rule, operation: 'multiply', inputs, ...POUNDS, choice });
  };
}

/** The rule that the caller named. */
export function ruleOf(
  { rule }: ParsedRecalculateOptions,
  remaining: Remaining,
  money: RecalculationMoney,
): RecordBudget {
  if (rule === 'realign') return byRealigning(remaining, money);
  return rule === 'scale' ? byScaling(remaining, money) : byPricePoint(remaining, money);
}

/**
 * Refuses a recalculation that has no money to work with.
 *
 * @throws RasError `refused` with the figures when what is locked and set aside, or that and what is kept, is more than what remains
 */
export function checkMoney({ remainingPot, locked, setAside, reserveKept, available }: RecalculationMoney): void {
  if (available >= 0n) return;
  const figures = {
    remainingPot: formatAmount(remainingPot),
    locked: formatAmount(locked),
    setAside: formatAmount(setAside),
    reserveKept: formatAmount(reserveKept),
    lacking: formatAmount(-available),
  };
  const aside = setAside === 0n ? '' : ` and £${figures.setAside} set aside, the packages of families with £0`;
  const more = `the pot that remains is £${figures.remainingPot}; £${figures.locked} of it is locked${aside}`;
  const message =
    locked + setAside > remainingPot
      ? `${more}, ${setAside === 0n ? 'which is' : 'together'} more than there is`
      : `${more} and £${figures.reserveKept} is to be kept: the others' budgets would be negative by £${figures.lacking}`;
  fail('refused', ['options'], message, figures);
}
