import {
  addRatios,
  compareRatios,
  divideRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  subtractRatios,
  ZERO,
} from '../../exact/ratio.js';
import { type Amount, checkAmount, formatAmount, type Pence } from '../../money/amount.js';
import { roundPence } from '../../money/rounding.js';
import { parseInput } from '../../parse/parse.js';
import { HUNDRED } from '../limits.js';
import { type Post, type SetUp, type SetUpInput, setUpSchema } from './set-up-input.js';

const YEAR = ratio(12n);

/** What a post or a direct cost comes to in one year, in pounds. */
export interface SetUpLine {
  /** The post or the direct cost. */
  readonly id: string;
  /** What it is for; null where that is not stated. */
  readonly activity: string | null;
  /** The first or the second year. */
  readonly year: 1 | 2;
  /** Salaries. */
  readonly salary: Amount;
  /** National insurance and superannuation. */
  readonly onCosts: Amount;
  /** Personnel, finance and the like. */
  readonly overhead: Amount;
  /** What is spent directly. */
  readonly direct: Amount;
  /** All of it. */
  readonly total: Amount;
}

/** What one year of setting up comes to, in pounds. */
export interface SetUpYear extends Omit<SetUpLine, 'id' | 'activity'> {}

/** What one activity comes to over both years, in pounds. */
export interface SetUpActivity {
  /** The activity; null for what states none. */
  readonly activity: string | null;
  /** Pounds over both years. */
  readonly total: Amount;
}

/** What setting up costs. */
export interface SetUpCost {
  /** Once, over the years that are shown; not a yearly cost. */
  readonly period: 'one-off';
  /** The first year, and the second. */
  readonly years: readonly [SetUpYear, SetUpYear];
  /** Both years. */
  readonly total: Amount;
  /** Each post and direct cost in each year in which it costs anything. */
  readonly lines: readonly SetUpLine[];
  /** The same by activity, in the order in which they first appear. */
  readonly activities: readonly SetUpActivity[];
  /** What was left out because it is there only for the pilot, in pounds. */
  readonly leftOut: Amount;
}

/**
 * What it costs to set up a programme, from its parts: posts by grade, share of time and months, on-costs, overheads,
 * and what is spent directly, in a first and a second year.
 *
 * Each amount of a post in a year is rounded to the penny; totals add up what was rounded.
 *
 * @param input posts with salaries in pounds a year; direct costs in pounds
 * @returns pounds, once, by year
 * @throws RasError `choice-needed` for a post whose on-costs nobody states; `out-of-range` for one that runs beyond two
 * years; `duplicate` for an id that stands twice
 * @source IBSEN Appendix D.1.2 (people, proportion of time, grade, length of time, overheads, direct expenditure), D.2.1
 * (overheads of 7 per cent of salary and on-costs; pilot costs left out), footnote 92 (equipment whole in its first year)
 * @choice set-up-on-costs: no report states them, so that they have no default
 * @choice set-up-second-year: what a post costs beyond its twelfth month is in the second year; the report only speaks of one
 * @category Programme cost
 * @example
 * ```ts
 * import { buildSetUp } from 'openras/programme-cost';
 * const cost = buildSetUp({
 *   posts: [{ id: 'project manager', salary: '36000', percent: 50, months: 18 }],
 *   direct: [{ id: 'computers', amount: '4000' }],
 *   onCostsPercent: 25,
 * });
 * // 36,000 × 50 % = 18,000; on-costs 4,500; overhead 7 % of 22,500 = 1,575; half of each in the second year.
 * cost.years.map(({ total }) => total); // => ['28075.00', '12037.50']
 * cost.total; // => '40112.50'
 * ```
 */
export function buildSetUp(input: SetUpInput): SetUpCost {
  const parsed = parseInput(setUpSchema, input, ['input']);
  const direct = parsed.direct.filter(({ pilotOnly }) => parsed.pilotOnly === 'include' || !pilotOnly);
  const lines = [
    ...parsed.posts.flatMap((post) => YEARS.map((year) => ofPost(post, year, parsed))),
    ...direct.map(({ id, activity = null, year, amount }) => ({ id, activity, year, ...NOTHING, direct: amount })),
  ].filter((line) => totalOf(line) > 0n);
  const ofYear = (year: 1 | 2): SetUpYear => ({
    year,
    ...inPounds(sumLines(lines.filter((line) => line.year === year))),
  });
  const activities = [...new Set(lines.map(({ activity }) => activity))];
  return {
    period: 'one-off',
    years: [ofYear(1), ofYear(2)],
    total: pounds(totalOf(sumLines(lines))),
    lines: lines.map((line) => ({ id: line.id, activity: line.activity, year: line.year, ...inPounds(line) })),
    activities: activities.map((activity) => {
      return { activity, total: pounds(totalOf(sumLines(lines.filter((line) => line.activity === activity)))) };
    }),
    leftOut: pounds(parsed.direct.reduce((sum, { amount }) => sum + amount, 0n) - sumLines(lines).direct),
  };
}

const YEARS = [1, 2] as const;
const NOTHING = { salary: 0n, onCosts: 0n, overhead: 0n, direct: 0n };

interface Parts {
  readonly salary: Pence;
  readonly onCosts: Pence;
  readonly overhead: Pence;
  readonly direct: Pence;
}

function ofPost(post: Post, year: 1 | 2, { onCostsPercent, overheadPercent }: SetUp) {
  const { id, activity = null, people, percent } = post;
  const months = monthsIn(post, year);
  const share = multiplyRatios(multiplyRatios(people, part(percent)), divideRatios(months, YEAR));
  const salary = multiplyRatios(ratio(post.salary), share);
  const onCosts = multiplyRatios(salary, part(post.onCostsPercent ?? onCostsPercent ?? ZERO));
  const paid = multiplyRatios(salary, part(overheadPercent));
  const overhead = roundPence(addRatios(paid, multiplyRatios(onCosts, part(overheadPercent))));
  return { id, activity, year, salary: roundPence(salary), onCosts: roundPence(onCosts), overhead, direct: 0n };
}

/** How many of a post's months lie in a year. */
function monthsIn({ months, after }: Post, year: 1 | 2): Ratio {
  const [from, to] = year === 1 ? [ZERO, YEAR] : [YEAR, ratio(24n)];
  const end = addRatios(after, months);
  const first = compareRatios(after, from) > 0 ? after : from;
  const last = compareRatios(end, to) < 0 ? end : to;
  return compareRatios(last, first) > 0 ? subtractRatios(last, first) : ZERO;
}

const part = (percent: Ratio): Ratio => divideRatios(percent, HUNDRED);
const totalOf = ({ salary, onCosts, overhead, direct }: Parts): Pence => salary + onCosts + overhead + direct;
const pounds = (pence: Pence): Amount => formatAmount(checkAmount(pence, ['input']));

function sumLines(lines: readonly Parts[]): Parts {
  return lines.reduce(
    (sum: Parts, line) => ({
      salary: sum.salary + line.salary,
      onCosts: sum.onCosts + line.onCosts,
      overhead: sum.overhead + line.overhead,
      direct: sum.direct + line.direct,
    }),
    NOTHING,
  );
}

function inPounds(parts: Parts) {
  return {
    salary: pounds(parts.salary),
    onCosts: pounds(parts.onCosts),
    overhead: pounds(parts.overhead),
    direct: pounds(parts.direct),
    total: pounds(totalOf(parts)),
  };
}
