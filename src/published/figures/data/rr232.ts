import cena from '../../../../fixtures/published/rr232/cena.json';
import continence from '../../../../fixtures/published/rr232/continence.json';
import earlyYears from '../../../../fixtures/published/rr232/early-years.json';
import educationProgress from '../../../../fixtures/published/rr232/education-progress.json';
import equipmentAndHomeSupport from '../../../../fixtures/published/rr232/equipment-and-home-support.json';
import errata from '../../../../fixtures/published/rr232/errata.json';
import fig1 from '../../../../fixtures/published/rr232/fig1.json';
import grant from '../../../../fixtures/published/rr232/grant.json';
import healthProgress from '../../../../fixtures/published/rr232/health-progress.json';
import intentions from '../../../../fixtures/published/rr232/intentions.json';
import s3_12 from '../../../../fixtures/published/rr232/s3-12.json';
import s3_24 from '../../../../fixtures/published/rr232/s3-24.json';
import t3 from '../../../../fixtures/published/rr232/t3.json';
import t4 from '../../../../fixtures/published/rr232/t4.json';
import t5 from '../../../../fixtures/published/rr232/t5.json';
import t6 from '../../../../fixtures/published/rr232/t6.json';
import t7 from '../../../../fixtures/published/rr232/t7.json';
import t8 from '../../../../fixtures/published/rr232/t8.json';
import t9 from '../../../../fixtures/published/rr232/t9.json';
import t11 from '../../../../fixtures/published/rr232/t11.json';
import transport from '../../../../fixtures/published/rr232/transport.json';
import type { Rr232FigureId } from '../figure-ids.js';
import { type Report, report } from '../report.js';

const TABLES = [
  cena,
  continence,
  earlyYears,
  educationProgress,
  equipmentAndHomeSupport,
  fig1,
  grant,
  healthProgress,
  intentions,
  s3_12,
  s3_24,
  t11,
  t3,
  t4,
  t5,
  t6,
  t7,
  t8,
  t9,
  transport,
];

/** The ids of the tables and groups of figures of RR232. */
export type Rr232TableId =
  | 'rr232-cena'
  | 'rr232-continence'
  | 'rr232-early-years'
  | 'rr232-education'
  | 'rr232-equipment'
  | 'rr232-fig1'
  | 'rr232-grant'
  | 'rr232-health'
  | 'rr232-intentions'
  | 'rr232-p3-12'
  | 'rr232-p3-24'
  | 'rr232-t11'
  | 'rr232-t3'
  | 'rr232-t4'
  | 'rr232-t5'
  | 'rr232-t6'
  | 'rr232-t7'
  | 'rr232-t8'
  | 'rr232-t9'
  | 'rr232-transport';

/**
 * The published figures of RR232: Evaluation of the extended individual budget pilot programme: the extended packages (2012).
 */
export const rr232: Report<Rr232TableId, Rr232FigureId> = /* @__PURE__ */ report(
  'RR232',
  'Evaluation of the extended individual budget pilot programme: the extended packages (2012)',
  TABLES,
  errata,
);
