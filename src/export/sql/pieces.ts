import { isRasError } from '../../errors.js';
import { addRatios, compareRatios, formatRatio, multiplyRatios, type Ratio, ratio, ZERO } from '../../exact/ratio.js';
import type { Allocation } from '../../model/shared/budget/allocation.js';
import type { BeyondMaximum } from '../../model/shared/points/points-bounds.js';
import { type Amount, MAX_POUNDS, parseAmount } from '../../money/amount.js';
import type { Line, Piece } from './plan.js';

/** What prices cases of any form. */
export interface Pricing {
  allocate(one: unknown): Allocation;
}

/** Millionths in a point, the finest that points can be. */
export const MICRO = 1_000_000n;

/** The most points that there can be, in millionths. */
export const MOST_MICRO = 1_000_000_000n * MICRO;

/** The largest amount in pence. */
export const MOST_PENCE = BigInt(MAX_POUNDS) * 100n;

/** Where what a model says of points may change, and the line of the amounts from there on. */
export interface Cut {
  readonly from: bigint;
  /** Left out where the amount is the same for all points up to the next cut. */
  readonly line?: Line;
}

/** The bounds of a model, at which its warnings change. */
export interface Bounds {
  readonly maximumPoints?: Ratio;
  readonly largestScore?: Ratio;
}

/**
 * The stretches of points of a model. What the model says of each is asked of the model itself, at the first points of
 * the stretch: no status and no warning is written down a second time.
 *
 * @param cuts the first of them at 0; of several at one place the last counts
 * @param field what the points are in a case; null where a case states none
 * @param sampled the first points at or after some that the model answers; itself unless told otherwise
 */
export function piecesOf(
  open: Pricing,
  own: Readonly<Record<string, unknown>>,
  cuts: readonly Cut[],
  bounds: Bounds,
  field: 'points' | 'miles' | null = 'points',
  sampled = (low: bigint): bigint => low,
): Piece[] {
  const all = withBounds(cuts, bounds);
  const pieces = all.map(({ from, line }, index): Piece => {
    const end = (all[index + 1]?.from ?? MOST_MICRO + 1n) - 1n;
    const asked = sampled(from);
    return asked > end
      ? refusedPiece(from, 'points: invalid')
      : pieceAt(open, field === null ? own : { ...own, [field]: pointsOf(asked) }, from, line);
  });
  return pieces.filter((piece, index) => index === 0 || !goesOn(pieces[index - 1], piece));
}

/** The cuts in order, those of the bounds among them, each once; a line goes on through a bound. */
function withBounds(cuts: readonly Cut[], { maximumPoints, largestScore }: Bounds): Cut[] {
  const byPlace = new Map(cuts.map((cut) => [cut.from, cut] as const));
  const known = [...byPlace.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const bound of [maximumPoints, largestScore]) {
    const from = bound === undefined ? undefined : floorOf(microOf(bound)) + 1n;
    if (from === undefined || byPlace.has(from)) continue;
    const before = known.filter((cut) => cut.from < from).at(-1);
    byPlace.set(
      from,
      before?.line === undefined ? { from } : { from, line: lineFrom(before.line, from - before.from) },
    );
  }
  return [...byPlace.values()].filter(({ from }) => from <= MOST_MICRO).sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** A line that begins further on. */
function lineFrom({ start, slope }: Line, further: bigint): Line {
  return { start: addRatios(start, multiplyRatios(slope, ratio(further))), slope };
}

function pieceAt(open: Pricing, own: Readonly<Record<string, unknown>>, low: bigint, line: Line | undefined): Piece {
  // What is beyond the largest amount has no answer; the statement finds out by itself where that begins.
  const isBeyond = line !== undefined && compareRatios(line.start, ratio(MOST_PENCE + 1n)) >= 0;
  if (isBeyond) return { low, status: 'budget', warning: null, line };
  try {
    const one = open.allocate({ caseId: 'one', ...own });
    const told = { low, status: one.status, warning: codesOf(one.warnings) };
    if (one.indicative === null) return told;
    return { ...told, line: line ?? constant(one.indicative) };
  } catch (error) {
    if (!isRasError(error)) throw error;
    return refusedPiece(low, `${error.path.at(-1)}: ${error.code}`);
  }
}

/** The one answer of a model that looks at no points; what the model refuses is its caller's to hear. */
export function fixedPiece(open: Pricing, own: Readonly<Record<string, unknown>>): Piece {
  const { status, indicative, warnings } = open.allocate({ caseId: 'one', ...own });
  const told = { low: 0n, status, warning: codesOf(warnings) };
  return indicative === null ? told : { ...told, line: constant(indicative) };
}

const constant = (amount: Amount): Line => ({ start: ratio(parseAmount(amount)), slope: ZERO });

function refusedPiece(low: bigint, warning: string): Piece {
  return { low, status: 'refused', warning };
}

/** The codes of warnings but the one that depends on the amount, which the statement finds out. */
function codesOf(warnings: readonly { readonly code: string }[]): string | null {
  const codes = warnings.map(({ code }) => code).filter((code) => code !== 'zero-budget');
  return codes.length === 0 ? null : codes.join(', ');
}

/** Whether a stretch says what the one before says. */
function goesOn(before: Piece | undefined, piece: Piece): boolean {
  if (before === undefined || before.status !== piece.status || before.warning !== piece.warning) return false;
  if (before.line === undefined || piece.line === undefined) return before.line === piece.line;
  const same = compareRatios(before.line.slope, piece.line.slope) === 0;
  return same && compareRatios(lineFrom(before.line, piece.low - before.low).start, piece.line.start) === 0;
}

/** Points beyond which a model refers or refuses, in millionths; nothing where it does neither. */
export function beyondOf({ maximumPoints, beyondMaximum }: Bounds & { readonly beyondMaximum: BeyondMaximum }) {
  if (maximumPoints === undefined || beyondMaximum === 'warn') return {};
  return { beyond: floorOf(microOf(maximumPoints)) };
}

/** Millionths as points are written. */
export function pointsOf(micro: bigint): string {
  return formatRatio(ratio(micro, MICRO));
}

/** Points in millionths, exactly. */
export function microOf(points: Ratio): Ratio {
  return multiplyRatios(points, ratio(MICRO));
}

/** The whole part of a ratio of 0 or more. */
export function floorOf({ numerator, denominator }: Ratio): bigint {
  return numerator / denominator;
}

/** The first whole number that is not less than a ratio of 0 or more. */
export function ceilOf({ numerator, denominator }: Ratio): bigint {
  return (numerator + denominator - 1n) / denominator;
}
