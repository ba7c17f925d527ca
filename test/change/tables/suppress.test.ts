import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newcomersBySite } from '../../../src/change/tables/newcomers-table.js';
import { blanksOf } from '../../../src/change/tables/suppress.js';
import type { ChangeTable } from '../../../src/change/tables/table.js';
import { changeBySite, directionBySite } from '../../../src/change/tables/tables.js';
import type { CohortCase } from '../../../src/cohort/case.js';
import { runsOf, timeFor } from '../../support/runs.js';

/** Cases of £1,000 that went up, stayed and went down, so many in each site. */
function casesOf(sites: readonly (readonly number[])[]): CohortCase[] {
  return sites.flatMap((counts, site) =>
    counts.flatMap((count, way) =>
      Array.from({ length: count }, (_, index) => ({
        caseId: `${site}-${way}-${index}`,
        site: String(site),
        traditional: 1000,
        final: [2000, 1000, 500][way] ?? 0,
      })),
    ),
  );
}
const blank = (table: ChangeTable) => table.rows.map(({ suppressed }) => suppressed);

describe('a publishable table', () => {
  it('leaves out the rows of few families, and further ones until the total gives nothing back', () => {
    // newcomers of RR145 Table 34, where sites 1, 3 and 6 are one family each: 1 + 1 + 1 is still fewer than 5, so that
    // the smallest other site goes too
    const sizes = [1, 8, 1, 9, 12, 1];
    const cases = sizes.flatMap((size, site) =>
      Array.from({ length: size }, (_, index) => ({
        caseId: `${site}-${index}`,
        site: String(site + 1),
        status: 'newcomer' as const,
        final: 1000 + index,
      })),
    );
    const table = newcomersBySite(cases, { smallCell: 5, smallCells: 'suppress' });
    expect(blank(table)).toEqual([true, true, true, false, false, true, false]);
    expect(table.rows[0]).toEqual({
      kind: 'group',
      smallCell: null,
      suppressed: true,
      cells: ['1', null, null],
    });
  });

  it('has no lowest, highest and middle amounts and no quartiles, which are one family each or two', () => {
    const cases = casesOf([[3, 3, 0]]);
    const { columns, notes } = changeBySite(cases, { smallCell: 5, smallCells: 'suppress' });
    expect(columns.map(({ key }) => key).filter((key) => /lowest|highest|median|quartile/i.test(key))).toEqual([]);
    expect(notes).toEqual([
      'Figures that rest on fewer than 5 families are left out, and so are others from which they could be worked out.',
      'The lowest, the highest, the middle and quartiles are left out: each is one family’s figure or the mean of two.',
    ]);
  });

  it('leaves out a row with one family in a direction, and another that could stand for it', () => {
    // RR145 site 3: 9 up, 1 down, 2 the same
    const cases = casesOf([
      [9, 2, 1],
      [7, 6, 12],
      [30, 20, 40],
    ]);
    const options = { smallCell: 5, smallCells: 'suppress' } as const;
    expect(blank(directionBySite(cases, options))).toEqual([true, true, false, false]);
    expect(blank(changeBySite(cases, options))).toEqual([false, false, false, false]);
  });

  it('leaves out the total as well when it rests on few families, or when everything else is blank and tells all', () => {
    expect(blanksOf([[2], [1]], 5)).toEqual({ rows: [true, true], total: true });
    // six sites of one family each: 6 families in 6 blank rows are one each
    expect(blanksOf([[1], [1], [1], [1], [1], [1]], 5)).toEqual({ rows: Array(6).fill(true), total: true });
    // one site alone has nobody to hide behind, and nobody to hide from
    expect(blanksOf([[7]], 5)).toEqual({ rows: [false], total: false });
    expect(blanksOf([], 5)).toEqual({ rows: [], total: false });
  });

  it('shows rows without families, and does not count them as cover', () => {
    expect(blanksOf([[0], [3], [0], [20], [30]], 5)).toEqual({ rows: [false, true, false, true, false], total: false });
  });
});

/** What a reader sees: the counts of each row, or nothing. */
type Seen = readonly (readonly number[] | undefined)[];

