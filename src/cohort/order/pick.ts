import { numberAt } from '../../exact/at.js';

/** The values of a column at some positions. A loop, because the typed arrays' own `from` is many times slower. */
export function pick(column: Float64Array, positions: Int32Array | Uint32Array | readonly number[]): Float64Array {
  const picked = new Float64Array(positions.length);
  let place = 0;
  for (const position of positions) {
    picked[place] = numberAt(column, position);
    place += 1;
  }
  return picked;
}

/** The codes of a column at some positions. */
export function pickCodes(codes: Int32Array, positions: Uint32Array): Int32Array {
  const picked = new Int32Array(positions.length);
  for (let place = 0; place < positions.length; place += 1) picked[place] = numberAt(codes, numberAt(positions, place));
  return picked;
}

/** A column of numbers turned into codes. */
export function codesOf(column: Float64Array, codeOf: (value: number, place: number) => number): Int32Array {
  const codes = new Int32Array(column.length);
  for (let place = 0; place < column.length; place += 1) codes[place] = codeOf(numberAt(column, place), place);
  return codes;
}
