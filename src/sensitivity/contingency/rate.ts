import { fail } from '../../errors.js';
import { numberAt } from '../../exact/at.js';
import { drawFirst, type Random, seededRandom } from '../../exact/random.js';
import { divideRatios, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { formatRounded, roundToInteger } from '../../exact/round.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import { roundPence } from '../../money/rounding.js';
import type { ParsedPotCase } from '../../pot/pot-case.js';
import { plainPence } from '../stress/options.js';
import type { ParsedContingencyOptions } from './options.js';

/** A rate of contingency from the pot, with what it holds back. */
export interface RateNeeded {
  /** Per cent of the pot, rounded up to two decimals. */
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
    if (needed > 0) {
      // A denominator that is used up means that even the whole pot would not be enough.
      if (of < needed) return undefined;
      if (needed / of > most.needed / most.of) most = { needed, of };
    }
    const place = order[left];
    if (place === undefined || left === leavers) break;
    const added = numberAt(extra, place);
    needed += numberAt(packages, place) - numberAt(before, place) - added;
    of -= numberAt(before, place) + added;
  }
  return most;
}

/** The least rate that is enough in the asked share of the draws. */
export function drawnRate(columns: Columns, fixed: Float64Array, options: ParsedContingencyOptions) {
  const { draws, seed, probability, pot, stage3 } = options;
  const random = seededRandom(seed);
  const order = Int32Array.from(columns.gross.keys());
  const changes = stage3 !== undefined && 'changes' in stage3 ? stage3.changes : [];
  const drawExtra = changes.length === 0 ? undefined : changesOf(columns, changes);
  const rates: (Fraction | undefined)[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const extra = drawExtra === undefined ? fixed : drawExtra(random);
    drawFirst(order, options.leavers, random);
    rates.push(rateFor(columns, extra, order, options));
  }
  // Sizes only put the draws in order; the rate that is told is exact.
  const size = (rate: Fraction | undefined): number => (rate === undefined ? 2 : rate.needed / rate.of);
  rates.sort((a, b) => size(a) - size(b));
  const enough = Number(roundToInteger(multiplyRatios(probability, ratio(BigInt(draws), 100n)), 'up'));
  return describeRate(rates[Math.max(enough, 1) - 1], pot);
}

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

/** A rate with what it holds back. */
export function describeRate(rate: Fraction | undefined, pot: Pence): RateNeeded | null {
  if (rate === undefined) return null;
  const exact = ratio(BigInt(rate.needed) * 100n, BigInt(rate.of));
  const rounded = ratio(roundToInteger(multiplyRatios(exact, ratio(100n)), 'up'), 10_000n);
  return {
    percent: formatRounded(exact, 2, 'up'),
    exact: exact.denominator === 1n ? `${exact.numerator}` : `${exact.numerator}/${exact.denominator}`,
    reserve: formatAmount(roundPence(multiplyRatios(rounded, ratio(pot)))),
  };
}
