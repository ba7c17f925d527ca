import { at, certain } from '../exact/at.js';
import { frozen } from '../exact/frozen.js';
import { compareRatios, sumRatios, ZERO } from '../exact/ratio.js';
import { type Day, type DayText, formatDay, monthsAfter } from '../money/calendar.js';
import { parseInput } from '../parse/parse.js';
import { parseRows } from '../parse/rows.js';
import type { Warning } from '../warning.js';
import { type MonitoringInput, monitoringSchema, type ParsedMonitoring, type RiskBand } from './input.js';

/** What RR145 6.58 gives for low risk, the one band that it gives numbers for. */
export const RR145_LOW: RiskBand = frozen({
  id: 'low',
  ownAccount: true,
  firstCheckMonths: 3,
  thenEveryMonths: 12,
  directPayment: 'yes',
});

/** A check or a review that was due before the day as of which it is asked. */
export interface Overdue {
  /** A check of the account, or a review of whether a direct payment is still right. */
  readonly what: 'check' | 'review';
  /** The day on which it was due. */
  readonly dueOn: DayText;
  /** How many days ago that is. */
  readonly days: number;
}

/** What is overdue, with its family. */
export interface OverdueReview extends Overdue {
  /** The family's id. */
  readonly caseId: string;
}

/** How a family's direct payment is monitored. */
export interface MonitoringPlan {
  /** The family's id. */
  readonly caseId: string;
  /** The day as of which it is asked. */
  readonly asOf: DayText;
  /** `cannot-be-said-yet` while a criterion that counts has no answer. */
  readonly status: 'planned' | 'cannot-be-said-yet';
  /** The band of risk; null while it cannot be said. */
  readonly band: string | null;
  /** The criteria that decide it. */
  readonly because: readonly string[];
  /** The criteria without an answer. */
  readonly unanswered: readonly string[];
  /** Whether the family may use the account that it has; null while it cannot be said. */
  readonly ownAccount: boolean | null;
  /** Whether a direct payment is right; null while it cannot be said. */
  readonly directPayment: RiskBand['directPayment'] | null;
  /** The days of the checks of the account, counted from the start, up to `until`. */
  readonly checks: readonly DayText[];
  /** The day of the next check that was not made; null while it cannot be said. */
  readonly nextCheckOn: DayText | null;
  /** The last day for the next review, where a regime is named; null otherwise. */
  readonly reviewBy: DayText | null;
  /** What is overdue on `asOf`. */
  readonly overdue: readonly Overdue[];
  /** What somebody has to look at. */
  readonly warnings: readonly Warning[];
}

/**
 * Says how a family's direct payment is monitored: the band of risk and why, which account, and when it is checked.
 *
 * Checks are counted from the day of the start, at the end of a month that has no such day. Under the Care and Support
 * (Direct Payments) Regulations 2014 a review is due within 6 months of the start, then within 12 months of the review
 * that was held; it asks whether a direct payment is still right, and is no check of the account.
 *
 * @param input the criteria with the family's answers, the bands from the lowest risk to the highest, and the days
 * @throws RasError with every problem of the input; `choice-needed` for how answers make a band and for months that are left out
 * @source RR145 6.58 (the matrix of one site: complexity, cost, safeguarding; low risk checked after three months, then a year)
 * @choice check-dates: by calendar months from the original day, the last of a month where it has no such day
 * @choice monitoring-answers: a criterion without an answer is a question and not the lowest level
 * @choice monitoring-done: the first check that was made stands for the first that was due, and so on
 * @category Monitoring
 * @example
 * ```ts
 * import { monitoringPlan, RR145_LOW } from 'openras/monitoring';
 * const plan = monitoringPlan({
 *   caseId: 'F1', startsOn: '2026-04-01', asOf: '2026-08-01', until: '2028-12-31',
 *   criteria: [{ id: 'safeguarding', levels: [{ name: 'none', band: 'low' }] }],
 *   answers: [{ criterion: 'safeguarding', level: 'none' }],
 *   combine: { how: 'highest' }, bands: [RR145_LOW],
 * });
 * plan.checks; // => ['2026-07-01', '2027-07-01', '2028-07-01']
 * plan.overdue; // => [{ what: 'check', dueOn: '2026-07-01', days: 31 }]
 * ```
 */
export function monitoringPlan(input: MonitoringInput): MonitoringPlan {
  return planOf(parseInput(monitoringSchema, input, ['input']));
}

