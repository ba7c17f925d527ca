import { compareRatios, type Ratio, subtractRatios, ZERO } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { Allocation, AllocationPart, BudgetAllocation } from '../../model/shared/budget/allocation.js';
import { readTogether } from '../../parse/parse.js';
import { given, penceInPounds, type StepRecorder } from '../../record/step/recorder.js';
import type { StepInput } from '../../record/step/step.js';
import type { Warning } from '../../warning.js';
import { type Offer, type OffersInput, readOffers } from './offers.js';
import { readBudget, revised, revision } from './revise.js';

/**
 * Takes what other agencies offer off a budget, so that it funds the need that is left.
 *
 * An offer that is worth more than what it is for leaves nothing to fund there, never less; what is over is told in a
 * warning. By outcome it stays with its outcome; in total it also reduces what other outcomes get.
 *
 * @param allocation with a budget; by outcome, one whose parts are outcomes
 * @returns the allocation with the budget after the offers, in pounds per its period, and the steps of both
 * @throws RasError `choice-needed` when `by` is missing; `inconsistent` for another period; `missing`, `unknown-name`
 * for an outcome; `undefined-result` where there is no budget; `replay-mismatch`
 * for an allocation that does not follow from its steps
 * @source RR145 5.33
 * @choice net-offers: no default between outcome by outcome and total; the report names other agencies' offers and no
 * formula
 * @example
 * ```ts
 * import { allocate } from 'openras';
 * import { netOffers } from 'openras/models';
 * const levels = [{ id: 'none', amount: '0' }, { id: 'some', amount: '900' }];
 * const allocation = allocate(
 *   { schemaVersion: 1, kind: 'level-prices', period: 'year', levels, outcomes: [{ id: 'sleep' }, { id: 'friends' }] },
 *   { caseId: 'c', answers: [{ outcome: 'sleep', level: 'some' }, { outcome: 'friends', level: 'some' }] },
 * );
 * const offers = [{ agency: 'health', amount: '1000', per: 'year', outcome: 'sleep' }] as const;
 * netOffers(allocation, { by: 'outcome', offers: [...offers] }).indicative; // => '900.00'
 * netOffers(allocation, { by: 'total', offers: [...offers] }).indicative; // => '800.00'
 * ```
 * @category Budgets
 */
export function netOffers(allocation: Allocation, options: OffersInput): BudgetAllocation {
  const [before, parsed] = readTogether(
    () => readBudget(allocation, 'offers'),
    () => readOffers(options, allocation),
  );
  const { steps, soFar } = revision(before, 'offers');
  if (parsed.by === 'total') {
    const left = recordLeft('1', soFar('from'), parsed.offers, before, steps);
    const total = recordTotal([left.id], before, steps);
    return revised(before, steps, total, { warnings: beyond(left.over, 'the budget', before) });
  }
  const counted = (before.parts ?? []).filter(({ counts }) => counts);
  const lefts = counted.map(({ id, amount }, index) => {
    const own = parsed.offers.filter(({ outcome }) => outcome === id);
    const from = given('from', amount ?? '0', `pounds for ${id}`);
    return { part: id, ...recordLeft(String(index + 1), from, own, before, steps) };
  });
  const total = recordTotal(
    lefts.map(({ id }) => id),
    before,
    steps,
  );
  const parts: AllocationPart[] = lefts.map(({ part, left }) => ({
    id: part,
    amount: formatRounded(left, 2),
    counts: true,
  }));
  const warnings = lefts.flatMap(({ part, over }) => beyond(over, part, before));
  return revised(before, steps, total, { parts, warnings });
}

interface Left {
  readonly id: string;
  readonly left: Ratio;
  /** What the offers are worth beyond what they are for. */
  readonly over: Ratio;
}

function recordLeft(
  place: string,
  from: StepInput,
  offers: readonly Offer[],
  { period }: Allocation,
  steps: StepRecorder,
): Left {
  const id = `left ${place}`;
  const shared = { unit: 'pounds', period, source: 'RR145 5.33', choice: 'net-offers' } as const;
  const less = offers.map(({ agency, amount }) => given('less', penceInPounds(amount), `offered by ${agency}`));
  const inputs = [from, ...less];
  const difference = steps.number({
    id: `${id}, signed`,
    rule: 'less what other agencies offer',
    operation: 'subtract',
    inputs,
    ...shared,
  });
  const left = steps.number({
    id,
    rule: 'an offer leaves nothing to fund at least, never less',
    operation: 'greatest',
    inputs: [steps.ref('value', `${id}, signed`), given('value', ZERO, 'nothing')],
    ...shared,
  });
  return { id, left, over: subtractRatios(left, difference) };
}

function recordTotal(ids: readonly string[], { period }: Allocation, steps: StepRecorder): Ratio {
  return steps.number({
    id: 'exact-budget',
    rule: 'what is left to fund',
    operation: 'sum',
    inputs: ids.map((id) => steps.ref('term', id)),
    unit: 'pounds',
    period,
    source: 'RR145 5.33',
  });
}

function beyond(over: Ratio, what: string, { caseId }: Allocation): Warning[] {
  if (compareRatios(over, ZERO) <= 0) return [];
  const pounds = formatRounded(over, 2);
  const message = `other agencies offer £${pounds} more than ${what}; is it the same need, priced alike?`;
  return [{ code: 'offer-beyond-need', message, caseId, details: { pounds } }];
}
