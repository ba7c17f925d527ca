import { describe, expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { isRasError } from '../../src/errors.js';
import { explainAllocation } from '../../src/explain/allocation.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { ANSWERS } from '../../src/model/shared/budget/check/answer-of-kind.js';
import { moderate } from '../../src/moderation/moderate.js';
import { closingStep } from '../../src/record/closing.js';
import { type AllocationRecord, allocationOf } from '../../src/records/kind/allocation-record.js';
import { recordModerated } from '../../src/records/kind/moderated-record.js';
import { migrateRecord } from '../../src/records/unsealed/migrate.js';
import { isRefused as isRefusedSealed, resealed } from './forgery-search.js';
import { allocationSamples, BLOCKED, POLICY } from './samples.js';

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

describe('steps that were taken out of an allocation', () => {
  // A step with nothing behind it: that of a package that nobody counted from, shown in a table of its own.
  const LEFT = new Set(['proxy-services: value']);

  test.each(allocationSamples())('$name: none of those at its end, and none on the way', ({ record }) => {
    const one = stored(allocationOf(record as AllocationRecord));
    expect(migrateRecord(one).sealed).toBe(false);
    const count: number = one.steps.length;
    const cut = Array.from({ length: count }, (_, index): [string, Stored] => {
      const steps = one.steps.slice(0, index);
      const last = steps.at(-1)?.result;
      // With the amount that the last of them gives, where there was one.
      const indicative = one.indicative === null || last === undefined ? one.indicative : last;
      return [`the last ${count - index}`, { ...one, steps, indicative }];
    });
    const without = one.steps.map(({ id }: Stored, index: number): [string, Stored] => {
      return [`${one.modelKind}: ${id}`, { ...one, steps: one.steps.filter((_: Stored, at: number) => at !== index) }];
    });
    const accepted = [...cut, ...without].filter(([name, other]) => !LEFT.has(name) && !isRefused(other));
    expect(accepted.map(([name]) => name)).toEqual([]);
  });
});

function isRefused(one: Stored): boolean {
  try {
    migrateRecord(one);
    return false;
  } catch (error) {
    if (!isRasError(error)) throw error;
    return true;
  }
}

describe('steps that come to a budget are those of a budget', () => {
  const OTHERS = ['refer-to-costing', 'plan-first', 'no-budget', 'not-eligible'] as const;
  // The warnings that such an answer carries, so that none is missed.
  const CODES = ['unpriced-lines', 'no-rate', 'plan-not-agreed', 'no-budget', 'not-eligible'];

  test.each(allocationSamples())('$name: no other answer is taken, sealed or not', ({ record }) => {
    const one = stored(allocationOf(record as AllocationRecord));
    if (one.status !== 'budget') return;
    const told = CODES.map((code) => ({ code, message: 'told' }));
    const taken = OTHERS.flatMap((status) => {
      const amounts = { indicative: null };
      const forged = [[], one.warnings, ...told.map((warning) => [...one.warnings, warning])].flatMap((warnings) => [
        { ...one, status, ...amounts, warnings },
        { ...one, status, ...amounts, warnings, final: null },
      ]);
      const sealed = { ...stored(record), status, amounts };
      const steps = sealed.steps.slice(0, -1);
      const closed = resealed({ ...sealed, steps: [...steps, stored(closingStep(sealed, steps.length))] });
      const isTaken = forged.some((other) => !isRefused(other)) || !isRefusedSealed(closed, undefined);
      const isTold = forged.some((other) => isTaken || !throws(() => explainAllocation(other)));
      return isTaken || isTold ? [status] : [];
    });
    expect(taken).toEqual([]);
  });

  test('a plan is never referred, and nobody but a table says that there is no budget', () => {
    const { model: own, case: one } = MODEL_KINDS.get('plan-cost')?.example ?? {};
    const plan = stored(allocate(own as never, one as never));
    expect(isRefused({ ...plan, status: 'refer-to-costing', final: undefined })).toBe(true);
    expect(isRefused({ ...allocation(), status: 'no-budget', indicative: null, steps: [] })).toBe(true);
  });

  test('a referral of no steps has to say why', () => {
    for (const kind of MODEL_KINDS.keys()) {
      const { model: own, case: given } = MODEL_KINDS.get(kind)?.example ?? {};
      const one = stored(allocate(own as never, given as never));
      const other = { ...one, status: 'refer-to-costing', indicative: null, steps: [], warnings: [], parts: undefined };
      expect([kind, isRefused(stored({ ...other, final: undefined }))]).toEqual([kind, true]);
    }
  });

  test('who is not eligible is so whatever model was asked, and nothing else is said of them', () => {
    for (const kind of MODEL_KINDS.keys()) {
      const { model: own, case: given } = MODEL_KINDS.get(kind)?.example ?? {};
      const one = stored(allocate(own as never, { ...(given as object), eligible: false } as never));
      expect([kind, one.steps, migrateRecord(one).unchecked.at(-1)]).toEqual([
        kind,
        [],
        expect.stringContaining('that the family is not eligible rests on its word'),
      ]);
      const warned = (code: string) => ({
        ...one,
        warnings: [...one.warnings, { code, message: 'and so', caseId: one.caseId }],
      });
      // A model of streams hands on what each of them says.
      if (kind !== 'streams') {
        for (const code of ['zero-budget', 'beyond-maximum', 'not-eligible']) {
          expect([kind, code, isRefused(warned(code))]).toEqual([kind, code, true]);
        }
      }
      for (const more of [
        { warnings: [] },
        { indicative: '0.00' },
        { shortfall: '1.00' },
        { payments: [] },
        { final: null },
        { quantities: [] },
        { status: 'refer-to-costing' },
        { status: 'no-budget' },
        { status: 'plan-first', final: null },
        { caseId: 'another' },
      ]) {
        expect([kind, more, isRefused({ ...one, ...more })]).toEqual([kind, more, true]);
      }
    }
    // What a budget rests on is said in its steps.
    expect(migrateRecord(allocation()).unchecked).toHaveLength(3);
  });

  test('every kind of model is known by what it answers', () => {
    const made = ['by-age', 'streams'];
    expect([...ANSWERS.keys(), ...made].sort()).toEqual([...MODEL_KINDS.keys()].sort());
  });
});

function throws(act: () => unknown): boolean {
  try {
    act();
    return false;
  } catch (error) {
    if (!isRasError(error)) throw error;
    return true;
  }
}

describe('what an allocation says beside its amount is refused where it does not follow', () => {
  const example = (kind: string): Stored => {
    const { model: own, case: one } = MODEL_KINDS.get(kind)?.example ?? {};
    return stored(allocate(own as never, one as never));
  };

  test.each<[string, string, (one: Stored) => unknown]>([
    [
      'a part raised',
      'level-prices',
      (one) => ({ ...one, parts: one.parts.map((p: Stored) => ({ ...p, amount: '1.00' })) }),
    ],
    ['a scenario raised', 'streams', (one) => ({ ...one, scenarios: { ...one.scenarios, with: '99999.00' } })],
    [
      'a stream raised',
      'streams',
      (one) => ({ ...one, parts: one.parts.map((p: Stored) => ({ ...p, amount: '1.00' })) }),
    ],
    ['the uncertain streams hidden', 'streams', (one) => ({ ...one, warnings: [] })],
    ['a shortfall put in', 'provision-offset', (one) => ({ ...one, shortfall: '10.00' })],
    ['a shortfall put in beside a package', 'reshaped-package', (one) => ({ ...one, shortfall: '10.00' })],
    ['that need is ignored hidden', 'equal-share', (one) => ({ ...one, warnings: [] })],
    ['a plan that nobody agreed to', 'plan-cost', (one) => ({ ...one, final: null })],
    ['a warning of another family', 'equal-share', (one) => ({ ...one, caseId: 'F2' })],
  ])('%s (%s)', (_, kind, alter) => {
    expect(isRefused(example(kind))).toBe(false);
    expect(isRefused(alter(example(kind)))).toBe(true);
  });
});

describe('an altered moderated case is refused where it can be derived to be wrong', () => {
  test.each<[string, (one: Stored) => unknown]>([
    ['blocked made final', final],
    ['the duty emptied', (one) => ({ ...one, duty: [] })],
    ['the duty answered sufficient', (one) => ({ ...one, duty: one.duty.map(sufficient) })],
    ['a rule removed', (one) => ({ ...one, moderation: one.moderation.slice(1) })],
    ['another cost of need', dutyWith({ costOfNeed: '1.00' })],
    ['other contributions', dutyWith({ contributions: '2280.00' })],
    ['something reserved', dutyWith({ reserved: '77.00' })],
    ['no need that is short', dutyWith({ needsShort: [] })],
    ['a need that is short and is none', dutyWith({ needsShort: ['nights', 'days'] })],
    ['a need that nothing serves', dutyWith({ unmet: ['nights'] })],
    [
      'another shortfall in a warning',
      (one) => ({
        ...one,
        warnings: one.warnings.map((w: Stored) =>
          w.details ? { ...w, details: { ...w.details, shortfall: '0.01' } } : w,
        ),
      }),
    ],
    [
      'what protection costs, where no rule protects',
      (one) => ({ ...one, protection: { ...one.protection, final: { cost: '9.00', unprotected: '1.00' } } }),
    ],
    ['a field that there is not', (one) => ({ ...one, paid: '99.00' })],
    ['an amount that there is not', (one) => ({ ...one, amounts: { ...one.amounts, paid: '99.00' } })],
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

function dutyWith(fields: Stored): (one: Stored) => Stored {
  return (one) => ({ ...one, duty: one.duty.map((stage: Stored) => ({ ...stage, ...fields })) });
}

test('the package before is that of the rules that compare with it, and protection is what they cost', () => {
  const rule = { actor: 'Cabinet', reason: 'nobody loses', at: 'communicated' } as const;
  const policy = { schemaVersion: 1, period: 'year', rules: [{ ...rule, rule: 'protect', base: 'whole' }] } as const;
  const one = { caseId: 'F1', period: 'year', amounts: { traditional: '9000', indicative: '6000' } } as const;
  // 9,000 is kept where 6,000 would be paid: protection costs 3,000.
  const told = stored(moderate(one, policy as never));
  expect(told.protection.communicated).toEqual({ unprotected: '6000.00', cost: '3000.00' });
  expect(isRefused(told)).toBe(false);
  expect(isRefused({ ...told, amounts: { ...told.amounts, traditional: '9500.00' } })).toBe(true);
  expect(isRefused({ ...told, protection: { ...told.protection, communicated: null } })).toBe(true);
  const dearer = { unprotected: '6000.00', cost: '999.00' };
  expect(isRefused({ ...told, protection: { ...told.protection, communicated: dearer } })).toBe(true);
});

test('what is paid while answers are contested is what the case says of it', () => {
  const contested = { asAgreed: '8000', asClaimed: '9500', whileContested: 'higher' } as const;
  const told = stored(moderate({ ...BLOCKED, contested }, POLICY));
  expect(told.contested.meanwhile).toBe('9500.00');
  expect(isRefused(told)).toBe(false);
  expect(isRefused({ ...told, contested: { ...told.contested, meanwhile: '8000.00' } })).toBe(true);
});

test('a field that an allocation has not is refused', () => {
  expect(isRefused({ ...allocation(), final: '99.00' })).toBe(true);
  expect(isRefused({ ...allocation(), communicated: '99.00' })).toBe(true);
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
