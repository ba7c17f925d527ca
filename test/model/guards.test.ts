import { describe, expect, it, test } from 'vitest';
import { allocateCohort } from '../../src/allocation/allocate.js';
import { bandModel } from '../../src/allocation/banding/banding.js';
import { attributePoints } from '../../src/allocation/funders/attribute-points.js';
import { openModel } from '../../src/allocation/open-model.js';
import { isRasError } from '../../src/errors.js';
import { allocationTableFromRows } from '../../src/model/allocation-table/read/from-rows.js';
import { equalShareKind } from '../../src/model/equal-share/kind.js';
import { hoursByNeedLevelKind } from '../../src/model/hours-by-need-level/kind.js';
import { checkOrder } from '../../src/model/last-purchase/check-order.js';
import { lastPurchaseKind } from '../../src/model/last-purchase/kind.js';
import { calibratePercentile } from '../../src/model/percentile/calibrate.js';
import { alignCohort } from '../../src/model/percentile/cohort/align-cohort.js';
import { percentileKind } from '../../src/model/percentile/kind.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { pricePointKind } from '../../src/model/price-point/kind.js';

/** Where the problems of a refused call stand, in order. */
function placesOf(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    if (isRasError(error)) return error.problems.map(({ path }) => path.join('.'));
    throw error;
  }
  return [];
}

// What a caller without types may hand in.
const wrong = (value: unknown) => value as never;

describe('what is wrong with options and with rows is told together', () => {
  const sample = [
    { caseId: 'a', points: 'many', packageValue: 1 },
    { caseId: 'b', points: 1, packageValue: -1 },
  ];

  test('by calibratePricePoint', () => {
    expect(placesOf(() => calibratePricePoint(sample, wrong({ fundingBasis: 'pott' })))).toEqual([
      'options.fundingBasis',
      'sample.0.points',
      'sample.1.packageValue',
    ]);
  });

  test('by calibratePercentile, rows and lists', () => {
    expect(placesOf(() => calibratePercentile(sample, wrong({ fundingBasis: 'pott' })))).toEqual([
      'options.fundingBasis',
      'sample.0.points',
      'sample.1.packageValue',
    ]);
    const lists = { scores: [{ caseId: 'a', points: -1 }], packages: [{ caseId: 'a', packageValue: 'x' }] };
    expect(placesOf(() => calibratePercentile(lists, { fundingBasis: 'pot', minCases: 0 }))).toEqual([
      'options.minCases',
      'sample.scores.0.points',
      'sample.packages.0.packageValue',
    ]);
  });

  test('by allocationTableFromRows', () => {
    const rows = [
      new Map([
        ['points', '0-69'],
        ['amount', 'some'],
      ]),
      new Map([
        ['points', 'over 70'],
        ['amount', '10'],
      ]),
    ];
    expect(placesOf(() => allocationTableFromRows(rows, wrong({ step: 'x', period: 'year' })))).toEqual([
      'options.step',
      'rows.0.amount',
      'rows.1.points',
    ]);
    expect(placesOf(() => allocationTableFromRows(wrong([5]), wrong({ colour: 1 })))).toEqual([
      'options.colour',
      'rows.0',
    ]);
  });

  test('with the meaning of words and the columns left aside as far as options say them', () => {
    const rows = [
      new Map([
        ['points', '0+'],
        ['amount', 'nil'],
        ['notes', 'x'],
      ]),
    ];
    const options = { step: 1, period: 'yaer', words: [{ text: 'nil', means: '0' }], ignoreColumns: ['notes'] };
    expect(placesOf(() => allocationTableFromRows(rows, wrong(options)))).toEqual(['options.period']);
  });

  test('by checkOrder, alignCohort and bandModel', () => {
    const { model } = lastPurchaseKind.example;
    const { tolerance: _, ...without } = model;
    expect(placesOf(() => checkOrder(without, wrong({ budget: -1, selection: [] })))).toEqual([
      'model.tolerance',
      'order.budget',
    ]);
    expect(placesOf(() => alignCohort({ points: [1], packagePence: [-1] }, wrong({ ties: 'all' })))).toEqual([
      'options.ties',
      'packagePence.0',
    ]);
    expect(placesOf(() => bandModel(wrong({ kind: 'nothing' }), wrong({ step: 1, maximumPoints: 'x' })))).toEqual([
      'model.kind',
      'model.schemaVersion',
      'model.period',
      'options.maximumPoints',
      // By breaks, a width or rounding: it says none of them.
      'options',
    ]);
  });
});

