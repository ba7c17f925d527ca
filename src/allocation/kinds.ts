import { allocationTableKind } from '../model/allocation-table/kind.js';
import type { AllocationTableModel } from '../model/allocation-table/model.js';
import { educationMoneyKind } from '../model/education-money/kind.js';
import type { EducationMoneyModel } from '../model/education-money/model.js';
import { equalShareKind } from '../model/equal-share/kind.js';
import type { EqualShareModel } from '../model/equal-share/model.js';
import { hoursByNeedLevelKind } from '../model/hours-by-need-level/kind.js';
import type { HoursModel } from '../model/hours-by-need-level/model.js';
import type { AnyModelKind } from '../model/kind.js';
import { lastPurchaseKind } from '../model/last-purchase/kind.js';
import type { LastPurchaseModel } from '../model/last-purchase/model.js';
import { levelPricesKind } from '../model/level-prices/kind.js';
import type { LevelPricesModel } from '../model/level-prices/model.js';
import { percentileKind } from '../model/percentile/kind.js';
import type { PercentileModel } from '../model/percentile/model.js';
import { type PlanCostModel, planCostKind } from '../model/plan-cost.js';
import { pricePointKind } from '../model/price-point/kind.js';
import type { PricePointModel } from '../model/price-point/model.js';
import { type ProvisionOffsetModel, provisionOffsetKind } from '../model/provision-offset.js';
import { proxyServicesKind } from '../model/proxy-services/kind.js';
import type { ProxyServicesModel } from '../model/proxy-services/model.js';
import { type ReshapedPackageModel, reshapedPackageKind } from '../model/reshaped-package.js';
import { transportDistanceKind } from '../model/transport-distance/kind.js';
import type { TransportModel } from '../model/transport-distance/model.js';
import { byAgeKind } from './by-age.js';
import type { ByAgeModel } from './by-age-model.js';
import type { Kinds } from './nested-model.js';
import { streamsKind } from './streams-kind.js';
import type { StreamsModel } from './streams-model.js';

/** Every kind that prices a case by itself. A new model is added here and to `LeafModel`, and nowhere else. */
const LEAF_KINDS: Kinds = byName([
  pricePointKind,
  percentileKind,
  allocationTableKind,
  educationMoneyKind,
  equalShareKind,
  hoursByNeedLevelKind,
  lastPurchaseKind,
  levelPricesKind,
  planCostKind,
  provisionOffsetKind,
  proxyServicesKind,
  reshapedPackageKind,
  transportDistanceKind,
]);

/** Any model that prices a case by itself, as it is stored: plain JSON. */
export type LeafModel =
  | PricePointModel
  | PercentileModel
  | AllocationTableModel
  | EducationMoneyModel
  | EqualShareModel
  | HoursModel
  | LastPurchaseModel
  | LevelPricesModel
  | PlanCostModel
  | ProvisionOffsetModel
  | ProxyServicesModel
  | ReshapedPackageModel
  | TransportModel;

// What is made of other models takes those above it, so that nothing is made of itself.
const WITH_AGES: Kinds = byName([...LEAF_KINDS.values(), byAgeKind(LEAF_KINDS)]);

/** Every kind of model, by the name that stands in its `kind`. */
export const MODEL_KINDS: Kinds = byName([...WITH_AGES.values(), streamsKind(WITH_AGES)]);

/** Any model as it is stored: plain JSON. */
export type Model = LeafModel | ByAgeModel | StreamsModel;

function byName(kinds: readonly AnyModelKind[]): Kinds {
  return new Map(kinds.map((kind) => [kind.kind, kind]));
}
