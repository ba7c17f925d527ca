import type { PackageInput } from 'openras/costing';
import { describe, expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import { councilSheets } from '../../src/report/run/council.js';
import type { CouncilData } from '../../src/run/data.js';
import { runCouncil } from '../../src/run/run-council.js';
import { councilOf } from './support.js';

/** £900 a week that ended in 2024, and £200 a week that became £210 on 1 April 2025. */
const LINES: PackageInput = {
  caseId: 'S1',
  kind: 'package',
  convention: '52-weeks',
  lines: [
    { id: 'old', name: 'night sitting', amount: '900', per: 'week', endsOn: '2024-03-31' },
    { id: 'before', name: 'club', amount: '200', per: 'week', endsOn: '2025-03-31' },
    { id: 'since', name: 'club', amount: '210', per: 'week', startsOn: '2025-04-01' },
    { id: 'chair', kind: 'one-off', amount: '500' },
  ],
};

function councilWith(lines: PackageInput, costing?: CouncilData['settings']['costing']): CouncilData {
  const { settings } = councilOf();
  const group = { cases: [{ caseId: 'S1', points: 10 }], packages: [lines] };
  return councilOf({ settings: { ...settings, ...(costing && { costing }) }, sample: group, cohort: group });
}

function moneyOf(data: CouncilData): string | undefined {
  const { calibration } = runCouncil(data);
  return calibration?.kind === 'price-point' ? calibration.report.prices[0]?.money : undefined;
}

describe('the day of a run', () => {
  test('leaves out what ended: 52 x £210 = £10,920, and not 52 x (900 + 200 + 210)', () => {
    expect(moneyOf(councilWith(LINES, { onDay: '2026-05-01' }))).toBe('10920.00');
  });

  test('is asked for where a line ends, with what would be right', () => {
    try {
      runCouncil(councilWith(LINES));
    } catch (error) {
      if (!isRasError(error)) throw error;
      const said = error.problems.map(({ code, path, message }) => [code, path.join('.'), message]);
      const message =
        '2 package lines end (old of S1 on 2024-03-31); say in costing.onDay on which day packages are valued, or costing.endedLines: "count" where all of them count';
      // The sample and the cohort each
      expect(said).toEqual([
        ['choice-needed', 'settings.costing', message],
        ['choice-needed', 'settings.costing', message],
      ]);
      return;
    }
    throw new Error('nothing was asked');
  });

  test('need not be stated where every line that ends counts, and both answers at once are a question', () => {
    // 52 x (900 + 200 + 210)
    expect(moneyOf(councilWith(LINES, { endedLines: 'count' }))).toBe('68120.00');
    expect(() => runCouncil(councilWith(LINES, { endedLines: 'count', onDay: '2026-05-01' }))).toThrow(
      'give one of the two',
    );
  });

  test('is not asked for where nothing ends', () => {
    const lines = LINES.lines.filter(({ id }) => id === 'since');
    expect(moneyOf(councilWith({ ...LINES, lines }))).toBe('10920.00');
  });

  test('tells of a succession that overlaps by a day', () => {
    const lines = LINES.lines.flatMap((line) =>
      line.id === 'old' ? [] : [line.id === 'before' ? { ...line, endsOn: '2025-04-01' } : line],
    );
    const { warnings } = runCouncil(councilWith({ ...LINES, lines }, { onDay: '2025-04-01' }));
    expect(warnings.map(({ code }) => code)).toContain('lines-in-succession');
  });

  test('stands in the control totals, with the lines that do not count', () => {
    const sheets = councilSheets(runCouncil(councilWith(LINES, { onDay: '2026-05-01' })));
    const control = new Map(sheets[0]?.rows.map(([what, value]) => [what, value]));
    expect(control.get('package lines')).toBe(4);
    expect(control.get('package lines that count')).toBe(2);
    expect(control.get('package lines that do not run on the day')).toBe(2);
    expect(control.get('the day on which packages are valued')).toBe('2026-05-01');
    expect(sheets[1]).toMatchObject({
      title: 'Package lines of the sample that do not count',
      rows: [
        ['S1', 'old', 'ended on 2024-03-31'],
        ['S1', 'before', 'ended on 2025-03-31'],
      ],
    });
  });
});
