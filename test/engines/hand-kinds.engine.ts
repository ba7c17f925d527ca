import { calibrationToSql, instrumentToSql, modelToSql, policyToSql } from 'openras/export';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cell, type Engine, tableSql } from './engine.js';
import { ENGINES } from './engines.js';

const YEAR = { schemaVersion: 1, period: 'year' } as const;
const RULE = { at: 'communicated', actor: 'policy', reason: 'by hand' } as const;

describe.each(ENGINES)('%s', (dialect, start) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine?.close());

  /** What rows are answered, in their order, without the id and what names the model. */
  async function answers(
    columns: readonly string[],
    rows: readonly (readonly Cell[])[],
    sql: string,
  ): Promise<string[]> {
    const numbered = rows.map((row, index) => [String(index), ...row]);
    await engine.run(tableSql({ name: 'cases', columns: ['case_id', ...columns], rows: numbered }));
    const found = await engine.query(sql);
    const sorted = [...found].sort((a, b) => Number(a.case_id) - Number(b.case_id));
    return sorted.map(({ status, indicative, points, communicated, warning }) =>
      [status, indicative, points, communicated, warning].filter(Boolean).join(' '),
    );
  }

  const asModel = (model: object, more = {}) => modelToSql(model, { dialect, table: 'cases', ...more }).sql;

  test('transport by the mile: half a penny, the edge of a band and what has no rate', async () => {
    const rates = [
      { schoolType: 'a', fromMiles: '0', toMiles: '3', perMile: '0.45' },
      { schoolType: 'a', fromMiles: '3', toMiles: '10', perMile: '0.3' },
    ];
    const model = { ...YEAR, kind: 'transport-distance', basis: 'per-mile', rates, legsPerDay: '2', days: '190' };
    // 2 · 190 = 380 miles for each: £0.45 · 380 = £171 a mile below 3, £0.30 · 380 = £114 from 3 on.
    // 0.000029 · 17,100p = 0.4959p; 0.00003 · 17,100p = 0.513p. Just below 3 miles: £513; at 3 £342, which is less; a
    // family at 4.5 miles has £513 again, and no more than that is lost.
    const rows = [['0.000029'], ['0.00003'], ['3'], ['4.499999'], ['4.5'], ['10']].map(([miles = null]) => [
      miles,
      'a',
    ]);
    expect(await answers(['miles', 'school_type'], [...rows, ['1', 'b'], ['1', null]], asModel(model))).toEqual([
      'budget 0.00 zero-budget',
      'budget 0.01',
      'budget 342.00 band-edge-fall',
      'budget 513.00 band-edge-fall',
      'budget 513.00',
      'refer-to-costing no-rate',
      'refused school_type: unknown-name',
      'missing school_type: missing',
    ]);
  });

  test('education money: what counts, and who has to agree', async () => {
    const model = {
      ...YEAR,
      kind: 'education-money',
      rule: 'school-money-by-agreement',
      topUpInSchool: 'by-agreement',
      rounding: { unit: '1' },
    };
    const columns = [
      'pupil-funding',
      'school-managed',
      'top-up-in-school',
      'individual-top-up',
      'centrally-commissioned',
      'head_agrees',
      'requested',
    ];
    const rows: Cell[][] = [
      // 4,000 + 600 + 900.50 where the head agrees: £5,500.50 goes up to £5,501; 900.49 goes down.
      ['9000', '4000', '600', '900.50', '77', 'yes', 'yes'],
      ['9000', '4000', '600', '900.49', '77', 'yes', 'no'],
      ['9000', '4000', '600', '900.49', null, 'no', 'yes'],
      ['9000', null, null, '900.50', null, null, 'yes'],
      ['9000', '4000', null, null, null, null, 'yes'],
      ['9000', null, null, '900.505', null, null, 'yes'],
      [null, null, null, null, null, null, null],
    ];
    expect(await answers(columns, rows, asModel(model))).toEqual([
      'budget 5501.00',
      'budget 5500.00 not-requested',
      'budget 900.00',
      'budget 901.00',
      'missing head_agrees: missing',
      'refused individual-top-up: invalid',
      'missing requested: missing',
    ]);
  });

  const point = (money: string) => ({
    ...YEAR,
    kind: 'price-point',
    fundingBasis: 'pot',
    method: 'stated',
    prices: [{ money, points: '2' }],
    rounding: {},
  });

  test('by age: a year is complete on the birthday, and the groups have a price each', async () => {
    const groups = [
      { fromAge: 0, toAge: 13, model: point('0.01') },
      { fromAge: 14, toAge: 17, model: point('200') },
    ];
    const model = { ...YEAR, kind: 'by-age', ageRule: 'fixed-day', ageDay: '2026-09-01', groups };
    // Half a penny a point: 3 points are 1.5p. £100 a point for those who are 14 on 1 September 2026.
    const rows: Cell[][] = [
      ['2012-09-02', '3'],
      ['2012-09-01', '3'],
      ['2008-09-01', '3'],
      ['2026-09-02', '3'],
      [null, '3'],
      ['2012-09-01', null],
    ];
    expect(await answers(['born_on', 'points'], rows, asModel(model))).toEqual([
      'budget 0.02',
      'budget 300.00',
      'refused born_on: out-of-range',
      'refused born_on: inconsistent',
      'missing born_on: missing',
      'missing points: missing',
    ]);
  });

  test('streams: each to the penny in the period of the whole, the certain ones added up', async () => {
    const streams = [
      { id: 'care', model: point('200') },
      { id: 'health', model: { ...point('0.05'), period: 'week' } },
      { id: 'ILF', uncertain: true, model: point('2') },
    ];
    const model = { ...YEAR, kind: 'streams', convention: '52-weeks', streams };
    // 3 points: £300; 3 · 2.5p = 7.5p, to 8p a week, 52 of which are £4.16; ILF is in no sum.
    const columns = { streams: { health: { eligible: 'may', points: 'other' }, ILF: { points: 'other' } } };
    const rows: Cell[][] = [
      ['3', '3', 'yes'],
      ['3', '3', 'no'],
      ['0', '0', null],
      ['3', 'x', 'yes'],
    ];
    expect(await answers(['points', 'other', 'may'], rows, asModel(model, { columns }))).toEqual([
      'budget 304.16 uncertain-streams',
      'budget 300.00 stream-not-eligible, uncertain-streams',
      'budget 0.00 zero-stream, zero-stream, zero-stream, uncertain-streams, zero-budget',
      'refused health: points: invalid',
    ]);
  });

  test('calibration: two sums, ranks with a tie, and a quantile between two neighbours', async () => {
    const rows: Cell[][] = [
      ['40', '600.02'],
      ['30', '300.00'],
      ['30', '900.01'],
      ['10', '600.01'],
    ];
    await engine.run(
      tableSql({
        name: 'cases',
        columns: ['case_id', 'points', 'package_value'],
        rows: rows.map((row, index) => [String(index), ...row]),
      }),
    );
    const modelOf = async (sql: string) => JSON.parse(String((await engine.query(sql))[0]?.model));
    const table = { dialect, table: 'cases' } as const;
    // 600.02 + 300 + 900.01 + 600.01 = 2,400.04 over 40 + 30 + 30 + 10 = 110 points.
    const price = await modelOf(calibrationToSql('price-point', { fundingBasis: 'pot' }, table).sql);
    expect(price).toMatchObject({ prices: [{ money: '2400.04', points: '110' }], largestScore: '40' });
    // Packages from the largest: 900.01, 600.02, 600.01, 300. The tie at 30 shares 600.02 + 600.01 over two.
    const ranks = await modelOf(calibrationToSql('percentile', { fundingBasis: 'pot' }, table).sql);
    expect(ranks.rows.map((row: Record<string, unknown>) => [row.points, row.percentile, row.money, row.over])).toEqual(
      [
        ['40', '100', '900.01', 1],
        ['30', '50', '1200.03', 2],
        ['10', '0', '300', 1],
      ],
    );
    // By definition 7 the quarter of four values lies at place 1 + 3/4: 10 + 3/4 · 20 = 25 points, 300 + 3/4 · 300.01.
    const how = { fundingBasis: 'reference-sample', grid: ['25'] } as const;
    const quantile = await modelOf(calibrationToSql('percentile', how, table).sql);
    expect(quantile.rows).toMatchObject([{ points: '25', percentile: '25', money: '525.0075', cases: 0, packages: 2 }]);
  });

  test('a policy: a fall limited, a rounding kept on the side of the limit, a blend', async () => {
    const fall = {
      ...RULE,
      rule: 'limit-change',
      greatestFall: '10',
      greatestRise: null,
      frequency: 'once',
      uplift: 'none',
    } as const;
    const rules = [fall, { ...RULE, rule: 'round', unit: '100' } as const];
    const { sql } = policyToSql({ ...YEAR, rules }, { dialect, table: 'cases' });
    // Nine tenths of £1,010.01 are £909.009, which is £909.01 rounded up; to £100 that is £900, below the limit, so £1,000.
    const rows: Cell[][] = [
      ['500', '1010.01'],
      ['2000.49', '1010.01'],
      ['500', null],
      [null, '5'],
      ['500', '0'],
    ];
    expect(await answers(['indicative', 'traditional'], rows, sql)).toEqual([
      'set 1000.00',
      'set 2000.00',
      'set 500.00',
      'absent',
      'set 500.00 no-limit-of-nothing',
    ]);
    const blend = { ...RULE, rule: 'blend', packagePercent: '50', side: 'falls' } as const;
    const half = policyToSql({ ...YEAR, rules: [blend] }, { dialect, table: 'cases' });
    // Half of £0.01 and half of £0.02 are 1.5p.
    expect(
      await answers(
        ['indicative', 'traditional'],
        [
          ['0.01', '0.02'],
          ['0.02', '0.01'],
        ],
        half.sql,
      ),
    ).toEqual(['set 0.02', 'set 0.02']);
  });

  test('a questionnaire: levels, bands, and an answer that is missing', async () => {
    const instrument = {
      schemaVersion: 1,
      id: 'short',
      version: '1',
      title: 'Short',
      source: { kind: 'council', citation: 'by hand' },
      outcomes: [{ id: 'healthy', title: 'Be healthy' }],
      statements: [
        {
          id: 'sleep',
          outcome: 'healthy',
          text: 'Sleeps',
          levels: [
            { name: 'Some help', points: '2.5' },
            { name: 'none', points: '0' },
          ],
        },
        {
          id: 'play',
          outcome: 'healthy',
          text: 'Plays',
          bands: [
            { name: 'low', from: 0, to: 2 },
            { name: 'high', from: 3, to: 5 },
          ],
        },
      ],
    } as const;
    const { sql } = instrumentToSql(instrument, { dialect, table: 'cases' });
    // 2.5 + the middle of 3 to 5, 4; 0 + 5; 2.5 by number + 1.
    const rows: Cell[][] = [
      ['some  HELP', 'High: middle'],
      ['none', '5'],
      ['02.50', 'low:1'],
      ['none', null],
      ['none', 'low'],
      ['much', '1'],
      ['none', '6'],
    ];
    expect(await answers(['sleep', 'play'], rows, sql)).toEqual([
      'scored 6.5',
      'scored 5',
      'scored 3.5',
      'missing play: missing',
      'missing play: missing',
      'refused sleep: unknown-name',
      'refused play: out-of-range',
    ]);
  });

  test('a column that the table lacks is the database’s to say', async () => {
    await engine.run(tableSql({ name: 'cases', columns: ['case_id', 'score'], rows: [['a', '1']] }));
    await expect(engine.query(asModel(point('1')))).rejects.toThrow(/points/);
  });
});
