import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { transportAttendance } from '../../src/model/transport-distance/attendance.js';
import type { TransportModel } from '../../src/model/transport-distance/model.js';
import { type TransportFamily, transportSaving } from '../../src/model/transport-distance/saving.js';
import { parseAmount } from '../../src/money/amount.js';
import { replay } from '../../src/record/step/replay.js';
import { problemsOf } from '../moderation/support.js';
import { runsOf, timeFor } from '../support/runs.js';

// No report publishes a rate or a level, and these costs are ours. RR232 4.30 has the 20 per cent.
const model: TransportModel = {
  schemaVersion: 1,
  kind: 'transport-distance',
  period: 'year',
  basis: 'per-mile',
  rates: [{ schoolType: 'special', fromMiles: 0, toMiles: 20, perMile: '0.45' }],
  legsPerDay: 2,
  days: 190,
  payments: { number: 12 },
};
const child = { caseId: 'C1', schoolType: 'special', miles: '7.3' };

describe('a budget while a child is trained to travel alone', () => {
  const training = { endsOn: '2026-12-18', days: 60 };
  const temporary = (more: object = {}) => allocate(model, { ...child, training: { ...training, ...more } });

  it('pays for the days of the training, and nothing after it: 0.45 x 7.3 x 2 x 60 = 394.20', () => {
    const { indicative, warnings, payments, steps } = temporary();
    expect([indicative, payments]).toEqual(['394.20', undefined]);
    expect(warnings).toEqual([
      {
        code: 'ends-with-training',
        message:
          'temporary: pays for 60 school days until the travel training ends on 2026-12-18, and nothing after it',
        caseId: 'C1',
        details: { endsOn: '2026-12-18', days: '60' },
      },
    ]);
    expect(replay(steps)).toBe('394.20');
    // Without it: 0.45 x 7.3 x 2 x 190 = 1,248.30
    expect(allocate(model, child).indicative).toBe('1248.30');
  });

  it('is paid in payments of its own: 394.20 / 4 = 98.55', () => {
    expect(temporary({ payments: 4 }).payments).toEqual(Array(4).fill('98.55'));
  });

  it('is none of a flat amount, which is for a whole period', () => {
    const flat: TransportModel = {
      schemaVersion: 1,
      kind: 'transport-distance',
      period: 'year',
      basis: 'flat-per-band',
      rates: [{ schoolType: 'special', fromMiles: 0, toMiles: null, amount: '900' }],
    };
    expect(problemsOf(() => allocate(flat, { ...child, training }))).toEqual(['inconsistent case.training']);
    // The model has 190 school days.
    expect(problemsOf(() => temporary({ days: 191 }))).toEqual(['inconsistent case.training.days']);
  });
});

