import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import type { PlanCostModel } from '../../src/model/plan-cost.js';
import type { ProvisionOffsetModel } from '../../src/model/provision-offset.js';
import type { ProxyServicesModel } from '../../src/model/proxy-services/model.js';
import type { ReshapedPackageModel } from '../../src/model/reshaped-package.js';
import { formatAmount, parseAmount } from '../../src/money/amount.js';
import { replay } from '../../src/step/replay.js';

const shared = { schemaVersion: 1, period: 'year' } as const;

describe('outcomes costed by standard services (RR145 5.16)', () => {
  const model: ProxyServicesModel = {
    ...shared,
    kind: 'proxy-services',
    costing: {
      convention: '52-weeks',
      priceBook: {
        id: 'prices',
        priceBase: '2026-27',
        services: [
          { id: 'sitting', unit: 'hour', price: '14.50' },
          { id: 'play scheme', unit: 'day', price: '48' },
          { id: 'sensory room', unit: 'visit' },
        ],
      },
    },
  };
  const needs = [{ id: 'friends' }, { id: 'rest' }];
  const play = { id: 'play', service: 'play scheme', quantity: 20, serves: ['friends', 'rest'] };
  const sitting = {
    id: 'sit',
    service: 'sitting',
    quantity: 3,
    frequency: { times: 1, per: 'week' },
    serves: ['rest'],
  };
  const one = (lines: object[], approved = true) => ({ caseId: 'c', approved, needs, lines });

  it('is the sum of quantity times unit cost', () => {
    // 20 x 48 = 960; 3 x 52 x 14.50 = 2,262
    expect(allocate(model, one([play, sitting])).indicative).toBe('3222.00');
  });

  it('counts a service that serves two outcomes once, and shows which outcome it stands under', () => {
    const { parts } = allocate(model, one([play, sitting]));
    expect(parts).toEqual([
      { id: 'friends', amount: '960.00', counts: true, reason: 'serves other outcomes too: play' },
      { id: 'rest', amount: '2262.00', counts: true },
    ]);
    const turned = { ...play, serves: ['rest', 'friends'] };
    expect(allocate(model, one([turned, sitting])).indicative).toBe('3222.00');
  });

  it('refuses the same service under each of two outcomes', () => {
    const twice = [
      { ...play, serves: ['friends'] },
      { ...play, id: 'play 2', serves: ['rest'] },
    ];
    expect(() => allocate(model, one(twice))).toThrow('case.lines[1]: is the same as "play"; keep one');
  });

  it('waits for the approval of the team manager (RR145 6.13)', () => {
    const codes = (approved: boolean) => allocate(model, one([play], approved)).warnings.map(({ code }) => code);
    expect(codes(false)).toContain('approval-pending');
    expect(codes(true)).not.toContain('approval-pending');
    expect(() => allocate(model, { caseId: 'c', needs, lines: [play] })).toThrow('case.approved: is missing');
  });

  it('gives no amount, rather than £0, for a service without a price', () => {
    const sensory = { id: 'room', service: 'sensory room', quantity: 4, serves: ['rest'] };
    const allocation = allocate(model, one([play, sensory]));
    expect(allocation).toMatchObject({ status: 'refer-to-costing', indicative: null });
    expect(allocation.warnings.find(({ code }) => code === 'unpriced-lines')?.message).toContain('room');
  });

  it('refuses one-offs, other payers and services that serve no outcome', () => {
    const odd = { id: 'x', kind: 'one-off', amount: '5', payer: 'school', serves: [] };
    expect(() => allocate(model, one([odd]))).toThrow('(and 2 more problems)');
  });

  it('says where a line or a price book is wrong', () => {
    expect(() => allocate(model, one([{ ...play, quantity: -1 }]))).toThrow('case.lines[0].quantity');
    const costing = { priceBook: { id: 'x', priceBase: '2026' } } as unknown as NonNullable<
      ProxyServicesModel['costing']
    >;
    expect(() => allocate({ ...model, costing }, one([play]))).toThrow('model.costing.priceBook');
  });
});

