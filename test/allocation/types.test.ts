import { describe, expect, expectTypeOf, it } from 'vitest';
import { allocate, allocateAll } from '../../src/allocation/allocate.js';
import type { ByAgeModel } from '../../src/allocation/by-age/model.js';
import { type CaseOf, MODEL_KINDS, type Model } from '../../src/allocation/kinds.js';
import { openModel } from '../../src/allocation/open-model.js';
import type { StreamsModel } from '../../src/allocation/streams/model.js';
import type { AllocationTableModel } from '../../src/model/allocation-table/model.js';
import type { EducationMoneyModel } from '../../src/model/education-money/model.js';
import type { EqualShareModel } from '../../src/model/equal-share/model.js';
import type { HoursModel } from '../../src/model/hours-by-need-level/model.js';
import type { LastPurchaseModel } from '../../src/model/last-purchase/model.js';
import type { LevelPricesModel } from '../../src/model/level-prices/model.js';
import type { PercentileModel } from '../../src/model/percentile/model.js';
import type { PlanCostModel } from '../../src/model/plan-cost/model.js';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import type { PricePointModel } from '../../src/model/price-point/model.js';
import type { ProvisionOffsetModel } from '../../src/model/provision-offset/model.js';
import type { ProxyServicesModel } from '../../src/model/proxy-services/model.js';
import type { ReshapedPackageModel } from '../../src/model/reshaped-package/model.js';
import type { Allocation } from '../../src/model/shared/budget/allocation.js';
import type { TransportModel } from '../../src/model/transport-distance/model.js';

// Nothing here is run: the compiler has to refuse each line that follows @ts-expect-error, and no other.
function refusedByTheCompiler(models: {
  readonly pricePoint: PricePointModel;
  readonly percentile: PercentileModel;
  readonly table: AllocationTableModel;
  readonly education: EducationMoneyModel;
  readonly share: EqualShareModel;
  readonly hours: HoursModel;
  readonly order: LastPurchaseModel;
  readonly levels: LevelPricesModel;
  readonly plan: PlanCostModel;
  readonly offset: ProvisionOffsetModel;
  readonly proxies: ProxyServicesModel;
  readonly reshaped: ReshapedPackageModel;
  readonly transport: TransportModel;
  readonly byAge: ByAgeModel;
  readonly streams: StreamsModel;
  readonly any: Model;
}): void {
  const caseId = 'F9';
  allocate(models.pricePoint, { caseId, points: 35 });
  // @ts-expect-error did you mean points?
  allocate(models.pricePoint, { caseId, poinst: 35 });
  // @ts-expect-error no points
  allocate(models.pricePoint, { caseId });
  allocate(models.percentile, { caseId, points: 35 });
  // @ts-expect-error did you mean points?
  allocate(models.percentile, { caseId, poinst: 35 });
  // @ts-expect-error no points
  allocate(models.percentile, { caseId });
  // @ts-expect-error a table of RAS 5 is one for everyone
  allocate(models.percentile, { caseId, points: 35, group: 'A' });
  allocate(models.table, { caseId, points: 35, age: 12 });
  // @ts-expect-error did you mean points?
  allocate(models.table, { caseId, poinst: 35 });
  // @ts-expect-error no points
  allocate(models.table, { caseId });
  allocate(models.education, { caseId, sources: [{ id: 's', type: 'pupil-funding', amount: 1 }], requested: true });
  // @ts-expect-error did you mean sources?
  allocate(models.education, { caseId, source: [], requested: true });
  // @ts-expect-error no sources
  allocate(models.education, { caseId });
  allocate(models.share, { caseId });
  // @ts-expect-error no such field
  allocate(models.share, { caseId, points: 35 });
  // @ts-expect-error no id
  allocate(models.share, {});
  allocate(models.hours, { caseId, level: 'high' });
  // @ts-expect-error did you mean level?
  allocate(models.hours, { caseId, levle: 'high' });
  // @ts-expect-error no level
  allocate(models.hours, { caseId });
  allocate(models.order, { caseId, lastOrder: [{ item: 'pads', packs: 2 }] });
  // @ts-expect-error did you mean packs?
  allocate(models.order, { caseId, lastOrder: [{ item: 'pads', pakcs: 2 }] });
  // @ts-expect-error no order
  allocate(models.order, { caseId });
  allocate(models.levels, { caseId, answers: [{ outcome: 'sleep', level: 'some' }] });
  // @ts-expect-error did you mean answers?
  allocate(models.levels, { caseId, answer: [] });
  // @ts-expect-error no answers
  allocate(models.levels, { caseId });
  allocate(models.plan, { caseId, agreed: true, approved: true, lines: [{ id: 'a', amount: 1, per: 'year' }] });
  // @ts-expect-error did you mean agreed?
  allocate(models.plan, { caseId, agreeed: true, lines: [] });
  // @ts-expect-error no plan
  allocate(models.plan, { caseId });
  allocate(models.offset, { caseId, budget: 10, lines: [] });
  // @ts-expect-error did you mean budget?
  allocate(models.offset, { caseId, bugdet: 10, lines: [] });
  // @ts-expect-error no budget
  allocate(models.offset, { caseId });
  allocate(models.proxies, { caseId, approved: true, lines: [] });
  // @ts-expect-error did you mean approved?
  allocate(models.proxies, { caseId, aproved: true, lines: [] });
  // @ts-expect-error no lines
  allocate(models.proxies, { caseId });
  allocate(models.reshaped, { caseId, lines: [], instead: { lines: [] } });
  // @ts-expect-error did you mean instead?
  allocate(models.reshaped, { caseId, lines: [], insted: { lines: [] } });
  // @ts-expect-error no lines
  allocate(models.reshaped, { caseId });
  allocate(models.transport, { caseId, schoolType: 'special', miles: 3 });
  // @ts-expect-error did you mean miles?
  allocate(models.transport, { caseId, schoolType: 'special', mile: 3 });
  // @ts-expect-error no school
  allocate(models.transport, { caseId });
  allocate(models.byAge, { caseId, age: 12, case: { points: 35 } });
  // @ts-expect-error did you mean points?
  allocate(models.byAge, { caseId, age: 12, case: { poinst: 35 } });
  // @ts-expect-error no case for the model of the age group
  allocate(models.byAge, { caseId });
  allocate(models.streams, {
    caseId,
    streams: [
      { id: 'care', case: { points: 3 } },
      { id: 'ILF', eligible: false },
    ],
  });
  // @ts-expect-error did you mean points?
  allocate(models.streams, { caseId, streams: [{ id: 'care', case: { poinst: 3 } }] });
  // @ts-expect-error no streams
  allocate(models.streams, { caseId });

  // A model of which only that it is one is known takes a case of any kind, and nothing that is none.
  allocate(models.any, { caseId, points: 35 });
  allocate(models.any, { caseId, level: 'high' });
  // @ts-expect-error no kind asks for this
  allocate(models.any, { caseId, colour: 'red' });
  allocateAll(models.pricePoint, [{ caseId, points: 35 }]);
  // @ts-expect-error did you mean points?
  allocateAll(models.pricePoint, [{ caseId, poinst: 35 }]);
}

