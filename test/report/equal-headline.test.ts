import { describe, expect, test } from 'vitest';
import type { StatementRow } from '../../src/equity/statement/rows.js';
import { equalHeadline } from '../../src/report/run/equal-headline.js';

type Gap = readonly [who: string, gap: string | null, low: string | null, high: string | null];

function rowsOf(stage: StatementRow['stage'], ...gaps: readonly Gap[]): StatementRow[] {
  return gaps.flatMap(([who, gap, low, high]) =>
    (
      [
        ['raw gap (£)', '1.00'],
        ['gap at equal need (£)', gap],
        ['interval of that gap from (£)', low],
        ['interval of that gap to (£)', high],
      ] as const
    ).map(
      ([figure, value]): StatementRow => ({
        topic: 'groups',
        stage,
        who,
        against: 'area North',
        figure,
        value,
        n: 9,
        smallCell: null,
      }),
    ),
  );
}

const saidOf = (...rows: readonly StatementRow[]): string[] => equalHeadline({ rows, period: 'year' });

describe('what is said first of gaps at equal need', () => {
  test('is of the last stage, the widest gap, and which intervals do not reach £0', () => {
    const rows = [
      ...rowsOf('indicative', ['area East', '-9000.00', '-9500.00', '-8500.00']),
      ...rowsOf(
        'communicated',
        ['area East', '-300.00', '-500.00', '-100.00'],
        ['area South', '200.00', '-50.00', '450.00'],
        ['area West', '-10.00', null, null],
      ),
    ];
    // East: -500 to -100 lies below 0; South: -50 to 450 does not; West has none.
    expect(saidOf(...rows)).toEqual([
      'By the communicated amounts, of 3 groups, the widest gap at equal need is that of area East: £300.00 a year less than area North. The interval of the gap lies wholly on one side of £0 for 1: area East has less than area North. For 1 no interval is told, so that nothing can be said of how far the gap could as well have been off.',
    ]);
  });

  test('says of no interval that it shows no gap', () => {
    expect(saidOf(...rowsOf('final', ['area East', '20.00', '-5.00', '45.00']))).toEqual([
      'By the final amounts, of 1 group, the widest gap at equal need is that of area East: £20.00 a year more than area North. No interval lies wholly on one side of £0, which does not show that there is no gap.',
    ]);
  });

  test('an interval that ends at £0 reaches it', () => {
    const [sentence] = saidOf(...rowsOf('final', ['area East', '20.00', '0.00', '40.00']));
    expect(sentence).toContain('No interval lies wholly on one side of £0');
  });

  test('without any interval nothing is said of chance', () => {
    const [sentence] = saidOf(
      ...rowsOf('final', ['area East', '20.00', null, null], ['area West', '0.00', null, null]),
    );
    expect(sentence).toMatch(/ No interval is told, so that nothing can be said/);
    expect(sentence).not.toMatch(/one side/);
  });

  test('no gap is no gap', () => {
    const [sentence] = saidOf(...rowsOf('final', ['area East', '0.00', '-1.00', '1.00']));
    expect(sentence).toMatch(/^By the final amounts there is no gap at equal need, of 1 group\./);
  });

  test('a stage of which no gap is told is not the last', () => {
    const [sentence] = saidOf(
      ...rowsOf('indicative', ['area East', '20.00', null, null]),
      ...rowsOf('final', ['area East', null, null, null]),
    );
    expect(sentence).toMatch(/^By the indicative amounts/);
    expect(saidOf(...rowsOf('final', ['area East', null, null, null]))).toEqual([]);
    expect(saidOf()).toEqual([]);
  });
});
