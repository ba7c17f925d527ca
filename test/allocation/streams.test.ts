import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeafModel } from '../../src/allocation/leaf-kinds.js';
import { openModel } from '../../src/allocation/open-model.js';
import type { StreamsModel } from '../../src/allocation/streams/model.js';
import { explainAllocation } from '../../src/explain/allocation.js';
import type { HoursModel } from '../../src/model/hours-by-need-level/model.js';
import type { PlanCostModel } from '../../src/model/plan-cost/model.js';
import type { PricePointModel } from '../../src/model/price-point/model.js';
import { formatAmount, parseAmount } from '../../src/money/amount.js';
import { replay } from '../../src/record/step/replay.js';
import { problemsOf } from '../questionnaire/support.js';
import { runsOf, timeFor } from '../support/runs.js';

// Cases here are of any form, also of wrong ones.
const allocate = (model: unknown, one: unknown) => openModel(model).allocate(one);

const price = (money: string): PricePointModel => ({
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'stated',
  prices: [{ money, points: '1' }],
  rounding: {},
});
const hours: HoursModel = {
  schemaVersion: 1,
  kind: 'hours-by-need-level',
  period: 'week',
  levels: [{ id: 'high', hours: 10 }],
  hoursPer: 'week',
  ratePerHour: '16.01',
};
const stream = (id: string, model: LeafModel, uncertain = false) => ({ id, model, uncertain });
const streams = (...list: ReturnType<typeof stream>[]): StreamsModel => ({
  schemaVersion: 1,
  kind: 'streams',
  period: 'year',
  convention: '52-weeks',
  streams: list,
});
const points = (id: string, count: number) => ({ id, case: { points: count } });
const level = (id: string) => ({ id, case: { level: 'high' } });

