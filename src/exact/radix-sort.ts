import { numberAt } from './at.js';

/** The widest digit: 4,096 counts stay in the fastest cache. */
const MAX_DIGIT_BITS = 12;

/**
 * Sorts whole numbers from 0 to 2^53 upwards, in place, by their binary digits from the lowest (a radix sort).
 *
 * @param largest the largest of them; it decides how many digits there are
 * @param places a column that is moved along, such as the position of each value before
 */
export function radixSort(values: Float64Array, largest: number, places?: Uint32Array): void {
  let bits = 1;
  while (2 ** bits <= largest) bits += 1;
  const passes = Math.ceil(bits / MAX_DIGIT_BITS);
  const width = Math.ceil(bits / passes);
  let from: Columns = { values, places };
  let to: Columns = { values: new Float64Array(values.length), places: places && new Uint32Array(places.length) };
  for (let pass = 0; pass < passes; pass += 1) {
    if (sortByDigit(from, to, 2 ** -(pass * width), 2 ** width)) [from, to] = [to, from];
  }
  if (from.values === values) return;
  values.set(from.values);
  if (from.places !== undefined) places?.set(from.places);
}

interface Columns {
  readonly values: Float64Array;
  readonly places: Uint32Array | undefined;
}

/** Moves everything into the order of one digit; false when the digit is the same everywhere and nothing moved. */
function sortByDigit(from: Columns, to: Columns, shift: number, digits: number): boolean {
  const mask = digits - 1;
  const next = new Uint32Array(digits + 1);
  const source = from.values;
  const { length } = source;
  // Scaling by a power of two is exact, and the conversion to 32 bits drops the fraction and the digits above.
  for (let index = 0; index < length; index += 1) {
    const digit = ((numberAt(source, index) * shift) >>> 0) & mask;
    next[digit + 1] = numberAt(next, digit + 1) + 1;
  }
  if (next.includes(length)) return false;
  for (let digit = 0; digit < digits; digit += 1) next[digit + 1] = numberAt(next, digit + 1) + numberAt(next, digit);
  const step = { next, shift, mask };
  if (from.places !== undefined && to.places !== undefined) moveBoth(source, from.places, to.values, to.places, step);
  else moveValues(source, to.values, step);
  return true;
}

interface Step {
  /** Where the next value with each digit goes; counted up on the way. */
  readonly next: Uint32Array;
  readonly shift: number;
  readonly mask: number;
}

function moveValues(source: Float64Array, target: Float64Array, { next, shift, mask }: Step): void {
  for (let index = 0; index < source.length; index += 1) {
    const value = numberAt(source, index);
    const digit = ((value * shift) >>> 0) & mask;
    const place = numberAt(next, digit);
    target[place] = value;
    next[digit] = place + 1;
  }
}

function moveBoth(
  source: Float64Array,
  sourcePlaces: Uint32Array,
  target: Float64Array,
  targetPlaces: Uint32Array,
  { next, shift, mask }: Step,
): void {
  for (let index = 0; index < source.length; index += 1) {
    const value = numberAt(source, index);
    const digit = ((value * shift) >>> 0) & mask;
    const place = numberAt(next, digit);
    target[place] = value;
    targetPlaces[place] = numberAt(sourcePlaces, index);
    next[digit] = place + 1;
  }
}
