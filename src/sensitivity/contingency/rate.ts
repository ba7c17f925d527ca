import { fail } from '../../errors.js';
import { numberAt } from '../../exact/at.js';
import { drawFirst, type Random, seededRandom } from '../../exact/random.js';
import { compareRatios, divideRatios, multiplyRatios, parseRatio, type Ratio, ratio } from '../../exact/ratio.js';
import { formatRounded, roundToInteger } from '../../exact/round.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import { roundPence } from '../../money/rounding.js';
import type { ParsedPotCase } from '../../pot/pot-case.js';
import { plainPence } from '../stress/options.js';
import type { ParsedContingencyOptions } from './options.js';

/** A rate of contingency from the pot, with what it holds back. */
export interface RateNeeded {
  /** Per cent of the pot, rounded up to two decimals; a hundredth more where pennies of reserve and budgets need it. */
  readonly percent: string;
  /** The same exactly, as a share of the pot in per cent. */
  readonly exact: string;
  /** Pounds a year of the pot at that rounded rate. */
  readonly reserve: Amount;
}

/** What a family's budget is before anything is held back, in pence. */
export const gross = ({ indicativeBeforeTopSlice = 0n }: ParsedPotCase): Pence => indicativeBeforeTopSlice;

/** Whole pence as plain numbers, a place a family. */
export interface Columns {
  readonly packages: Float64Array;
  readonly gross: Float64Array;
}

/** The columns of the families, checked to stay exact. */
export function columnsOf(families: readonly ParsedPotCase[], { pot }: ParsedContingencyOptions): Columns {
  // Changes of up to a hundredfold have to stay exact as well.
  plainPence(
    families.map((one) => gross(one) * 101n + (one.traditional ?? 0n)),
    pot,
  );
  return {
    packages: Float64Array.from(families, ({ traditional = 0n }) => Number(traditional)),
    gross: Float64Array.from(families, (one) => Number(gross(one))),
  };
}

/** What stage 3 adds to each family by a fixed percentage. */
export function fixedExtra(families: readonly ParsedPotCase[], { stage3 }: ParsedContingencyOptions): Float64Array {
  if (stage3 === undefined || 'changes' in stage3) return new Float64Array(families.length);
  return Float64Array.from(families, (one) => Number(roundPence(multiplyRatios(ratio(gross(one)), stage3.percent))));
}

/** A rate as two whole numbers of pence; undefined where no rate is enough. */
export interface Fraction {
  readonly needed: number;
  readonly of: number;
}

const NOTHING: Fraction = { needed: 0, of: 1 };

/** Whether one rate is more than another: by floating point where they are far apart, else exactly. */
function isMore(one: Fraction, other: Fraction): boolean {
  const difference = one.needed / one.of - other.needed / other.of;
  if (Math.abs(difference) > 1e-12) return difference > 0;
  return BigInt(one.needed) * BigInt(other.of) > BigInt(other.needed) * BigInt(one.of);
}

/** The least rate with which the reserve is enough after each of the first leavers of an order. */
export function rateFor(
  { packages, gross: before }: Columns,
  extra: Float64Array,
  order: readonly number[] | Int32Array,
  { leavers, pot }: ParsedContingencyOptions,
): Fraction | undefined {
  let needed = 0;
  for (const pence of extra) needed += pence;
  let of = Number(pot) + needed;
  let most = NOTHING;
  for (let left = 0; left <= leavers; left += 1) {
    // What is needed of the whole pot is the packages of those who leave: no rate makes more of it than there is.
    if (of < needed) return undefined;
    if (needed > 0 && isMore({ needed, of }, most)) most = { needed, of };
    const place = order[left];
    if (place === undefined || left === leavers) break;
    const added = numberAt(extra, place);
    needed += numberAt(packages, place) - numberAt(before, place) - added;
    of -= numberAt(before, place) + added;
  }
  return most;
}

