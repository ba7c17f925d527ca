import { describe, expect, it, test } from 'vitest';
import { allocate, allocateCohort } from '../../src/allocation/allocate.js';
import { bandModel } from '../../src/allocation/banding/banding.js';
import { byAgeKind } from '../../src/allocation/by-age/kind.js';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { openModel } from '../../src/allocation/open-model.js';
import type { StreamsModel } from '../../src/allocation/streams/model.js';
import { allocationTableKind } from '../../src/model/allocation-table/kind.js';
import type { ModelHeader } from '../../src/model/header.js';
import { calibratePercentile } from '../../src/model/percentile/calibrate.js';
import { onePointMoreOrLess } from '../../src/model/percentile/one-point.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import type { Allocation } from '../../src/model/shared/budget/allocation.js';
import { replay } from '../../src/record/step/replay.js';

const codesOf = ({ warnings }: Allocation): string[] => warnings.map(({ code }) => code);

// Money 12,000 over 60 points: £200 a point.
const sample = [
  { caseId: 'a', points: 40, packageValue: '9000' },
  { caseId: 'b', points: 20, packageValue: '3000' },
];
const priced = (beyondMaximum?: 'warn' | 'refer' | 'refuse') =>
  calibratePricePoint(sample, { fundingBasis: 'pot', maximumPoints: 152, beyondMaximum }).model;
const aligned = (beyondMaximum?: 'warn' | 'refer' | 'refuse') =>
  calibratePercentile(sample, { fundingBasis: 'pot', maximumPoints: 152, above: 'clamp', beyondMaximum }).model;

describe('a calibrated model', () => {
  it('keeps the most points obtainable and the largest score of its sample', () => {
    expect(priced()).toMatchObject({ maximumPoints: '152', largestScore: '40' });
    expect(aligned()).toMatchObject({ maximumPoints: '152', largestScore: '40' });
    expect(priced()).not.toHaveProperty('beyondMaximum');
    expect(priced('refer')).toMatchObject({ beyondMaximum: 'refer' });
  });

  it('is not made with a maximum that a score of its sample passes', () => {
    const options = { fundingBasis: 'pot', maximumPoints: 30 } as const;
    const message = 'options.maximumPoints: is less than a score of the sample, 40';
    expect(() => calibratePricePoint(sample, options)).toThrow(message);
    expect(() => calibratePricePoint(sample, { ...options, method: 'largest-package' })).toThrow(message);
    expect(() => calibratePercentile(sample, options)).toThrow(message);
    expect(() => openModel({ ...priced(), maximumPoints: '39' })).toThrow('model.maximumPoints: is less than a score');
  });

  it('names the cases whose scores pass its maximum, those with most points first', () => {
    const of = (maximumPoints: number, ...points: number[]) => {
      const cases = points.map((own, index) => ({ caseId: `F${index + 1}`, points: own, packageValue: '1000' }));
      const options = { fundingBasis: 'pot', maximumPoints } as const;
      return [() => calibratePricePoint(cases, options), () => calibratePercentile(cases, options)];
    };
    for (const calibrate of of(40, 50, 40, 30)) expect(calibrate).toThrow('a score of the sample, 50 (F1); the quest');
    for (const calibrate of of(1, 2, 3, 4, 5, 6)) {
      expect(calibrate).toThrow('a score of the sample, 6 (F5), 5 (F4), 4 (F3) and 2 more cases; the questionnaire');
    }
    for (const calibrate of of(50, 50, 40, 30)) expect(calibrate).not.toThrow();
    const newcomer = { caseId: 'N', points: 153, status: 'newcomer' as const };
    const options = { fundingBasis: 'pot', maximumPoints: 152 } as const;
    expect(() => calibratePercentile([...sample, newcomer], options)).toThrow('a score of the sample, 153 (N)');
  });

  it('cannot say what is done beyond a maximum that it does not state', () => {
    const { maximumPoints: _, ...without } = priced('refer');
    expect(() => openModel(without)).toThrow('model.maximumPoints: is needed to say what is done with points beyond');
  });

  it('does not look at scores that were left out of its sample', () => {
    const slip = { caseId: 'c', points: 410, packageValue: '1', excludeReason: 'a slip for 41' };
    const { model } = calibratePricePoint([...sample, slip], { fundingBasis: 'pot', maximumPoints: 152 });
    expect(model.largestScore).toBe('40');
  });

  it('needs a maximum to say what is done beyond it', () => {
    const options = { fundingBasis: 'pot', beyondMaximum: 'refer' } as const;
    expect(() => calibratePricePoint(sample, options)).toThrow('options.maximumPoints: is needed');
    expect(() => calibratePercentile(sample, options)).toThrow('options.maximumPoints: is needed');
  });
});

