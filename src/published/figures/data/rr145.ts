import errata from '../../../../fixtures/published/rr145/errata.json';
import f9 from '../../../../fixtures/published/rr145/f9.json';
import f10 from '../../../../fixtures/published/rr145/f10.json';
import f15 from '../../../../fixtures/published/rr145/f15.json';
import f24 from '../../../../fixtures/published/rr145/f24.json';
import f25 from '../../../../fixtures/published/rr145/f25.json';
import f26 from '../../../../fixtures/published/rr145/f26.json';
import f27 from '../../../../fixtures/published/rr145/f27.json';
import f29 from '../../../../fixtures/published/rr145/f29.json';
import f30 from '../../../../fixtures/published/rr145/f30.json';
import f31 from '../../../../fixtures/published/rr145/f31.json';
import f32 from '../../../../fixtures/published/rr145/f32.json';
import f36 from '../../../../fixtures/published/rr145/f36.json';
import f43 from '../../../../fixtures/published/rr145/f43.json';
import f44 from '../../../../fixtures/published/rr145/f44.json';
import f45 from '../../../../fixtures/published/rr145/f45.json';
import f46 from '../../../../fixtures/published/rr145/f46.json';
import f47 from '../../../../fixtures/published/rr145/f47.json';
import f48 from '../../../../fixtures/published/rr145/f48.json';
import f50 from '../../../../fixtures/published/rr145/f50.json';
import f51 from '../../../../fixtures/published/rr145/f51.json';
import proseChapter_1 from '../../../../fixtures/published/rr145/prose-chapter-1.json';
import proseChapter_2 from '../../../../fixtures/published/rr145/prose-chapter-2.json';
import proseChapter_4 from '../../../../fixtures/published/rr145/prose-chapter-4.json';
import proseChapter_5 from '../../../../fixtures/published/rr145/prose-chapter-5.json';
import proseChapter_6 from '../../../../fixtures/published/rr145/prose-chapter-6.json';
import proseChapter_7 from '../../../../fixtures/published/rr145/prose-chapter-7.json';
import proseChapter_8 from '../../../../fixtures/published/rr145/prose-chapter-8.json';
import t2 from '../../../../fixtures/published/rr145/t2.json';
import t4 from '../../../../fixtures/published/rr145/t4.json';
import t16 from '../../../../fixtures/published/rr145/t16.json';
import t19 from '../../../../fixtures/published/rr145/t19.json';
import t20 from '../../../../fixtures/published/rr145/t20.json';
import t21 from '../../../../fixtures/published/rr145/t21.json';
import t28 from '../../../../fixtures/published/rr145/t28.json';
import t33 from '../../../../fixtures/published/rr145/t33.json';
import t34 from '../../../../fixtures/published/rr145/t34.json';
import t35 from '../../../../fixtures/published/rr145/t35.json';
import t42 from '../../../../fixtures/published/rr145/t42.json';
import t49 from '../../../../fixtures/published/rr145/t49.json';
import t52 from '../../../../fixtures/published/rr145/t52.json';
import t55 from '../../../../fixtures/published/rr145/t55.json';
import t56 from '../../../../fixtures/published/rr145/t56.json';
import t61 from '../../../../fixtures/published/rr145/t61.json';
import t62 from '../../../../fixtures/published/rr145/t62.json';
import t63 from '../../../../fixtures/published/rr145/t63.json';
import t64 from '../../../../fixtures/published/rr145/t64.json';
import t65 from '../../../../fixtures/published/rr145/t65.json';
import t66 from '../../../../fixtures/published/rr145/t66.json';
import type { Rr145FigureId } from '../figure-ids.js';
import { type Report, report } from '../report.js';

const TABLES = [
  f10,
  f15,
  f24,
  f25,
  f26,
  f27,
  f29,
  f30,
  f31,
  f32,
  f36,
  f43,
  f44,
  f45,
  f46,
  f47,
  f48,
  f50,
  f51,
  f9,
  proseChapter_1,
  proseChapter_2,
  proseChapter_4,
  proseChapter_5,
  proseChapter_6,
  proseChapter_7,
  proseChapter_8,
  t16,
  t19,
  t2,
  t20,
  t21,
  t28,
  t33,
  t34,
  t35,
  t4,
  t42,
  t49,
  t52,
  t55,
  t56,
  t61,
  t62,
  t63,
  t64,
  t65,
  t66,
];

/** The ids of the tables and groups of figures of RR145. */
export type Rr145TableId =
  | 'rr145-f10'
  | 'rr145-f15'
  | 'rr145-f24'
  | 'rr145-f25'
  | 'rr145-f26'
  | 'rr145-f27'
  | 'rr145-f29'
  | 'rr145-f30'
  | 'rr145-f31'
  | 'rr145-f32'
  | 'rr145-f36'
  | 'rr145-f43'
  | 'rr145-f44'
  | 'rr145-f45'
  | 'rr145-f46'
  | 'rr145-f47'
  | 'rr145-f48'
  | 'rr145-f50'
  | 'rr145-f51'
  | 'rr145-f9'
  | 'rr145-prose-chapter-1'
  | 'rr145-prose-chapter-2'
  | 'rr145-prose-chapter-4'
  | 'rr145-prose-chapter-5'
  | 'rr145-prose-chapter-6'
  | 'rr145-prose-chapter-7'
  | 'rr145-prose-chapter-8'
  | 'rr145-t16'
  | 'rr145-t19'
  | 'rr145-t2'
  | 'rr145-t20'
  | 'rr145-t21'
  | 'rr145-t28'
  | 'rr145-t33'
  | 'rr145-t34'
  | 'rr145-t35'
  | 'rr145-t4'
  | 'rr145-t42'
  | 'rr145-t49'
  | 'rr145-t52'
  | 'rr145-t55'
  | 'rr145-t56'
  | 'rr145-t61'
  | 'rr145-t62'
  | 'rr145-t63'
  | 'rr145-t64'
  | 'rr145-t65'
  | 'rr145-t66';

/**
 * The published figures of RR145: Individual budgets for families with disabled children: final evaluation report: the IB process (2011).
 */
export const rr145: Report<Rr145TableId, Rr145FigureId> = /* @__PURE__ */ report(
  'RR145',
  'Individual budgets for families with disabled children: final evaluation report: the IB process (2011)',
  TABLES,
  errata,
);
