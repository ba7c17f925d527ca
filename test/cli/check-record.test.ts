import { describe, expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { moderate } from '../../src/moderation/moderate.js';
import { recordAllocation } from '../../src/records/kind/allocation-record.js';
import { recordModerated } from '../../src/records/kind/moderated-record.js';
import { resealed } from '../records/forgery-search.js';
import { BLOCKED, POLICY } from '../records/samples.js';
import { put, temporaryFolder, testIo } from './support.js';

// biome-ignore lint/suspicious/noExplicitAny: stored records are altered at will
type Stored = any;

const folder = temporaryFolder();

async function check(value: unknown): Promise<{ code: number; err: string; out: string }> {
  const io = testIo(folder);
  const code = await runProgram(['check-record', put(folder, 'one.json', JSON.stringify(value))], io, registers);
  return { code, err: io.err(), out: io.out() };
}

const plain = (value: unknown): Stored => JSON.parse(JSON.stringify(value));

// 30,000 / 150 points: F1 has 35 x 200 = £7,000, F2 has 20 x 200 = £4,000.
const { model } = calibratePricePoint([{ caseId: 'a', points: 150, packageValue: '30000' }], { fundingBasis: 'pot' });
const CASES = [
  { caseId: 'F1', points: 35 },
  { caseId: 'F2', points: 20 },
];
const oldAllocations = (): Stored => plain({ result: CASES.map((one) => allocate(model, one)), warnings: [] });
const newAllocations = (): Stored => plain(CASES.map((one) => recordAllocation(model, one)));
// An indicative £8,000, a ceiling of £5,000, a need of £7,280: blocked, £2,280 short.
const oldModerated = (): Stored => plain(moderate(BLOCKED, POLICY));
const newModerated = (): Stored => plain(recordModerated(BLOCKED, POLICY));

/** Alters the first of two allocations. */
const firstOf =
  (alter: (one: Stored) => Stored) =>
  (list: Stored): Stored => [alter(list[0]), ...list.slice(1)];

/** What was done to allocations, in the old form and in the new one. */
const ALLOCATIONS: readonly [string, (one: Stored) => Stored, (one: Stored) => Stored][] = [
  [
    'a step cut off',
    (one) => ({ ...one, steps: one.steps.slice(0, -1) }),
    (one) => ({ ...one, steps: one.steps.slice(0, -1) }),
  ],
  [
    'no steps and £1.00',
    (one) => ({ ...one, indicative: '1.00', steps: [] }),
    (one) => ({ ...one, amounts: { indicative: '1.00' }, steps: one.steps.slice(-1) }),
  ],
  ['not eligible', (one) => ({ ...one, status: 'not-eligible' }), (one) => ({ ...one, status: 'not-eligible' })],
  ['no amount', (one) => ({ ...one, indicative: null }), (one) => ({ ...one, amounts: { indicative: null } })],
  ['by the week', (one) => ({ ...one, period: 'week' }), (one) => ({ ...one, period: 'week' })],
];

/** What was done to a moderated case; the new form keeps in `result` what the old one has at its top. */
const MODERATED: readonly [string, (one: Stored) => Stored, (one: Stored) => Stored][] = [
  [
    'blocked made final',
    (one) => ({ ...one, amounts: { ...one.amounts, final: '5000.00' }, status: { ...one.status, final: 'set' } }),
    (one) => ({ ...one, amounts: { ...one.amounts, final: '5000.00' }, status: 'finalised' }),
  ],
  [
    'the duty answered sufficient',
    (one) => ({ ...one, duty: one.duty.map((stage: Stored) => ({ ...stage, answer: 'sufficient' })) }),
    (one) => ({ ...one, duty: one.duty.map((stage: Stored) => ({ ...stage, answer: 'sufficient' })) }),
  ],
  ['no duty', (one) => ({ ...one, duty: [] }), (one) => ({ ...one, duty: [] })],
  ['another case', (one) => ({ ...one, caseId: 'F2' }), (one) => ({ ...one, caseId: 'F2' })],
  ['by the week', (one) => ({ ...one, period: 'week' }), (one) => ({ ...one, period: 'week' })],
  [
    'a rule gone',
    (one) => ({ ...one, moderation: one.moderation.slice(1) }),
    (one) => ({ ...one, result: { ...one.result, moderation: one.result.moderation.slice(1) } }),
  ],
  ['no warnings', (one) => ({ ...one, warnings: [] }), (one) => ({ ...one, warnings: [] })],
];

/** What nothing in the old form shows: its steps name no case, and no rule of the policy looks at the package before. */
const SWAPPED = (list: Stored): Stored => [
  { ...list[0], caseId: 'F2' },
  { ...list[1], caseId: 'F1' },
];
const OTHER_PACKAGE = (one: Stored): Stored => ({ ...one, amounts: { ...one.amounts, traditional: '1.00' } });

test('what nobody altered has exit code 0', async () => {
  expect([(await check(oldAllocations())).code, (await check(newAllocations())).code]).toEqual([0, 0]);
  expect([(await check(oldModerated())).code, (await check(newModerated())).code]).toEqual([0, 0]);
});

describe.each(ALLOCATIONS)('allocations, %s', (_, inOld, inNew) => {
  test('exit code 2 in the old form', async () => {
    const file = oldAllocations();
    expect((await check({ ...file, result: firstOf(inOld)(file.result) })).code).toBe(2);
  });

  test('exit code 2 in the new form, also with a seal made anew, with the place', async () => {
    const altered = firstOf(inNew)(newAllocations());
    const { code, out, err } = await check(altered);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('one.json:1:1: seal: does not fit the record');
    expect((await check(altered.map(resealed))).code).toBe(2);
  });
});

describe.each(MODERATED)('a moderated case, %s', (_, inOld, inNew) => {
  test('exit code 2 in the old form', async () => {
    expect((await check(inOld(oldModerated()))).code).toBe(2);
  });

  test('exit code 2 in the new form, also with a seal made anew', async () => {
    const altered = inNew(newModerated());
    expect((await check(altered)).err).toContain('seal: does not fit the record');
    expect((await check(resealed(altered))).code).toBe(2);
  });
});

describe('two alterations that only the new form shows', () => {
  test('allocations swapped: in the old form no step names its case', async () => {
    const old = oldAllocations();
    const { code, out } = await check({ ...old, result: SWAPPED(old.result) });
    expect(code).toBe(0);
    expect(JSON.parse(out).result).toMatchObject({ 'not sealed: only what can be worked out was checked': 2 });
    const altered = SWAPPED(newAllocations());
    expect((await check(altered)).code).toBe(2);
    expect((await check(altered.map(resealed))).code).toBe(2);
  });

  test('another package before: in the old form no rule of this policy looks at it', async () => {
    expect((await check(OTHER_PACKAGE(oldModerated()))).code).toBe(0);
    const altered = OTHER_PACKAGE(newModerated());
    expect((await check(altered)).code).toBe(2);
    expect((await check(resealed(altered))).code).toBe(2);
  });
});

describe('a line that is read as something else than what stands in it', () => {
  const line = JSON.stringify(newAllocations()[0]);
  const checkLine = async (name: string, text: string) => {
    const io = testIo(folder);
    const code = await runProgram(['check-record', put(folder, name, text)], io, registers);
    return { code, err: io.err() };
  };

  test.each<[string, string, string]>([
    ['a key put in twice', line.replace('{', '{"status":"no-budget",'), 'the key "status" is there twice'],
    [
      'a key put in twice, further in',
      line.replace('"case":{', '"case":{"points":1,'),
      'the key "points" is there twice',
    ],
    [
      'a number of more digits than are read',
      line.replace('"points":35', '"points":35.0000000000000000001'),
      'the number "35.0000000000000000001" is read as 35',
    ],
  ])('%s is refused with its line', async (_, altered, message) => {
    expect(altered).not.toBe(line);
    const lines = await checkLine('altered.ndjson', `${JSON.stringify(newAllocations()[1])}\n${altered}\n`);
    expect([lines.code, lines.err.includes('altered.ndjson:2:'), lines.err.includes(message)]).toEqual([2, true, true]);
    const list = await checkLine('altered.json', `[${altered}]`);
    expect([list.code, list.err.includes(message)]).toEqual([2, true]);
  });

  test('a number is the same however it is written', async () => {
    const same = line.replace('"points":35', '"points":3.50e1');
    expect((await checkLine('same.ndjson', `${same}\n`)).code).toBe(0);
  });
});
