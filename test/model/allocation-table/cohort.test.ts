import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRasError } from '../../../src/errors.js';
import { runsOf, timeFor } from '../../support/runs.js';
import { allocateBy, anyTable, COUNCIL_ROWS, cohortBy, type Rows, tableOf } from './tables.js';

describe('a cohort by an allocation table', () => {
  test('gives each case its row and counts no budget and referrals apart', () => {
    const cohort = cohortBy(tableOf(COUNCIL_ROWS), { points: [0, 70, 116, 116, 131] });
    // 500 + 1000 + 1000
    expect(cohort).toMatchObject({ total: '2500.00', referred: 1, noBudget: 1, clamped: 0, period: 'year' });
    expect(Array.from(cohort.pence)).toEqual([Number.NaN, 50000, 100000, 100000, Number.NaN]);
  });

  test('is equal to one case at a time, refusals too, for tables whole and faulty', {
    timeout: timeFor(runsOf(150)),
  }, () => {
    fc.assert(
      fc.property(anyTable, fc.array(fc.nat(450), { minLength: 1, maxLength: 40 }), (model, tenths) => {
        for (const scaled of tenths) {
          let one: number | string;
          try {
            const { indicative, status } = allocateBy(model, { points: String(scaled / 10) });
            one = indicative === null ? status : Math.round(Number(indicative) * 100);
          } catch (error) {
            if (!isRasError(error)) throw error;
            one = error.problems[0]?.message ?? '';
          }
          let many: number | string;
          try {
            const { pence, referred, noBudget } = cohortBy(model, { points: [scaled], pointsDecimals: 1 });
            const nothing = noBudget === 1 ? 'no-budget' : 'refer-to-costing';
            many = Number.isNaN(pence[0]) ? nothing : (pence[0] ?? -1);
            expect(referred + noBudget).toBe(typeof many === 'string' ? 1 : 0);
          } catch (error) {
            if (!isRasError(error)) throw error;
            many = error.problems[0]?.message ?? '';
          }
          expect(many).toBe(one);
        }
      }),
      { numRuns: runsOf(150), seed: 15_110 },
    );
  });

  test('is equal to a plain search of the rows where scores are too many to write down', () => {
    const rows: Rows = Array.from({ length: 1000 }, (_, index) => ({
      from: index * 1_000_000,
      to: index * 1_000_000 + 999_999,
      amount: index,
    }));
    const points = [0, 999_999, 1_000_000, 555_555_555, 999_999_999];
    const { pence } = cohortBy(tableOf(rows), { points });
    expect(Array.from(pence)).toEqual(points.map((score) => Math.floor(score / 1_000_000) * 100));
  });

  test('adds up past 2^53 pence exactly', () => {
    const rows = [{ from: 0, to: null, amount: '9999999999999.99' }];
    const { total } = cohortBy(tableOf(rows), { points: new Uint8Array(100) });
    expect(total).toBe('999999999999999.00');
  });

  test('groups choose the table', () => {
    const tables = ['a', 'b'].map((group, index) => ({ group, rows: [{ from: 0, to: null, amount: index + 1 }] }));
    const groups = { names: ['b', 'a'], codes: [0, 1, 0] };
    expect(Array.from(cohortBy(tableOf([], { tables }), { points: [1, 1, 1], groups }).pence)).toEqual([200, 100, 200]);
    expect(() => cohortBy(tableOf([], { tables }), { points: [1] })).toThrow('chosen by group');
    expect(() => cohortBy(tableOf([], { tables }), { points: [1], groups: { names: ['c'], codes: [0] } })).toThrow(
      'no table for group "c"',
    );
  });

  test('tables by age need cases, and add-ons are not known', () => {
    const tables = [{ ageRange: { from: 0 }, rows: COUNCIL_ROWS }];
    expect(() => cohortBy(tableOf([], { tables }), { points: [1] })).toThrow('use allocateAll');
    expect(() => cohortBy(tableOf(COUNCIL_ROWS), { points: [1], addOnPence: [1] })).toThrow('no flat add-ons');
  });

  test('a million refused scores cost a count, and the first hundred are told', () => {
    const model = tableOf([{ from: 5, to: 9, amount: 1 }]);
    try {
      cohortBy(model, { points: new Uint8Array(1_000_000) });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ total: 1_000_000 });
    }
  });
});
