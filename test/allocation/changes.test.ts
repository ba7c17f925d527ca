import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { addTravel } from '../../src/allocation/changes/add-travel.js';
import { netOffers } from '../../src/allocation/changes/net-offers.js';
import type { OffersInput } from '../../src/allocation/changes/offers.js';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import type { LevelPricesModel } from '../../src/model/level-prices/model.js';
import type { PlanCostModel } from '../../src/model/plan-cost/model.js';
import { parseAmount } from '../../src/money/amount.js';
import { replay } from '../../src/record/step/replay.js';
import { runsOf, timeFor } from '../support/runs.js';

const model: LevelPricesModel = {
  schemaVersion: 1,
  kind: 'level-prices',
  period: 'year',
  levels: [{ id: 'some', amount: '900' }],
  outcomes: [{ id: 'sleep' }, { id: 'friends' }],
};
const answers = [
  { outcome: 'sleep', level: 'some' },
  { outcome: 'friends', level: 'some' },
];
const allocation = allocate(model, { caseId: 'c', answers });
const offer = (amount: number | string, outcome: string) =>
  ({ agency: 'health', amount, per: 'year', outcome }) as const;
const net = (by: 'outcome' | 'total', ...offers: ReturnType<typeof offer>[]) => netOffers(allocation, { by, offers });
const planFirst = allocate({ schemaVersion: 1, kind: 'plan-cost', period: 'year' } satisfies PlanCostModel, {
  caseId: 'c',
  agreed: false,
  approved: false,
  lines: [],
});

describe("other agencies' offers (RR145 5.33)", () => {
  it('are taken off the outcome that they are for, or off the total, as the caller chooses', () => {
    // outcome: max(0, 900 - 1,000) + 900; total: 1,800 - 1,000
    expect(net('outcome', offer(1000, 'sleep')).indicative).toBe('900.00');
    expect(net('total', offer(1000, 'sleep')).indicative).toBe('800.00');
  });

  it('have no way of being taken off that is chosen for the caller', () => {
    expect(() => netOffers(allocation, { offers: [] } as unknown as OffersInput)).toThrow(
      'outcome by outcome, or in total?',
    );
  });

  it('leave nothing at least, and tell what they are worth beyond the need', () => {
    const over = net('total', offer('2000.50', 'sleep'));
    expect(over.indicative).toBe('0.00');
    expect(over.warnings).toMatchObject([{ code: 'offer-beyond-need', details: { pounds: '200.50' } }]);
    expect(net('outcome', offer(1000, 'sleep')).warnings).toMatchObject([{ details: { pounds: '100.00' } }]);
  });

  it('by outcome never leave less than in total, and change nothing where nothing is offered', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    const pence = fc.integer({ min: 0, max: 200_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(pence, fc.constantFrom('sleep', 'friends')), { maxLength: 5 }), (list) => {
        const offers = list.map(([amount, outcome]) => offer(amount / 100, outcome));
        const [outcome, total] = [net('outcome', ...offers), net('total', ...offers)];
        expect(parseAmount(outcome.indicative ?? '')).toBeGreaterThanOrEqual(parseAmount(total.indicative ?? ''));
        const parts = outcome.parts?.reduce((sum, { amount }) => sum + parseAmount(amount ?? ''), 0n);
        expect(parts).toBe(parseAmount(outcome.indicative ?? ''));
        for (const one of [outcome, total]) expect(replay(one.steps)).toBe(one.indicative);
      }),
      { numRuns: runsOf(100), seed: 15_134 },
    );
    expect(net('outcome').indicative).toBe('1800.00');
    expect(net('total').indicative).toBe('1800.00');
  });

  it('keep the records of outcomes apart, whatever they are called', () => {
    const outcomes = [{ id: 'x' }, { id: 'x, signed' }, { id: 'budget' }];
    const own = outcomes.map(({ id }) => ({ outcome: id, level: 'some' }));
    const odd = allocate({ ...model, outcomes }, { caseId: 'c', answers: own });
    const after = netOffers(odd, { by: 'outcome', offers: [offer(100, 'x, signed')] });
    expect(after.indicative).toBe('2600.00');
    expect(replay(netOffers(after, { by: 'total', offers: [offer(100, 'x')] }).steps)).toBe('2500.00');
  });

  it('refuse another period, an outcome that is not there, and an allocation without outcomes or budget', () => {
    const weekly = { by: 'total', offers: [{ agency: 'health', amount: 1, per: 'week' }] } as const;
    expect(() => netOffers(allocation, { ...weekly, offers: [...weekly.offers] })).toThrow(
      'is per week, but the budget',
    );
    expect(() => net('outcome', offer(1, 'travel'))).toThrow('no outcome "travel"');
    const { model: share, case: one } = MODEL_KINDS.get('equal-share')?.example ?? {};
    const plain = allocate(share as never, one as never);
    expect(() => netOffers(plain, { by: 'outcome', offers: [] })).toThrow('not made of outcomes');
    expect(() => netOffers(planFirst, { by: 'total', offers: [] })).toThrow('no budget, which is not £0');
  });
});

describe('travel as an add-on (RR145 5.33)', () => {
  const travel = { miles: '12.5', journeys: 80, ratePerMile: '0.333' };

  it('is miles times journeys times the stated rate, on top of the budget', () => {
    // 12.5 x 80 x 0.333 = 333.00
    const added = addTravel(allocation, travel);
    expect(added.indicative).toBe('2133.00');
    expect(added.parts).toEqual([
      { id: 'without travel', amount: '1800.00', counts: true },
      { id: 'travel', amount: '333.00', counts: true },
    ]);
    expect(added.quantities).toEqual([{ quantity: '1000', unit: 'mile', per: 'year', rate: '0.333' }]);
    expect(replay(added.steps)).toBe('2133.00');
  });

  it('can follow the offers of others, and the record still replays', () => {
    const both = addTravel(net('total', offer(1000, 'sleep')), travel);
    expect(both.indicative).toBe('1133.00');
    expect(replay(both.steps)).toBe('1133.00');
  });

  it('has no rate of its own', () => {
    const { ratePerMile: _, ...without } = travel;
    expect(() => addTravel(allocation, without as typeof travel)).toThrow('travel.ratePerMile: is missing; no report');
  });
});
