import { fail, show } from '../errors.js';
import { REPORTS } from './figures/reports.js';
import type { ReportKey } from './figures/schema.js';
import { VERDICTS, type Verdict } from './verdict/judge.js';
import { recordedVerdicts } from './verdict/recorded.js';
import { rowsOf, type VerificationRow } from './verdict/rows.js';

/** What a whole verification found. */
export interface Verification {
  /** How many figures the reports print. */
  readonly figures: number;
  /** The figures that others imply. */
  readonly covered: number;
  /** The checks that decide something. */
  readonly checks: number;
  /** How many checks came to each verdict; `cannot-be-derived` counts what is left open and figures without a check. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Checks whose verdict is not the recorded one, or that stand on one side only (then the other is null). */
  readonly differences: readonly VerdictDifference[];
}

/** A verdict that is not as recorded. */
export interface VerdictDifference {
  /** The id of the check. */
  readonly check: string;
  /** The verdict computed now; null for a check that is on record and no longer made. */
  readonly verdict: Verdict | null;
  /** The verdict on record; null for a check that is not on record. */
  readonly recorded: Verdict | null;
}

/**
 * One row for every check of every figure of a table, and one for every figure that nothing published implies, with
 * the verdict computed now and the one on record.
 *
 * @throws RasError `unknown-name` when no report has the table
 * @source RR145 Table 33 and every other table that the data hold
 * @category Published figures
 * @example
 * ```ts
 * import { verifyTable } from 'openras/published';
 * const rows = verifyTable('rr145-t33');
 * const wrong = rows.filter(({ verdict }) => verdict === 'contradicted').map(({ source }) => source);
 * wrong.length; // => 3
 * wrong[0]; // => 'RR145 Table 33, All sites, % change in median'
 * ```
 */
export function verifyTable(table: string): VerificationRow[] {
  for (const report of REPORTS) {
    if (report.tables.has(table)) return rowsOf([...report.figures.values()].filter((item) => item.table === table));
  }
  return fail('unknown-name', ['table'], `no report has a table ${show(table)}`);
}

/**
 * The rows of every table of one report; see `verifyTable`.
 *
 * @throws RasError `unknown-name` when the key is not one of the five
 * @source RR145 and the four other reports
 * @category Published figures
 * @example
 * ```ts
 * import { verifyReport } from 'openras/published';
 * verifyReport('FJ').every(({ verdict, recorded }) => verdict === recorded); // => true
 * ```
 */
export function verifyReport(key: ReportKey): VerificationRow[] {
  const report = REPORTS.find((item) => item.key === key);
  if (report === undefined) return fail('unknown-name', ['report'], `there is no report ${show(key)}`);
  return rowsOf([...report.figures.values()]);
}

/**
 * Derives every figure that other published figures imply, and compares the verdicts with those on record.
 *
 * @source RR145, RR232, FJ, IBSEN and IPB
 * @category Published figures
 * @example
 * ```ts
 * import { verifyPublished } from 'openras/published';
 * verifyPublished().differences; // => []
 * ```
 */
export function verifyPublished(): Verification {
  const rows = REPORTS.flatMap(({ key }) => verifyReport(key));
  const checked = rows.filter(({ verdict }) => verdict !== 'cannot-be-derived');
  const counts = VERDICTS.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length] as const);
  return {
    figures: REPORTS.reduce((sum, { figures }) => sum + figures.size, 0),
    covered: new Set(checked.map(({ figure }) => figure)).size,
    checks: checked.length,
    verdicts: Object.fromEntries(counts) as Record<Verdict, number>,
    differences: differencesIn(rows),
  };
}

function differencesIn(rows: readonly VerificationRow[]): VerdictDifference[] {
  const present = new Set(rows.map(({ check }) => check));
  const gone = [...recordedVerdicts()].filter(([check]) => !present.has(check));
  return [
    ...rows
      .filter((row) => row.verdict !== row.recorded)
      .map((row) => ({ check: row.check, verdict: row.verdict, recorded: row.recorded })),
    ...gone.map(([check, verdict]) => ({ check, verdict: null, recorded: verdict })),
  ];
}
