import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAllocationTable } from '../../../src/model/allocation-table/check/check.js';
import { runsOf, timeFor } from '../../support/runs.js';
import { allocateBy, anyTable, COUNCIL_ROWS, soundTable, tableOf } from './tables.js';

const found = (model: Parameters<typeof checkAllocationTable>[0]) =>
  checkAllocationTable(model).map(({ code, severity, rows, message }) => [code, severity, rows, message]);

describe('the check of a table', () => {
  test('finds nothing in a table as councils publish them', () => {
    expect(found(tableOf(COUNCIL_ROWS))).toEqual([]);
  });

  test('finds a gap only where a score on the step falls in it', () => {
    const rows = [
      { from: 0, to: 69, amount: 0 },
      { from: 70, to: null, amount: 1 },
    ];
    expect(found(tableOf(rows))).toEqual([]);
    expect(found(tableOf(rows, { step: '0.5' }))).toEqual([
      ['gap', 'error', [0, 1], 'no row holds 69.5, between 0–69 and 70+'],
    ]);
  });

  test('finds overlaps, also with a row that is not its neighbour', () => {
    const rows = [
      { from: 0, to: 100, amount: 0 },
      { from: 10, to: 20, amount: 1 },
      { from: 100, to: null, amount: 2 },
    ];
    expect(found(tableOf(rows))).toEqual([
      ['overlap', 'error', [0, 1], '0–100 and 10–20 both hold 10–20'],
      ['overlap', 'error', [0, 2], '0–100 and 100+ both hold 100'],
    ]);
  });

  test('finds missing ends, falling amounts, double names and unsorted rows, as warnings', () => {
    const rows = [
      { from: 20, to: 29, name: 'Small  support', amount: '5.00' },
      { from: 10, to: 19, name: 'small support', amount: '6.00' },
      { from: 30, to: 39, amount: null, answer: 'refer-to-costing' as const },
      { from: 40, to: 49, amount: null, answer: 'no-budget' as const },
    ];
    const findings = checkAllocationTable(tableOf(rows));
    expect(findings.map(({ code, severity, rows }) => [code, severity, rows])).toEqual([
      ['unsorted-rows', 'warning', [1, 0]],
      ['no-first-row', 'warning', [1]],
      ['no-last-row', 'warning', [3]],
      ['falling-amount', 'warning', [1, 0]],
      ['falling-amount', 'warning', [0, 3]],
      ['duplicate-name', 'warning', [1, 0]],
    ]);
  });

  test('a stated maximum ends the table: short of it is a gap, beyond it no score comes', () => {
    const rows = [{ from: 0, to: 10, amount: 0 }];
    expect(found(tableOf(rows, { tables: [{ rows, maximum: 10 }] }))).toEqual([]);
    expect(found(tableOf(rows, { tables: [{ rows, maximum: 12 }] }))[0]?.slice(0, 2)).toEqual(['gap', 'error']);
    const two = [...rows, { from: 11, to: null, amount: 1 }];
    expect(found(tableOf(two, { tables: [{ rows: two, maximum: 10 }] }))[0]?.slice(0, 3)).toEqual([
      'unreachable-row',
      'warning',
      [1],
    ]);
  });

  test('finds no fault in a sound table', { timeout: timeFor(runsOf(50)) }, () => {
    fc.assert(
      fc.property(soundTable, ({ model }) => {
        expect(checkAllocationTable(model)).toEqual([]);
      }),
      { numRuns: runsOf(50), seed: 15_106 },
    );
  });

  test('where it finds no gap, overlap or missing end, every score up to the end has exactly one row', {
    timeout: timeFor(runsOf(300)),
  }, () => {
    fc.assert(
      fc.property(anyTable, (model) => {
        const codes = new Set(checkAllocationTable(model).map(({ code }) => code));
        const faulty = (['overlap', 'gap', 'no-first-row'] as const).some((code) => codes.has(code));
        const [table] = model.tables;
        const ends = (table?.rows ?? []).map(({ to }) => (to === null ? 45 : Number(to)));
        const end = Math.min(Math.max(...ends), Number(table?.maximum ?? Number.POSITIVE_INFINITY));
        const step = Number(model.step) * 10;
        let alone = true;
        for (let tenths = 0; tenths <= Math.round(end * 10); tenths += step) {
          const holding = (table?.rows ?? []).filter(
            ({ from, to }) => Number(from) * 10 <= tenths && (to === null || tenths <= Number(to) * 10),
          );
          if (holding.length !== 1) alone = false;
          if (!faulty) expect(allocateBy(model, { points: String(tenths / 10) }).steps.length).toBeGreaterThan(1);
        }
        if (!faulty) expect(alone).toBe(true);
      }),
      { numRuns: runsOf(300), seed: 15_107 },
    );
  });
});
