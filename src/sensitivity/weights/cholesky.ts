import { at, numberAt } from '../../exact/at.js';

// A pivot this small against the diagonal means that a column is a sum of others to nearly all digits.
const LEAST_PIVOT = 1e-10;

/**
 * Solves a symmetric positive definite system by Cholesky's factors; undefined where the matrix is singular to nearly all
 * digits. The matrix is taken at some rows and columns only, and has 1 or 0 on its diagonal.
 *
 * @source Golub and Van Loan, Matrix computations, 4th ed. 2013, 4.2
 */
export function solveAt(
  matrix: readonly Float64Array[],
  right: Float64Array,
  places: readonly number[],
): Float64Array | undefined {
  const size = places.length;
  const factor = places.map(() => new Float64Array(size));
  const factorAt = (row: number, column: number): number => numberAt(at(factor, row), column);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = numberAt(at(matrix, at(places, row)), at(places, column));
      for (let inner = 0; inner < column; inner += 1) rest -= factorAt(row, inner) * factorAt(column, inner);
      if (row === column && rest < LEAST_PIVOT) return undefined;
      at(factor, row)[column] = row === column ? Math.sqrt(rest) : rest / factorAt(column, column);
    }
  }
  const solution = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let rest = numberAt(right, at(places, row));
    for (let inner = 0; inner < row; inner += 1) rest -= factorAt(row, inner) * numberAt(solution, inner);
    solution[row] = rest / factorAt(row, row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = numberAt(solution, row);
    for (let inner = row + 1; inner < size; inner += 1) rest -= factorAt(inner, row) * numberAt(solution, inner);
    solution[row] = rest / factorAt(row, row);
  }
  return solution;
}
