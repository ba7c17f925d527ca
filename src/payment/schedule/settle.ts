import { at, certain } from '../../exact/at.js';
import { divideRatios, multiplyRatios, type Ratio, ratio, subtractRatios, sumRatios } from '../../exact/ratio.js';
import { roundToInteger } from '../../exact/round.js';
import type { Pence } from '../../money/amount.js';
import type { Day } from '../../money/calendar.js';
import { roundPence } from '../../money/rounding.js';
import { type LeftoverOrder, sharePence } from '../../money/share.js';
import { lastDayOf } from './check.js';
import { type Cycle, cyclesOf } from './cycles.js';
import { AT_THE_END, isInForce, turnsOf } from './facts.js';
import type { ParsedSchedule } from './input.js';
import { type Cost, type Group, type Run, runsOf, totalOf } from './runs.js';

/** What is put right of a cycle that was paid, in pence; what was paid too much is negative. */
export interface Correction {
  readonly from: Day;
  readonly to: Day;
  readonly gross: Pence;
  readonly contribution: Pence;
}

/** One payment for a cycle, in pence. */
export interface Row {
  readonly on: Day;
  readonly from: Day;
  readonly to: Day;
  readonly runs: readonly Run[];
  readonly gross: Pence;
  readonly contribution: Pence;
  readonly corrections: readonly Correction[];
  /** What of earlier corrections is taken now, less what is left for later so that no payment is negative. */
  readonly carried: Pence;
  readonly byLine: readonly Pence[];
}

/** A group of lines over a year: its payments, and in exact pence what is on either side of the year. */
export interface Settled {
  readonly rows: readonly Row[];
  /** What the days of the year cost. */
  readonly cost: Cost;
  readonly runs: readonly Run[];
  readonly prepaid: { readonly opening: Ratio; readonly closing: Ratio };
  readonly owed: { readonly opening: Ratio; readonly closing: Ratio };
}

interface Due {
  readonly cycle: Cycle;
  readonly on: Day;
}

interface Amounts {
  readonly gross: Pence;
  readonly net: Pence;
}

/** Everything of a group that its payments are worked out from. */
interface Book {
  readonly group: Group;
  readonly schedule: ParsedSchedule;
  readonly turns: readonly Day[];
  readonly notices: readonly Day[];
}

/** Pays a group of lines through a year, by what is known on each day of payment. */
export function settle(group: Group, schedule: ParsedSchedule): Settled {
  const book: Book = { group, schedule, ...turnsOf(schedule) };
  const [first, last] = [schedule.year.startsOn, lastDayOf(schedule.year)];
  const dues = cyclesOf(group.cycle, schedule).flatMap((cycle): Due[] => {
    const on = dayOfPayment(book, cycle);
    return on === undefined ? [] : [{ cycle, on }];
  });
  const paid = dues.filter(({ on }) => on >= first && on <= last);
  const { rows, given, carried } = payAll(book, paid);
  const within = ({ cycle }: Due, from: Day, to: Day): Run[] => {
    const span = { from: Math.max(cycle.from, from), to: Math.min(cycle.to, to) };
    return span.to < span.from ? [] : stretch(book, cycle, span, AT_THE_END);
  };
  const netOf = (those: readonly Due[], from: Day, to: Day): Ratio =>
    totalOf(those.flatMap((due) => within(due, from, to))).net;
  // What was known too late for any payment is still to be settled.
  const open = paid.map((due, index) => at(given, index).net - amountsOf(totalOf(wholeOf(book, due, AT_THE_END))).net);
  const [over, under] = [open.filter((pence) => pence > 0n), open.filter((pence) => pence < 0n)];
  const runs = dues.flatMap((due) => within(due, first, last));
  const pence = (list: readonly Pence[]): Ratio => ratio(list.reduce((sum, one) => sum + one, 0n));
  return {
    rows,
    runs,
    cost: totalOf(runs),
    prepaid: {
      opening: netOf(
        dues.filter(({ on }) => on < first),
        first,
        last,
      ),
      closing: sumRatios([netOf(paid, last + 1, AT_THE_END), pence(over), ratio(-carried)]),
    },
    owed: {
      opening: netOf(paid, Number.NEGATIVE_INFINITY, first - 1),
      closing: subtractRatios(
        netOf(
          dues.filter(({ on }) => on > last),
          first,
          last,
        ),
        pence(under),
      ),
    },
  };
}

function stretch({ group, schedule, turns }: Book, cycle: Cycle, span: { from: Day; to: Day }, known: Day): Run[] {
  return runsOf(group, schedule, turns, cycle, span, known);
}

const wholeOf = (book: Book, { cycle }: Due, known: Day): Run[] => stretch(book, cycle, cycle, known);

function amountsOf({ gross, suspended, net }: Cost): Amounts {
  return { gross: roundPence(subtractRatios(gross, suspended)), net: roundPence(net) };
}

/**
 * The day on which a cycle is paid; undefined where no line is in force in it.
 *
 * @choice family-first-day: the payment comes on the day in which the contribution is used up, at the pace of the cycle
 */