describe('points beyond the most that the questionnaire can give', () => {
  it('are priced with a warning that names them', () => {
    const slip = allocate(priced(), { caseId: 'c', points: 410 });
    // 410 x 200
    expect(slip).toMatchObject({ status: 'budget', indicative: '82000.00' });
    expect(slip.warnings).toEqual([
      {
        code: 'beyond-maximum',
        caseId: 'c',
        message: '410 points are more than the questionnaire can give, 152; check them before the budget is used',
        details: { points: '410', maximumPoints: '152' },
      },
    ]);
    expect(codesOf(allocate(aligned(), { caseId: 'c', points: 410 }))).toEqual(['beyond-maximum', 'clamped-above']);
    expect(codesOf(allocate(priced(), { caseId: 'c', points: 152 }))).toEqual(['beyond-sample']);
    expect(codesOf(allocate(priced(), { caseId: 'c', points: 40 }))).toEqual([]);
  });

  it.each([
    ['price-point', priced('refer')],
    ['percentile', aligned('refer')],
  ] as const)('are referred to costing by name: %s', (_, model) => {
    const referred = allocate(model, { caseId: 'c', points: 153 });
    expect(referred).toMatchObject({ status: 'refer-to-costing', indicative: null });
    expect(codesOf(referred)).toEqual(['beyond-maximum']);
    // 153 - 152
    expect(replay(referred.steps)).toBe('1');
    expect(allocate(model, { caseId: 'c', points: 152 }).status).toBe('budget');
    const { pence, referred: count, beyondMaximum } = allocateCohort(model, { points: [40, 153] });
    expect([pence[1], count, beyondMaximum]).toEqual([Number.NaN, 1, 1]);
  });

  it.each([
    ['price-point', priced('refuse')],
    ['percentile', aligned('refuse')],
  ] as const)('are refused by name: %s', (_, model) => {
    const message = '153 points are more than the questionnaire can give, 152';
    expect(() => allocate(model, { caseId: 'c', points: 153 })).toThrow(`case.points: ${message}`);
    expect(() => allocateCohort(model, { points: [40, 153] })).toThrow(`points[1]: ${message}`);
    expect(allocate(model, { caseId: 'c', points: 153, eligible: false }).status).toBe('not-eligible');
  });

  it('are counted in columns as one by one, to the same pennies', () => {
    const points = [0, 20, 40, 40.5, 152, 152.5, 410];
    for (const model of [priced(), aligned()]) {
      const each = points.map((own, index) => allocate(model, { caseId: `c${index}`, points: own }));
      const scaled = points.map((own) => own * 2 * 5);
      const { pence, beyondMaximum, beyondSample } = allocateCohort(model, { points: scaled, pointsDecimals: 1 });
      expect(Array.from(pence, (own) => (Number.isNaN(own) ? null : own / 100))).toEqual(
        each.map(({ indicative }) => (indicative === null ? null : Number(indicative))),
      );
      // 152.5 and 410 pass the maximum; 40.5 and 152 only the sample
      expect([beyondMaximum, beyondSample]).toEqual([2, 2]);
    }
  });

  it('have no amount one point on, either, where the model gives them none', () => {
    // Points above the highest row have its amount, 9,000; beyond the maximum there is none.
    expect(onePointMoreOrLess(aligned('refer'), 152)).toMatchObject({ budget: '9000.00', more: { budget: null } });
    expect(onePointMoreOrLess(aligned('refuse'), 153)).toMatchObject({ budget: null, less: { budget: '9000.00' } });
    expect(onePointMoreOrLess(aligned(), 152)).toMatchObject({ budget: '9000.00', more: { budget: '9000.00' } });
  });

  it('are told by a table as by a model that it was made from', () => {
    const { model } = bandModel(priced(), { breaks: [0, 30], step: 1, maximumPoints: 152 });
    expect(model).toMatchObject({ largestScore: '40' });
    expect(codesOf(allocate(model, { caseId: 'c', points: 41 }))).toEqual(['beyond-sample']);
    expect(codesOf(allocate(model, { caseId: 'c', points: 40 }))).toEqual([]);
    expect(() => bandModel(priced(), { breaks: [0, 30], step: 1, maximumPoints: 39 })).toThrow(
      'options.maximumPoints: is less than a score of the sample, 40',
    );
    const table = { ...allocationTableKind.example.model, maximumPoints: 200, largestScore: 120 };
    expect(codesOf(allocate(table, { caseId: 'c', points: 410 }))).toEqual(['beyond-maximum']);
    expect(codesOf(allocate(table, { caseId: 'c', points: 125 }))).toEqual(['beyond-sample']);
    expect(
      allocate({ ...table, beyondMaximum: 'refer' }, { caseId: 'c', points: 201 }).steps.map(({ id }) => id),
    ).toEqual(['beyond-maximum']);
    expect(() => allocate({ ...table, beyondMaximum: 'refuse' }, { caseId: 'c', points: 201 })).toThrow(
      'case.points: 201 points are more than the questionnaire can give, 200',
    );
  });

  it('are not spoken of by a model that states no bounds', () => {
    const { maximumPoints: _, largestScore: __, ...without } = priced();
    expect(codesOf(allocate(without, { caseId: 'c', points: 410 }))).toEqual([]);
    expect(allocateCohort(without, { points: [410] })).toMatchObject({ beyondMaximum: 0, beyondSample: 0 });
  });
});

