import cohort from '../../../../fixtures/published/fj/cohort.json';
import errata from '../../../../fixtures/published/fj/errata.json';
import netChanges from '../../../../fixtures/published/fj/net-changes.json';
import review from '../../../../fixtures/published/fj/review.json';
import type { FjFigureId } from '../figure-ids.js';
import { type Report, report } from '../report.js';

const TABLES = [cohort, netChanges, review];

/** The ids of the tables and groups of figures of FJ. */
export type FjTableId = 'fj-cohort' | 'fj-net' | 'fj-review';

/**
 * The published figures of FJ: The family journey one year on: research brief (2012).
 */
export const fj: Report<FjTableId, FjFigureId> = /* @__PURE__ */ report(
  'FJ',
  'The family journey one year on: research brief (2012)',
  TABLES,
  errata,
);
