import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { moderate } from '../../src/moderation/moderate.js';
import type { Policy } from '../../src/moderation/policy/policy.js';
import { recordAllocation } from '../../src/records/kind/allocation-record.js';
import { challengeRecord, challengeRecordOf } from '../../src/records/kind/challenge-record.js';
import { recordModerated } from '../../src/records/kind/moderated-record.js';
import { recordHoldBack } from '../../src/records/kind/pot-records.js';
import { put, runIn, temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();
const apart = temporaryFolder();

const run = runIn(folder);

// 30,000 / 150 points is £200 a point: F1 has 35 x 200 = £7,000, or with 40 points £8,000.
const { model } = calibratePricePoint([{ caseId: 'a', points: 150, packageValue: '30000' }], { fundingBasis: 'pot' });
const policy: Policy = {
  schemaVersion: 1,
  period: 'year',
  rules: [{ rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a decent start', amount: '500' }],
};
const allocation = recordAllocation(model, { caseId: 'F1', points: 35 });
const another = recordAllocation(model, { caseId: 'F1', points: 40 });
const caseOf = (indicative: string) => ({ caseId: 'F1', period: 'year' as const, amounts: { indicative } });
const moderated = recordModerated(caseOf('7000.00'), policy, allocation);

const CHALLENGE = {
  caseId: 'F1',
  period: 'year',
  raisedOn: '2026-06-01',
  raisedBy: 'mother',
  against: 'indicative',
  grounds: 'nights were not counted',
  amount: '7000',
  paidMeanwhile: { amount: '5000', footing: 'without prejudice' },
  outcome: { result: 'pending' },
} as const;
/** A challenge that says another thing of the decision that it names, worked out anew. */
function forged(decision: object, amount = '7000') {
  const { inputs } = challengeRecordOf(CHALLENGE, allocation);
  const { decision: named } = inputs as unknown as { readonly decision: object };
  return challengeRecord.make({ ...CHALLENGE, amount, decision: { ...named, ...decision } });
}

/** Each is sound by itself. */
const PAIRS: readonly [string, readonly unknown[], string][] = [
  [
    'a moderated case that names another allocation',
    [allocation, recordModerated(caseOf('8000.00'), policy, another)],
    'names another allocation',
  ],
  [
    'one that begins with another amount and names none',
    [allocation, recordModerated(caseOf('50000.00'), policy)],
    'begins with 50000.00, where the allocation of this case gave 7000.00',
  ],
  ['the same, the other way round', [recordModerated(caseOf('50000.00'), policy), allocation], 'begins with 50000.00'],
  ['one that names none', [allocation, recordModerated(caseOf('7000.00'), policy)], 'names no allocation'],
  [
    'an allocation that nobody sealed, with another amount',
    [
      JSON.parse(JSON.stringify(allocate(model, { caseId: 'F1', points: 40 }))),
      recordModerated(caseOf('7000.00'), policy),
    ],
    'begins with 7000.00, where the allocation of this case gave 8000.00',
  ],
  [
    'two that nobody sealed',
    JSON.parse(JSON.stringify([allocate(model, { caseId: 'F1', points: 40 }), moderate(caseOf('7000.00'), policy)])),
    'begins with 7000.00, where the allocation of this case gave 8000.00',
  ],
  ['two allocations', [another, allocation, moderated], '"F1" has two records of this kind'],
  [
    'a challenge of another amount than the decision that it names gave',
    [allocation, forged({ amount: '6000.00' }, '6000')],
    'is 6000.00, where the decision of this case gave 7000.00',
  ],
  [
    'a challenge that names no model, where the decision names one',
    [forged({ model: null }), allocation],
    'names none, where the decision names "',
  ],
];

const second = recordAllocation(model, { caseId: 'F2', points: 20 });
const UPHELD = { result: 'upheld', on: '2026-07-01', by: 'panel', reason: 'nights count', amount: '7000' } as const;

describe('challenges and hold-backs are held to the records beside them', () => {
  const checked = (...records: unknown[]) => run('check-record', put(folder, 'beside.json', JSON.stringify(records)));
  const hold = (...cases: { caseId: string; budget: string }[]) =>
    recordHoldBack({
      fundingBasis: 'reference-sample',
      cases,
      fromEach: { percent: 10 },
    } as unknown as Parameters<typeof recordHoldBack>[0]);

  test.each<[string, () => readonly unknown[], string]>([
    [
      'a challenge that names the decision of another family',
      () => [allocation, second, forged({ seal: second.seal })],
      'allocation record of "F2"',
    ],
    [
      'one that names none, of another amount than the record of the family has',
      () => [allocation, challengeRecordOf({ ...CHALLENGE, amount: '99999' })],
      'is 99999.00 of the indicative amount, where the records of this case have "7000.00"',
    ],
    [
      'one of an amount that was never reached',
      () => [allocation, moderated, challengeRecordOf({ ...CHALLENGE, against: 'final' })],
      'is 7000.00 of the final amount, where the records of this case have none',
    ],
    // 20 points at £200.
    [
      'a hold-back from another budget',
      () => [allocation, second, hold({ caseId: 'F1', budget: '7000' }, { caseId: 'F2', budget: '4001' })],
      'is 4001 of "F2", where the allocation gave 4000.00',
    ],
    [
      'a hold-back from a budget of nobody',
      () => [allocation, hold({ caseId: 'F9', budget: '7000' })],
      'no allocation of "F9" is among',
    ],
  ])('%s is refused', { timeout: 60_000 }, async (_, records, message) => {
    const { code, err } = await checked(...records());
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('what belongs to them is taken, and what cannot be told is said', { timeout: 60_000 }, async () => {
    const warningsOf = async (...records: unknown[]) => {
      const { code, out } = await checked(...records);
      const codes = JSON.parse(out).warnings.map((one: { code: string }) => one.code);
      return [code, codes.filter((one: string) => one === 'not-held').length];
    };
    expect(await warningsOf(allocation, challengeRecordOf(CHALLENGE))).toEqual([0, 0]);
    // It was upheld, and the record has the amount from then on.
    expect(await warningsOf(allocation, challengeRecordOf({ ...CHALLENGE, amount: '6000', outcome: UPHELD }))).toEqual([
      0, 0,
    ]);
    expect(
      await warningsOf(
        allocation,
        second,
        hold({ caseId: 'F1', budget: '7000.00' }, { caseId: 'F2', budget: '12000/3' }),
      ),
    ).toEqual([0, 0]);
    // A decision that was replaced since, a challenge by itself, a hold-back by itself.
    expect(await warningsOf(allocation, forged({ seal: '0'.repeat(64) }))).toEqual([0, 1]);
    expect(await warningsOf(challengeRecordOf(CHALLENGE))).toEqual([0, 1]);
    expect(await warningsOf(hold({ caseId: 'F1', budget: '7000' }))).toEqual([0, 1]);
  });
});

describe('the records of one case', () => {
  test('that belong together are taken by every command', async () => {
    // A decision that was replaced since is named by its seal alone.
    const past = forged({ seal: '0'.repeat(64), amount: '6000.00' }, '6000');
    const challenges = [challengeRecordOf(CHALLENGE, allocation), past];
    const file = put(folder, 'whole.json', JSON.stringify([allocation, moderated, ...challenges]));
    put(folder, 'model.json', JSON.stringify(model));
    expect(await run('check-record', file)).toMatchObject({ code: 0, err: '' });
    const page = await run('explain', file, 'F1');
    expect([page.code, page.out.includes('£7,000')]).toEqual([0, true]);
    expect(page.out).not.toContain('not worked out again');
    expect((await run('audit-sample', file, '--size', '1', '--seed', '1')).code).toBe(0);
  });

  test('a challenge has its page, and one that is not decided is a risk', { timeout: 60_000 }, async () => {
    const decided = {
      outcome: { result: 'not-upheld', on: '2026-07-01', by: 'panel', reason: 'nights are in it' },
    } as const;
    const challenges = [challengeRecordOf(CHALLENGE, allocation), challengeRecordOf({ ...CHALLENGE, ...decided })];
    const file = put(folder, 'challenged.json', JSON.stringify([allocation, moderated, ...challenges]));
    expect((await run('case-pack', file, 'F1', '--out', 'pack-challenged', '--force')).code).toBe(0);
    const packed = readFileSync(join(folder, 'pack-challenged/how-it-came-about.md'), 'utf8');
    expect(packed).toContain('# A challenge that is not decided');
    expect(packed).toContain('# A challenge that was not upheld');
    expect(packed).toContain('Raised by mother. Reason: nights were not counted');
    expect(packed).toContain('Meanwhile £5,000.00 a year was paid.');
    expect(packed).toContain('Decided by panel. Reason: nights are in it');
    const risksOf = async (...records: unknown[]) => {
      const name = put(folder, 'drawn.json', JSON.stringify(records));
      const { out } = await run('audit-sample', name, '--size', '0', '--seed', '1', '--format', 'json');
      return JSON.parse(out).result.sample.flatMap(({ risks }: { risks: string[] }) => risks);
    };
    expect(await risksOf(allocation, moderated, challenges[0])).toContain('challenge pending');
    expect(await risksOf(allocation, moderated, challenges[1])).not.toContain('challenge pending');
  });

  test.each(PAIRS)('%s is refused by every command', async (_, records, message) => {
    const file = put(folder, 'pair.json', JSON.stringify(records));
    for (const argv of [
      ['check-record', file],
      ['explain', file, 'F1'],
      ['case-pack', file, 'F1', '--out', 'pack'],
      ['audit-sample', file, '--size', '1', '--seed', '1'],
    ]) {
      const { code, err } = await run(...argv);
      expect([argv[0], code]).toEqual([argv[0], 2]);
      expect(err).toContain(message);
    }
  });

  test('are missed where the moderated case names an allocation that is not there', async () => {
    const other = recordAllocation(model, { caseId: 'F2', points: 20 });
    const file = put(folder, 'missing.json', JSON.stringify([other, moderated]));
    expect(await run('check-record', file)).toMatchObject({
      code: 2,
      err: expect.stringContaining('the allocation that it names is not among these records'),
    });
    // A file of moderated cases alone misses none.
    expect((await run('check-record', put(folder, 'alone.json', JSON.stringify([moderated])))).code).toBe(0);
  });

  test('are explained with a word on the model where it is not at hand', async () => {
    const file = put(apart, 'one.json', JSON.stringify([allocation]));
    const io = testIo(apart);
    expect(await runProgram(['explain', file, 'F1'], io, registers)).toBe(0);
    expect(io.out().split('\n')[0]).toContain('was not worked out again from the points');
  });

  test('are read on after a line that is none, and an id that begins with an apostrophe is its own', async () => {
    const bad = JSON.stringify(another).replace('"8000.00"', '"8001.00"');
    const file = put(folder, 'faults.ndjson', [bad, '{oops', bad.replaceAll('"F1"', '"F4"')].join('\n'));
    const { code, err } = await run('check-record', file);
    expect(code).toBe(2);
    for (const line of [1, 2, 3]) expect(err).toContain(`faults.ndjson:${line}:`);
    const list = 'case_id,indicative,answer\n\'=x,7000.00,budget\n"\'=y",7000.00,budget\n';
    const ids = ["'=x", '=y'].map((caseId) => recordAllocation(model, { caseId, points: 35 }));
    put(apart, 'cases.csv', list);
    put(apart, 'allocations.ndjson', ids.map((one) => JSON.stringify(one)).join('\n'));
    const io = testIo(apart);
    expect([await runProgram(['check-record', '.'], io, registers), io.err().includes('cases.csv')]).toEqual([
      0,
      false,
    ]);
  });

  test('what allocate --steps gives is read as records that nobody sealed', async () => {
    put(folder, 'points.csv', 'case_id,points\nF1,35\n');
    put(folder, 'priced.json', JSON.stringify(model));
    expect((await run('allocate', 'priced.json', 'points.csv', '--steps', '--out', 'steps.json')).code).toBe(0);
    const { code, out, err } = await run('check-record', 'steps.json');
    expect(err).not.toContain('problem');
    expect([code, JSON.parse(out).result['of them: allocation']]).toEqual([0, 1]);
    expect((await run('explain', 'steps.json', 'F1')).out.split('\n')[0]).toContain('This record is not sealed');
  });

  test('there has to be one', async () => {
    expect(await run('check-record', put(folder, 'none.ndjson', ''))).toMatchObject({ code: 2 });
  });
});