describe('the day of a case', () => {
  const dated = (header: ModelHeader) => ({ ...priced(), ...header });
  const year = { effectiveFrom: '2026-04-01', effectiveTo: '2027-03-31' };
  const one = { caseId: 'c', points: 30 };

  it('within the dates of the model says nothing', () => {
    for (const startsOn of ['2026-04-01', '2027-03-31'])
      expect(codesOf(allocate(dated(year), { ...one, startsOn }))).toEqual([]);
    expect(codesOf(allocate(dated(year), one))).toEqual([]);
  });

  it('before and after them is warned of, with the facts', () => {
    const before = allocate(dated({ ...year, id: 'ras4' }), { ...one, startsOn: '2026-03-31' });
    expect(before).toMatchObject({ status: 'budget', indicative: '6000.00' });
    expect(before.warnings).toEqual([
      {
        code: 'before-effective',
        caseId: 'c',
        message: 'the case starts on 2026-03-31, before the model holds, from 2026-04-01',
        details: { day: '2026-03-31', of: 'startsOn', model: 'ras4', effectiveFrom: '2026-04-01' },
      },
    ]);
    const after = allocate(dated(year), { ...one, assessedOn: '2027-04-01' });
    expect(after.warnings.map(({ code, message }) => [code, message])).toEqual([
      ['after-effective', 'the case was assessed on 2027-04-01, after the model has ended, on 2027-03-31'],
    ]);
  });

  it('is that on which the budget starts, where both are stated', () => {
    const both = { ...one, assessedOn: '2026-03-01', startsOn: '2026-04-01' };
    expect(codesOf(allocate(dated(year), both))).toEqual([]);
  });

  it('outside them is referred or refused by name', () => {
    const late = { ...one, startsOn: '2027-04-01' };
    const referred = allocate(dated({ ...year, outsideDates: 'refer' }), late);
    expect(referred).toMatchObject({ status: 'refer-to-costing', indicative: null });
    expect(codesOf(referred)).toEqual(['after-effective']);
    expect(replay(referred.steps)).toBe('refer-to-costing');
    const refuse = dated({ ...year, outsideDates: 'refuse' });
    expect(() => allocate(refuse, late)).toThrow('case.startsOn: the case starts on 2027-04-01, after the model has');
    expect(allocate(refuse, { ...late, eligible: false }).status).toBe('not-eligible');
    expect(allocate(refuse, { ...late, startsOn: '2026-05-01' }).status).toBe('budget');
  });

  it.each([
    ['2026-03-31', ['other-price-base']],
    ['2026-04-01', []],
    ['2027-03-31', []],
    ['2027-04-01', ['other-price-base']],
  ])('on %s is set against prices of 2026-27', (startsOn, codes) => {
    expect(codesOf(allocate(dated({ priceBase: '2026-27' }), { ...one, startsOn }))).toEqual(codes);
  });

  test.each([...MODEL_KINDS.values()])('is read by $kind', ({ example }) => {
    const model = openModel({ ...example.model, effectiveTo: '2026-04-02' });
    const family = { ...(example.case as object), startsOn: '2026-04-03' };
    expect(codesOf(model.allocate(family))).toContain('after-effective');
    expect(() => model.allocate({ ...family, startsOn: '3 April 2026' })).toThrow('startsOn');
  });

  it('gives way to the prices that the case states', () => {
    const model = dated({ id: 'ras4', priceBase: '2026-27' });
    const late = { ...one, startsOn: '2027-04-01' };
    expect(codesOf(allocate(model, { ...late, priceBase: '2026-27' }))).toEqual([]);
    expect(allocate(model, { ...one, priceBase: '2025-26' }).warnings).toEqual([
      {
        code: 'other-price-base',
        caseId: 'c',
        message: "the case is in the prices of 2025-26, and the model's amounts are in those of 2026-27; restate them",
        details: { model: 'ras4', of: 'priceBase', casePriceBase: '2025-26', priceBase: '2026-27' },
      },
    ]);
    expect(codesOf(allocate(dated({}), { ...one, priceBase: '2025-26' }))).toEqual([]);
    expect(() => allocate(model, { ...one, priceBase: '2026' })).toThrow('case.priceBase: a financial year is written');
  });

  it('is not set against a model that ends before it begins', () => {
    const model = { ...priced(), effectiveFrom: '2026-04-01', effectiveTo: '2026-03-31' };
    expect(() => openModel(model)).toThrow('model.effectiveTo: lies before the first day, 2026-04-01');
    const header = { effectiveFrom: '2026-04-01', effectiveTo: '2026-03-31' };
    expect(() => calibratePricePoint(sample, { fundingBasis: 'pot', header })).toThrow('options.header.effectiveTo');
  });

  it('is handed on to the models within a model', () => {
    const inner = dated({ ...year, id: 'inner' });
    const streams: StreamsModel = {
      schemaVersion: 1,
      kind: 'streams',
      period: 'year',
      streams: [{ id: 'care', model: inner }],
    };
    const family = { caseId: 'c', startsOn: '2027-04-01', streams: [{ id: 'care', case: { points: 30 } }] };
    expect(allocate(streams, family).warnings).toMatchObject([
      { code: 'after-effective', details: { model: 'inner' } },
    ]);
    const model = { ...byAgeKind.example.model, groups: [{ fromAge: 0, toAge: null, model: inner }] };
    const child = { caseId: 'c', bornOn: '2012-05-01', assessedOn: '2027-04-01', case: { points: 30 } };
    expect(codesOf(allocate(model, child))).toEqual(['after-effective']);
    const inner2027 = { ...inner, priceBase: '2027-28' };
    const inPrices = { ...family, priceBase: '2026-27' };
    const codes = ['after-effective', 'other-price-base'];
    expect(codesOf(allocate({ ...streams, streams: [{ id: 'care', model: inner2027 }] }, inPrices))).toEqual(codes);
  });
});

describe('streams of which a table gives no budget', () => {
  const table = {
    schemaVersion: 1,
    kind: 'allocation-table',
    period: 'year',
    step: 1,
    tables: [{ rows: [{ from: 0, to: null, amount: null, answer: 'no-budget' }] }],
  } as const;
  const streams = (...ids: string[]): StreamsModel => ({
    schemaVersion: 1,
    kind: 'streams',
    period: 'year',
    streams: ids.map((id) => ({ id, model: id === 'care' ? priced() : table })),
  });

  it('have no budget in all where no other stream has one, which is not £0', () => {
    const family = { caseId: 'c', streams: [{ id: 'health', case: { points: 3 } }] };
    expect(allocate(streams('health'), family)).toMatchObject({ status: 'no-budget', indicative: null });
  });

  it('are left out beside a stream that has one', () => {
    const both = [
      { id: 'care', case: { points: 30 } },
      { id: 'health', case: { points: 3 } },
    ];
    expect(allocate(streams('care', 'health'), { caseId: 'c', streams: both })).toMatchObject({
      status: 'budget',
      indicative: '6000.00',
    });
  });
});
