import { numberAt } from '../../exact/at.js';

type Row = readonly number[];

/** A row over cells, quick to go through. */
type Cells = Float64Array;

/** A figure that is not told stays uncertain by a fifth of itself; without anybody's own amount by more, so that one cannot narrow it. */
const FIFTH = 0.2;
const WITH_ROOM = 0.4;

/** Beyond so many cells of one or two families no figure of all hangs on one of them. */
const MOST_CELLS = 400;

/** What published figures leave uncertain, a figure after the other. */
export interface Narrowness {
  /**
   * Whether one more figure would leave the amount of one or two families uncertain by less than a fifth of itself, where
   * nobody has less than £0; also for a family that knows its own.
   *
   * @param row how much of each cell is in the figure
   */
  wouldBe(row: Row): boolean;
  /** Publishes a figure. */
  add(row: Row): void;
}

/** Which cells are in the same figures with the same weight: they are one part, of which only the sum can be told. */
interface Parts {
  readonly of: Int32Array;
  readonly first: Int32Array;
  /** How many cells a part has. */
  readonly cells: Int32Array;
}

/**
 * Follows what published figures leave uncertain.
 *
 * An amount is moved, and the others with it so that every figure stays as it is, until one of them comes to £0. That is
 * one way of many to move it, so that what stays uncertain by it is uncertain; what does not may be.
 *
 * @param sizes how many families each cell holds
 * @param columns what the families of each cell have together, a column for each amount
 * @param most how many children two families have at the most
 */
export function narrowness(sizes: readonly number[], columns: readonly Row[], most = 2): Narrowness {
  const { length } = sizes;
  const basis: Cells[] = [];
  let parts = partsOf(Array.from({ length }, () => ''));
  /** The ways that were asked for, by the first cell of their part. */
  let ways = new Map<number, Cells>();

  /** How all amounts move with one of `parts`, so that no figure changes: what is left of it beside all figures. */
  function wayOf(part: number): Cells {
    const first = numberAt(parts.first, part);
    const known = ways.get(first);
    if (known !== undefined) return known;
    const way = shareOf(parts, part);
    for (const row of basis) take(way, row, numberAt(row, first));
    ways.set(first, way);
    return way;
  }

  /** What a figure says beside those before it; undefined where they say it already. */
  function newIn(row: Row): Cells | undefined {
    const own = Float64Array.from(row);
    const left = own.slice();
    // Twice over, so that rounding stays small.
    for (const one of [...basis, ...basis]) take(left, one, dot(left, one));
    const size = Math.sqrt(dot(left, left));
    return size > 1e-9 * Math.sqrt(dot(own, own)) && size > 0 ? left.map((value) => value / size) : undefined;
  }

  /** How a part of finer ones moves beside one more figure. */
  function wayBeside(finer: Parts, part: number, added: Cells | undefined): Cells {
    const first = numberAt(finer.first, part);
    const own = numberAt(parts.of, first);
    const isWhole = numberAt(parts.cells, own) === numberAt(finer.cells, part);
    const way = isWhole ? wayOf(own).slice() : shareOf(finer, part);
    if (!isWhole) for (const row of basis) take(way, row, numberAt(row, first));
    if (added !== undefined) take(way, added, numberAt(added, first));
    return way;
  }

  return {
    wouldBe(row) {
      const finer = refined(parts, row);
      const ofFew = [...sumsOf(sizes, finer).entries()].flatMap(([part, n]) => (n > 0 && n <= most ? [part] : []));
      if (ofFew.length === 0) return false;
      const added = newIn(row);
      const rows = added === undefined ? basis : [...basis, added];
      const few = ofFew.filter((part) => rows.some((one) => one[numberAt(finer.first, part)] !== 0));
      if (few.length > MOST_CELLS) return false;
      const moved = new Map(few.map((part) => [part, wayBeside(finer, part, added)]));
      return columns.some((column) => isAnyNarrow(finer, moved, sumsOf(column, finer)));
    },
    add(row) {
      const finer = refined(parts, row);
      const added = newIn(row);
      const kept = new Map<number, Cells>();
      for (const [first, way] of ways) {
        const [own, part] = [numberAt(parts.of, first), numberAt(finer.of, first)];
        if (numberAt(parts.cells, own) !== numberAt(finer.cells, part)) continue;
        if (added !== undefined) take(way, added, numberAt(added, first));
        kept.set(first, way);
      }
      if (added !== undefined) basis.push(added);
      parts = finer;
      ways = kept;
    },
  };
}