describe('several funding streams, each by its own model (RR145 7.23)', () => {
  it('keeps every stream visible and adds up those that are certain', () => {
    const model = streams(stream('care', price('100')), stream('health', price('75.50')));
    const allocation = allocate(model, { caseId: 'c', streams: [points('health', 10), points('care', 8)] });
    // 8 x 100 = 800; 10 x 75.50 = 755
    expect(allocation.indicative).toBe('1555.00');
    expect(allocation.parts).toEqual([
      { id: 'care', amount: '800.00', counts: true },
      { id: 'health', amount: '755.00', counts: true },
    ]);
    expect(allocation.scenarios).toBeUndefined();
  });

  it('restates the amount of a stream in the period of the whole, by the stated convention', () => {
    // 10 x 16.01 x 52 = 8,325.20
    const model = streams(stream('care', price('100')), stream('help', hours));
    const one = { caseId: 'c', streams: [points('care', 1), level('help')] };
    expect(allocate(model, one).indicative).toBe('8425.20');
    const { convention: _, ...without } = model;
    expect(() => allocate(without as StreamsModel, one)).toThrow(
      'model.convention: the streams have amounts of several',
    );
  });

  it('never blends the two scenarios with and without an uncertain stream (IBSEN 8.6.2.3, 10.2.4)', () => {
    const model = streams(stream('care', price('100')), stream('ILF', hours, true));
    const allocation = allocate(model, { caseId: 'c', streams: [points('care', 104), level('ILF')] });
    expect(allocation.indicative).toBe('10400.00');
    expect(allocation.scenarios).toEqual({ uncertain: ['ILF'], without: '10400.00', with: '18725.20' });
    expect(allocation.parts?.map(({ id, counts }) => [id, counts])).toEqual([
      ['care', true],
      ['ILF', false],
    ]);
    expect(replay(allocation.steps)).toBe('10400.00');
  });

  it('shows no second total where an uncertain stream has no amount', () => {
    const plan: PlanCostModel = { schemaVersion: 1, kind: 'plan-cost', period: 'year' };
    const model = streams(stream('care', price('100')), stream('grant', plan, true));
    const grant = {
      id: 'grant',
      case: { agreed: false, approved: false, lines: [{ id: 'club', amount: 5, per: 'year' }] },
    };
    const { scenarios } = allocate(model, { caseId: 'c', streams: [points('care', 1), grant] });
    expect(scenarios).toEqual({ uncertain: ['grant'], without: '100.00', with: null });
  });

  it('names no stream as uncertain of which nothing is in question', () => {
    const model = streams(stream('care', price('100')), stream('ILF', hours, true), stream('grant', price('5'), true));
    const of = (ilf: object, grant: object) =>
      allocate(model, {
        caseId: 'c',
        streams: [points('care', 1), { id: 'ILF', ...ilf }, { id: 'grant', ...grant }],
      });
    const none = of({ eligible: false }, { eligible: false });
    expect([none.indicative, none.scenarios]).toEqual(['100.00', undefined]);
    expect(none.warnings.map(({ code }) => code)).toEqual(['stream-not-eligible', 'stream-not-eligible']);
    expect(none.parts?.[1]).toEqual({ id: 'ILF', amount: null, counts: false, reason: 'not-eligible' });
    expect(explainAllocation(none).join(' ')).not.toContain('not certain');
    // 100 + 20 x 5
    const grant = of({ eligible: false }, { case: { points: 20 } });
    expect(grant.scenarios).toEqual({ uncertain: ['grant'], without: '100.00', with: '200.00' });
    expect(grant.warnings.find(({ code }) => code === 'uncertain-streams')?.message).toBe(
      'the money of "grant" is not certain to come and is not in the budget',
    );
  });

  it('says of which streams the money is not certain, also where there is no second total', () => {
    const plan: PlanCostModel = { schemaVersion: 1, kind: 'plan-cost', period: 'year' };
    const model = streams(stream('care', price('100')), stream('ILF', hours, true), stream('grant', plan, true));
    const grant = {
      id: 'grant',
      case: { agreed: false, approved: false, lines: [{ id: 'club', amount: 5, per: 'year' }] },
    };
    const page = explainAllocation(allocate(model, { caseId: 'c', streams: [points('care', 1), level('ILF'), grant] }));
    expect(page).toContain('The money of ILF and grant is not certain to come and is not in the budget.');
  });

  it('takes no points for one stream as an ordinary case, and asks about that stream by name', () => {
    const model = streams(stream('care', price('100')), stream('health', price('75')));
    const allocation = allocate(model, { caseId: 'c', streams: [points('care', 18), points('health', 0)] });
    // 18 x 100
    expect(allocation).toMatchObject({ status: 'budget', indicative: '1800.00' });
    expect(allocation.parts?.[1]).toEqual({ id: 'health', amount: '0.00', counts: true });
    expect(allocation.warnings).toEqual([
      {
        code: 'zero-stream',
        message: 'the stream "health" comes to £0; is there no need that it is for?',
        caseId: 'c',
        details: { stream: 'health' },
      },
    ]);
    expect(replay(allocation.steps)).toBe('1800.00');
    expect(explainAllocation(allocation)).toContain(
      'There is £0 from health. That does not mean that you need no support of that kind; ask us to look at it.',
    );
    const none = allocate(model, { caseId: 'c', streams: [points('care', 0), points('health', 0)] });
    // One rule: £0 is a budget with the advice to refer, also where every stream comes to it.
    expect(none).toMatchObject({ status: 'budget', indicative: '0.00' });
    expect(none.warnings.map(({ code }) => code)).toEqual(['zero-stream', 'zero-stream', 'zero-budget']);
    const one = { caseId: 'c', streams: [points('care', 0), { id: 'health', eligible: false }] };
    expect(allocate(model, one)).toMatchObject({ status: 'budget', indicative: '0.00' });
  });

  it('advises to refer a whole that comes to £0', () => {
    const model = streams(stream('care', price('0')), stream('health', price('75')));
    const { status, indicative, warnings } = allocate(model, {
      caseId: 'c',
      streams: [points('care', 18), points('health', 0)],
    });
    expect([status, indicative]).toEqual(['budget', '0.00']);
    expect(warnings.map(({ code, details }) => [code, details?.stream])).toEqual([
      ['zero-stream', 'care'],
      ['zero-stream', 'health'],
      ['zero-budget', undefined],
    ]);
  });

  it('leaves out a stream for which the family is not eligible, and takes no missing stream for £0', () => {
    const model = streams(stream('care', price('100')), stream('health', price('75')));
    const notHealth = { caseId: 'c', streams: [points('care', 8), { id: 'health', eligible: false }] };
    const allocation = allocate(model, notHealth);
    expect(allocation.indicative).toBe('800.00');
    expect(allocation.parts?.[1]).toEqual({ id: 'health', amount: null, counts: false, reason: 'not-eligible' });
    expect(() => allocate(model, { caseId: 'c', streams: [points('care', 8)] })).toThrow(
      'nothing is said of the stream',
    );
    const none = {
      caseId: 'c',
      streams: [
        { id: 'care', eligible: false },
        { id: 'health', eligible: false },
      ],
    };
    expect(allocate(model, none)).toMatchObject({ status: 'not-eligible', indicative: null });
  });

  it('has no sum where a certain stream has no amount yet', () => {
    const plan: PlanCostModel = { schemaVersion: 1, kind: 'plan-cost', period: 'year' };
    const model = streams(stream('care', price('100')), stream('early help', plan));
    const early = {
      id: 'early help',
      case: { agreed: true, approved: true, lines: [{ id: 'club', amount: 5, per: 'year' }] },
    };
    const allocation = allocate(model, { caseId: 'c', streams: [points('care', 8), early] });
    expect(allocation).toMatchObject({ status: 'plan-first', indicative: null });
    expect(allocation.parts?.[0]).toEqual({ id: 'care', amount: '800.00', counts: true });
    const zero = allocate(streams(stream('care', price('100'))), { caseId: 'c', streams: [points('care', 0)] });
    // A stream of £0 is a budget by the one rule for all kinds.
    expect(zero).toMatchObject({ status: 'budget', indicative: '0.00' });
  });

  it('carries a shortfall of a stream beside the sum', () => {
    const offset = { schemaVersion: 1, kind: 'provision-offset', period: 'year' } as const;
    const model = streams(stream('care', price('100')), stream('early years', offset));
    const lines = [{ id: 'nursery', amount: '3000', per: 'year' }];
    const early = { id: 'early years', case: { budget: '2000', lines } };
    const allocation = allocate(model, { caseId: 'c', streams: [points('care', 8), early] });
    expect(allocation).toMatchObject({ indicative: '800.00', shortfall: '1000.00' });
  });

  it('refuses a stream whose money is inside the price of another (IBSEN 8.3)', () => {
    const inclusive = { ...price('100'), streams: [{ name: 'supporting people', amount: '20' }] };
    const model = streams(stream('care', inclusive), stream('supporting people', price('1')));
    expect(() => allocate(model, { caseId: 'c', streams: [] })).toThrow(
      '"supporting people" is inside the price of "care"',
    );
  });

  it('keeps the records of streams apart, whatever they are called', () => {
    const reshaped = { schemaVersion: 1, kind: 'reshaped-package', period: 'year' } as const;
    const offset = { schemaVersion: 1, kind: 'provision-offset', period: 'year' } as const;
    const model = streams(stream('a', reshaped), stream('a: instead', offset), stream('budget', price('1')));
    const lines = [{ id: 'x', amount: '10', per: 'year' }];
    const cases = [
      { id: 'a', case: { lines, instead: { lines } } },
      { id: 'a: instead', case: { budget: 30, lines } },
      points('budget', 1),
    ];
    const { steps, indicative } = allocate(model, { caseId: 'c', streams: cases });
    // 10 + (30 - 10) + 1
    expect(indicative).toBe('31.00');
    expect(replay(steps)).toBe('31.00');
  });

  it('says in which stream a case is wrong, and names a stream that it does not know', () => {
    const model = streams(stream('care', price('100')), stream('health', price('75')));
    const one = { caseId: 'c', streams: [points('care', -1), points('health', 1), points('school', 1)] };
    expect(() => allocate(model, one)).toThrow('case.streams[2].id: no stream is called "school" (and 1 more problem)');
    expect(() => allocate(model, { ...one, streams: [points('care', -1), points('health', 1)] })).toThrow(
      'case.streams[0].case.points',
    );
  });

  it('adds up to the penny, and its record replays to the sum', { timeout: timeFor(runsOf(100)) }, () => {
    const amounts = fc.array(fc.nat(1e7), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.nat(63), (pence, mask) => {
        const isUncertain = (index: number) => index > 0 && ((mask >> index) & 1) === 1;
        const model = streams(
          ...pence.map((one, index) => stream(`s${index}`, price(formatAmount(BigInt(one))), isUncertain(index))),
        );
        const cases = pence.map((_, index) => points(`s${index}`, 1));
        const { indicative, scenarios, steps } = allocate(model, { caseId: 'c', streams: cases });
        const certain = pence.filter((_, index) => !isUncertain(index)).reduce((sum, one) => sum + one, 0);
        const all = pence.reduce((sum, one) => sum + one, 0);
        expect(parseAmount(indicative ?? '')).toBe(BigInt(certain));
        if (scenarios !== undefined) expect(parseAmount(scenarios.with ?? '')).toBe(BigInt(all));
        expect(replay(steps)).toBe(indicative);
      }),
      { numRuns: runsOf(100), seed: 15_137 },
    );
  });
});

describe('what is wrong in one stream hides nothing of another', () => {
  const model = streams(stream('care', price('100')), stream('health', price('75')));
  const sound = points('care', 8);

  it.each([
    [
      'another id',
      [{ id: 'care', case: { points: 8, caseId: 'ANOTHER' } }, points('health', 1)],
      ['unknown-name 0/case/caseId'],
    ],
    ['no name', [{ id: 'care', case: {} }, { case: { points: 1 } }], ['missing 1/id', 'missing 0/case/points']],
    ['a stream that there is not', [sound, { ...sound, id: 'helth' }, { id: '' }], ['invalid 2', 'unknown-name 1/id']],
    ['a stream twice', [sound, { ...sound, unheardOf: 1 }], ['unknown-name 1/unheardOf', 'duplicate 1/id', 'missing ']],
  ])('%s', (_, given, problems) => {
    const told = problemsOf(() => allocate(model, { caseId: 'c', streams: given }));
    expect(told).toEqual(problems.map((one) => one.replace(' ', ' case/streams/').replace(/\/$/, '')));
  });
});