describe('the types of cases', () => {
  it('are checked by the compiler for each of the 15 kinds', () => {
    expect(refusedByTheCompiler).toBeTypeOf('function');
    expect(MODEL_KINDS.size).toBe(15);
    expectTypeOf<Model['kind']>().toEqualTypeOf<
      | 'price-point'
      | 'percentile'
      | 'allocation-table'
      | 'education-money'
      | 'equal-share'
      | 'hours-by-need-level'
      | 'last-purchase'
      | 'level-prices'
      | 'plan-cost'
      | 'provision-offset'
      | 'proxy-services'
      | 'reshaped-package'
      | 'transport-distance'
      | 'by-age'
      | 'streams'
    >();
  });

  it('are those of the examples, which allocate as they stand', () => {
    const { model, case: family } = pricePointKind.example;
    expectTypeOf(family).toEqualTypeOf<CaseOf<typeof model>>();
    expect(allocate(model, family).status).toBe('budget');
  });
});

describe('an allocation', () => {
  it('narrows on its status', () => {
    const amountOf = (allocation: Allocation): string | null => {
      switch (allocation.status) {
        case 'budget':
          expectTypeOf(allocation.indicative).toEqualTypeOf<string>();
          return allocation.indicative;
        case 'plan-first':
          expectTypeOf(allocation.indicative).toEqualTypeOf<null>();
          return allocation.final ?? null;
        case 'refer-to-costing':
          expectTypeOf(allocation.indicative).toEqualTypeOf<null>();
          return null;
        case 'no-budget':
        case 'not-eligible':
          expectTypeOf(allocation.indicative).toEqualTypeOf<null>();
          return null;
      }
    };
    // 30,000 / 150 × 30 = 6,000; no points are referred, with the £0.00 that the price of a point makes of them.
    const { model } = pricePointKind.example;
    expect(amountOf(allocate(model, { caseId: 'a', points: 30 }))).toBe('6000.00');
    const none = allocate(model, { caseId: 'a', points: 0 });
    // £0 is a budget, with the advice to refer, by every kind.
    expect(none).toMatchObject({ status: 'budget', indicative: '0.00' });
    expect(amountOf(none)).toBe('0.00');
  });
});

describe('a stored model of which nothing is known', () => {
  const stored: unknown = JSON.parse(JSON.stringify(pricePointKind.example.model));

  it('is opened once, and its cases are checked when they come', () => {
    const model = openModel(stored);
    expect([model.kind, model.period]).toEqual(['price-point', 'year']);
    expect(model.allocate({ caseId: 'a', points: 30 }).indicative).toBe('6000.00');
    expect(() => model.allocate({ caseId: 'a', poinst: 30 })).toThrow('case');
    expect(() =>
      model.allocateAll([
        { caseId: 'a', points: 1 },
        { caseId: 'a', points: 2 },
      ]),
    ).toThrow('cases[1].caseId: this case stands twice');
    expect(() => model.allocateAll('a')).toThrow('is not a list');
    expect(model.allocateCohort?.({ points: [30] }).pence).toEqual(new Float64Array([600_000]));
  });

  it('gives every hole of a list of cases its problem', () => {
    const cases = [
      { caseId: 'a', points: 1 },
      { caseId: 'b', points: 2 },
    ];
    delete cases[0];
    expect(() => openModel(stored).allocateAll(cases)).toThrow('cases[0]');
  });

  it('is not changed by what is done to it afterwards', () => {
    const own = structuredClone(pricePointKind.example.model);
    const model = openModel(own);
    Object.assign(own, { prices: [{ money: '1', points: '1' }] });
    expect(model.allocate({ caseId: 'a', points: 30 }).indicative).toBe('6000.00');
  });

  it('has no columns where its kind has none', () => {
    const share = MODEL_KINDS.get('equal-share')?.example.model;
    expect(openModel(share)).not.toHaveProperty('allocateCohort');
  });

  it.each([[null], ['x'], [{}], [{ kind: 'nothing' }], [{ kind: 'price-point' }]])(
    'is refused when it is %o',
    (model) => {
      expect(() => openModel(model)).toThrow('model');
    },
  );
});
