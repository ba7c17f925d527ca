import { at, numberAt } from '../../exact/at.js';
import { solveAt } from './cholesky.js';

/** A least squares problem by its cross-products, each column brought to length 1. */
export interface CrossProducts {
  /** Columns times columns. */
  readonly gram: readonly Float64Array[];
  /** Columns times the values sought. */
  readonly target: Float64Array;
  /** The length of each column; 0 of a column of noughts. */
  readonly lengths: Float64Array;
}

/** The cross-products of columns and values. */
export function crossProducts(columns: readonly Float64Array[], values: Float64Array): CrossProducts {
  const lengths = Float64Array.from(columns, (column) => Math.sqrt(dot(column, column)));
  const unit = columns.map((column, place) => column.map((value) => value / (lengths[place] || 1)));
  return {
    gram: unit.map((row) => Float64Array.from(unit, (column) => dot(row, column))),
    target: Float64Array.from(unit, (column) => dot(column, values)),
    lengths,
  };
}

/**
 * Least squares with every coefficient 0 or more: columns times coefficients come as near to the values as can be.
 *
 * One column after another is let in, the one along which the error falls fastest; whenever a coefficient would become
 * negative, the step is cut short and that column put out again.
 *
 * @source Lawson and Hanson, Solving least squares problems, 1974, chapter 23 (algorithm NNLS), on cross-products after
 * Bro and de Jong, Journal of Chemometrics 11, 1997
 */
export function nonNegativeLeastSquares(products: CrossProducts): Float64Array {
  const { gram, target, lengths } = products;
  const scale = Math.max(...target.map(Math.abs), 0);
  const weights = new Float64Array(target.length);
  let inside: number[] = [];
  const blocked = new Set<number>();
  // The algorithm ends by itself; the bound is against rounding that would let it go round in circles.
  for (let step = 0; step < 10 * target.length + 10; step += 1) {
    const slopes = slopesAt(gram, target, weights);
    const entering = steepest(slopes, (place) => !inside.includes(place) && !blocked.has(place));
    if (entering === undefined || numberAt(slopes, entering) <= 1e-10 * scale) break;
    const found = settle(gram, target, weights, [...inside, entering]);
    // A column that adds nothing of its own stays out until another one has moved.
    if (found === undefined || !found.includes(entering)) blocked.add(entering);
    else blocked.clear();
    inside = found ?? inside;
  }
  return weights.map((weight, place) => weight / (lengths[place] || 1));
}

/** Least squares without bounds; undefined where the columns can't be told apart. */
export function leastSquares({ gram, target, lengths }: CrossProducts): Float64Array | undefined {
  const all = [...target.keys()];
  return solveAt(gram, target, all)?.map((weight, place) => weight / (lengths[place] || 1));
}

/** Moves the weights to the least squares of the columns inside, putting out those that would become negative. */
function settle(
  gram: readonly Float64Array[],
  target: Float64Array,
  weights: Float64Array,
  entering: readonly number[],
): number[] | undefined {
  let inside = [...entering];
  for (;;) {
    const solved = solveAt(gram, target, inside);
    if (solved === undefined) return undefined;
    const shares = inside.map((place, order) => shareAllowed(numberAt(weights, place), numberAt(solved, order)));
    const part = Math.min(1, ...shares);
    inside.forEach((place, order) => {
      const weight = numberAt(weights, place);
      weights[place] = weight + part * (numberAt(solved, order) - weight);
    });
    if (part === 1) return inside;
    const out = new Set(inside.filter((_, order) => at(shares, order) <= part));
    for (const place of out) weights[place] = 0;
    inside = inside.filter((place) => !out.has(place));
  }
}

/** How much of a step from one weight to another keeps it from becoming negative. */
function shareAllowed(weight: number, solved: number): number {
  return solved > 0 ? 1 : weight === 0 ? 0 : Math.min(weight / (weight - solved), 1 - Number.EPSILON);
}

/** How fast the squared error falls along each column. */
function slopesAt(gram: readonly Float64Array[], target: Float64Array, weights: Float64Array): Float64Array {
  return target.map((value, place) => value - dot(at(gram, place), weights));
}

function steepest(slopes: Float64Array, isOpen: (place: number) => boolean): number | undefined {
  return [...slopes.keys()]
    .filter(isOpen)
    .reduce<number | undefined>(
      (most, place) => (most === undefined || numberAt(slopes, place) > numberAt(slopes, most) ? place : most),
      undefined,
    );
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += numberAt(a, index) * numberAt(b, index);
  return sum;
}
