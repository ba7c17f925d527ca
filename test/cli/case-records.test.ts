import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import type { Policy } from '../../src/moderation/policy/policy.js';
import { recordAllocation } from '../../src/records/allocation-record.js';
import { recordModerated } from '../../src/records/moderated-record.js';
import { put, temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();
const apart = temporaryFolder();

async function run(...argv: string[]) {
  const io = testIo(folder);
  const code = await runProgram(argv, io, registers);
  return { code, out: io.out(), err: io.err() };
}

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
  ['two allocations', [another, allocation, moderated], '"F1" has two records of this kind'],
];

describe('the records of one case', () => {
  test('that belong together are taken by every command', async () => {
    const file = put(folder, 'whole.json', JSON.stringify([allocation, moderated]));
    put(folder, 'model.json', JSON.stringify(model));
    expect(await run('check-record', file)).toMatchObject({ code: 0, err: '' });
    const page = await run('explain', file, 'F1');
    expect([page.code, page.out.includes('£7,000')]).toEqual([0, true]);
    expect(page.out).not.toContain('not worked out again');
    expect((await run('audit-sample', file, '--size', '1', '--seed', '1')).code).toBe(0);
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

  test('there has to be one', async () => {
    expect(await run('check-record', put(folder, 'none.ndjson', ''))).toMatchObject({ code: 2 });
  });
});
