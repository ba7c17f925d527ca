/**
 * The figures that five reports publish about individual budgets, as printed, with their sources, and whether they add
 * up: typed tables, verdicts that are computed anew, errata, and assertions for any test runner.
 *
 * @module openras/published
 */
export { assertEqualTreatment, assertMonotone } from '../equity/assertions/assert-treatment.js';
export { formatInterval, type Interval, intervalOfRounded, percentageChange } from '../exact/interval.js';
export { assertReproduces } from './assert-reproduces.js';
export { assertVerdictsStand } from './assert-verdicts.js';
export { type ErratumWithChecks, listErrata } from './errata.js';
export { type FjTableId, fj } from './figures/data/fj.js';
export { type IbsenTableId, ibsen } from './figures/data/ibsen.js';
export { type IpbTableId, ipb } from './figures/data/ipb.js';
export { type Rr145TableId, rr145 } from './figures/data/rr145.js';
export { type Rr232TableId, rr232 } from './figures/data/rr232.js';
export type {
  FigureId,
  FjFigureId,
  IbsenFigureId,
  IpbFigureId,
  Rr145FigureId,
  Rr232FigureId,
} from './figures/figure-ids.js';
export { type Figure, placeOf, type Report } from './figures/report.js';
export { isFigureId, publishedFigure } from './figures/reports.js';
export {
  ERRATUM_KINDS,
  type Erratum,
  type ErratumKind,
  type FigurePeriod,
  type PrintedBase,
  type PrintedFigure,
  REPORT_KEYS,
  type ReportKey,
  type Table,
} from './figures/schema.js';
export { familiesBehind } from './search/families-behind.js';
export { inferSiteSizes, type SiteSizes } from './search/site-sizes.js';
export { VERDICTS, type Verdict } from './verdict/judge.js';
export type { VerificationRow } from './verdict/rows.js';
export {
  type VerdictDifference,
  type Verification,
  verifyPublished,
  verifyReport,
  verifyTable,
} from './verify.js';
