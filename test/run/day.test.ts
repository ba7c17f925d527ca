import { type PackageInput, shareLine } from 'openras/costing';
import { describe, expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import { councilSheets } from '../../src/report/run/council.js';
import type { CouncilData, CouncilFamily } from '../../src/run/council/data.js';
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

describe('a stored model whose time is over', () => {
  const model = { ...runCouncil(councilOf()).model, effectiveFrom: '2019-04-01', effectiveTo: '2020-03-31' };
  const said = (own: Partial<CouncilFamily>, change: object = {}) =>
    runCouncil(
      councilOf({
        model: { ...model, ...change },
        cohort: { cases: [{ caseId: 'A', points: 10, traditional: '1', ...own }] },
      }),
    ).warnings.map(({ caseId, message }) => `${caseId ?? 'all'}: ${message}`);
  const ended = 'after the model has ended, on 2020-03-31';

  test.each([
    ['startsOn', 'the case starts'],
    ['assessedOn', 'the case was assessed'],
    ['agreedOn', 'the case was agreed'],
    ['communicatedOn', 'the case was told an amount'],
  ])('is warned of by any day that there is: %s', (field, what) => {
    expect(said({ [field]: '2026-05-01' })).toContain(`A: ${what} on 2026-05-01, ${ended}`);
    expect(said({ [field]: '2019-05-01' }).filter((one) => one.includes('2019'))).toEqual([]);
  });

  test('is warned of by the day that comes first: the start, the assessment, the agreement, what was told', () => {
    const days = { agreedOn: '2020-03-31', communicatedOn: '2026-05-01' };
    expect(said(days).filter((one) => one.startsWith('A: '))).toEqual([]);
    expect(said({ ...days, assessedOn: '2026-05-02' })).toContain(`A: the case was assessed on 2026-05-02, ${ended}`);
  });

  test('is said of all together where nobody states a day', () => {
    const unknown = 'the model holds from 2019-04-01 to 2020-03-31, and 1 case states no day, so that whether it holds';
    expect(said({}).filter((one) => one.startsWith('all: the model'))).toEqual([`all: ${unknown} there is not known`]);
  });

  test('is in other prices than those of the day on which a family was told', () => {
    expect(said({ communicatedOn: '2019-05-01' }, { priceBase: '2018-19' })).toContain(
      "A: the case was told an amount in 2019-20, and the model's amounts are in the prices of 2018-19; restate them",
    );
  });

  test('stands in the report with its first and its last day', () => {
    const sheets = councilSheets(runCouncil(councilOf({ model })));
    expect(sheets.find(({ title }) => title === 'The stored model')?.rows).toEqual([
      ['kind', 'price-point'],
      ['title', undefined],
      ['effective from', '2019-04-01'],
      ['effective to', '2020-03-31'],
      ['financial year', undefined],
      ['approved by', undefined],
    ]);
  });
});

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

  test('asks for another day where a rate ends on the day on which the next begins, and never counts both', () => {
    const lines = LINES.lines.flatMap((line) =>
      line.id === 'old' ? [] : [line.id === 'before' ? { ...line, endsOn: '2025-04-01' } : line],
    );
    const on = (onDay: string) => runCouncil(councilWith({ ...LINES, lines }, { onDay }));
    expect(() => on('2025-04-01')).toThrow('state another day in the option onDay if one replaces the other');
    // On the next day the new rate of 210 alone: 52 x 210
    expect(moneyOf(councilWith({ ...LINES, lines }, { onDay: '2025-04-02' }))).toBe('10920.00');
  });

  test('asks so of lines without a name or a service, which may be one service', () => {
    // 200 a week to 1 April 2025 and 210 from that day on; 900 that ended the year before
    const lines: PackageInput['lines'] = [
      { id: '1', amount: '900', per: 'week', endsOn: '2024-03-31' },
      { id: '2', amount: '200', per: 'week', startsOn: '2024-04-01', endsOn: '2025-04-01' },
      { id: '3', amount: '210', per: 'week', startsOn: '2025-04-01' },
    ];
    const on = (own: PackageInput['lines'], onDay: string) => moneyOf(councilWith({ ...LINES, lines: own }, { onDay }));
    const asked =
      'line 2 ends on 2025-04-01, the day on which line 3, which may be of the same service since not both say theirs, begins';
    expect(() => on(lines, '2025-04-01')).toThrow(asked);
    const half = lines.map((line) => (line.id === '3' ? { ...line, name: 'club' } : line));
    expect(() => on(half, '2025-04-01')).toThrow(asked);
    // Two services that say what they are do not follow each other: 52 x (200 + 210)
    const both = half.map((line) => (line.id === '2' ? { ...line, name: 'sitting' } : line));
    expect(on(both, '2025-04-01')).toBe('21320.00');
    expect(on(lines, '2025-04-02')).toBe('10920.00');
  });

  test('counts a line that two pay for once, whatever is asked or told of it', () => {
    const shared = (id: string, dates: object) =>
      shareLine({ id, name: id, amount: '100', per: 'week', ...dates }, [
        { payer: 'budget', percent: 60 },
        { payer: 'health', percent: 40 },
      ]);
    const lines = [...shared('old', { endsOn: '2024-03-31' }), ...shared('since', {})];
    expect(() => runCouncil(councilWith({ ...LINES, lines }))).toThrow('1 package line ends (old of S1');
    const sheets = councilSheets(runCouncil(councilWith({ ...LINES, lines }, { onDay: '2026-05-01' })));
    const control = new Map(sheets[0]?.rows.map(([what, value]) => [what, value]));
    expect(
      ['', " where each payer's share is a line", ' that count', ' that do not run on the day'].map((end) =>
        control.get(`package lines${end}`),
      ),
    ).toEqual([2, 4, 1, 1]);
    // 60 % of 52 x 100
    expect(moneyOf(councilWith({ ...LINES, lines }, { onDay: '2026-05-01' }))).toBe('3120.00');
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
