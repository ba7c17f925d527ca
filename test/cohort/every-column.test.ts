import { describe, expect, test } from 'vitest';
import { allocateCohort } from '../../src/allocation/allocate.js';
import type { Model } from '../../src/allocation/kinds.js';
import { compareStageColumns } from '../../src/change/compare/compare.js';
import type { CohortColumns } from '../../src/cohort/columns.js';
import { assertGapWithin } from '../../src/equity/assertions/assert-gap.js';
import { assertMedianLossWithin } from '../../src/equity/assertions/assert-median-loss.js';
import { assertEqualTreatment, assertMonotone } from '../../src/equity/assertions/assert-treatment.js';
import { groupGaps } from '../../src/equity/gaps/group-gaps.js';
import { horizontalEquity } from '../../src/equity/horizontal/horizontal.js';
import { inequality } from '../../src/equity/inequality/inequality.js';
import { outcomeGaps } from '../../src/equity/outcomes/outcome-gaps.js';
import { equityStatement } from '../../src/equity/statement/statement.js';
import { verticalEquity } from '../../src/equity/vertical/vertical.js';
import { isRasError } from '../../src/errors.js';
import type { NumberColumn } from '../../src/exact/column.js';
import { alignCohort } from '../../src/model/percentile/cohort/align-cohort.js';
import type { AnswerColumns } from '../../src/sensitivity/answers/answer-columns.js';
import { breadthAndDepth } from '../../src/sensitivity/answers/breadth-depth.js';
import { cohortDifference } from '../../src/sensitivity/difference/cohort-difference.js';
import { modelFit } from '../../src/sensitivity/fit/fit.js';
import { compareModels } from '../../src/sensitivity/models/compare-models.js';
import { caseInfluence } from '../../src/sensitivity/price/influence.js';
import { pricePointUncertainty } from '../../src/sensitivity/price/price-uncertainty.js';
import { sampleSizes } from '../../src/sensitivity/price/sample-size.js';
import { tableInfluence } from '../../src/sensitivity/table/table-influence.js';
import { percentileTableUncertainty } from '../../src/sensitivity/table/table-uncertainty.js';
import { fittedLevels } from '../../src/sensitivity/weights/fitted-levels.js';
import { fittedWeights } from '../../src/sensitivity/weights/fitted-weights.js';
import { weightSensitivity } from '../../src/sensitivity/weights/weight-sensitivity.js';
import { publicFunctionsTaking } from '../support/public-functions.js';
import { resizable } from '../support/resizable.js';

