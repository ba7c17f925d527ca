import {
  type Allocation,
  type Amount,
  allocate,
  type LevelPricesModel,
  moderate,
  type OpenModel,
  openModel,
  type PercentileModel,
  type PricePointModel,
  replay,
} from 'openras';
import type { LastPurchaseModel } from 'openras/models';
import { modelForRecords, recordAllocation } from 'openras/records';

declare const price: PricePointModel;
declare const table: PercentileModel;
declare const levels: LevelPricesModel;
declare const order: LastPurchaseModel;
declare const stored: unknown;

// A case has the form that the model's kind asks for.
export const budgets = [
  allocate(price, { caseId: 'F9', points: 35 }),
  allocate(table, { caseId: 'F9', points: '35.5' }),
  allocate(levels, { caseId: 'F9', answers: [{ outcome: 'sleep', level: 'some' }] }),
  allocate(order, { caseId: 'F9', lastOrder: [{ item: 'pads', packs: 2 }] }),
];

export const misspelt = [
  // @ts-expect-error TS2561|TS2345|TS2353 «Did you mean to write 'points'?»
  allocate(price, { caseId: 'F9', poinst: 35 }),
  // @ts-expect-error TS2561|TS2345|TS2353 «Did you mean to write 'answers'?»
  allocate(levels, { caseId: 'F9', answer: [] }),
];

// A model that is written in the call has the keys of its kind, and no others.
const PRICE = { schemaVersion: 1, period: 'year', fundingBasis: 'pot', method: 'total', rounding: {} } as const;
const RATES = [{ money: '30000.00', points: '150' }];
export const written = [
  allocate({ ...PRICE, kind: 'price-point', prices: RATES }, { caseId: 'F9', points: 35 }),
  // @ts-expect-error TS2561|TS2345|TS2353 «Did you mean to write 'maximumPoints'?»
  allocate({ ...PRICE, kind: 'price-point', prices: RATES, maximumPoint: '152' }, { caseId: 'F9', points: 35 }),
  // @ts-expect-error TS2561|TS2345|TS2353 «Did you mean to write 'prices'?»
  allocate({ ...PRICE, kind: 'price-point', pirces: RATES }, { caseId: 'F9', points: 35 }),
  // @ts-expect-error TS2561|TS2345|TS2353|TS2769
  recordAllocation({ ...PRICE, kind: 'price-point', prices: RATES, maximumPoint: '152' }, { caseId: 'F9', points: 35 }),
];

export const incomplete = [
  // @ts-expect-error TS2345 no points
  allocate(price, { caseId: 'F9' }),
  // @ts-expect-error TS2345|TS2353|TS2561 answers are of another kind of model
  allocate(price, { caseId: 'F9', answers: [] }),
];

// So has the case of a record.
export const records = [
  recordAllocation(price, { caseId: 'F9', points: 35 }),
  recordAllocation(levels, { caseId: 'F9', answers: [{ outcome: 'sleep', level: 'some' }] }),
  // @ts-expect-error TS2769 no points
  recordAllocation(price, { caseId: 'F9', poinst: 35 }),
  recordAllocation(stored, stored),
  recordAllocation(modelForRecords(stored), stored),
];

// Something stored is no model until it is opened; then cases are checked when they come.
// @ts-expect-error TS2345
export const unopened = allocate(stored, { caseId: 'F9', points: 35 });
export const opened: Allocation = openModel(stored).allocate(stored);
export const list: Allocation[] = openModel(stored).allocateAll(stored);

// A model that is opened and of a known kind asks for its cases as `allocate` does.
export const openedByKind = [
  openModel(price).allocate({ caseId: 'F9', points: 35 }),
  // @ts-expect-error TS2561|TS2345|TS2353 «Did you mean to write 'points'?»
  openModel(price).allocate({ caseId: 'F9', poinst: 35 }),
  // @ts-expect-error TS2345 no points
  openModel(table).allocate({ caseId: 'F9' }),
  // @ts-expect-error TS2345|TS2353|TS2561 answers are of another kind of model
  openModel(table).allocate({ caseId: 'F9', answers: [] }),
  // @ts-expect-error TS2345 what was stored is no case until it is checked
  openModel(price).allocate(stored),
  ...openModel(levels).allocateAll([{ caseId: 'F9', answers: [{ outcome: 'sleep', level: 'some' }] }]),
  // @ts-expect-error TS2561|TS2345|TS2353|TS2322 «Did you mean to write 'points'?»
  ...openModel(price).allocateAll([{ caseId: 'F9', poinst: 35 }]),
];

// What prices cases of any form is written for what was stored; an opened model of a known kind is one as well.
export const prices = (model: OpenModel, cases: readonly unknown[]) => cases.map((one) => model.allocate(one));
export const told35 = prices(openModel(price), [{ caseId: 'F9', points: 35 }]);

// The status says whether there is an amount.
export function told(allocation: Allocation): Amount {
  if (allocation.status === 'budget') return allocation.indicative;
  // @ts-expect-error TS2322 null is not £0
  const amount: Amount = allocation.indicative;
  return amount;
}

// An allocation goes on to moderation as it is.
export function communicated(allocation: Allocation) {
  const { caseId, period, indicative } = allocation;
  const amounts = { indicative };
  return moderate(
    { caseId, period, amounts },
    {
      schemaVersion: 1,

      period: 'year',
      rules: [{ rule: 'pass-on', at: 'communicated', actor: 'panel', reason: 'agreed' }],
    },
  );
}

export const again: string = replay(allocate(price, { caseId: 'F9', points: 35 }).steps);
