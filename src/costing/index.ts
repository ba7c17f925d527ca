/**
 * What a package or a support plan costs, line by line; price books and finance extracts.
 *
 * @module openras/costing
 */

export {
  type CalibrationValue,
  type CalibrationValueOptions,
  calibrationValue,
  type LeftOutLines,
  type LeftOutReason,
} from './calibration-value.js';
export { costPackage } from './cost-package.js';
export { type CostControl, costPackages, type PackageCosts } from './cost-packages.js';
export type { ExtractColumn, OwnHeaders } from './extract/extract-columns.js';
export type { ExtractRow, FundingCode } from './extract/extract-row.js';
export { type Extract, type ExtractOptions, packagesFromRows } from './extract/finance-extract.js';
export type {
  CountedFor,
  FrequencyInput,
  GrossOrNet,
  LineInput,
  LineKind,
  PriceKind,
  WeeksInput,
} from './line/line.js';
export type { UnitPrice } from './line/line-cost.js';
export type { PriceSource } from './line/line-price.js';
export { ROLES, type Role } from './line/role.js';
export { addOnCosts, type OnCostsInput } from './on-costs.js';
export type { CostOptions, CostYear } from './options.js';
export type { NeedInput, PackageInput, PackageKind } from './package/package.js';
export type { PlanCriteria, PlanRecord } from './package/plan-record.js';
export type {
  BuyingPower,
  CompleteValue,
  CostedLine,
  CostTotals,
  IncompleteValue,
  LineLeftOut,
  LineWithoutPrice,
  NextYear,
  PackageCost,
  PackageValue,
  PayerTotals,
} from './package/result.js';
export { type PayerShare, shareLine } from './payer-shares.js';
export { type OpenPriceBook, openPriceBook, type PriceBook, type ServiceInput } from './price-book.js';