function planOf(parsed: ParsedMonitoring): MonitoringPlan {
  const { caseId, asOf, startsOn, checked, reviewed, regime } = parsed;
  const answered = new Set(parsed.answers.map(({ criterion }) => criterion));
  const unanswered = parsed.criteria.map(({ id }) => id).filter((id) => !answered.has(id));
  const found = bandOf(parsed, unanswered.length > 0);
  const band = found?.band;
  const checks = band === undefined ? [] : checksOf(parsed, band);
  const nextCheck = band === undefined ? undefined : checkDay(startsOn, band, checked.length);
  const reviewBy = regime === undefined ? undefined : latestReview(parsed);
  const overdue = [
    ...(nextCheck !== undefined && nextCheck < asOf ? [late('check', nextCheck, asOf)] : []),
    ...(reviewBy !== undefined && reviewBy < asOf ? [late('review', reviewBy, asOf)] : []),
  ];
  return {
    caseId,
    asOf: formatDay(asOf),
    status: band === undefined ? 'cannot-be-said-yet' : 'planned',
    band: band?.id ?? null,
    because: found?.because ?? [],
    unanswered,
    ownAccount: band?.ownAccount ?? null,
    directPayment: band?.directPayment ?? null,
    checks: checks.map(formatDay),
    nextCheckOn: nextCheck === undefined ? null : formatDay(nextCheck),
    reviewBy: reviewBy === undefined ? null : formatDay(reviewBy),
    overdue,
    warnings:
      band === undefined || reviewBy === undefined ? [] : laterThanRegulation(parsed, band, reviewed.length === 0),
  };
}

/**
 * The families of whom a check or a review is overdue, those that have waited longest first.
 *
 * @param inputs a family each, as `monitoringPlan` takes them
 * @throws RasError as `monitoringPlan` does
 * @source RR145 6.58; A.15 (monitoring in balance with its burden)
 * @category Monitoring
 * @example
 * ```ts
 * import { overdueReviews } from 'openras/monitoring';
 * overdueReviews([]); // => []
 * ```
 */
export function overdueReviews(inputs: readonly MonitoringInput[]): OverdueReview[] {
  const rows = parseRows(monitoringSchema, inputs, ['inputs']).flatMap((parsed) => {
    const { caseId, overdue } = planOf(parsed);
    return overdue.map((one): OverdueReview => ({ caseId, ...one }));
  });
  return rows.sort((one, other) => other.days - one.days);
}

function late(what: Overdue['what'], due: Day, asOf: Day): Overdue {
  return { what, dueOn: formatDay(due), days: asOf - due };
}

/** The band that the answers make, and the criteria that decide it; undefined while it cannot be said. */
function bandOf({ criteria, answers, combine, bands }: ParsedMonitoring, isOpen: boolean) {
  if (isOpen) return undefined;
  const levels = answers.map(({ criterion, level }) => {
    const { levels: own } = certain(criteria.find(({ id }) => id === criterion));
    return { criterion, level: certain(own.find(({ name }) => name === level)) };
  });
  const named = (name: string | undefined): number => bands.findIndex(({ id }) => id === name);
  if (combine.how === 'highest') {
    const highest = Math.max(...levels.map(({ level }) => named(level.band)));
    const because = levels.filter(({ level }) => named(level.band) === highest).map(({ criterion }) => criterion);
    return { band: at(bands, highest), because };
  }
  const score = sumRatios(levels.map(({ level }) => level.score ?? ZERO));
  const own = combine.thresholds.find(({ upTo }) => upTo === undefined || compareRatios(score, upTo) <= 0);
  return { band: at(bands, named(certain(own).band)), because: levels.map(({ criterion }) => criterion) };
}

/** The day of a check, counted from the start: the first has the number 0. */
function checkDay(startsOn: Day, { firstCheckMonths, thenEveryMonths }: RiskBand, number: number): Day {
  return monthsAfter(startsOn, firstCheckMonths + number * thenEveryMonths);
}

function checksOf({ startsOn, until }: ParsedMonitoring, band: RiskBand): Day[] {
  const days: Day[] = [];
  for (let number = 0; days.length < 1000; number += 1) {
    const day = checkDay(startsOn, band, number);
    if (day > until) break;
    days.push(day);
  }
  return days;
}

const FIRST_REVIEW = 6;
const LATER_REVIEWS = 12;

/** The last day for the next review: counted from the start, then from the review that was held. */
function latestReview({ startsOn, reviewed }: ParsedMonitoring): Day {
  const last = reviewed.at(-1);
  return last === undefined ? monthsAfter(startsOn, FIRST_REVIEW) : monthsAfter(last, LATER_REVIEWS);
}

/** Where reviews held on the days of the checks would be later than the regulations ask. */
function laterThanRegulation(parsed: ParsedMonitoring, band: RiskBand, isFirst: boolean): Warning[] {
  const last = parsed.reviewed.at(-1) ?? parsed.startsOn;
  let number = 0;
  while (checkDay(parsed.startsOn, band, number) <= last) number += 1;
  const next = checkDay(parsed.startsOn, band, number);
  const latest = latestReview(parsed);
  const warnings: Warning[] = [];
  const warn = (message: string, details: Warning['details']): void =>
    void warnings.push({ code: 'later-than-regulation', message, caseId: parsed.caseId, ...(details && { details }) });
  if (next > latest) {
    const [planned, due] = [formatDay(next), formatDay(latest)];
    const message = `the next check is on ${planned}, and a review is due by ${due}: ${next - latest} ${next - latest === 1 ? 'day' : 'days'} too late for one`;
    warn(message, { planned, latest: due, days: next - latest });
  }
  if (band.thenEveryMonths > LATER_REVIEWS && isFirst)
    warn(`checks are ${band.thenEveryMonths} months apart, and reviews are due within ${LATER_REVIEWS}`, {
      months: band.thenEveryMonths,
    });
  return warnings;
}
