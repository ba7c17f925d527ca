import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openModel } from '../../src/allocation/open-model.js';
import type { PlanCostModel } from '../../src/model/plan-cost/model.js';
import type { ProvisionOffsetModel } from '../../src/model/provision-offset/model.js';
import type { ProxyServicesModel } from '../../src/model/proxy-services/model.js';
import type { ReshapedPackageModel } from '../../src/model/reshaped-package/model.js';
import { formatAmount, parseAmount } from '../../src/money/amount.js';
import { replay } from '../../src/record/step/replay.js';
import { runsOf, timeFor } from '../support/runs.js';

// Cases here are of any form, also of wrong ones.
const allocate = (model: unknown, one: unknown) => openModel(model).allocate(one);

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

describe('every model that costs lines costs them as costing does', () => {
  const onDay = { costing: { onDay: '2026-05-01' } };
  // The rate of 100 a year ended on 31 March 2026; 110 a year runs from 1 April.
  const succession = [
    { id: 'old', amount: '100', per: 'year', endsOn: '2026-03-31', serves: ['rest'] },
    { id: 'new', amount: '110', per: 'year', startsOn: '2026-04-01', serves: ['rest'] },
  ];
  const needs = [{ id: 'rest' }];
  const proxies: ProxyServicesModel = { ...shared, kind: 'proxy-services', ...onDay };
  const plan: PlanCostModel = { ...shared, kind: 'plan-cost', ...onDay };
  const reshaped: ReshapedPackageModel = { ...shared, kind: 'reshaped-package', ...onDay };
  const offset: ProvisionOffsetModel = { ...shared, kind: 'provision-offset', ...onDay };

  it('leaves out lines that do not run on the day', () => {
    const one = { caseId: 'c', lines: succession, needs };
    expect(allocate(proxies, { ...one, approved: true }).indicative).toBe('110.00');
    expect(allocate(plan, { ...one, agreed: true, approved: true })).toMatchObject({ final: '110.00' });
    expect(allocate(reshaped, one).indicative).toBe('110.00');
    // 1,000 - 110
    expect(allocate(offset, { ...one, budget: '1000' }).indicative).toBe('890.00');
  });

  it('asks for no price of a line that has ended', () => {
    const [old, current] = succession;
    const lines = [{ id: old?.id, endsOn: old?.endsOn, serves: ['rest'] }, current];
    expect(allocate(proxies, { caseId: 'c', lines, needs, approved: true }).indicative).toBe('110.00');
  });

  it('rounds lines, or the sum alone, as the model says', () => {
    // 2 lines of 1 x 33.335: each line 33.34, together 66.68; the sum alone 66.67
    const line = (id: string) => ({ id, quantity: 1, unit: 'visit', price: '33.335', serves: ['rest'] });
    const one = { caseId: 'c', lines: [line('a'), line('b')], needs };
    for (const [rounding, total, left] of [
      ['each-line', '66.68', '33.32'],
      ['once', '66.67', '33.33'],
    ] as const) {
      const costing = { rounding };
      expect(allocate({ ...proxies, costing }, { ...one, approved: true }).indicative, rounding).toBe(total);
      expect(allocate({ ...plan, costing }, { ...one, agreed: true, approved: true }), rounding).toMatchObject({
        final: total,
      });
      expect(allocate({ ...reshaped, costing }, one).indicative, rounding).toBe(total);
      expect(allocate({ ...offset, costing }, { ...one, budget: '100' }).indicative, rounding).toBe(left);
    }
  });

  it('shares the pennies of a sum that is rounded once among the outcomes', () => {
    const line = (id: string) => ({ id, quantity: 1, unit: 'visit', price: '33.335', serves: [id] });
    const one = { caseId: 'c', lines: [line('a'), line('b')], needs: [{ id: 'a' }, { id: 'b' }], approved: true };
    const { parts, steps } = allocate({ ...proxies, costing: { rounding: 'once' } }, one);
    // 66.67 in two equal shares of 33.335: a penny is left over, and goes to the first
    expect(parts?.map(({ amount }) => amount)).toEqual(['33.34', '33.33']);
    expect(replay(steps)).toBe('66.67');
  });

  it('counts full years, so that no year can be asked for', () => {
    const costing = { year: { startsOn: '2026-04-01', by: 'days' } } as unknown as NonNullable<
      PlanCostModel['costing']
    >;
    expect(() => openModel({ ...plan, costing })).toThrow('model.costing.year: a model costs full years');
  });

  it('leaves what is bought once out of a budget per year, and says so; by name it counts', () => {
    const lines = [
      { id: 'club', amount: '320', per: 'year' },
      { id: 'tablet', kind: 'one-off', amount: '215' },
    ];
    // 320 a year; 215 once: 535 in the first year
    const freed = allocate(reshaped, { caseId: 'c', lines });
    expect(freed.indicative).toBe('320.00');
    expect(freed.warnings.find(({ code }) => code === 'one-offs-excluded')?.details).toEqual({
      pounds: '215.00',
      lines: 1,
    });
    expect(replay(freed.steps)).toBe('320.00');
    const counted = allocate({ ...reshaped, oneOffs: 'include' }, { caseId: 'c', lines });
    expect(counted.indicative).toBe('535.00');
    expect(counted.warnings.map(({ code }) => code)).toContain('one-offs-included');

    const less = allocate(offset, { caseId: 'c', budget: '1000', lines });
    expect(less.indicative).toBe('680.00');
    expect(replay(less.steps)).toBe('680.00');
    expect(allocate({ ...offset, oneOffs: 'include' }, { caseId: 'c', budget: '1000', lines }).indicative).toBe(
      '465.00',
    );
  });

  it('takes a one-off that stays a service off once only', () => {
    const lines = [
      { id: 'club', amount: '320', per: 'year' },
      { id: 'hoist', kind: 'one-off', amount: '900', inKind: true },
    ];
    // 1,220 less 900 that stays a service
    expect(allocate(reshaped, { caseId: 'c', lines }).indicative).toBe('320.00');
  });

  it('asks what is lacking of what comes back every year', () => {
    const lines = [{ id: 'club', amount: '320', per: 'year' }];
    const instead = {
      lines: [
        { id: 'music', amount: '400', per: 'year' },
        { id: 'drum', kind: 'one-off', amount: '60' },
      ],
    };
    const short = allocate(reshaped, { caseId: 'c', lines, instead });
    expect(short).toMatchObject({ indicative: '320.00', shortfall: '80.00' });
    const message = short.warnings.find(({ code }) => code === 'one-offs-excluded')?.message;
    expect(message).toBe(
      'one-off purchases of £60.00 in 1 line of what is wanted instead are left out of the budget per year',
    );
    // 400 + 60 - 320
    expect(allocate({ ...reshaped, oneOffs: 'include' }, { caseId: 'c', lines, instead }).shortfall).toBe('140.00');
  });

  it('names only lines that the budget pays as those without a price', () => {
    const lines = [{ id: 'club' }, { id: 'taxi', payer: 'school' }];
    const { warnings } = allocate(reshaped, { caseId: 'c', lines });
    expect(warnings.at(-1)?.message).toBe('no price for club, so there is no amount: cost them, they are not £0');
  });
});

