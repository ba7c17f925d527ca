import type { PaymentScheduleInput } from '../../src/payment/schedule/input.js';
import { type Fraction, fraction, over, plus, times } from '../support/fractions.js';

/**
 * A second implementation of what a day of a plan costs, day by day and nothing from src: lines on one cycle, four-weekly
 * at the weekly rate or as thirteenths, or monthly from a day up to the 28th.
 */
export interface DayCost {
  readonly gross: Fraction;
  readonly suspended: Fraction;
  readonly contribution: Fraction;
  readonly net: Fraction;
}

const DAY = 86_400_000;
export const dayNumber = (text: string): number => Date.parse(`${text}T00:00:00Z`) / DAY;
export const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
const pence = (amount: unknown): bigint => BigInt(Math.round(Number(amount) * 100));

export const NOUGHT = fraction(0);

/** Keeps numbers small. */
export function reduced({ n, d }: Fraction): Fraction {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? fraction(0) : { n: n / a, d: d / a };
}

export const add = (a: Fraction, b: Fraction): Fraction => reduced(plus(a, b));
export const less = (a: Fraction, b: Fraction): Fraction => add(a, { n: -b.n, d: b.d });

/** How many days the month has that a day lies in, where months begin on some date. */
function monthLength(day: number, date: number): number {
  let start = day;
  while (new Date(start * DAY).getUTCDate() !== date) start -= 1;
  let end = day + 1;
  while (new Date(end * DAY).getUTCDate() !== date) end += 1;
  return end - start;
}

/** Pence of a year's amount on one day. */
function dayOfYear(input: PaymentScheduleInput, year: Fraction, day: number): Fraction {
  const { every, fourWeekly, firstOn = '' } = input.cycle;
  const weeks = input.week === '52-weeks' ? fraction(52) : fraction(365, 7);
  if (every === 'month') {
    const length = monthLength(day, new Date(`${firstOn}T00:00:00Z`).getUTCDate());
    return over(year, fraction(12 * length));
  }
  return fourWeekly === 'thirteenths' ? over(year, fraction(13 * 28)) : over(year, times(weeks, fraction(7)));
}

/** What a day costs by what is known on another. */
export function costOfDay(input: PaymentScheduleInput, day: number, known: number): DayCost {
  const isKnown = (noticed?: string): boolean => noticed === undefined || dayNumber(noticed) <= known;
  const weeks = input.week === '52-weeks' ? fraction(52) : fraction(365, 7);
  let gross = NOUGHT;
  let due = NOUGHT;
  for (const line of input.lines) {
    if (line.per === 'once' || (line.from !== undefined && day < dayNumber(line.from))) continue;
    if (line.to !== undefined && day > dayNumber(line.to)) continue;
    if (input.ended !== undefined && isKnown(input.ended.noticedOn) && day > dayNumber(input.ended.on)) continue;
    let amount = pence(line.amount);
    for (const change of line.changes ?? [])
      if (isKnown(change.noticedOn) && dayNumber(change.from) <= day) amount = pence(change.amount);
    const year =
      line.per === 'week' ? times(fraction(amount), weeks) : fraction(line.per === 'month' ? amount * 12n : amount);
    const cost = dayOfYear(input, year, day);
    gross = add(gross, cost);
    const isStopped = (input.suspensions ?? []).some(
      (one) => isKnown(one.noticedOn) && dayNumber(one.from) <= day && day <= dayNumber(one.to),
    );
    if (!isStopped) due = add(due, cost);
  }
  let assessed = 0n;
  for (const { from, weekly, noticedOn } of input.contribution?.periods ?? []) {
    if (!isKnown(noticedOn)) break;
    const isRise = pence(weekly) > assessed;
    const late = isRise && noticedOn !== undefined && input.contribution?.backdate !== true;
    if (day < Math.max(dayNumber(from), late ? dayNumber(noticedOn) : 0)) break;
    assessed = pence(weekly);
  }
  const own = reduced(dayOfYear(input, times(fraction(assessed), weeks), day));
  const isAbove = less(own, due).n > 0n;
  const contribution = isAbove ? due : own;
  return { gross, suspended: less(gross, due), contribution, net: less(due, contribution) };
}

/** The sum of days. */
export function costOfDays(input: PaymentScheduleInput, from: number, to: number, known: number): DayCost {
  let sum: DayCost = { gross: NOUGHT, suspended: NOUGHT, contribution: NOUGHT, net: NOUGHT };
  for (let day = from; day <= to; day += 1) {
    const one = costOfDay(input, day, known);
    sum = {
      gross: add(sum.gross, one.gross),
      suspended: add(sum.suspended, one.suspended),
      contribution: add(sum.contribution, one.contribution),
      net: add(sum.net, one.net),
    };
  }
  return sum;
}
