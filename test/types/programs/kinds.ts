import { allocate, openModel, openPolicy, parseInstrument, parsePolicy } from 'openras';
import { openPriceBook } from 'openras/costing';
import {
  allocationTableKind,
  byAgeKind,
  educationMoneyKind,
  equalShareKind,
  hoursByNeedLevelKind,
  lastPurchaseKind,
  levelPricesKind,
  type PricePointModel,
  percentileKind,
  planCostKind,
  pricePointKind,
  provisionOffsetKind,
  proxyServicesKind,
  reshapedPackageKind,
  streamsKind,
  transportDistanceKind,
} from 'openras/models';
import { openInstrument } from 'openras/questionnaire';

declare const stored: unknown;

// What is stored has one way in each.
export const opened = [
  openModel(stored),
  openPolicy(stored),
  parsePolicy(stored),
  openInstrument(stored),
  parseInstrument(stored),
  openPriceBook(stored),
];

// Every kind has an example, whose case is one that its model takes.
export const budgets = [
  allocate(allocationTableKind.example.model, allocationTableKind.example.case),
  allocate(byAgeKind.example.model, byAgeKind.example.case),
  allocate(educationMoneyKind.example.model, educationMoneyKind.example.case),
  allocate(equalShareKind.example.model, equalShareKind.example.case),
  allocate(hoursByNeedLevelKind.example.model, hoursByNeedLevelKind.example.case),
  allocate(lastPurchaseKind.example.model, lastPurchaseKind.example.case),
  allocate(levelPricesKind.example.model, levelPricesKind.example.case),
  allocate(percentileKind.example.model, percentileKind.example.case),
  allocate(planCostKind.example.model, planCostKind.example.case),
  allocate(pricePointKind.example.model, pricePointKind.example.case),
  allocate(provisionOffsetKind.example.model, provisionOffsetKind.example.case),
  allocate(proxyServicesKind.example.model, proxyServicesKind.example.case),
  allocate(reshapedPackageKind.example.model, reshapedPackageKind.example.case),
  allocate(streamsKind.example.model, streamsKind.example.case),
  allocate(transportDistanceKind.example.model, transportDistanceKind.example.case),
];

// @ts-expect-error TS2345|TS2353|TS2379|TS2561 a case of another kind
export const mixed = allocate(pricePointKind.example.model, levelPricesKind.example.case);

// A kind opens its own models as openModel does: their cases have its types, those of what is stored are unknown.
declare const priced: PricePointModel;
export const ofKind = pricePointKind.open(priced).allocate({ caseId: 'A', points: 3 });
// @ts-expect-error TS2561 did you mean 'points'?
export const misspelt = pricePointKind.open(priced).allocate({ caseId: 'A', poinst: 3 });
// @ts-expect-error TS2345|TS2353|TS2379|TS2561 a case of another kind
export const ofOther = pricePointKind.open(priced).allocate(levelPricesKind.example.case);
export const ofExample = streamsKind.open(streamsKind.example.model).allocate(streamsKind.example.case);
export const ofStored = pricePointKind.open(stored).allocate({ caseId: 'A', poinst: 3 });
