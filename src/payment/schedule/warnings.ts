import { formatAmount, parseAmount } from '../../money/amount.js';
import { formatDay } from '../../money/calendar.js';
import { roundPence } from '../../money/rounding.js';
import type { Warning } from '../../warning.js';
import type { ParsedSchedule } from './input.js';
import type { Excess, Payment } from './result.js';
import { type Group, type Run, totalOf } from './runs.js';
import type { Settled } from './settle.js';

/** The stretches of the year in which the assessed contribution is above the cost. */
export function excessOf(settled: readonly Settled[]): Excess[] {
  const stretches: Run[][] = [];
  for (const run of settled.flatMap(({ runs }) => runs)) {
    if (run.excess.numerator === 0n) continue;
    const last = stretches.at(-1);
    if (last?.at(-1)?.to === run.from - 1) last.push(run);
    else stretches.push([run]);
  }
  return stretches.map((runs) => ({
    from: formatDay(Math.min(...runs.map(({ from }) => from))),
    to: formatDay(Math.max(...runs.map(({ to }) => to))),
    amount: formatAmount(roundPence(totalOf(runs).excess)),
  }));
}

/** What of a schedule somebody has to look at. */
export function warningsOf(
  { caseId, cycle, lines, terms = [] }: ParsedSchedule,
  groups: readonly Group[],
  settled: readonly Settled[],
  payments: readonly Payment[],
): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, message: string, details?: Warning['details']): void => {
    warnings.push({ code, message, caseId, ...(details !== undefined && { details }) });
  };
  const fourWeekly = settled.filter((_, index) => groups[index]?.cycle.every === '4-weeks');
  const most = Math.max(0, ...fourWeekly.map(({ rows }) => rows.length));
  if (most === 14)
    warn('fourteen-payments', 'fourteen four-weekly payments fall in this year, not thirteen', { payments: 14 });
  for (const line of lines) {
    if (line.wages && (line.cycle ?? cycle).timing === 'arrears' && line.per !== 'once')
      warn('wages-in-arrears', `${line.id} pays wages, and the money comes after the wages are due`, { line: line.id });
  }
  for (const { from, to, amount } of excessOf(settled))
    warn(
      'contribution-exceeds-cost',
      `from ${from} to ${to} the assessed contribution is £${amount} above what the plan costs; it is not charged`,
      { pounds: amount },
    );
  const odd = terms.filter(({ from, to }) => (to - from + 1) % 7 !== 0).length;
  if (odd > 0)
    warn('term-not-in-weeks', 'a term is no whole number of weeks from its first day to its last', { terms: odd });
  const left = formatAmount(payments.reduce((sum, { carried }) => sum + parseAmount(carried), 0n));
  if (left !== '0.00')
    warn('overpaid', `£${left} that was paid too much could not be taken off any payment`, {
      pounds: left,
    });
  return warnings;
}