describe('the plan first (RR145 5.18)', () => {
  const model: PlanCostModel = { ...shared, kind: 'plan-cost' };
  const plan = JSON.parse(readFileSync('fixtures/plans/t42-newcomer.json', 'utf8'));
  const { lines, needs } = plan.package ?? plan;
  const one = { caseId: 'c', lines, ...(needs === undefined ? {} : { needs }) };

  it('has no indicative budget; the cost of the agreed plan is the budget (RR145 Table 42: £842)', () => {
    const allocation = allocate(model, { ...one, agreed: true, approved: true });
    expect(allocation).toMatchObject({ status: 'plan-first', indicative: null, final: '842.00' });
    expect(replay(allocation.steps)).toBe('842.00');
  });

  it('has no budget while the plan is not agreed, or a line has no price', () => {
    const pending = allocate(model, { ...one, agreed: false, approved: false });
    expect(pending).toMatchObject({ status: 'plan-first', final: null });
    expect(pending.warnings.map(({ code }) => code)).toContain('plan-not-agreed');
    const codes = (agreed: boolean, approved: boolean) => {
      const { final, warnings } = allocate(model, { ...one, agreed, approved }) as {
        final?: string | null;
      } & typeof pending;
      return [final, ...warnings.map(({ code }) => code).filter((code) => code.startsWith('plan-not'))];
    };
    // Agreed with the family and approved by the panel are two things.
    expect(codes(true, true)).toEqual(['842.00']);
    expect(codes(true, false)).toEqual([null, 'plan-not-approved']);
    expect(codes(false, true)).toEqual([null, 'plan-not-agreed']);
    expect(codes(false, false)).toEqual([null, 'plan-not-agreed', 'plan-not-approved']);
    expect(() => allocate(model, { ...one, agreed: true })).toThrow('case.approved: is missing');
    const unpriced = allocate(model, { caseId: 'c', agreed: true, approved: true, lines: [{ id: 'club' }] });
    expect(unpriced).toMatchObject({ status: 'plan-first', final: null });
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

  it('keeps budget less services = what is left less the shortfall, to the penny', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    const pence = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(pence, pence, (budget, cost) => {
        const { indicative, shortfall = '0' } = allocate(model, one(budget / 100, cost / 100));
        const left = parseAmount(indicative ?? '');
        expect(left).toBeGreaterThanOrEqual(0n);
        expect(left - parseAmount(shortfall)).toBe(BigInt(budget - cost));
        expect(left === 0n || parseAmount(shortfall) === 0n).toBe(true);
      }),
      { numRuns: runsOf(100), seed: 15_149 },
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

  it('is the sum of what is freed, to the penny', { timeout: timeFor(runsOf(100)) }, () => {
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
      { numRuns: runsOf(100), seed: 15_150 },
    );
  });
});
