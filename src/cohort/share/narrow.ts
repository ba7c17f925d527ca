import { at } from '../../exact/at.js';

type Row = readonly number[];

/** A figure that is not told stays uncertain by a fifth of itself; without anybody's own amount by more, so that one cannot narrow it. */
const FIFTH = 0.2;
const WITH_ROOM = 0.4;

/** Beyond so many cells of one or two families no figure of all hangs on one of them. */
const MOST_CELLS = 400;

/**
 * Whether published figures leave the amount of one or two families uncertain by less than a fifth of itself, where
 * nobody has less than £0; also for a family that knows its own.
 *
 * An amount is moved, and the others with it so that every figure stays as it is, until one of them comes to £0. That is
 * one way of many to move it, so that what stays uncertain by it is uncertain; what does not may be.
 *
 * @param sizes how many families each cell holds
 * @param rows the published figures: how much of each cell is in them
 * @param columns what the families of each cell have together, a column for each amount
 */
export function isNarrow(sizes: readonly number[], rows: readonly Row[], columns: readonly Row[]): boolean {
  const keys = sizes.map((_, cell) => rows.map((row) => at(row, cell)).join(' '));
  const parts = [...new Set(keys)];
  const placeOf = new Map(parts.map((key, place) => [key, place]));
  const together = (values: Row): number[] => {
    const sums = parts.map(() => 0);
    keys.forEach((key, cell) => {
      const place = placeOf.get(key) ?? 0;
      sums[place] = at(sums, place) + at(values, cell);
    });
    return sums;
  };
  const firsts = parts.map((key) => keys.indexOf(key));
  const basis = orthonormal(rows.map((row) => firsts.map((cell) => at(row, cell))));
  const counts = together(sizes);
  const few = counts.flatMap((n, place) => (n > 0 && n <= 2 && basis.some((row) => row[place] !== 0) ? [place] : []));
  if (few.length > MOST_CELLS) return false;
  const ways = new Map(few.map((place) => [place, freeWay(basis, parts.length, place)]));
  const amounts = columns.map(together);
  return [...ways].some(([place, way]) =>
    amounts.some((column) => {
      const amount = at(column, place);
      if (amount === 0) return false;
      if (widthOf(way, column, place) < WITH_ROOM * amount) return true;
      return [...ways].some(([own, known]) => {
        if (own === place) return false;
        const size = dot(known, known);
        const common = dot(way, known);
        // What has little in common with an amount does not narrow it.
        if (size < 1e-12 || common ** 2 < 0.1 * size * dot(way, way)) return false;
        return widthOf(subtract(way, known, common / size), column, place) < FIFTH * amount;
      });
    }),
  );
}

/** How all amounts move with one, so that no figure changes. */
function freeWay(basis: readonly Row[], length: number, place: number): Row {
  const own = Array.from({ length }, (_, index) => (index === place ? 1 : 0));
  return basis.reduce<Row>((left, row) => subtract(left, row, at(row, place)), own);
}

/** How far an amount can move on a way, both up and down, before another would be below £0. */
function widthOf(way: Row, amounts: Row, place: number): number {
  const moved = at(way, place);
  if (moved < 1e-9) return 0;
  let [up, down] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  way.forEach((value, index) => {
    if (value < -1e-12) up = Math.min(up, at(amounts, index) / -value);
    if (value > 1e-12) down = Math.min(down, at(amounts, index) / value);
  });
  return (up + down) * moved;
}

/** Rows at right angles to each other that say the same; twice over, so that rounding stays small. */
function orthonormal(rows: readonly Row[]): Row[] {
  const basis: Row[] = [];
  for (const row of rows) {
    let left = row;
    for (const one of [...basis, ...basis]) left = subtract(left, one, dot(left, one));
    const length = Math.sqrt(dot(left, left));
    if (length > 1e-9 * Math.sqrt(dot(row, row)) && length > 0) basis.push(left.map((value) => value / length));
  }
  return basis;
}

function subtract(left: Row, right: Row, times: number): Row {
  return left.map((value, index) => value - times * at(right, index));
}

function dot(left: Row, right: Row): number {
  return left.reduce((sum, value, index) => sum + value * at(right, index), 0);
}
