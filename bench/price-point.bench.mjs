/** RAS 4: a million cases by the cohort call, beside the one-case call and plain floats. Run after `npm run build`. */
import { allocate, allocateCohort } from 'openras';
import { compare, randomIntegers } from './measure.mjs';

const CASES = 1_000_000;
const points = randomIntegers(CASES, 400);
/** @type {import('openras').PricePointModel} */
const model = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'total',
  prices: [{ money: '812345.67', points: '9973' }],
  rounding: {},
};
const price = 812345.67 / 9973;
const some = Array.from(points.subarray(0, 20_000), (value, index) => ({ caseId: `c${index}`, points: value }));

compare('RAS 4, budgets from points', [
  { name: 'cohort call, exact', cases: CASES, run: () => allocateCohort(model, { points }) },
  {
    name: 'plain floats in a loop, not exact',
    cases: CASES,
    run: () => {
      const budgets = new Float64Array(CASES);
      for (let index = 0; index < CASES; index += 1)
        budgets[index] = Math.round((points[index] ?? 0) * price * 100) / 100;
      return budgets;
    },
  },
  {
    name: 'one-case call, with steps',
    cases: some.length,
    repeat: 2,
    run: () => some.map((one) => allocate(model, one)),
  },
  {
    name: 'cohort call beyond 2^53, exact, in bigint',
    cases: CASES,
    repeat: 2,
    run: () =>
      allocateCohort(
        { ...model, prices: [{ money: '99999999999.99', points: '30000007' }] },
        { points: points.map((value) => value * 100) },
      ),
  },
]);
