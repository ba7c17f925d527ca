/** What a system of equations over amounts of nought or more says of a sum: the least and the most that it can be. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

type Row = readonly number[];

/**
 * The least and the most of `target · x` where `rows · x` is what it is for the true `x`, and no part of `x` is below 0.
 * The truth is known here, so that the first corner need not be looked for by trial.
 */
export function boundsOf(rows: readonly Row[], truth: Row, target: Row): Bounds {
  const values = rows.map((row) => dot(row, truth));
  return {
    low: least(rows, values, target),
    high: -least(
      rows,
      values,
      target.map((value) => -value),
    ),
  };
}

/** How far a sum can move at the least without any equation being broken: along one line only. A lower bound of the width. */
export function widthAlongLine(basis: readonly Row[], truth: Row, target: Row): number {
  const free = basis.reduce<number[]>((left, row) => subtract(left, row, dot(left, row)), [...target]);
  const moved = dot(free, target);
  if (moved < 1e-9) return 0;
  let [up, down] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  free.forEach((value, index) => {
    const most = (truth[index] ?? 0) / Math.abs(value);
    if (value < -1e-12) up = Math.min(up, most);
    if (value > 1e-12) down = Math.min(down, most);
  });
  return (up + down) * moved;
}

/** Rows at right angles to each other that say the same as some rows (Gram and Schmidt, twice, so that rounding stays small). */
export function orthonormal(rows: readonly Row[]): number[][] {
  const basis: number[][] = [];
  for (const row of rows) {
    let left = [...row];
    const before = Math.sqrt(dot(left, left));
    for (let pass = 0; pass < 2; pass += 1) for (const one of basis) left = subtract(left, one, dot(left, one));
    const length = Math.sqrt(dot(left, left));
    if (before > 0 && length / before > 1e-9) basis.push(left.map((value) => value / length));
  }
  return basis;
}

/** Minimises by the simplex method in two phases with Bland's rule, which never circles. */
function least(rows: readonly Row[], values: Row, cost: Row): number {
  const width = cost.length;
  const table = rows.map((row, index) => {
    const sign = (values[index] ?? 0) < 0 ? -1 : 1;
    const own = rows.map((_, other) => (other === index ? 1 : 0));
    return [...row.map((value) => sign * value), ...own, sign * (values[index] ?? 0)];
  });
  const basis = rows.map((_, index) => width + index);
  pivotAll(table, basis, [...cost.map(() => 0), ...rows.map(() => 1)], width + rows.length);
  // What is left of the first phase stands at nought, and gives way to a part of x, so that nothing of it comes back.
  basis.forEach((column, index) => {
    if (column < width) return;
    const other = (table[index] ?? []).findIndex((value, own) => own < width && Math.abs(value) > 1e-9);
    if (other >= 0) exchange(table, basis, index, other);
  });
  const isBounded = pivotAll(table, basis, [...cost, ...rows.map(() => 0)], width);
  if (!isBounded) return Number.NEGATIVE_INFINITY;
  return basis.reduce((sum, column, index) => {
    const value = table[index]?.at(-1) ?? 0;
    return sum + value * (column < width ? (cost[column] ?? 0) : 0);
  }, 0);
}

/** Goes from corner to corner while that costs less; false where it can go on for ever. */
function pivotAll(table: number[][], basis: number[], cost: Row, columns: number): boolean {
  for (let step = 0; step < 5000; step += 1) {
    const enters = Array.from({ length: columns }, (_, column) => column).find((column) => {
      if (basis.includes(column)) return false;
      const gain = basis.reduce((sum, own, index) => sum + (cost[own] ?? 0) * (table[index]?.[column] ?? 0), 0);
      return (cost[column] ?? 0) - gain < -1e-7;
    });
    if (enters === undefined) return true;
    let leaves = -1;
    let best = Number.POSITIVE_INFINITY;
    table.forEach((row, index) => {
      const value = row[enters] ?? 0;
      if (value <= 1e-9) return;
      const ratio = (row.at(-1) ?? 0) / value;
      const isFirst = leaves >= 0 && (basis[index] ?? 0) < (basis[leaves] ?? 0);
      if (ratio < best - 1e-9 || (ratio < best + 1e-9 && isFirst)) [leaves, best] = [index, Math.min(best, ratio)];
    });
    if (leaves < 0) return false;
    exchange(table, basis, leaves, enters);
  }
  throw new Error('the programme did not end');
}

function exchange(table: number[][], basis: number[], leaves: number, enters: number): void {
  const pivot = table[leaves]?.[enters] ?? 1;
  const own = (table[leaves] ?? []).map((value) => value / pivot);
  table.forEach((row, index) => {
    table[index] = index === leaves ? own : subtract(row, own, row[enters] ?? 0);
  });
  basis[leaves] = enters;
}

function subtract(left: Row, right: Row, times: number): number[] {
  return left.map((value, index) => value - times * (right[index] ?? 0));
}

function dot(left: Row, right: Row): number {
  return left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
}
