import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { allocate, allocateCohort } from '../../src/allocation/allocate.js';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { openModel } from '../../src/allocation/open-model.js';
import { allocationTableFromRows } from '../../src/model/allocation-table/read/from-rows.js';
import { calibratePercentile } from '../../src/model/percentile/calibrate.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { printAllocationTable } from '../../src/report/allocation-table/print.js';
import { problemsOf } from '../questionnaire/support.js';

const page = (name: string) => readFileSync(`${root}docs/${name}`, 'utf8');

describe('there is an amount exactly where one was worked out', () => {
  test('RAS 4 works out £0 from 0 points, with the advice to refer; RAS 5 works out nothing below its table', () => {
    const { model } = calibratePricePoint([{ caseId: 'a', points: 10, packageValue: '100' }], { fundingBasis: 'pot' });
    // 0 × £10 is £0.
    expect(allocate(model, { caseId: 'z', points: 0 })).toMatchObject({
      status: 'budget',
      indicative: '0.00',
      warnings: [{ code: 'zero-budget' }],
    });
    const two = [
      { caseId: 'a', points: 10, packageValue: '100' },
      { caseId: 'b', points: 20, packageValue: '200' },
    ];
    const table = calibratePercentile(two, { fundingBasis: 'pot' }).model;
    expect(allocate(table, { caseId: 'z', points: 0 })).toMatchObject({ status: 'refer-to-costing', indicative: null });
  });

  test('only a budget is an amount, whatever the kind of model, but for that £0', () => {
    for (const { kind, example } of MODEL_KINDS.values()) {
      const { status, indicative } = openModel(example.model).allocate(example.case);
      expect([kind, status === 'budget']).toEqual([kind, indicative !== null]);
    }
  });

  test('the page on models names every status', () => {
    const [, sentence = ''] = /Five answers, of which none stands for another: ([^.]*)\./.exec(page('models.md')) ?? [];
    const named = [...sentence.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name);
    expect(named).toEqual(['budget', 'no-budget', 'refer-to-costing', 'not-eligible', 'plan-first']);
  });
});

test('RAS 5 by rank gives out the pot but for pennies of rounding, which it states', () => {
  const sample = [
    { caseId: 'a', points: 10, packageValue: '100.00' },
    { caseId: 'b', points: 10, packageValue: '100.01' },
  ];
  // Both share 200.01: 100.005 each, rounded half up to 100.01; two of them are 200.02, a penny over.
  const { ledger } = calibratePercentile(sample, { fundingBasis: 'pot' }).report;
  expect(ledger).toMatchObject({ pot: '200.01', budgets: '200.02', residual: '-0.01' });
});

test('a calibration by RAS 4 shows both methods where the most points are stated, and otherwise one', () => {
  const sample = [{ caseId: 'a', points: 10, packageValue: '100' }];
  const methods = (more: object) => calibratePricePoint(sample, { fundingBasis: 'pot', ...more }).report.methods;
  expect(methods({}).largestPackage).toBeNull();
  // £100 over 20 and over 10 points.
  expect(methods({ maximumPoints: 20 }).largestPackage?.exact).toBe('5');
  expect(methods({ method: 'largest-package', maximumObserved: true }).largestPackage?.exact).toBe('10');
});

describe('a score above a stated maximum', () => {
  const rows = [{ from: 0, to: 40, amount: '5000.00' }];
  const model = (offStep: 'down' | 'half-up' | 'up') =>
    ({
      schemaVersion: 1,
      kind: 'allocation-table',
      period: 'year',
      step: '1',
      offStep,
      tables: [{ rows, maximum: '40' }],
    }) as const;

  test.each(['down', 'half-up', 'up'] as const)('is refused before it is rounded %s', (offStep) => {
    const why = 'out-of-range';
    expect(problemsOf(() => allocate(model(offStep), { caseId: 'a', points: '40.4' }))).toEqual([`${why} case/points`]);
    const columns = { points: [40, 404, 400], pointsDecimals: 1 };
    expect(problemsOf(() => allocateCohort(model(offStep), columns))).toEqual([`${why} points/1`]);
    expect(allocate(model(offStep), { caseId: 'a', points: 40 }).indicative).toBe('5000.00');
  });
});

test('a table that is printed as CSV gives the same rows when it is read, without blanks around names', () => {
  const rows = [
    { from: 0, to: 9, name: ' some help ', amount: '1000.00' },
    { from: 10, to: null, name: '=all', amount: null, answer: 'refer-to-costing' as const },
  ];
  const table = { schemaVersion: 1, kind: 'allocation-table', period: 'week', step: 1, tables: [{ rows }] } as const;
  const [header = '', ...lines] = printAllocationTable(table, 'csv').trim().split('\r\n');
  const columns = header.split(',');
  const maps = lines.map((line) => new Map(line.split(',').map((cell, index) => [columns[index] ?? '', cell])));
  expect(allocationTableFromRows(maps, {}).tables[0]?.rows).toMatchObject([
    { from: '0', to: '9', name: 'some help', amount: '1000.00' },
    { from: '10', to: null, name: '=all', amount: null, answer: 'refer-to-costing' },
  ]);
});
