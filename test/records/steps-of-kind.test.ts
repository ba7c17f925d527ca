import { describe, expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { explainAllocation } from '../../src/explain/allocation.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { checksumOf } from '../../src/record/step/checksum.js';
import { operate } from '../../src/record/step/operations.js';
import { allocationOf, recordAllocation } from '../../src/records/kind/allocation-record.js';
import { recordModerated } from '../../src/records/kind/moderated-record.js';
import { consistent, isRefused as isRefusedSealed, isRefusedUnsealed } from './forgery-search.js';
import { allocationSamples, POLICY } from './samples.js';

// biome-ignore lint/suspicious/noExplicitAny: stored records are altered at will
type Stored = any;

const stored = (value: unknown): Stored => JSON.parse(JSON.stringify(value));
const SAMPLES = allocationSamples().map(({ name, record }) => ({ name, record: stored(record) }));

/** Whether a record made anew is refused sealed, unsealed, and by the page that explains it. */
function isRefused(record: Stored): boolean[] {
  const made = consistent(record);
  const { caseId, model, status, amounts, period, warnings, result } = made;
  const steps = made.steps.slice(0, -1);
  const bare = { caseId, modelKind: model.kind, status, ...amounts, period, warnings, ...result, steps };
  return [isRefusedSealed(made, undefined), isRefusedUnsealed(bare), isNotExplained(bare)];
}

function isNotExplained(one: Stored): boolean {
  try {
    explainAllocation(one);
    return false;
  } catch {
    return true;
  }
}

const own = (record: Stored): Stored[] => record.steps.slice(0, -1);
const REFUSED = [true, true, true];

/** A record whose last step gives another amount, by inputs that it has not. */
function withLast(record: Stored, operation: string, inputs: Stored[], amount: string): Stored {
  const steps = own(record);
  const last = { ...steps.at(-1), operation, inputs, result: operate(operation, inputs) };
  const result = record.result.payments === undefined ? record.result : { ...record.result, payments: [amount] };
  return { ...record, amounts: { indicative: amount }, result, steps: [...steps.slice(0, -1), last] };
}

describe('the amount follows by the steps that the kind of model has', () => {
  const budgets = SAMPLES.filter(({ record }) => record.status === 'budget');

  test.each(budgets)('$name: no other last step is taken', ({ record }) => {
    const refs = own(record)
      .at(-1)
      .inputs.filter(({ from }: Stored) => from !== undefined)
      .map((one: Stored, index: number) => ({ ...one, name: `kept ${index}` }));
    const amount = { name: 'value', value: '12345.67' };
    const chosen = [{ name: 'key', value: 'mine' }, { ...amount, name: 'mine' }, ...refs];
    expect(isRefused(withLast(record, 'given', [amount, ...refs], '12345.67'))).toEqual(REFUSED);
    expect(isRefused(withLast(record, 'choose', chosen, '12345.67'))).toEqual(REFUSED);
  });

  test.each(budgets)('$name: no step is put in that adds to the amount', ({ record }) => {
    const steps = own(record);
    const last = steps.at(-1);
    const source = last.inputs.find(({ name, from }: Stored) => from !== undefined && name === 'value');
    if (source === undefined) return;
    const inputs = [
      { name: 'term', value: source.value, from: source.from },
      { name: 'term', value: '5000' },
    ];
    const result = operate('sum', inputs);
    const added = { id: 'top-up', rule: 'more', operation: 'sum', inputs, unit: 'pounds', period: last.period, result };
    const ends = last.inputs.map((one: Stored) =>
      one === source ? { name: 'value', value: result, from: 'top-up' } : one,
    );
    const end = { ...last, inputs: ends, result: operate(last.operation, ends) };
    const amounts = { indicative: end.result };
    expect(isRefused({ ...record, amounts, steps: [...steps.slice(0, -1), added, end] })).toEqual(REFUSED);
  });

  test('a price is worked out, and what is left of a budget is left of nothing more', () => {
    const price = stored(SAMPLES.find(({ record }) => record.model.kind === 'price-point')?.record);
    const [first, exact] = own(price);
    // 350 × the points, as if the price had been given.
    Object.assign(first, { operation: 'given', inputs: [{ name: 'value', value: first.result }] });
    expect(exact.inputs[1].from).toBe('price');
    expect(isRefused(price)).toEqual(REFUSED);
    const offset = stored(SAMPLES.find(({ record }) => record.model.kind === 'provision-offset')?.record);
    const greatest = own(offset).find(({ id }: Stored) => id === 'exact-budget');
    greatest.inputs[1].value = '1';
    expect(isRefused(offset)).toEqual(REFUSED);
  });

  test('nothing is begun from an amount that a step merely gives', () => {
    const { model } = calibratePricePoint([{ caseId: 'a', points: 50, packageValue: '3000' }], { fundingBasis: 'pot' });
    const record = stored(recordAllocation(model, { caseId: 'F1', points: 20 }));
    const kept = { name: 'kept', value: '1200', from: 'exact-budget' };
    const forged = consistent(withLast(record, 'given', [{ name: 'value', value: '7000.00' }, kept], '7000.00'));
    const one = { caseId: 'F1', period: 'year', amounts: { indicative: '7000.00' } } as const;
    const policy = { ...POLICY, rules: POLICY.rules.slice(0, 1) };
    expect(() => recordModerated(one, policy, forged)).toThrow('no step of this kind of model');
  });
});

describe('what is said beside an amount is what the kind of model says', () => {
  test.each(SAMPLES)('$name: nothing is put in', ({ record }) => {
    const one = own(record).at(-1)?.result ?? '1';
    const put = {
      shortfall: '500.00',
      quantities: [{ quantity: one, unit: 'hour', per: 'week', rate: one }],
      scenarios: { uncertain: ['health'], without: record.amounts.indicative, with: '99999.00' },
      payments: record.amounts.indicative === null ? ['1.00'] : [record.amounts.indicative, '0.00'],
      parts: [{ id: 'x', amount: record.amounts.indicative, counts: record.amounts.indicative !== null }],
    };
    const uncertain = { code: 'uncertain-streams', message: 'x', caseId: record.caseId };
    for (const [field, value] of Object.entries(put)) {
      if (record.result[field] !== undefined) continue;
      const warnings = field === 'scenarios' ? [...record.warnings, uncertain] : record.warnings;
      // A whole of streams is told apart by its own steps, and a journey may be paid in one sum of two.
      const forged = { ...record, warnings, result: { ...record.result, [field]: value } };
      expect([field, ...isRefused(forged)]).toEqual([field, ...REFUSED]);
    }
  });

  test.each(['hours-by-need-level', 'transport-distance'])(
    'hours, miles and rates are those of the steps, by %s',
    (kind) => {
      const { model, case: one } = MODEL_KINDS.get(kind)?.example ?? {};
      const told = stored(allocate(model as never, one as never));
      expect(isRefusedUnsealed(told)).toBe(false);
      const others = {
        quantity: '999',
        rate: '999',
        unit: 'night',
        per: told.quantities[0].per === 'week' ? 'year' : 'week',
      };
      for (const [key, value] of Object.entries(others)) {
        const [quantity] = told.quantities;
        expect([key, isRefusedUnsealed({ ...told, quantities: [{ ...quantity, [key]: value }] })]).toEqual([key, true]);
      }
      expect(isRefusedUnsealed({ ...told, quantities: [...told.quantities, ...told.quantities] })).toBe(true);
      expect(isRefusedUnsealed({ ...told, quantities: undefined })).toBe(true);
    },
  );

  test('payments are equal to the penny, and none is negative', () => {
    const { model, case: one } = MODEL_KINDS.get('transport-distance')?.example ?? {};
    const told = stored(allocate(model as never, one as never));
    const pence = Math.round(Number(told.indicative) * 100);
    const pounds = (amount: number): string => (amount / 100).toFixed(2);
    expect(isRefusedUnsealed({ ...told, payments: [pounds(pence - 100), '1.00'] })).toBe(true);
    expect(isRefusedUnsealed({ ...told, payments: [pounds(pence + 100), '-1.00'] })).toBe(true);
    expect(isRefusedUnsealed({ ...told, payments: [told.indicative] })).toBe(false);
  });

  test('a warning that no model gives is refused of a record that is not sealed as well', () => {
    const { model, case: one } = MODEL_KINDS.get('price-point')?.example ?? {};
    const told = stored(allocate(model as never, one as never));
    expect(isRefusedUnsealed({ ...told, warnings: [{ code: 'by-order', message: 'cut by order' }] })).toBe(true);
  });

  test('what streams lack is what each of them lacks, by its factors', () => {
    const offset = MODEL_KINDS.get('provision-offset')?.example as Stored;
    const model = {
      schemaVersion: 1,
      kind: 'streams',
      period: 'year',
      streams: [{ id: 'care', model: offset.model }],
    };
    const { caseId: _, ...inner } = stored(offset.case);
    // More is taken off the budget than there is.
    const short = { ...inner, budget: '1000' };
    const record = stored(
      recordAllocation(model as never, { caseId: 'F1', streams: [{ id: 'care', case: short }] } as never),
    );
    // The services cost 38 weeks of £90 = £3,420, where the budget was £1,000.
    expect(record.result.shortfall).toBe('2420.00');
    expect(isRefusedSealed(record, undefined)).toBe(false);
    expect(isRefused({ ...record, result: { ...record.result, shortfall: '10.00' } })).toEqual(REFUSED);
    const { shortfall: __, ...without } = record.result;
    expect(isRefused({ ...record, result: without })).toEqual(REFUSED);
  });
});

describe('who is not eligible, and what is referred, is so by the case', () => {
  const out = (record: Stored, result: Stored = {}): Stored => {
    const warnings = [{ code: 'not-eligible', message: 'x', caseId: record.caseId }];
    return { ...record, status: 'not-eligible', amounts: { indicative: null }, steps: [], warnings, result };
  };

  test.each(SAMPLES.filter(({ record }) => record.status === 'budget'))('$name: not out', ({ record }) => {
    const parts = record.result.parts?.map((one: Stored) => ({
      ...one,
      amount: null,
      counts: false,
      reason: 'not-eligible',
    }));
    const result = record.model.kind === 'streams' ? { parts } : {};
    expect(isRefusedSealed(consistent(out(record, result)), undefined)).toBe(true);
  });

  test('of an age group and of streams, where the case inside says so', () => {
    for (const kind of ['by-age', 'streams']) {
      const { model, case: one } = stored(MODEL_KINDS.get(kind)?.example);
      const none =
        kind === 'streams'
          ? { streams: one.streams.map(({ id }: Stored) => ({ id, eligible: false })) }
          : { case: { ...one.case, eligible: false } };
      const record = stored(recordAllocation(model as never, { ...one, ...none } as never));
      expect(record.status).toBe('not-eligible');
      expect(isRefusedSealed(record, undefined)).toBe(false);
      const said = { ...record, inputs: { case: one } };
      expect(isRefusedSealed(consistent(said), undefined)).toBe(true);
    }
  });

  const { model } = calibratePricePoint([{ caseId: 'a', points: 50, packageValue: '3000' }], {
    fundingBasis: 'pot',
    maximumPoints: 60,
  });
  const dated = { ...model, effectiveTo: '2027-03-31', outsideDates: 'refer' as const };
  const many = { ...model, beyondMaximum: 'refer' as const };

  test('a day outside the dates is one of the case, and a warning names it', () => {
    const record = stored(recordAllocation(dated, { caseId: 'F1', points: 20, assessedOn: '2027-05-01' }));
    expect(record.status).toBe('refer-to-costing');
    expect(isRefusedSealed(record, undefined)).toBe(false);
    expect(isRefusedSealed(consistent({ ...record, warnings: [] }), undefined)).toBe(true);
    const undated = { ...record, dates: {}, inputs: { case: { caseId: 'F1', points: 20 } } };
    expect(isRefusedSealed(consistent(undated), undefined)).toBe(true);
    const [warning] = record.warnings;
    const other = [{ ...warning, details: { ...warning.details, effectiveTo: '2028-03-31' } }];
    expect(isRefusedSealed(consistent({ ...record, warnings: other }), undefined)).toBe(true);
    const { seal: _, ...bare } = { ...allocationOf(record), seal: '' };
    expect(isRefusedUnsealed(stored(bare))).toBe(false);
    expect(isRefusedUnsealed(stored({ ...bare, warnings: [] }))).toBe(true);
  });

  test('points beyond the most are more than it', () => {
    const record = stored(recordAllocation(many, { caseId: 'F1', points: 70 }));
    expect(isRefusedSealed(record, undefined)).toBe(false);
    const steps = own(record).map((step: Stored) => {
      const inputs = [step.inputs[0], { ...step.inputs[1], value: '100' }];
      const altered = { ...step, inputs, result: operate('subtract', inputs) };
      return { ...altered, checksum: checksumOf(altered) };
    });
    // 70 − 100 = −30.
    expect(steps[0].result).toBe('-30');
    expect(isRefusedSealed(consistent({ ...record, steps }), undefined)).toBe(true);
  });
});
