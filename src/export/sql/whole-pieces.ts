import { addRatios, divideRatios, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import type { Rounding } from '../../money/rounding.js';
import { MOST_MICRO, MOST_PENCE } from './pieces.js';
import type { Line, Piece, Plan } from './plan.js';

/**
 * A stretch in whole numbers. For points `x` millionths beyond its start the amount is
 * `base + (slope · x + start) / under` units of rounding, rounded once.
 */
export interface WholePiece {
  /** Its number in the statement. */
  readonly number: number;
  readonly low: bigint;
  readonly status: Piece['status'];
  readonly warning: string | null;
  readonly base: bigint;
  readonly slope: bigint;
  readonly start: bigint;
  readonly under: bigint;
  /** The most points that are priced: beyond them a number or an amount would be too large. */
  readonly most: bigint;
}

/** The stretches of all sections in whole numbers. */
export interface WholePlan {
  /** For each section its stretches. */
  readonly sections: readonly (readonly WholePiece[])[];
  /** Points are divided in two at so many millionths, so that products stay small; 1 where nothing is divided. */
  readonly split: bigint;
}

/** Where points may be divided in two. */
const SPLITS = [1n, 1000n, 1_000_000n] as const;

/**
 * Puts a plan in whole numbers that a database can hold, and says up to which points each stretch is priced.
 *
 * @param most the largest whole number that may stand anywhere in the calculation
 */
export function wholePlan({ sections, rounding, measure }: Plan, most: bigint): WholePlan {
  const largest = measure.by === 'points' ? MOST_MICRO : 2n * MOST_PENCE;
  const [first, ...others] = SPLITS.map((split) => ({ split, sections: numbered(sections, rounding, split, most) }));
  const reach = (plan: WholePlan): bigint => leastReach(plan, largest);
  return others.reduce((best, other) => (reach(other) > reach(best) ? other : best), first as WholePlan);
}

/** Up to how much every stretch with a budget is priced; the largest where all of them are to their ends. */
function leastReach({ sections }: WholePlan, largest: bigint): bigint {
  const reaches = sections.flatMap((pieces) =>
    pieces.flatMap(({ status, most }, index) => {
      const end = (pieces[index + 1]?.low ?? largest + 1n) - 1n;
      return status === 'budget' && most < end ? [most] : [];
    }),
  );
  return reaches.reduce((least, one) => (one < least ? one : least), largest);
}

/** The most points, in millionths, up to which every stretch with a budget is priced. */
export function pointsPriced(plan: WholePlan): bigint {
  const least = leastReach(plan, MOST_MICRO);
  return least < 0n ? 0n : least;
}

/** Whether the whole numbers of a database can make some budget of a plan that has one. */
export function isPriced({ sections }: WholePlan): boolean {
  const budgets = sections.flat().filter(({ status }) => status === 'budget');
  return budgets.length === 0 || budgets.some(({ low, most }) => most >= low);
}

function numbered(sections: Plan['sections'], rounding: Rounding, split: bigint, most: bigint): WholePiece[][] {
  let number = 0;
  return sections.map(({ pieces }) =>
    pieces.map((piece) => {
      number += 1;
      return { number, ...wholePiece(piece, rounding, split, most) };
    }),
  );
}

const NOTHING = { base: 0n, slope: 0n, start: 0n, under: 1n };

function wholePiece({ low, status, warning, line }: Piece, { unit }: Rounding, split: bigint, most: bigint) {
  if (line === undefined) return { low, status, warning, ...NOTHING, most: low - 1n };
  const [start, slope] = [divideRatios(line.start, ratio(unit)), divideRatios(line.slope, ratio(unit))];
  const under = commonUnder(start, slope);
  const above = (start.numerator * under) / start.denominator;
  const whole = {
    base: above / under,
    slope: (slope.numerator * under) / slope.denominator,
    start: above % under,
    under,
  };
  const byNumbers = reachOf(whole, split, most);
  const byAmount = reachOfAmount(line);
  const reach = byNumbers < byAmount ? byNumbers : byAmount;
  return reach < 0n
    ? { low, status, warning, ...NOTHING, most: low - 1n }
    : { low, status, warning, ...whole, most: low + reach };
}

/** How far beyond the start of a stretch each number of the calculation stays within the largest; −1 where none does. */
function reachOf(
  { base, slope, start, under }: Pick<WholePiece, 'base' | 'slope' | 'start' | 'under'>,
  split: bigint,
  most: bigint,
): bigint {
  if (base > most || slope > most || 2n * under > most) return -1n;
  if (split === 1n) {
    // 2 · (slope · x + start) + under
    const room = most - under - 2n * start;
    if (room < 0n) return -1n;
    return slope === 0n ? MOST_MICRO * 4n : room / (2n * slope);
  }
  // 2 · (rest · split + slope · (x mod split) + start) + under, where rest < under
  const largest = 2n * ((under - 1n) * split + slope * (split - 1n) + start) + under;
  if (largest > most) return -1n;
  return slope === 0n ? MOST_MICRO * 4n : (most / slope) * split + (split - 1n);
}

/** How far beyond the start of a stretch the amount stays within the largest there is; −1 where it never does. */
function reachOfAmount({ start, slope }: Line): bigint {
  // Pence before rounding, cut off, are at most the largest amount.
  const room = addRatios(ratio(MOST_PENCE + 1n), multiplyRatios(ratio(-1n), start));
  if (room.numerator <= 0n) return -1n;
  if (slope.numerator === 0n) return MOST_MICRO * 4n;
  const { numerator, denominator } = divideRatios(room, slope);
  return (numerator - 1n) / denominator;
}

/** The least denominator that two ratios have in common. */
function commonUnder(a: Ratio, b: Ratio): bigint {
  return a.denominator * ratio(b.denominator, a.denominator).numerator;
}
