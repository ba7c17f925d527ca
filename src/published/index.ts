/**
 * The figures that five reports publish about individual budgets, as printed, with their sources, and whether they add
 * up: typed tables, verdicts that are computed anew, errata, and assertions for any test runner.
 *
 * @packageDocumentation
 */
export { assertEqualTreatment, assertMonotone } from '../equity/assert-treatment.js';
export { assertReproduces } from './assert-reproduces.js';
export { assertVerdictsStand } from './assert-verdicts.js';
export { type FjTableId, fj } from './data/fj.js';
export { type IbsenTableId, ibsen } from './data/ibsen.js';
export { type IpbTableId, ipb } from './data/ipb.js';
export { type Rr145TableId, rr145 } from './data/rr145.js';
export { type Rr232TableId, rr232 } from './data/rr232.js';
export { type ErratumWithChecks, listErrata } from './errata.js';
export { VERDICTS, type Verdict } from './judge.js';
export { type Figure, placeOf, type Report } from './report.js';
export { publishedFigure } from './reports.js';
export type { VerificationRow } from './rows.js';
export {
  ERRATUM_KINDS,
  type Erratum,
  type PrintedFigure,
  REPORT_KEYS,
  type ReportKey,
  type Table,
} from './schema.js';
export { familiesBehind } from './search/families-behind.js';
export { inferSiteSizes, type SiteSizes } from './search/site-sizes.js';
export {
  type VerdictDifference,
  type Verification,
  verifyPublished,
  verifyReport,
  verifyTable,
} from './verify.js';
