import type { Dialect } from './dialect.js';

/** What a row can be answered, beside a budget. */
const OTHER_ANSWERS = [
  'no-budget',
  'refer-to-costing',
  'not-eligible',
  'missing',
  'refused',
  'out-of-bounds',
  'out-of-dates',
] as const;

/**
 * The query of the control totals: one row, in which every row of the table is counted under one answer. Two columns
 * have to read 0: rows that are answered by nothing or twice, and budgets without an amount or amounts without a budget.
 *
 * @param answers the statement in brackets, or the view
 */
export function selfCheckOf(answers: string, table: string, { pounds, whole }: Dialect): string {
  const count = (condition: string): string => `coalesce(SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END), 0)`;
  const counted = [...OTHER_ANSWERS, 'budget' as const].map(
    (status) => `${count(`status = '${status}'`)} AS ${status.replaceAll('-', '_')}`,
  );
  const known = ['budget', ...OTHER_ANSWERS].map((status) => `'${status}'`).join(', ');
  const pence = `CAST(CASE WHEN status = 'budget' THEN replace(CAST(indicative AS VARCHAR), '.', '') ELSE '0' END AS ${whole})`;
  return [
    `SELECT`,
    `  (SELECT COUNT(*) FROM ${table}) AS rows_in_table,`,
    `  COUNT(*) AS rows_answered,`,
    ...counted.map((one) => `  ${one},`),
    `  ${pounds(`coalesce(SUM(${pence}), 0)`)} AS budgets,`,
    `  (SELECT COUNT(*) FROM ${table}) - ${count(`status IN (${known})`)} AS unaccounted,`,
    `  ${count(`(status = 'budget') <> (indicative IS NOT NULL)`)} AS without_reason`,
    `FROM ${answers}`,
  ].join('\n');
}