describe('columns', () => {
  const { model } = pricePointKind.example;
  const holes = [1, 2, 3];
  delete holes[1];

  it.each([
    ['null', [1, null, 3]],
    ['a blank', [1, '', 3]],
    ['text', [1, '2', 3]],
    ['true', [1, true, 3]],
    ['a hole', holes],
    ['NaN', [1, Number.NaN, 3]],
    ['less than nothing', [1, -1, 3]],
    ['a fraction', [1, 1.5, 3]],
  ])('hold numbers and not %s', (_, column) => {
    expect(placesOf(() => allocateCohort(model, wrong({ points: column })))).toEqual(['points.1']);
    expect(placesOf(() => alignCohort(wrong({ points: column, packagePence: [1, 2, 3] })))).toEqual(['points.1']);
    expect(placesOf(() => alignCohort(wrong({ points: [1, 2, 3], packagePence: column })))).toEqual(['packagePence.1']);
  });

  it('are not left unread', () => {
    expect(placesOf(() => allocateCohort(model, wrong({ points: [1], pointDecimals: 1 })))).toEqual(['pointDecimals']);
    expect(placesOf(() => alignCohort(wrong({ points: [1], packages: [1] })))).toEqual(['packages', 'packagePence']);
  });

  it('are columns', () => {
    expect(placesOf(() => alignCohort(wrong({})))).toEqual(['points']);
    expect(placesOf(() => alignCohort(wrong(null)))).toEqual(['cohort']);
    expect(placesOf(() => allocateCohort(model, wrong({ points: 'abc' })))).toEqual(['points']);
    expect(placesOf(() => allocateCohort(model, wrong({ points: [1], groups: { codes: [0] } })))).toEqual([
      'groups.names',
    ]);
    const groups = { names: ['a', 'b'], codes: [-1] };
    expect(placesOf(() => allocateCohort(model, { points: [1], groups }))).toEqual(['groups.codes.0']);
    expect(placesOf(() => allocateCohort(model, wrong({ points: [1], groups: { names: ['a'] } })))).toEqual([
      'groups.codes',
    ]);
  });

  it('take a negative zero for zero', () => {
    expect(allocateCohort(model, { points: [-0] }).pence).toEqual(Float64Array.of(0));
    expect(Object.is(alignCohort({ points: [-0], packagePence: [-0] }).pence[0], 0)).toBe(true);
  });
});

describe('a stored model', () => {
  it('with a number of 201 digits is refused at its place', () => {
    const model = structuredClone(percentileKind.example.model);
    const rows = model.rows.map((row, index) => (index === 1 ? { ...row, money: '9'.repeat(201) } : row));
    expect(placesOf(() => openModel({ ...model, rows }))).toEqual(['model.rows.1.money']);
  });

  it('with a Promise where a number belongs is refused at its place', () => {
    const { model } = equalShareKind.example;
    expect(placesOf(() => openModel({ ...model, places: Promise.resolve(40) }))).toEqual(['model.places']);
    const hours = { ...hoursByNeedLevelKind.example.model, ratePerHour: Promise.resolve(15) };
    expect(placesOf(() => openModel(hours))).toEqual(['model.ratePerHour']);
  });

  it('says that what no report publishes has to be chosen', () => {
    const { places: _, ...without } = equalShareKind.example.model;
    expect(() => openModel(without)).toThrow('model.places: is missing; by how many potential places');
  });
});

describe('a score that is divided among funders', () => {
  it('is the sum of its questions', () => {
    const byStatement = [
      { statementId: 'a', points: '18' },
      { statementId: 'b', points: null },
    ];
    const funders = [{ statementId: 'a', funders: [{ funder: 'care', percent: 100 }] }];
    expect(attributePoints({ points: '18', byStatement }, funders)).toEqual([{ funder: 'care', points: '18' }]);
    expect(placesOf(() => attributePoints({ points: '30', byStatement }, funders))).toEqual(['score.points']);
  });
});
