import * as z from 'zod';
import { quantitySchema } from '../../costing/wire.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { divideRatios, formatRatio, multiplyRatios, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { Allocation, BudgetAllocation } from '../../model/shared/budget/allocation.js';
import { stated } from '../../model/stated.js';
import { PENNY } from '../../money/rounding.js';
import { unitPriceSchema } from '../../money/unit-price.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { given } from '../../record/step/recorder.js';
import { readBudget, revised, revision } from './revise.js';

/** How far a family travels to its services, and what a mile costs. */
export interface TravelInput {
  /** Miles from home to the service, one way. */
  readonly miles: DecimalInput;
  /** One-way journeys in the period of the budget. */
  readonly journeys: DecimalInput;
  /** Pounds per mile; there is no default. */
  readonly ratePerMile: DecimalInput;
}

const travelSchema = schemaFor<TravelInput>()(() =>
  z.strictObject({
    miles: quantitySchema,
    journeys: quantitySchema,
    ratePerMile: stated(unitPriceSchema, 'is missing; no report publishes a mileage rate, so state it'),
  }),
);

/**
 * Adds the cost of travelling to services to a budget, for families who live far from them.
 *
 * The other way is a line of the package or plan: a quantity of miles with a price (`costPackage`).
 *
 * @param allocation with a budget
 * @param travel the rate is in pounds per mile and has no default; journeys are those in the budget's period
 * @returns the allocation with the budget and the travel as its parts, in pounds per its period, and the steps of both
 * @throws RasError `choice-needed` without a rate; `undefined-result` where there is no budget; `replay-mismatch`
 * for an allocation that does not follow from its steps
 * @source RR145 5.33 (families in remote areas travel farther)
 * @choice travel-add-on: miles times journeys times a stated rate, to the penny, on top of the budget; the report names the
 * cost and no formula
 * @example
 * ```ts
 * import { allocate, type Model } from 'openras';
 * import { addTravel } from 'openras/models';
 * const model: Model = { schemaVersion: 1, kind: 'equal-share', period: 'year', pot: '80000', places: 40 };
 * const travel = { miles: 14, journeys: 104, ratePerMile: '0.45' };
 * const { indicative, parts } = addTravel(allocate(model, { caseId: 'c' }), travel);
 * indicative; // => '2655.20'
 * parts?.map(({ id, amount }) => [id, amount]); // => [['without travel', '2000.00'], ['travel', '655.20']]
 * ```
 * @category Budgets
 */
export function addTravel(allocation: Allocation, travel: TravelInput): BudgetAllocation {
  const [before, { miles, journeys, ratePerMile }] = readTogether(
    () => readBudget(allocation, 'travel'),
    () => parseInput(travelSchema, travel, ['travel']),
  );
  const { period, indicative } = before;
  const { steps, soFar } = revision(before, 'travel');
  const shared = { unit: 'pounds', period, source: 'RR145 5.33', choice: 'travel-add-on' } as const;
  const rate = divideRatios(ratePerMile, ratio(100n));
  const exact = steps.number({
    id: 'travel, exact',
    rule: 'miles times journeys times the rate per mile',
    operation: 'multiply',
    inputs: [
      given('factor', miles, 'miles one way'),
      given('factor', journeys, `one-way journeys in a ${period}`),
      given('factor', rate, 'pounds per mile'),
    ],
    ...shared,
  });
  steps.roundPounds({ id: 'travel', of: 'travel, exact', rule: 'travel to the penny', rounding: PENNY, period });
  const total = steps.number({
    id: 'exact-budget',
    rule: 'travel is added to the budget',
    operation: 'sum',
    inputs: [soFar('term'), steps.ref('term', 'travel')],
    ...shared,
  });
  const parts = [
    { id: 'without travel', amount: indicative, counts: true },
    { id: 'travel', amount: formatRounded(exact, 2), counts: true },
  ];
  const distance = formatRatio(multiplyRatios(miles, journeys));
  const quantities = [{ quantity: distance, unit: 'mile', per: period, rate: formatRatio(rate) }];
  return revised(before, steps, total, { parts, quantities, warnings: [] });
}