/** All ways to share `n` cases over some columns. */
function ways(n: number, columns: number): number[][] {
  if (columns === 1) return [[n]];
  return Array.from({ length: n + 1 }, (_, first) =>
    ways(n - first, columns - 1).map((rest) => [first, ...rest]),
  ).flat();
}

/** Every value that each blank count may have, by trying all the tables that fit what is seen. */
function possible(candidates: readonly number[][][], totals: readonly number[] | undefined): Set<number>[][] {
  const found = candidates.map((rows) => (rows[0] ?? []).map(() => new Set<number>()));
  const attempt = (chosen: number[][], left: readonly number[]): void => {
    const place = chosen.length;
    if (place === candidates.length) {
      if (totals !== undefined && left.some((count) => count !== 0)) return;
      chosen.forEach((row, index) => {
        row.forEach((count, column) => {
          found[index]?.[column]?.add(count);
        });
      });
      return;
    }
    for (const row of candidates[place] ?? []) {
      const rest = left.map((count, column) => count - (row[column] ?? 0));
      if (totals === undefined || rest.every((count) => count >= 0)) attempt([...chosen, row], rest);
    }
  };
  attempt([], totals ?? []);
  return found;
}

const countsIn = (table: ChangeTable, from: number, to: number): Seen =>
  table.rows.map(({ suppressed, cells }) => (suppressed ? undefined : cells.slice(from, to).map(Number)));
const less = (total: readonly number[] | undefined, rows: Seen): number[] | undefined =>
  total?.map((count, column) => rows.reduce((left, row) => left - (row?.[column] ?? 0), count));

describe('what is left out cannot be worked out', () => {
  const options = (smallCell: number) => ({ smallCell, smallCells: 'suppress' }) as const;

  it('the number of families of a small row may be more than one number, and blank rows together are enough families', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    const sites = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(sites, fc.integer({ min: 2, max: 5 }), (sites, smallCell) => {
        const shown = sites.filter((counts) => counts.some((count) => count > 0));
        const sizes = shown.map((counts) => counts.reduce((sum, count) => sum + count, 0));
        const seen = countsIn(changeBySite(casesOf(shown), options(smallCell)), 1, 2);
        const rows = seen.slice(0, -1);
        const blanks = sizes.filter((_, index) => rows[index] === undefined);
        sizes.forEach((size, index) => {
          if (size < smallCell) expect(rows[index]).toBeUndefined();
        });
        const left = less(seen.at(-1), rows);
        if (left === undefined || blanks.length === 0) return;
        expect(left[0]).toBeGreaterThanOrEqual(smallCell);
        const upTo = Array.from({ length: left[0] ?? 0 }, (_, index) => [index + 1]);
        const found = possible(
          blanks.map(() => upTo),
          left,
        );
        blanks.forEach((size, index) => {
          if (size < smallCell) expect(found[index]?.[0]?.size).toBeGreaterThan(1);
        });
      }),
      { numRuns: runsOf(100), seed: 15_123 },
    );
  });

  it('nor a small count of a direction, even by a reader who knows how many families each site has', {
    timeout: timeFor(runsOf(150)),
  }, () => {
    const sites = fc.array(fc.tuple(fc.nat(4), fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(sites, fc.integer({ min: 2, max: 4 }), (sites, smallCell) => {
        const real = sites.filter((counts) => counts.some((count) => count > 0));
        const seen = countsIn(directionBySite(casesOf(real), options(smallCell)), 2, 5);
        const rows = seen.slice(0, -1);
        const blanks = real.filter((_, index) => rows[index] === undefined);
        for (const row of rows) for (const count of row ?? []) expect(count === 0 || count >= smallCell).toBe(true);
        const candidates = blanks.map((row) =>
          ways(
            row.reduce((sum, count) => sum + count, 0),
            row.length,
          ),
        );
        const left = less(seen.at(-1), rows);
        for (const count of left ?? []) expect(count === 0 || count >= smallCell).toBe(true);
        const found = possible(candidates, left);
        blanks.forEach((row, index) => {
          row.forEach((count, column) => {
            if (count > 0 && count < smallCell) expect(found[index]?.[column]?.size).toBeGreaterThan(1);
          });
        });
      }),
      { numRuns: runsOf(150), seed: 15_124 },
    );
  });
});