function dayOfPayment(book: Book, cycle: Cycle): Day | undefined {
  const { group, schedule } = book;
  const { ended: _, ...open } = schedule;
  const starts = [cycle.from, ...book.turns.filter((day) => day > cycle.from && day <= cycle.to)];
  const first = starts.find((day) => group.lines.some((line) => isInForce(line, open, day, AT_THE_END)));
  if (first === undefined) return undefined;
  if (group.cycle.timing === 'arrears') return cycle.to + 1;
  if (!group.isMain || schedule.contribution?.how !== 'family-first') return first;
  const { gross, suspended, contribution } = totalOf(stretch(book, cycle, { ...cycle, from: first }, first));
  const due = subtractRatios(gross, suspended);
  if (due.numerator === 0n) return first;
  const days = multiplyRatios(divideRatios(contribution, due), ratio(BigInt(cycle.to - first + 1)));
  return Math.min(first + Number(roundToInteger(days, 'down')), cycle.to);
}

interface Paid {
  readonly rows: readonly Row[];
  /** What each of them was settled at in the end. */
  readonly given: readonly Amounts[];
  /** What could not be taken back by any payment, 0 or less. */
  readonly carried: Pence;
}

function payAll(book: Book, paid: readonly Due[]): Paid {
  const pennies = penniesOf(book, paid);
  const isGross = book.group.isMain && book.schedule.contribution?.how === 'gross-and-invoice';
  const given: Amounts[] = [];
  const rows: Row[] = [];
  let carried = 0n;
  let before = Number.NEGATIVE_INFINITY;
  paid.forEach((due, index) => {
    const runs = wholeOf(book, due, due.on);
    const own = amountsOf(totalOf(runs));
    given.push(own);
    // Nothing is in force any more; what is to be put right stays open.
    if (runs.length === 0) return;
    const isNews = book.notices.some((day) => day > before && day <= due.on);
    const corrections = isNews ? correct(book, paid.slice(0, index), given, due.on) : [];
    before = due.on;
    const penny = at(pennies, index);
    // Where nothing is due after all, no penny is paid either.
    const gross = own.gross > 0n ? own.gross + penny.gross : 0n;
    const net = own.net > 0n ? own.net + penny.net : 0n;
    const transfer = isGross ? gross + sumOf(corrections, 'gross') : net + sumOfNet(corrections);
    const left = transfer + carried < 0n ? transfer + carried : 0n;
    const contribution = gross - net;
    const exact = totalOf(runs).byLine;
    const [{ from }, { to }] = [at(runs, 0), certain(runs.at(-1))];
    const byLine = gross === 0n ? exact.map(() => 0n) : sharePence(gross, exact, 'largest-remainder');
    rows.push({ on: due.on, from, to, runs, gross, contribution, corrections, carried: carried - left, byLine });
    carried = left;
  });
  return { rows, given, carried };
}

const sumOf = (list: readonly Correction[], name: 'gross' | 'contribution'): Pence =>
  list.reduce((sum, one) => sum + one[name], 0n);
const sumOfNet = (list: readonly Correction[]): Pence => sumOf(list, 'gross') - sumOf(list, 'contribution');

/** What is known now of cycles that were paid, beside what was given for them. */
function correct(book: Book, earlier: readonly Due[], given: Amounts[], known: Day): Correction[] {
  return earlier.flatMap((due, index): Correction[] => {
    const now = amountsOf(totalOf(wholeOf(book, due, known)));
    const was = at(given, index);
    given[index] = now;
    const [gross, net] = [now.gross - was.gross, now.net - was.net];
    return gross === 0n && net === 0n ? [] : [{ ...due.cycle, gross, contribution: gross - net }];
  });
}

/**
 * The pennies that each payment takes or leaves so that all of them come to the sum rounded once, as far as it is known
 * when the first is made.
 */
function penniesOf(book: Book, paid: readonly Due[]): readonly Amounts[] {
  const known = paid[0]?.on ?? AT_THE_END;
  const costs = paid.map((due) => totalOf(wholeOf(book, due, known)));
  const gross = restOf(
    costs.map((cost) => subtractRatios(cost.gross, cost.suspended)),
    book.schedule.rest,
  );
  const net = restOf(
    costs.map((cost) => cost.net),
    book.schedule.rest,
  );
  return paid.map((_, index) => ({ gross: at(gross, index), net: at(net, index) }));
}

function restOf(exact: readonly Ratio[], rest: LeftoverOrder): readonly Pence[] {
  const rounded = exact.map((value) => roundPence(value));
  const total = roundPence(sumRatios(exact));
  if (rest === 'largest-remainder') {
    const shared = total === 0n ? rounded : sharePence(total, exact, rest);
    return shared.map((value, index) => value - at(rounded, index));
  }
  const isPaid = (value: Ratio): boolean => value.numerator > 0n;
  const place = rest === 'first' ? exact.findIndex(isPaid) : exact.findLastIndex(isPaid);
  const left = total - rounded.reduce((sum, value) => sum + value, 0n);
  return exact.map((_, index) => (index === place ? left : 0n));
}
