import { allocationTableKind } from '../model/allocation-table/kind.js';
import { educationMoneyKind } from '../model/education-money/kind.js';
import { equalShareKind } from '../model/equal-share/kind.js';
import { hoursByNeedLevelKind } from '../model/hours-by-need-level/kind.js';
import { lastPurchaseKind } from '../model/last-purchase/kind.js';
import { levelPricesKind } from '../model/level-prices/kind.js';
import { percentileKind } from '../model/percentile/kind.js';
import { planCostKind } from '../model/plan-cost/kind.js';
import { pricePointKind } from '../model/price-point/kind.js';
import { provisionOffsetKind } from '../model/provision-offset/kind.js';
import { proxyServicesKind } from '../model/proxy-services/kind.js';
import { reshapedPackageKind } from '../model/reshaped-package/kind.js';
import { transportDistanceKind } from '../model/transport-distance/kind.js';

/** Every kind that prices a case by itself. A new model is added here; docs/ARCHITECTURE.md says what else asks for it. */
export const LEAF_KINDS = [
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
] as const;

/** A kind that prices a case by itself. */
type LeafKind = (typeof LEAF_KINDS)[number];

/** Any model that prices a case by itself, as it is stored: plain JSON. */
export type LeafModel = LeafKind['example']['model'];

/** A case for any model that prices a case by itself. */
export type LeafCase = LeafKind['example']['case'];