describe('what transport budgets save', () => {
  const five: TransportFamily[] = [
    { caseId: 'C1', presentCost: '4000', budget: '3000', takesUp: true, miles: 4000 },
    { caseId: 'C2', presentCost: '4000', budget: '2800', takesUp: true, miles: 3000 },
    { caseId: 'C3', presentCost: '4000', budget: '3900', takesUp: false, miles: 1000 },
    { caseId: 'C4', presentCost: '4000', takesUp: false, miles: 1000 },
    { caseId: 'C5', presentCost: '4000', takesUp: false, miles: 1000 },
  ];

  it('is held against 20 per cent of the cost of all, or of those who take it up', () => {
    // 8,000 - 5,800 = 2,200. Of all: 20 % of 20,000 = 4,000, so 1,800 lack; 2,200 / 20,000 = 11 %.
    expect(transportSaving(five, { percent: 20, of: 'all' })).toEqual({
      families: 5,
      takers: 2,
      notKnown: 0,
      costOfAll: '20000.00',
      costOfTakers: '8000.00',
      released: '8000.00',
      budgets: '5800.00',
      saving: '2200.00',
      savingPercent: '11.0',
      target: '4000.00',
      overTarget: '-1800.00',
      reached: false,
      // 0.8 x 20,000 / 10,000 miles
      perMile: '1.6000',
    });
    // Of the takers: 20 % of 8,000 = 1,600; 2,200 / 8,000 = 27.5 %; 0.8 x 8,000 / 7,000 miles = 0.91428...
    expect(transportSaving(five, { percent: 20, of: 'takers' })).toMatchObject({
      savingPercent: '27.5',
      target: '1600.00',
      overTarget: '600.00',
      reached: true,
      perMile: '0.9142',
    });
  });

  it('of the takers does not wait for what others cost, counts nobody twice, and is not reached by nobody', () => {
    const taker = { caseId: 'C1', presentCost: '4000', takesUp: true, budget: '3000' };
    const unknown = { caseId: 'C2', takesUp: false };
    // 1,000 of 800
    expect(transportSaving([taker, unknown], { percent: 20, of: 'takers' })).toMatchObject({
      notKnown: 1,
      target: '800.00',
      reached: true,
    });
    expect(transportSaving([taker, unknown], { percent: 20, of: 'all' }).reached).toBeNull();
    expect(transportSaving([], { percent: 20, of: 'all' }).reached).toBeNull();
    expect(transportSaving([{ ...unknown, presentCost: '4000' }], { percent: 20, of: 'takers' }).reached).toBeNull();
    expect(problemsOf(() => transportSaving([taker, unknown, taker], { percent: 20, of: 'all' }))).toEqual([
      'duplicate families.2.caseId',
    ]);
  });

  it('counts only what is no longer paid: a seat on a bus that runs on saves nothing', () => {
    // 4,000 + 0 - 5,800 = -1,800
    const bus = five.map((one) => (one.caseId === 'C2' ? { ...one, releasedCost: '0' } : one));
    const { released, saving, reached } = transportSaving(bus, { percent: 20, of: 'takers' });
    expect([released, saving, reached]).toEqual(['4000.00', '-1800.00', false]);
  });

  it('gives the rate at which what is no longer paid covers budgets and target, or none', () => {
    // one child: 1,000 of 4,000 end; 20 % of 4,000 = 800 are to be saved, 200 are left for 1,000 miles
    const one = { caseId: 'C1', presentCost: '4000', releasedCost: '1000', takesUp: true, miles: 1000, budget: '200' };
    const target = { percent: 20, of: 'takers' } as const;
    const { perMile, saving, reached } = transportSaving([one], target);
    expect([perMile, saving, reached]).toEqual(['0.2000', '800.00', true]);
    // 700 ended are less than the 800
    expect(transportSaving([{ ...one, releasedCost: '700' }], target).perMile).toBeNull();
  });

  it('does not say that a target is reached while a cost or a budget is not known', () => {
    const open = five.map(({ presentCost, ...one }) => (one.caseId === 'C5' ? one : { ...one, presentCost }));
    const result = transportSaving(open as TransportFamily[], { percent: 5, of: 'all' });
    // 5 % of 16,000 = 800 are less than 2,200, of the four that are known.
    expect(result).toMatchObject({
      notKnown: 1,
      costOfAll: '16000.00',
      target: '800.00',
      reached: null,
      perMile: null,
    });
    const noBudget = five.map(({ budget, ...one }) =>
      one.caseId === 'C2' ? one : { ...one, ...(budget && { budget }) },
    );
    // 4,000 - 3,000 of the one taker that is known
    expect(transportSaving(noBudget, { percent: 20, of: 'takers' })).toMatchObject({
      takers: 2,
      notKnown: 1,
      saving: '1000.00',
      reached: null,
    });
  });

  it('has no target of nobody, and asks whose cost it is of', () => {
    expect(transportSaving([], { percent: 20, of: 'all' })).toMatchObject({ savingPercent: null, perMile: null });
    expect(problemsOf(() => transportSaving(five, { percent: 20 } as never))).toEqual(['choice-needed target.of']);
    const more = [{ caseId: 'C1', presentCost: '10', releasedCost: '11', takesUp: true }];
    expect(problemsOf(() => transportSaving(more, { percent: 101, of: 'all' }))).toEqual([
      'inconsistent families.0.releasedCost',
      'out-of-range target.percent',
    ]);
  });

  it('meets the target at its rate, and not at a hundredth of a penny more', { timeout: timeFor(runsOf(100)) }, () => {
    const one = fc.record({ pence: fc.integer({ min: 1, max: 900_000 }), miles: fc.integer({ min: 1, max: 9000 }) });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 100 }), (list, percent) => {
        const families = list.map(({ pence, miles }, index) => {
          const presentCost = `${Math.floor(pence / 100)}.${`${pence % 100}`.padStart(2, '0')}`;
          return { caseId: `C${index}`, presentCost, takesUp: false, miles };
        });
        const { perMile, costOfAll } = transportSaving(families, { percent, of: 'all' });
        const rate = BigInt((perMile ?? '').replace('.', ''));
        const miles = list.reduce((sum, own) => sum + BigInt(own.miles), 0n);
        const most = parseAmount(costOfAll) * BigInt(100 - percent);
        // In hundredths of a hundredth of a penny.
        expect(rate * miles <= most).toBe(true);
        expect((rate + 1n) * miles > most).toBe(true);
      }),
      { numRuns: runsOf(100), seed: 430 },
    );
  });
});

test('attendance and punctuality below the level let a person stop the budget, and nothing stops by itself', () => {
  const level = { attendance: 90, punctuality: 85 };
  const review = (days: number, attended: number, onTime: number) =>
    transportAttendance({ days, attended, onTime }, level);
  // 60 / 65 = 92.3 %, 51 / 60 = 85 %
  expect(review(65, 60, 51)).toEqual({ outcome: 'continue', attendance: '92.3', punctuality: '85.0', below: [] });
  // 48 / 60 = 80 %
  expect(review(65, 60, 48)).toMatchObject({ outcome: 'may-stop', punctuality: '80.0', below: ['punctuality'] });
  // 58 / 65 = 89.2 %
  expect(review(65, 58, 58)).toMatchObject({ outcome: 'may-stop', attendance: '89.2', below: ['attendance'] });
  expect(review(65, 0, 0)).toMatchObject({ punctuality: null, below: ['attendance'] });
  expect(problemsOf(() => transportAttendance({ days: 5, attended: 6, onTime: 7 }, {} as never))).toEqual([
    'inconsistent school.attended',
    'inconsistent school.onTime',
    'choice-needed acceptable.attendance',
    'choice-needed acceptable.punctuality',
  ]);
});
