import {
  addRatios,
  compareRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  subtractRatios,
  sumRatios,
  ZERO,
} from '../../exact/ratio.js';
import type { Day } from '../../money/calendar.js';
import type { Cycle } from './cycles.js';
import { addAll, contributionOfDay, contributionOn, costOn, isInForce, isSuspended } from './facts.js';
import type { ParsedCycle, ParsedLine, ParsedSchedule } from './input.js';

/** Lines that are paid on the same days. */
export interface Group {
  readonly cycle: ParsedCycle;
  readonly lines: readonly ParsedLine[];
  /** Whether the contribution is taken from it. */
  readonly isMain: boolean;
}

/** What a stretch of days comes to, in exact pence. */
export interface Cost {
  /** What the lines cost, those that are suspended too. */
  readonly gross: Ratio;
  /** What is not paid because of a suspension. */
  readonly suspended: Ratio;
  /** What of the contribution the cost leaves room for. */
  readonly contribution: Ratio;
  /** What is left to be paid. */
  readonly net: Ratio;
  /** What the contribution is above the cost. */
  readonly excess: Ratio;
  /** What is paid for each line of the group, before the contribution. */
  readonly byLine: readonly Ratio[];
}

/** Days with one gross and one contribution. */
export interface Run extends Cost {
  readonly from: Day;
  readonly to: Day;
}

/** The runs of a stretch of a cycle that a line is in force in, by what is known on a day. */
export function runsOf(
  group: Group,
  schedule: ParsedSchedule,
  turns: readonly Day[],
  one: Cycle,
  { from, to }: { readonly from: Day; readonly to: Day },
  known: Day,
): Run[] {
  const starts = [from, ...turns.filter((day) => day > from && day <= to)];
  return starts.flatMap((start, index) => {
    const end = (starts[index + 1] ?? to + 1) - 1;
    if (end < start) return [];
    const inForce = group.lines.map((line) => isInForce(line, schedule, start, known));
    return inForce.includes(true) ? [runOf(group, schedule, one, start, end, known, inForce)] : [];
  });
}

/**
 * @choice contribution-floor: a payment is not less than £0 for each run of days, and what the contribution is above the
 * cost is told; for days that are suspended nothing is contributed
 */
function runOf(
  { cycle, lines, isMain }: Group,
  schedule: ParsedSchedule,
  one: Cycle,
  from: Day,
  to: Day,
  known: Day,
  inForce: readonly boolean[],
): Run {
  const days = ratio(BigInt(to - from + 1));
  const costs = lines.map((line, index) => (inForce[index] ? costOn(line, schedule, cycle, one, from, known) : ZERO));
  const paid = lines.map((line, index) => (isSuspended(line, schedule, from, known) ? ZERO : (costs[index] ?? ZERO)));
  const [gross, due] = [sumRatios(costs), sumRatios(paid)];
  const weekly = isMain ? (contributionOn(schedule, from, known) ?? ZERO) : ZERO;
  const assessed = contributionOfDay(weekly, schedule, cycle, one);
  const isAbove = compareRatios(assessed, due) > 0;
  const isStopped = due.numerator === 0n && gross.numerator > 0n;
  const times = (value: Ratio): Ratio => multiplyRatios(value, days);
  return {
    from,
    to,
    gross: times(gross),
    suspended: times(subtractRatios(gross, due)),
    contribution: times(isAbove ? due : assessed),
    net: times(isAbove ? ZERO : subtractRatios(due, assessed)),
    excess: isAbove && !isStopped ? times(subtractRatios(assessed, due)) : ZERO,
    byLine: paid.map(times),
  };
}

const NOTHING: Cost = { gross: ZERO, suspended: ZERO, contribution: ZERO, net: ZERO, excess: ZERO, byLine: [] };

/** What runs come to together. */
export function totalOf(runs: readonly Cost[]): Cost {
  return runs.reduce(
    (sum, run) => ({
      gross: addRatios(sum.gross, run.gross),
      suspended: addRatios(sum.suspended, run.suspended),
      contribution: addRatios(sum.contribution, run.contribution),
      net: addRatios(sum.net, run.net),
      excess: addRatios(sum.excess, run.excess),
      byLine: addAll(run.byLine, sum.byLine),
    }),
    NOTHING,
  );
}
