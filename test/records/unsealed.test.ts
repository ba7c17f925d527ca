import { describe, expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { moderate } from '../../src/moderation/moderate.js';
import { migrateRecord } from '../../src/records/migrate.js';
import { recordModerated } from '../../src/records/moderated-record.js';
import { BLOCKED, POLICY } from './samples.js';

// biome-ignore lint/suspicious/noExplicitAny: stored records are altered at will
type Stored = any;

function stored(value: unknown): Stored {
  return JSON.parse(JSON.stringify(value));
}

const sample = [{ caseId: 'a', points: 150, packageValue: '30000' }];
const { model } = calibratePricePoint(sample, { fundingBasis: 'pot' });
// 30,000 / 150 × 35 = £7,000.
const allocation = (): Stored => stored(allocate(model, { caseId: 'F1', points: 35 }));
// The need costs £7,280, the ceiling leaves £5,000: a shortfall of £2,280 blocks the final budget.
const moderated = (): Stored => stored(moderate(BLOCKED, POLICY));

test('an allocation and a moderated case of an earlier release are read, and said to be unsealed', () => {
  expect(migrateRecord(allocation())).toMatchObject({ sealed: false, kind: 'allocation', caseId: 'F1' });
  const read = migrateRecord(moderated());
  expect(read).toMatchObject({ sealed: false, kind: 'moderated', result: { status: { final: 'blocked' } } });
  expect(read.unchecked[0]).toContain('not sealed');
});

test.each([...MODEL_KINDS.values()])('an allocation by $kind is read', ({ example }) => {
  const one = allocate(example.model as never, example.case as never);
  expect(migrateRecord(stored(one)).caseId).toBe(one.caseId);
});

describe('an altered allocation is refused where it can be derived to be wrong', () => {
  test.each<[string, (one: Stored) => unknown]>([
    ['another amount', (one) => ({ ...one, indicative: '9999.00' })],
    ['no steps and £1.00', (one) => ({ ...one, steps: [], indicative: '1.00' })],
    ['cut steps', (one) => ({ ...one, steps: one.steps.slice(0, 2) })],
    ['cut steps with their last amount', (one) => ({ ...one, steps: one.steps.slice(0, 1), indicative: '200.00' })],
    ['a step put in', (one) => ({ ...one, steps: [{ ...one.steps[0], id: 'other' }, ...one.steps] })],
    ['not eligible', (one) => ({ ...one, status: 'not-eligible' })],
    ['not eligible without steps', (one) => ({ ...one, status: 'not-eligible', indicative: null, steps: [] })],
    ['no amount', (one) => ({ ...one, indicative: null })],
    ['another period', (one) => ({ ...one, period: 'week' })],
    ['a status that there is not', (one) => ({ ...one, status: 'paid' })],
  ])('%s', (_, alter) => {
    expect(() => migrateRecord(alter(allocation()))).toThrow();
  });

  test('two families swapped cannot be seen, and the page says so', () => {
    const { unchecked } = migrateRecord({ ...allocation(), caseId: 'F2' });
    expect(unchecked.join(' ')).toContain('nothing shows that they are those of this case');
  });
});

describe('an altered moderated case is refused where it can be derived to be wrong', () => {
  test.each<[string, (one: Stored) => unknown]>([
    ['blocked made final', final],
    ['the duty emptied', (one) => ({ ...one, duty: [] })],
    ['the duty answered sufficient', (one) => ({ ...one, duty: one.duty.map(sufficient) })],
    ['a rule removed', (one) => ({ ...one, moderation: one.moderation.slice(1) })],
    ['another case', (one) => ({ ...one, caseId: 'F2' })],
    ['another period', (one) => ({ ...one, period: 'week' })],
    ['more held back', (one) => ({ ...one, heldBack: '500.00' })],
    ['no warnings', (one) => ({ ...one, warnings: [] })],
    ['a round dropped', (one) => ({ ...one, round: 2 })],
    ['a sign-off by somebody else', (one) => ({ ...one, moderation: one.moderation.map(anonymous) })],
  ])('%s', (_, alter) => {
    expect(() => migrateRecord(alter(moderated()))).toThrow();
  });
});

function final(one: Stored): Stored {
  return { ...one, amounts: { ...one.amounts, final: '5000.00' }, status: { ...one.status, final: 'set' } };
}

function sufficient(one: Stored): Stored {
  return { ...one, answer: 'sufficient' };
}

function anonymous(one: Stored): Stored {
  return { ...one, actor: 'nobody' };
}

test('a sealed record is for verifyRecord', () => {
  expect(() => migrateRecord(recordModerated(BLOCKED, POLICY))).toThrow('verifyRecord');
});
