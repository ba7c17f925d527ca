import errata from '../../../../fixtures/published/ibsen/errata.json';
import grants from '../../../../fixtures/published/ibsen/grants.json';
import ilfThresholds from '../../../../fixtures/published/ibsen/ilf-thresholds.json';
import s4_2_1 from '../../../../fixtures/published/ibsen/s4-2-1.json';
import s4_3_5 from '../../../../fixtures/published/ibsen/s4-3-5.json';
import s4_3_6 from '../../../../fixtures/published/ibsen/s4-3-6.json';
import s5_3_1 from '../../../../fixtures/published/ibsen/s5-3-1.json';
import s5_3_2 from '../../../../fixtures/published/ibsen/s5-3-2.json';
import s5_4 from '../../../../fixtures/published/ibsen/s5-4.json';
import s5_5_2 from '../../../../fixtures/published/ibsen/s5-5-2.json';
import s6_3 from '../../../../fixtures/published/ibsen/s6-3.json';
import s7_4 from '../../../../fixtures/published/ibsen/s7-4.json';
import s7_5 from '../../../../fixtures/published/ibsen/s7-5.json';
import sa_4_1 from '../../../../fixtures/published/ibsen/sa-4-1.json';
import sa_4_2 from '../../../../fixtures/published/ibsen/sa-4-2.json';
import sd_2 from '../../../../fixtures/published/ibsen/sd-2.json';
import siteCounts from '../../../../fixtures/published/ibsen/site-counts.json';
import t4_1 from '../../../../fixtures/published/ibsen/t4-1.json';
import t4_2 from '../../../../fixtures/published/ibsen/t4-2.json';
import t4_3 from '../../../../fixtures/published/ibsen/t4-3.json';
import t4_4 from '../../../../fixtures/published/ibsen/t4-4.json';
import t4_5 from '../../../../fixtures/published/ibsen/t4-5.json';
import t5_1 from '../../../../fixtures/published/ibsen/t5-1.json';
import t5_2 from '../../../../fixtures/published/ibsen/t5-2.json';
import t5_3 from '../../../../fixtures/published/ibsen/t5-3.json';
import t5_4 from '../../../../fixtures/published/ibsen/t5-4.json';
import t5_5 from '../../../../fixtures/published/ibsen/t5-5.json';
import t5_6 from '../../../../fixtures/published/ibsen/t5-6.json';
import t5_7 from '../../../../fixtures/published/ibsen/t5-7.json';
import t5_8 from '../../../../fixtures/published/ibsen/t5-8.json';
import t6_2 from '../../../../fixtures/published/ibsen/t6-2.json';
import t6_4 from '../../../../fixtures/published/ibsen/t6-4.json';
import t6_5 from '../../../../fixtures/published/ibsen/t6-5.json';
import t6_6 from '../../../../fixtures/published/ibsen/t6-6.json';
import t6_7 from '../../../../fixtures/published/ibsen/t6-7.json';
import t6_8 from '../../../../fixtures/published/ibsen/t6-8.json';
import t6_9 from '../../../../fixtures/published/ibsen/t6-9.json';
import t6_14 from '../../../../fixtures/published/ibsen/t6-14.json';
import t7_1 from '../../../../fixtures/published/ibsen/t7-1.json';
import t7_2 from '../../../../fixtures/published/ibsen/t7-2.json';
import t7_3 from '../../../../fixtures/published/ibsen/t7-3.json';
import t7_4 from '../../../../fixtures/published/ibsen/t7-4.json';
import t7_5 from '../../../../fixtures/published/ibsen/t7-5.json';
import t7_7 from '../../../../fixtures/published/ibsen/t7-7.json';
import t7_8 from '../../../../fixtures/published/ibsen/t7-8.json';
import t7_9 from '../../../../fixtures/published/ibsen/t7-9.json';
import ta_1 from '../../../../fixtures/published/ibsen/ta-1.json';
import ta_2 from '../../../../fixtures/published/ibsen/ta-2.json';
import tc_5 from '../../../../fixtures/published/ibsen/tc-5.json';
import tc_6 from '../../../../fixtures/published/ibsen/tc-6.json';
import td_1 from '../../../../fixtures/published/ibsen/td-1.json';
import td_2 from '../../../../fixtures/published/ibsen/td-2.json';
import type { IbsenFigureId } from '../figure-ids.js';
import { type Report, report } from '../report.js';

