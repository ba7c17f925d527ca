import { describe, expect, it, test } from 'vitest';
import { allocate, allocateAll, type CaseInput } from '../../src/allocation/allocate.js';
import { disclosureOf } from '../../src/allocation/disclosure.js';
import { MODEL_KINDS, type Model } from '../../src/allocation/kinds.js';
import { openModel } from '../../src/allocation/open-model.js';
import { formatAmount, parseAmount } from '../../src/money/amount.js';
import { replay } from '../../src/record/step/replay.js';

const kinds = [...MODEL_KINDS.values()];

test('the kinds are those that the reports describe', () => {
  expect([...MODEL_KINDS.keys()]).toEqual(
    expect.arrayContaining([
      'price-point',
      'education-money',
      'equal-share',
      'hours-by-need-level',
      'last-purchase',
      'level-prices',
      'plan-cost',
      'provision-offset',
      'proxy-services',
      'reshaped-package',
      'transport-distance',
      'by-age',
      'streams',
    ]),
  );
});

describe.each(kinds)('$kind', ({ kind, example, disclosure, title }) => {
  const model = example.model as Model;
  const one = example.case as CaseInput;

  it('has an example that works, through the one door', () => {
    const allocation = allocate(model, one);
    expect(allocation.modelKind).toBe(kind);
    expect(allocation.period).toBe(model.period);
    expect(allocateAll(model, [one])).toEqual([allocation]);
  });

  it('replays its record to the budget, also after a journey through JSON', () => {
    const allocation = allocate(model, one);
    const last = replay(JSON.parse(JSON.stringify(allocation.steps)));
    const final = allocation.status === 'plan-first' ? allocation.final : null;
    expect(formatAmount(parseAmount(last))).toBe(allocation.indicative ?? final);
  });

  it('refuses a record in which an input was altered', () => {
    const { steps } = allocate(model, one);
    steps.forEach((step, index) => {
      const inputs = step.inputs.map((input, place) => (place === 0 ? { ...input, value: `${input.value}1` } : input));
      const altered = steps.map((other, place) => (place === index ? { ...step, inputs } : other));
      if (step.inputs.length > 0) expect(() => replay(altered), step.id).toThrow();
    });
  });

  it('is the same from a model and a case that were stored as JSON', () => {
    const stored = JSON.parse(JSON.stringify({ model, one }));
    expect(allocate(stored.model, stored.one)).toEqual(allocate(model, one));
  });

  it('gives the parts that add up to the budget, where it has parts', () => {
    const { parts, indicative } = allocate(model, one);
    if (parts === undefined || indicative === null) return;
    const counted = parts.filter(({ counts }) => counts).map(({ amount }) => parseAmount(amount ?? ''));
    expect(formatAmount(counted.reduce((sum, pence) => sum + pence, 0n))).toBe(indicative);
  });

  it('says what a family is shown, in which order, and where that is written', () => {
    expect(title.length).toBeGreaterThan(10);
    expect(disclosure.shown.length).toBeGreaterThan(10);
    expect(disclosure.sequence.length).toBeGreaterThan(2);
    expect(disclosure.source).toMatch(/RR145|RR232|IBSEN|IPB/);
    expect(disclosureOf(model)).toEqual(disclosure);
  });

  it('gives no budget, which is not £0, to a family that is not eligible', () => {
    const { status, indicative, steps } = allocate(model, { ...one, eligible: false });
    expect({ status, indicative, steps }).toEqual({ status: 'not-eligible', indicative: null, steps: [] });
  });

  it('names a key that it does not know', () => {
    expect(() => allocate({ ...model, colour: 'red' } as unknown as Model, one)).toThrow('unknown key "colour"');
    expect(() => openModel(model as unknown).allocate({ ...one, colour: 'red' })).toThrow('unknown key "colour"');
  });
});

test('only the model in which the plan comes first shows no amount before the plan', () => {
  const without = kinds.filter(({ disclosure }) => !disclosure.indicativeUpFront).map(({ kind }) => kind);
  expect(without).toEqual(['plan-cost']);
});
