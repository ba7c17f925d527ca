import { pick } from '../../cohort/order/pick.js';
import { numberAt } from '../../exact/at.js';

/** The cases that one set of figures rests on, as columns of whole pence. */
export interface Cell {
  readonly n: number;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly base: Float64Array;
  /** `to` less `from`. */
  readonly change: Float64Array;
  readonly idOf: (position: number) => string;
}

/** What a cell is made of: columns of a cohort. */
type Source = Pick<Cell, 'from' | 'to' | 'base' | 'idOf'>;

/** The cell of the cases at some positions of a cohort. */
export function cellOf(source: Source, positions: Uint32Array): Cell {
  const [from, to] = [pick(source.from, positions), pick(source.to, positions)];
  return {
    n: positions.length,
    from,
    to,
    base: source.base === source.from ? from : pick(source.base, positions),
    change: to.map((pence, index) => pence - numberAt(from, index)),
    idOf: (position) => source.idOf(numberAt(positions, position)),
  };
}

/**
 * Compares a × b with c × d for whole numbers, exactly: negative when the first product is less, 0 when they are equal.
 */
export function compareProducts(a: number, b: number, c: number, d: number): number {
  const [first, second] = [a * b, c * d];
  // Below 2^53 a product of whole numbers is exact, and a rounded one never falls below it.
  if (Math.abs(first) <= EXACT && Math.abs(second) <= EXACT) return first - second;
  const difference = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

const EXACT = Number.MAX_SAFE_INTEGER;
