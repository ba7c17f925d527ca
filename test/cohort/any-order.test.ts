import { describe, expect, test } from 'vitest';
import type { CohortCase } from '../../src/cohort/case.js';
import { groupGaps } from '../../src/equity/gaps/group-gaps.js';
import { inequality } from '../../src/equity/inequality/inequality.js';
import { verticalEquity } from '../../src/equity/vertical/vertical.js';
import { seededRandom } from '../../src/exact/random.js';
import type { PotCase } from '../../src/pot/pot-case.js';
import { contingencyNeeded } from '../../src/sensitivity/contingency/contingency-needed.js';
import { pricePointUncertainty } from '../../src/sensitivity/price/price-uncertainty.js';
import { sampleSizes } from '../../src/sensitivity/price/sample-size.js';
import { stressReserve } from '../../src/sensitivity/stress/stress.js';
import { percentileTableUncertainty } from '../../src/sensitivity/table/table-uncertainty.js';

const random = seededRandom(12);
const pounds = (most: number): string => `${random.below(most)}.00`;

// Few points and few amounts, so that many families are alike.
const CASES: CohortCase[] = Array.from({ length: 60 }, (_, index) => ({
  caseId: `F${(index * 7) % 60}`,
  points: 5 * (1 + random.below(6)),
  traditional: `${1000 * (1 + random.below(5))}.00`,
  final: `${1000 * (1 + random.below(4))}.00`,
  ...(index % 9 === 0 && { household: `h${index % 4}` }),
}));
const POT: PotCase[] = Array.from({ length: 40 }, (_, index) => ({
  caseId: `F${(index * 7) % 40}`,
  points: 10,
  traditional: pounds(9000),
  indicative: pounds(8000),
  indicativeBeforeTopSlice: '9000.00',
}));

function shuffled<One>(list: readonly One[], seed: number): One[] {
  const draw = seededRandom(seed);
  const left = [...list];
  return list.map(() => left.splice(draw.below(left.length), 1)[0] as One);
}

const few = { resamples: 100 };
const pot = { fundingBasis: 'pot', pot: '400000.00' } as const;
const CALLS: readonly (readonly [string, (cases: CohortCase[], families: PotCase[]) => unknown])[] = [
  ['verticalEquity', (cases) => verticalEquity(cases, { stages: ['final'], list: 5 })],
  ['pricePointUncertainty', (cases) => pricePointUncertainty(cases, few)],
  ['sampleSizes', (cases) => sampleSizes(cases, { ...few, sizes: [20, 60] })],
  ['percentileTableUncertainty', (cases) => percentileTableUncertainty(cases, few)],
  [
    'contingencyNeeded',
    (_, families) => contingencyNeeded(families, { ...pot, leavers: 3, probability: 90, draws: 200 }),
  ],
  [
    'stressReserve at random',
    (_, families) => {
      const result = stressReserve(families, { fundingBasis: 'pot', reserve: '20000.00', draws: 200 });
      return result.status === 'answered' && result.rows.map(({ atRandom }) => atRandom);
    },
  ],
];

describe('the same families in another order of the file give the same answer', () => {
  test.each(CALLS)('%s', (_, call) => {
    const answer = call(CASES, POT);
    for (const seed of [1, 2, 3]) expect(call(shuffled(CASES, seed), shuffled(POT, seed))).toEqual(answer);
  });
});

test('a column of newcomers is the status of the cases', () => {
  const cases = [1, 2, 3, 4].map((one) => ({
    caseId: `F${one}`,
    points: one,
    final: `${one}00.00`,
    status: one % 2 === 0 ? ('newcomer' as const) : ('existing' as const),
  }));
  const columns = { points: [1, 2, 3, 4], amounts: { final: [10000, 20000, 30000, 40000] }, newcomer: [0, 1, 0, 1] };
  const by = { stages: ['final'], by: ['status'] } as const;
  expect(inequality(columns, by)).toEqual(inequality(cases, by));
  const gaps = { ...by, bands: [2] };
  expect(groupGaps(columns, gaps).stages[0]?.characteristics).toEqual(
    groupGaps(cases, gaps).stages[0]?.characteristics,
  );
});
