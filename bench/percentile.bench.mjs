/** RAS 5: a million cases aligned by columns, beside the one-case path and plain floats. Run after `npm run build`. */
import { allocateAll, allocateCohort, calibratePercentile } from 'openras';
import { alignCohort } from 'openras/models';
import { compare, randomIntegers } from './measure.mjs';

const CASES = 1_000_000;
const points = randomIntegers(CASES, 400, 1);
const finePoints = randomIntegers(CASES, 400_000_000, 2);
const packagePence = randomIntegers(CASES, 5_000_000, 3);
const hugePence = randomIntegers(CASES, 1e15, 4);
const some = Array.from({ length: 20_000 }, (_, index) => ({
  caseId: `c${index}`,
  points: points[index] ?? 0,
  packageValue: (packagePence[index] ?? 0) / 100,
}));

const cases = some.map(({ caseId, points: own }) => ({ caseId, points: own }));

/** The same alignment in plain floats with the platform's sorts: pounds and pence as fractions, nothing exact. */
function plainFloats() {
  const order = Uint32Array.from({ length: CASES }, (_, index) => index).sort(
    (a, b) => (points[b] ?? 0) - (points[a] ?? 0),
  );
  const values = Float64Array.from(packagePence, (pence) => pence / 100)
    .sort()
    .reverse();
  const budgets = new Float64Array(CASES);
  for (let from = 0; from < CASES; ) {
    let to = from;
    let sum = 0;
    while (to < CASES && points[order[to] ?? 0] === points[order[from] ?? 0]) sum += values[to++] ?? 0;
    const budget = Math.round((sum / (to - from)) * 100) / 100;
    for (let place = from; place < to; place += 1) budgets[order[place] ?? 0] = budget;
    from = to;
  }
  return budgets;
}

compare('RAS 5, a cohort aligned by rank', [
  { name: 'alignCohort, exact, 400 scores', cases: CASES, run: () => alignCohort({ points, packagePence }) },
  {
    name: 'alignCohort, exact, points to six decimals',
    cases: CASES,
    run: () => alignCohort({ points: finePoints, pointsDecimals: 6, packagePence }),
  },
  {
    name: 'alignCohort, exact, sums beyond 2^53 in bigint',
    cases: CASES,
    run: () => alignCohort({ points, packagePence: hugePence }),
  },
  { name: "plain floats with the platform's sorts, not exact", cases: CASES, repeat: 2, run: plainFloats },
  {
    name: 'one by one: calibratePercentile, then allocateAll with steps',
    cases: some.length,
    repeat: 2,
    run: () => allocateAll(calibratePercentile(some, { fundingBasis: 'pot' }).model, cases),
  },
]);

const { model } = calibratePercentile(some, { fundingBasis: 'pot' });
compare('RAS 5, budgets from the stored table', [
  { name: 'allocateCohort, exact', cases: CASES, run: () => allocateCohort(model, { points }) },
  {
    name: 'allocateCohort, exact, points to six decimals',
    cases: CASES,
    run: () => allocateCohort(model, { points: finePoints, pointsDecimals: 6 }),
  },
  {
    name: 'allocateAll, one by one with steps',
    cases: cases.length,
    repeat: 2,
    run: () => allocateAll(model, cases),
  },
]);