describe('the plan first (RR145 5.18)', () => {
  const model: PlanCostModel = { ...shared, kind: 'plan-cost' };
  const plan = JSON.parse(readFileSync('fixtures/plans/t42-newcomer.json', 'utf8'));
  const { lines, needs } = plan.package ?? plan;
  const one = { caseId: 'c', lines, ...(needs === undefined ? {} : { needs }) };

  it('has no indicative budget; the cost of the agreed plan is the budget (RR145 Table 42: £842)', () => {
    const allocation = allocate(model, { ...one, agreed: true });
    expect(allocation).toMatchObject({ status: 'plan-first', indicative: null, final: '842.00' });
    expect(replay(allocation.steps)).toBe('842.00');
  });

  it('has no budget while the plan is not agreed, or a line has no price', () => {
    const pending = allocate(model, { ...one, agreed: false });
    expect(pending.final).toBeNull();
    expect(pending.warnings.map(({ code }) => code)).toContain('plan-not-agreed');
    const unpriced = allocate(model, { caseId: 'c', agreed: true, lines: [{ id: 'club' }] });
    expect(unpriced.final).toBeNull();
  });
});

describe('a budget less what the authority provides itself (RR232 4.18)', () => {
  const model: ProvisionOffsetModel = { ...shared, kind: 'provision-offset' };
  const one = (budget: number | string, cost: number | string) => ({
    caseId: 'c',
    budget,
    lines: [{ id: 'nursery', amount: cost, per: 'year' }],
  });

  it('is what is left', () => {
    const allocation = allocate(model, one('6000', '3420'));
    expect(allocation.indicative).toBe('2580.00');
    expect(allocation.shortfall).toBeUndefined();
  });

  it('is £0 with a shortfall, never negative, where the services cost more', () => {
    expect(allocate(model, one('3000', '3420.50'))).toMatchObject({ indicative: '0.00', shortfall: '420.50' });
  });

  it('keeps budget less services = what is left less the shortfall, to the penny', () => {
    const pence = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(pence, pence, (budget, cost) => {
        const { indicative, shortfall = '0' } = allocate(model, one(budget / 100, cost / 100));
        const left = parseAmount(indicative ?? '');
        expect(left).toBeGreaterThanOrEqual(0n);
        expect(left - parseAmount(shortfall)).toBe(BigInt(budget - cost));
        expect(left === 0n || parseAmount(shortfall) === 0n).toBe(true);
      }),
    );
  });

  it('gives no amount where a service has no price', () => {
    const lines = [{ id: 'nursery', service: 'nursery', quantity: 1, unit: 'week' }];
    expect(allocate(model, { caseId: 'c', budget: 1, lines })).toMatchObject({ status: 'refer-to-costing' });
  });
});

describe('a reshaped package (RR232 4.21)', () => {
  const model: ReshapedPackageModel = { ...shared, kind: 'reshaped-package' };
  const lines = [
    { id: 'therapy', amount: '1800', per: 'year' },
    { id: 'nurse', amount: '2400', per: 'year', inKind: true },
  ];
  const instead = (amount: string) => ({ lines: [{ id: 'therapy', amount, per: 'year' }] });

  it('frees the money of the services that do not stay', () => {
    expect(allocate(model, { caseId: 'c', lines }).indicative).toBe('1800.00');
  });

  it('shows a shortfall where what is wanted instead costs more than is freed', () => {
    const short = allocate(model, { caseId: 'c', lines, instead: instead('2000') });
    expect(short).toMatchObject({ indicative: '1800.00', shortfall: '200.00' });
    expect(replay(short.steps)).toBe(short.indicative);
    expect(allocate(model, { caseId: 'c', lines, instead: instead('1800') }).shortfall).toBeUndefined();
  });

  it('says where a line of what is wanted instead is wrong', () => {
    const bad = { lines: [{ id: 'x', amount: 'lots', per: 'year' }] };
    expect(() => allocate(model, { caseId: 'c', lines, instead: bad })).toThrow('case.instead.lines[0].amount');
  });

  it('is the sum of what is freed, to the penny', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1e8), fc.boolean()), { maxLength: 6 }), (list) => {
        const own = list.map(([pence, inKind], index) => ({
          id: `l${index}`,
          amount: pence / 100,
          per: 'year',
          inKind,
        }));
        const freed = list.reduce((sum, [pence, inKind]) => (inKind ? sum : sum + pence), 0);
        expect(allocate(model, { caseId: 'c', lines: own }).indicative).toBe(formatAmount(BigInt(freed)));
      }),
    );
  });
});