const NUMBERS = [1, 2, 3, 4];
const SHARED = [1, 2, 2, 4];
const COHORT = {
  points: NUMBERS,
  amounts: { traditional: [100, 200, 300, 400], final: [100, 200, 300, 500], indicative: [100, 200, 300, 500] },
  newcomer: [0, 0, 1, 0],
  ages: [1, 2, 3, 4],
  households: [1, 1, 2, 3],
  characteristics: [{ name: 'ward', names: ['n', 's'], codes: [0, 1, 0, 1] }],
  flags: [{ name: 'night-care', has: [0, 1, 0, 1] }],
};
const ANSWERS = {
  statements: [
    { id: 'sleep', points: NUMBERS, specialist: [0, 0, 1, 0] },
    { id: 'eating', points: [3, 1, 2, 2], maximum: 3 },
  ],
  traditional: [100, 200, 300, 400],
};
const MODEL: Model = {
  ...{ schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total' },
  ...{ prices: [{ money: '200.00', points: '1' }], rounding: {} },
} as Model;
const BY_GROUP: Model = {
  ...MODEL,
  prices: [
    { group: 'n', money: '200.00', points: '1' },
    { group: 's', money: '300.00', points: '1' },
  ],
} as Model;

type Change = (column: NumberColumn) => unknown;
type Key = readonly (string | number)[];

/** An input with one column changed. */
function changed(input: unknown, [key, ...rest]: Key, change: Change): unknown {
  if (key === undefined) return change(input as NumberColumn);
  if (Array.isArray(input)) return input.map((one, index) => (index === key ? changed(one, rest, change) : one));
  const object = input as Record<string, unknown>;
  return { ...object, [key]: changed(object[key], rest, change) };
}

const AMOUNTS: readonly Key[] = [['points'], ['amounts', 'traditional'], ['amounts', 'final']];
const CODES: Key = ['characteristics', 0, 'codes'];
const COHORT_KEYS: readonly Key[] = [...AMOUNTS, ['newcomer'], ['ages'], ['households'], CODES, ['flags', 0, 'has']];
const ANSWER_KEYS: readonly Key[] = [
  ['statements', 0, 'points'],
  ['statements', 0, 'specialist'],
  ['statements', 1, 'points'],
  ['traditional'],
];
const FINAL = { stages: ['final' as const] };
const EQUAL = { by: ['ward'], bands: 'each' as const };
const few = { resamples: 100 };

/** Every public function that takes columns, with an input that it takes and the columns in it. */
const FUNCTIONS: readonly (readonly [string, (input: never) => unknown, object, readonly Key[]])[] = [
  [
    'compareStageColumns',
    (c: CohortColumns) => compareStageColumns(c, { from: 'traditional', to: 'final', by: 'ward' }),
    COHORT,
    COHORT_KEYS,
  ],
  ['horizontalEquity', (c: CohortColumns) => horizontalEquity(c, { ...FINAL, by: ['ward'] }), COHORT, COHORT_KEYS],
  ['verticalEquity', (c: CohortColumns) => verticalEquity(c, FINAL), COHORT, COHORT_KEYS],
  ['inequality', (c: CohortColumns) => inequality(c, { ...FINAL, by: ['ward'] }), COHORT, COHORT_KEYS],
  ['groupGaps', (c: CohortColumns) => groupGaps(c, { ...FINAL, ...EQUAL }), COHORT, COHORT_KEYS],
  [
    'outcomeGaps',
    (c: CohortColumns) => outcomeGaps(c, { outcomes: ['limited'], by: ['ward'], bands: 'each' }),
    {
      ...COHORT,
      characteristics: [...COHORT.characteristics, { name: 'limited', names: ['no', 'yes'], codes: [0, 1, 1, 0] }],
    },
    [...COHORT_KEYS, ['characteristics', 1, 'codes']],
  ],
  ['equityStatement', (c: CohortColumns) => equityStatement(c, { ...FINAL, ...EQUAL }), COHORT, COHORT_KEYS],
  [
    'assertEqualTreatment',
    (c: CohortColumns) => assertEqualTreatment(c, { stage: 'final' }),
    // Two have the same points and the same money, so that there is something to judge.
    {
      ...COHORT,
      points: SHARED,
      amounts: { ...COHORT.amounts, final: [100, 200, 200, 500], indicative: [100, 200, 200, 500] },
    },
    COHORT_KEYS,
  ],
  ['assertMonotone', (c: CohortColumns) => assertMonotone(c, { stage: 'final' }), COHORT, COHORT_KEYS],
  [
    'assertGapWithin',
    (c: CohortColumns) => assertGapWithin(c, { stage: 'final', ...EQUAL, given: [], bands: [9], within: 9 }),
    COHORT,
    COHORT_KEYS,
  ],
  [
    'assertMedianLossWithin',
    (c: CohortColumns) => assertMedianLossWithin(c, { from: 'traditional', to: 'final', by: ['ward'], within: 9 }),
    COHORT,
    COHORT_KEYS,
  ],
  ['modelFit', (c: CohortColumns) => modelFit(c, { by: ['ward'] }), COHORT, COHORT_KEYS],
  ['compareModels', (c: CohortColumns) => compareModels(c), COHORT, COHORT_KEYS],
  ['caseInfluence', (c: CohortColumns) => caseInfluence(c), COHORT, COHORT_KEYS],
  ['tableInfluence', (c: CohortColumns) => tableInfluence(c), COHORT, COHORT_KEYS],
  ['pricePointUncertainty', (c: CohortColumns) => pricePointUncertainty(c, few), COHORT, COHORT_KEYS],
  ['sampleSizes', (c: CohortColumns) => sampleSizes(c, { ...few, sizes: [4] }), COHORT, COHORT_KEYS],
  ['percentileTableUncertainty', (c: CohortColumns) => percentileTableUncertainty(c, few), COHORT, COHORT_KEYS],
  ['cohortDifference, the sample', (c: CohortColumns) => cohortDifference(c, COHORT), COHORT, COHORT_KEYS],
  ['cohortDifference, the cohort', (c: CohortColumns) => cohortDifference(COHORT, c), COHORT, COHORT_KEYS],
  ['fittedWeights', (a: AnswerColumns) => fittedWeights(a), ANSWERS, ANSWER_KEYS],
  ['fittedLevels', (a: AnswerColumns) => fittedLevels(a, { fewest: 1 }), ANSWERS, ANSWER_KEYS],
  ['weightSensitivity', (a: AnswerColumns) => weightSensitivity(a, { percent: 10 }), ANSWERS, ANSWER_KEYS],
  ['breadthAndDepth', (a: AnswerColumns) => breadthAndDepth(a, { model: MODEL }), ANSWERS, ANSWER_KEYS],
  [
    'allocateCohort',
    (c: Parameters<typeof allocateCohort>[1]) => allocateCohort(BY_GROUP, c),
    { points: NUMBERS, groups: { names: ['n', 's'], codes: [0, 1, 0, 1] }, addOnPence: [0, 500, 0, 0] },
    [['points'], ['groups', 'codes'], ['addOnPence']],
  ],
  [
    'alignCohort',
    (c: Parameters<typeof alignCohort>[0]) => alignCohort(c),
    { points: NUMBERS, packagePence: [100, 200, 300, 400] },
    [['points'], ['packagePence']],
  ],
];

test('every public function whose parameters can be columns is in the table', async () => {
  const taking = await publicFunctionsTaking(
    /\b(?:CohortInput|CohortColumns|AnswerInput|AnswerColumns|PointsCohort|AlignmentColumns|NumberColumn)\b/,
  );
  // A function of two cohorts stands here once for each.
  const listed = new Set(FUNCTIONS.map(([name]) => name.split(',')[0]));
  expect(taking).toEqual([...listed].sort());
});

const NO_NUMBERS = [null, undefined, '', 'abc', '7', true, 3n, {}];

/** A column after its buffer went to a worker, as `postMessage(column, [column.buffer])` leaves it. */
function transferred(column: NumberColumn): Float64Array {
  const gone = Float64Array.from(column);
  structuredClone(gone, { transfer: [gone.buffer] });
  return gone;
}

/** A column of which the last places are no longer in its buffer. */
function shrunk(column: NumberColumn): Float64Array {
  const buffer = resizable(column.length * 8);
  const held = new Float64Array(buffer, 0, column.length);
  held.set(column);
  buffer.resize(8);
  return held;
}

function shared(column: NumberColumn): Float64Array {
  const held = new Float64Array(new SharedArrayBuffer(column.length * 8));
  held.set(column);
  return held;
}

describe.each(FUNCTIONS)('%s', (_, call, input, keys) => {
  const calling = (key: Key, change: Change) => () => call(changed(input, key, change) as never);

  test('takes its columns as they are, as lists or as typed arrays', () => {
    expect(() => call(input as never)).not.toThrow();
    for (const key of keys)
      expect(
        calling(key, (column) => Float64Array.from(column)),
        key.join('.'),
      ).not.toThrow();
  });

  test.each(keys.map((key) => [key.join('.'), key] as const))('%s: numbers or NaN, nothing else', (_name, key) => {
    for (const value of NO_NUMBERS) {
      const change: Change = (column) => Array.from(column, (one, index) => (index === 2 ? value : one));
      expect(calling(key, change), String(value)).toThrow(/\[2\]: expected a whole number from -?\d+ to \d+/);
    }
    const withHole: Change = (column) => {
      const list = Array.from(column);
      delete list[1];
      return list;
    };
    expect(calling(key, withHole)).toThrow(/\[1\]: expected a whole number/);
    expect(calling(key, transferred), 'transferred').toThrow(/: is a column without its numbers: /);
    expect(calling(key, shrunk), 'shrunk').toThrow(/: is a column without its numbers: /);
    expect(calling(key, shared), 'over shared memory').not.toThrow();
    for (const column of [null, 'abc', 7, {}]) {
      try {
        calling(key, () => column)();
        expect.fail(`${String(column)} was taken for a column`);
      } catch (error) {
        expect(isRasError(error), String(error)).toBe(true);
      }
    }
  });
});

test('-1 is no group in every column of codes, as a case without a group is', () => {
  const { characteristics, ...rest } = COHORT;
  const columns = { ...rest, characteristics: characteristics.map((one) => ({ ...one, codes: [0, -1, 0, 1] })) };
  expect(
    compareStageColumns(columns, { from: 'traditional', to: 'final', by: 'ward' }).groups.map(({ group, cases }) => [
      group,
      cases,
    ]),
  ).toEqual([
    ['n', 2],
    ['s', 1],
    [null, 1],
  ]);
  expect(groupGaps(columns, { ...FINAL, ...EQUAL }).stages[0]?.characteristics[0]?.notStated).toBe(1);
  const [, ward] = modelFit(columns, { by: ['ward'] }).parts;
  expect(ward?.parts.map(({ name, n }) => [name, n])).toEqual([
    ['n', 2],
    ['s', 1],
    [null, 1],
  ]);
});

test('null is refused where NaN is not known: 100, 200, 300 have a Gini of 2 (1 + 2 + 1) / (2 x 9 x 2) = 0.2222', () => {
  const of = (last: unknown) => () =>
    inequality({ amounts: { final: [100, 200, 300, last] as number[] } }, { stages: ['final'] }).stages[0];
  expect(of(null)).toThrow(
    'cases.amounts.final[3]: expected a whole number from 0 to 1000000000000000, or NaN, not null',
  );
  expect(of(Number.NaN)()).toMatchObject({ n: 3, gini: '0.2222' });
});
