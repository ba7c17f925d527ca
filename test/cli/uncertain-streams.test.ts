import { describe, expect, test } from 'vitest';
import { allocateAll } from '../../src/allocation/allocate.js';
import type { Model } from '../../src/allocation/kinds.js';
import { compareScenarios } from '../../src/change/what-if/what-if.js';
import { potBridge } from '../../src/pot/bridge/bridge.js';
import { joinerEffects } from '../../src/pot/leavers-and-joiners/joiner-effects.js';
import { scenarioSheet } from '../../src/report/change/what-if.js';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

// Care at £120 a point is certain; £15 an hour for 10 hours a week of ILF, 52 weeks, is not: 6,000, and with it 13,800.
const model = {
  schemaVersion: 1,
  kind: 'streams',
  period: 'year',
  convention: '52-weeks',
  streams: [
    {
      id: 'care',
      model: {
        schemaVersion: 1,
        kind: 'price-point',
        period: 'year',
        fundingBasis: 'pot',
        method: 'stated',
        prices: [{ money: '120', points: '1' }],
        rounding: {},
      },
    },
    {
      id: 'ILF',
      uncertain: true,
      model: {
        schemaVersion: 1,
        kind: 'hours-by-need-level',
        period: 'week',
        levels: [{ id: 'high', hours: 10 }],
        hoursPer: 'week',
        ratePerHour: '15',
      },
    },
  ],
} as unknown as Model;
const streamsOf = (isBoth: boolean) => [
  { id: 'care', case: { points: 50 } },
  isBoth ? { id: 'ILF', case: { level: 'high' } } : { id: 'ILF', eligible: false },
];
const one = { caseId: 'P1', kind: 'streams', streams: streamsOf(true) };
const other = { caseId: 'P2', kind: 'streams', streams: streamsOf(false) };
const MESSAGE = 'the money of "ILF" is not certain to come and is not in the budget';
put(folder, 'model.json', JSON.stringify(model));
put(folder, 'cases.json', JSON.stringify([one, other]));

describe('money of a stream that may not come is said', () => {
  test('of who joins, with the amount that is not promised', async () => {
    const effects = joinerEffects(model, [{ case: one as never }, { case: other as never, traditional: 5000 }], {
      fundingBasis: 'pot',
      pot: 10000,
    });
    if (effects.status !== 'answered') throw new Error('no answer');
    expect(effects.joiners.map(({ indicative, mayCome }) => [indicative, mayCome])).toEqual([
      ['6000.00', { streams: ['ILF'], with: '13800.00' }],
      ['6000.00', null],
    ]);
    expect(effects.warnings.map(({ message }) => message)).toEqual([MESSAGE]);
    const { out, err } = await run(
      ...['joiners', 'model.json', 'cases.json', '--basis', 'pot', '--pot', '10000', '--format', 'markdown'],
    );
    expect(out).toContain('families with money of a stream that may not come, in no budget | 1 |');
    expect(out).toContain('with_it_not_promised');
    expect(out).toContain('13800.00');
    expect(err).toContain(MESSAGE);
  });

  test('of scenarios, as one amount in all of them', () => {
    const cases = [one, other].map(({ caseId, streams }) => ({ caseId, input: { streams }, traditional: 3000 }));
    const scenarios = {
      schemaVersion: 1,
      scenarios: [
        { name: 'a', model },
        { name: 'b', model, contingency: 10 },
      ],
    };
    const result = compareScenarios(cases as never, scenarios as never);
    expect(result.scenarios.map(({ total, uncertain }) => [total, uncertain])).toEqual([
      ['12000.00', 1],
      ['10800.00', 1],
    ]);
    expect(result.warnings.map(({ message }) => message)).toEqual([MESSAGE]);
    const { columns, rows } = scenarioSheet(result);
    expect(rows.map((row) => row[columns.indexOf('may_get_more_not_promised')])).toEqual([1, 1]);
    // Of families without such money there is no such column.
    expect(scenarioSheet(compareScenarios(cases.slice(1) as never, scenarios as never)).columns).toHaveLength(9);
  });

  test('of a pot', () => {
    const allocations = allocateAll(model, [one, other] as never).map((allocation) => ({ allocation }));
    // 20,000 - 12,000; the 7,800 are in no figure
    const { balance, warnings } = potBridge({ amount: 20000 }, allocations);
    expect([balance, warnings.map(({ message }) => message)]).toEqual(['8000.00', [MESSAGE]]);
  });

  test('of budgets that something is held back from', async () => {
    await run('allocate', 'model.json', 'cases.json', '--steps', '--format', 'json', '--out', 'steps.json');
    const { code, err } = await run(
      'hold-back',
      'steps.json',
      '--basis',
      'pot',
      '--pot',
      '20000',
      '--from-each',
      '10',
      '--format',
      'json',
    );
    expect([code, err]).toEqual([0, expect.stringContaining(`steps.json: ${MESSAGE}`)]);
  });

  test('of a list that allocate wrote, by each command that reads it', async () => {
    await run('allocate', 'model.json', 'cases.json', '--format', 'csv', '--out', 'list.csv');
    const told = 'list.csv: money of a stream that may not come, of 1 family, is in no amount and not promised';
    put(
      folder,
      'policy.json',
      JSON.stringify({
        schemaVersion: 1,
        period: 'year',
        rules: [{ rule: 'pass-on', at: 'communicated', actor: 'Panel', reason: 'as it is' }],
      }),
    );
    const { out, err } = await run('moderate', 'policy.json', 'list.csv', '--format', 'csv');
    expect(err).toContain(told);
    const [header = '', first = '', second = ''] = out.split('\n');
    const cells = (line: string) =>
      ['not_certain_to_come', 'with_it_not_promised'].map((name) => line.split(',')[header.split(',').indexOf(name)]);
    expect([cells(first), cells(second)]).toEqual([
      ['ILF', '13800.00'],
      ['', ''],
    ]);
    put(folder, 'list.csv', out.replace('P1,,', 'P1,3000,').replace('P2,,', 'P2,3000,'));
    for (const call of [
      ['leavers', 'list.csv', '--basis', 'pot', '--pot', '12000', '--leavers', 'P1'],
      ['stress', 'list.csv', '--basis', 'pot', '--reserve', '100'],
      ['solve', 'contingency', 'list.csv', '--total', '10000'],
    ]) {
      expect((await run(...call)).err).toContain(told);
    }
  });
});
