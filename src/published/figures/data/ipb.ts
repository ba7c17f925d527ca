import delegatedLimits from '../../../../fixtures/published/ipb/delegated-limits.json';
import errata from '../../../../fixtures/published/ipb/errata.json';
import years from '../../../../fixtures/published/ipb/years.json';
import type { IpbFigureId } from '../figure-ids.js';
import { type Report, report } from '../report.js';

const TABLES = [delegatedLimits, years];

/** The ids of the tables and groups of figures of IPB. */
export type IpbTableId = 'ipb-limits' | 'ipb-years';

/**
 * The published figures of IPB: Support and Aspiration: Introducing Personal Budgets (2013).
 */
export const ipb: Report<IpbTableId, IpbFigureId> = /* @__PURE__ */ report(
  'IPB',
  'Support and Aspiration: Introducing Personal Budgets (2013)',
  TABLES,
  errata,
);