/** The least rate that is enough in the asked share of the draws. */
export function drawnRate(columns: Columns, fixed: Float64Array, options: ParsedContingencyOptions): RateNeeded | null {
  const { draws, seed, probability, pot, stage3 } = options;
  const random = seededRandom(seed);
  const order = Int32Array.from(columns.gross.keys());
  const changes = stage3 !== undefined && 'changes' in stage3 ? stage3.changes : [];
  const drawExtra = changes.length === 0 ? undefined : changesOf(columns, changes);
  const rates: RateNeeded[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const extra = drawExtra === undefined ? fixed : drawExtra(random);
    drawFirst(order, options.leavers, random);
    const rate = rateFor(columns, extra, order, options);
    const leaving = [...order.subarray(0, options.leavers)];
    const holds = (hundredths: number): boolean => holdsAfterEach(columns, leaving, hundredths, options);
    const told = rate && describeRate(exactOf(rate), pot, drawExtra === undefined ? holds : undefined);
    if (told) rates.push(told);
  }
  rates.sort(
    (a, b) => Number(a.percent) - Number(b.percent) || compareRatios(parseRatio(a.exact), parseRatio(b.exact)),
  );
  const enough = Number(roundToInteger(multiplyRatios(probability, ratio(BigInt(draws), 100n)), 'up'));
  return rates[Math.max(enough, 1) - 1] ?? null;
}

const exactOf = ({ needed, of }: Fraction): Ratio => ratio(BigInt(needed), BigInt(of));

/**
 * Whether, at so many hundredths of a per cent, the reserve to the penny is enough for budgets to the penny, after each
 * of those who leave one after the other.
 */
export function holdsAfterEach(
  columns: Columns,
  leaving: readonly number[],
  hundredths: number,
  options: ParsedContingencyOptions,
): boolean {
  const net = (place: number): Pence => netAt(numberAt(columns.gross, place), hundredths);
  const extra = (place: number): Pence => extraAt(numberAt(columns.gross, place), hundredths, options);
  let left = partOf(options.pot, hundredths);
  if (options.stage3 !== undefined) for (const place of columns.gross.keys()) left -= extra(place);
  if (left < 0n) return false;
  for (const place of leaving) {
    left += net(place) + extra(place) - BigInt(numberAt(columns.packages, place));
    if (left < 0n) return false;
  }
  return true;
}

/** What a budget is when so many hundredths of a per cent are held back, to the penny. */
export const netAt = (gross: number, hundredths: number): Pence => partOf(BigInt(gross), 10_000 - hundredths);

/** What stage 3 adds to such a budget by a fixed percentage, to the penny. */
export function extraAt(gross: number, hundredths: number, { stage3 }: ParsedContingencyOptions): Pence {
  if (stage3 === undefined || !('percent' in stage3)) return 0n;
  return roundPence(multiplyRatios(ratio(netAt(gross, hundredths)), stage3.percent));
}

const partOf = (pence: Pence, hundredths: number): Pence => (pence * BigInt(hundredths) + 5000n) / 10_000n;

/** What a drawn change adds to the budget of each family, in whole pence; each is worked out once. */
function changesOf(columns: Columns, changes: readonly Ratio[]): (random: Random) => Float64Array {
  const families = columns.gross.length;
  if (families * changes.length > MAX_KNOWN) {
    fail('too-large', ['options', 'stage3'], `${families} families times ${changes.length} changes are too many`);
  }
  const known = new Float64Array(families * changes.length);
  changes.forEach((change, index) => {
    const share = divideRatios(change, ratio(100n));
    columns.gross.forEach((pence, place) => {
      known[index * families + place] = Number(roundPence(multiplyRatios(ratio(BigInt(pence)), share)));
    });
  });
  return (random) =>
    Float64Array.from({ length: families }, (_, place) =>
      numberAt(known, random.below(changes.length) * families + place),
    );
}

const MAX_KNOWN = 5_000_000;

/**
 * A rate with what it holds back: the least hundredth of a per cent that is not below it and, with reserve and budgets to
 * the penny, `holds`. Null where none does.
 */
export function describeRate(
  rate: Ratio | undefined,
  pot: Pence,
  holds: (hundredths: number) => boolean = () => true,
): RateNeeded | null {
  if (rate === undefined) return null;
  let hundredths = Number(roundToInteger(multiplyRatios(rate, ratio(10_000n)), 'up'));
  while (hundredths <= 10_000 && !holds(hundredths)) hundredths += 1;
  if (hundredths > 10_000) return null;
  return {
    percent: formatRounded(ratio(BigInt(hundredths), 100n), 2),
    exact: formatFraction(multiplyRatios(rate, ratio(100n))),
    reserve: formatAmount(partOf(pot, hundredths)),
  };
}

const formatFraction = ({ numerator, denominator }: Ratio): string =>
  denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