/** Whether the amount of a part that can move on its way moves by too little, or would for somebody who knows another. */
function isAnyNarrow(parts: Parts, ways: ReadonlyMap<number, Cells>, amounts: Cells): boolean {
  return [...ways].some(([part, way]) => {
    const amount = numberAt(amounts, part);
    if (amount === 0) return false;
    if (widthOf(parts, amounts, part, way) < WITH_ROOM * amount) return true;
    const size = numberAt(way, numberAt(parts.first, part));
    return [...ways].some(([own, known]) => {
      if (own === part) return false;
      // Ways are what is left of two amounts beside all figures, so that each says at the other how much they have in common.
      const known2 = numberAt(known, numberAt(parts.first, own));
      const common = numberAt(way, numberAt(parts.first, own));
      // What has little in common with an amount does not narrow it.
      if (known2 < 1e-12 || common ** 2 < 0.1 * known2 * size) return false;
      return widthOf(parts, amounts, part, way, known, common / known2) < FIFTH * amount;
    });
  });
}

/** How far an amount can move on a way less so much of another, both up and down, before any would be below £0. */
function widthOf(parts: Parts, amounts: Cells, part: number, way: Cells, less?: Cells, times = 0): number {
  const movedBy = (index: number): number => {
    const first = numberAt(parts.first, index);
    const own = numberAt(way, first) - (less === undefined ? 0 : times * numberAt(less, first));
    return own * numberAt(parts.cells, index);
  };
  const moved = movedBy(part);
  if (moved < 1e-9) return 0;
  let [up, down] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let index = 0; index < amounts.length; index += 1) {
    const value = movedBy(index);
    if (value < -1e-12) up = Math.min(up, numberAt(amounts, index) / -value);
    if (value > 1e-12) down = Math.min(down, numberAt(amounts, index) / value);
  }
  return (up + down) * moved;
}

/** The parts of cells by what tells them apart. */
function partsOf(keys: readonly string[]): Parts {
  const places = new Map<string, number>();
  const first: number[] = [];
  const of = Int32Array.from(keys, (key, cell) => {
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, first.length);
    return first.push(cell) - 1;
  });
  const cells = new Int32Array(first.length);
  for (const part of of) cells[part] = numberAt(cells, part) + 1;
  return { of, first: Int32Array.from(first), cells };
}

/** Parts told further apart by one more figure. */
function refined({ of }: Parts, row: Row): Parts {
  return partsOf(row.map((value, cell) => `${numberAt(of, cell)} ${value}`));
}

/** An amount of £1 that is a part's, in equal shares in its cells. */
function shareOf({ of, cells }: Parts, part: number): Cells {
  const share = 1 / numberAt(cells, part);
  return Float64Array.from(of, (own) => (own === part ? share : 0));
}

function sumsOf(values: Row, { of, first }: Parts): Cells {
  const sums = new Float64Array(first.length);
  values.forEach((value, cell) => {
    const part = numberAt(of, cell);
    sums[part] = numberAt(sums, part) + value;
  });
  return sums;
}

/** Takes so much of a row away from another, in place. */
function take(left: Cells, right: Cells, times: number): void {
  if (times === 0) return;
  for (let index = 0; index < left.length; index += 1)
    left[index] = numberAt(left, index) - times * numberAt(right, index);
}

function dot(left: Cells, right: Cells): number {
  let sum = 0;
  for (let index = 0; index < left.length; index += 1) sum += numberAt(left, index) * numberAt(right, index);
  return sum;
}
