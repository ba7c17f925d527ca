import { ANSWERS, CASES, SAMPLE } from './families.js';
import { LINES, NEEDS, PLANS } from './lines.js';
import { POLICY } from './policy.js';
import type { Target } from './target.js';
import { INSTRUMENT, PRICES, STATEMENTS, TABLE } from './tools.js';

/** What a table can be read as. */
export const TARGET_NAMES = [
  'rows',
  'cases',
  'sample',
  'answers',
  'lines',
  'needs',
  'plans',
  'table',
  'instrument',
  'statements',
  'prices',
  'policy',
] as const;

/** What a table is read as. */
export type TargetName = (typeof TARGET_NAMES)[number];

/** The kinds of table, by their names. */
export const TARGETS: Readonly<Record<TargetName, Target>> = {
  rows: { title: 'the table as it is', columns: [], isByCase: false, names: 'as-they-stand' },
  cases: CASES,
  sample: SAMPLE,
  answers: ANSWERS,
  lines: LINES,
  needs: NEEDS,
  plans: PLANS,
  table: TABLE,
  instrument: INSTRUMENT,
  statements: STATEMENTS,
  prices: PRICES,
  policy: POLICY,
};

/** Whether a table holds cost lines: of packages, or of plans. */
export function isOfLines(as: TargetName): boolean {
  return as === 'lines' || as === 'plans';
}
