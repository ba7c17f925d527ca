import { describe, expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { isRasError } from '../../src/errors.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { allocationSheet } from '../../src/report/cases/allocations.js';
import { rowsOf } from './support.js';

// £3,000 over 30 points: £100 a point
const { model } = calibratePricePoint([{ caseId: 'a', points: 30, packageValue: 3000 }], { fundingBasis: 'pot' });
const budget = (caseId: string, points: number) => allocate(model, { caseId, points });

describe('the sheet of allocations', () => {
  test('sets each budget beside its package: 35 points are £3,500, £500 less than £4,000', () => {
    const sheet = allocationSheet([
      { allocation: budget('F1', 35), points: '35', traditional: '4000.00' },
      { allocation: budget('F2', 20), points: '20', traditional: '1500.50' },
    ]);
    expect(rowsOf(sheet)).toEqual([
      {
        case_id: 'F1',
        points: '35',
        traditional: '4000.00',
        indicative: '3500.00',
        change: '-500.00',
        answer: 'budget',
      },
      {
        case_id: 'F2',
        points: '20',
        traditional: '1500.50',
        indicative: '2000.00',
        change: '499.50',
        answer: 'budget',
      },
    ]);
  });

  test('has no change where there is no package or no budget, which is not £0', () => {
    const none = allocate(model, { caseId: 'F3', points: 10, eligible: false });
    const sheet = allocationSheet([
      { allocation: budget('F1', 35) },
      { allocation: none, points: '10', traditional: '900.00' },
    ]);
    expect(rowsOf(sheet).map(({ indicative, change, answer }) => [indicative, change, answer])).toEqual([
      ['3500.00', undefined, 'budget'],
      [undefined, undefined, 'not-eligible'],
    ]);
  });

  test('takes a title of its own, and refuses the index of a list for one', () => {
    expect(allocationSheet([], 'Ours').title).toBe('Ours');
    expect(allocationSheet([]).title).toBe('Indicative budgets, in pounds');
    try {
      [[{ allocation: budget('F1', 35) }]].map(allocationSheet as never);
      expect.unreachable();
    } catch (error) {
      if (!isRasError(error)) throw error;
      expect(error.message).toBe('title: expected string, not 0');
    }
  });

  test('names the place of what is no allocation', () => {
    expect(() => allocationSheet([{ allocation: budget('F1', 35) }, null] as never)).toThrow(
      'cases[1]: expected object, not null',
    );
    expect(() => allocationSheet([{ allocation: budget('F1', 35), traditional: '4000' }])).toThrow(
      "cases[0].traditional: expected an amount with two decimals, as results hold it: '5400.00'",
    );
  });

  test('says of which stream the money may not come, beside the amount with it', () => {
    const { model: family } = calibratePricePoint([{ caseId: 'a', points: 30, packageValue: 3000 }], {
      fundingBasis: 'pot',
    });
    const streams = [
      { id: 'care', model: family },
      { id: 'ILF', model: family, uncertain: true },
    ];
    const whole = { schemaVersion: 1, kind: 'streams', period: 'year', streams } as const;
    const one = { caseId: 'F4', streams: streams.map(({ id }) => ({ id, case: { points: 5 } })) };
    const rows = rowsOf(allocationSheet([{ allocation: allocate(whole, one) }, { allocation: budget('F5', 1) }]));
    // 5 x 100, twice
    expect(rows[0]).toMatchObject({
      indicative: '500.00',
      not_certain_to_come: 'ILF',
      with_it_not_promised: '1000.00',
    });
    expect(rows[1]?.not_certain_to_come).toBeUndefined();
  });

  test('refuses an amount, a status or steps that were altered', () => {
    const one = budget('F1', 35);
    const sheet =
      (fields: object): (() => unknown) =>
      () =>
        allocationSheet([{ allocation: { ...one, ...fields } as never }]);
    expect(sheet({ indicative: '9999.00' })).toThrow(
      'cases[0].allocation.indicative: says "9999.00", where "3500.00" is what the steps give',
    );
    expect(sheet({ steps: [] })).toThrow('says that there is a budget, but no step leads to it');
    expect(sheet({ steps: one.steps.slice(0, -1) })).toThrow('where "3500" is what the steps give');
    const [last] = one.steps.slice(-1);
    const steps = [...one.steps.slice(0, -1), { ...last, result: '9999.00' }];
    expect(sheet({ indicative: '9999.00', steps })).toThrow('gives "3500.00", recorded was "9999.00"');
    // A step in the middle, which the amount rests on.
    const [first, ...rest] = one.steps;
    expect(sheet({ steps: [{ ...first, rule: 'another' }, ...rest] })).toThrow('the record of this step was altered');
    expect(sheet({ status: 'not-eligible' })).toThrow('the family is not eligible, but the record works out an amount');
    expect(sheet({ indicative: null })).toThrow('says that there is a budget, and gives no amount');
  });
});
