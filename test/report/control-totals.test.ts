import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { controlTotals } from '../../src/report/control-totals.js';
import { runsOf } from '../support/runs.js';

describe('control totals', () => {
  test('are shown where every row is in one line', () => {
    const sheet = controlTotals('T', 'rows in the file', 8)
      .part('with a budget', 5)
      .part('referred', 1)
      .part('no budget', 2)
      .figure('pounds', '10.00')
      .sheet();
    expect(sheet.rows).toEqual([
      ['rows in the file', 8],
      ['with a budget', 5],
      ['referred', 1],
      ['no budget', 2],
      ['pounds', '10.00'],
    ]);
  });

  test('are refused where two rows are in no line: 5 + 1 + 0 of 8', () => {
    const totals = controlTotals('T', 'rows in the file', 8)
      .part('with a budget', 5)
      .part('referred', 1)
      .part('no budget', 0);
    expect(() => totals.sheet()).toThrow('T: the lines add up to 6, and there are 8 rows');
  });

  test('are shown if and only if they add up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: -2, max: 2 }),
        (parts, off) => {
          const sum = parts.reduce((total, one) => total + one, 0);
          const totals = controlTotals('T', 'rows', sum + off);
          parts.forEach((one, index) => {
            totals.part(`part ${index}`, one);
          });
          if (off === 0) expect(totals.sheet().rows.length).toBe(parts.length + 1);
          else expect(() => totals.sheet()).toThrow('add up');
        },
      ),
      { numRuns: runsOf(200), seed: 15_01 },
    );
  });
});