const TABLES = [
  grants,
  ilfThresholds,
  s4_2_1,
  s4_3_5,
  s4_3_6,
  s5_3_1,
  s5_3_2,
  s5_4,
  s5_5_2,
  s6_3,
  s7_4,
  s7_5,
  sa_4_1,
  sa_4_2,
  sd_2,
  siteCounts,
  t4_1,
  t4_2,
  t4_3,
  t4_4,
  t4_5,
  t5_1,
  t5_2,
  t5_3,
  t5_4,
  t5_5,
  t5_6,
  t5_7,
  t5_8,
  t6_14,
  t6_2,
  t6_4,
  t6_5,
  t6_6,
  t6_7,
  t6_8,
  t6_9,
  t7_1,
  t7_2,
  t7_3,
  t7_4,
  t7_5,
  t7_7,
  t7_8,
  t7_9,
  ta_1,
  ta_2,
  tc_5,
  tc_6,
  td_1,
  td_2,
];

/** The ids of the tables and groups of figures of IBSEN. */
export type IbsenTableId =
  | 'ibsen-grants'
  | 'ibsen-ilf'
  | 'ibsen-s4-2-1'
  | 'ibsen-s4-3-5'
  | 'ibsen-s4-3-6'
  | 'ibsen-s5-3-1'
  | 'ibsen-s5-3-2'
  | 'ibsen-s5-4'
  | 'ibsen-s5-5-2'
  | 'ibsen-s6-3'
  | 'ibsen-s7-4'
  | 'ibsen-s7-5'
  | 'ibsen-sa-4-1'
  | 'ibsen-sa-4-2'
  | 'ibsen-sd-2'
  | 'ibsen-sites'
  | 'ibsen-t4-1'
  | 'ibsen-t4-2'
  | 'ibsen-t4-3'
  | 'ibsen-t4-4'
  | 'ibsen-t4-5'
  | 'ibsen-t5-1'
  | 'ibsen-t5-2'
  | 'ibsen-t5-3'
  | 'ibsen-t5-4'
  | 'ibsen-t5-5'
  | 'ibsen-t5-6'
  | 'ibsen-t5-7'
  | 'ibsen-t5-8'
  | 'ibsen-t6-14'
  | 'ibsen-t6-2'
  | 'ibsen-t6-4'
  | 'ibsen-t6-5'
  | 'ibsen-t6-6'
  | 'ibsen-t6-7'
  | 'ibsen-t6-8'
  | 'ibsen-t6-9'
  | 'ibsen-t7-1'
  | 'ibsen-t7-2'
  | 'ibsen-t7-3'
  | 'ibsen-t7-4'
  | 'ibsen-t7-5'
  | 'ibsen-t7-7'
  | 'ibsen-t7-8'
  | 'ibsen-t7-9'
  | 'ibsen-ta-1'
  | 'ibsen-ta-2'
  | 'ibsen-tc-5'
  | 'ibsen-tc-6'
  | 'ibsen-td-1'
  | 'ibsen-td-2';

/**
 * The published figures of IBSEN: Evaluation of the Individual Budgets Pilot Programme: final report (2008).
 */
export const ibsen: Report<IbsenTableId, IbsenFigureId> = /* @__PURE__ */ report(
  'IBSEN',
  'Evaluation of the Individual Budgets Pilot Programme: final report (2008)',
  TABLES,
  errata,
);
