import { at } from './at.js';

/**
 * The generator behind every calculation by chance, so that a result can be drawn again: xoshiro128** of Blackman and
 * Vigna (2018), its four words of state filled from the seed by splitmix32. Nothing else here is left to chance.
 */
export const GENERATOR = 'xoshiro128** seeded by splitmix32';

/** The largest seed. */
export const MAX_SEED = 2 ** 32 - 1;

/** Draws whole numbers. It lives within one calculation, which makes it from its seed. */
export interface Random {
  /** A whole number from 0 to below `end`, each as likely as the other; `end` is 1 to 2^32. */
  below(end: number): number;
}

/**
 * A generator that gives the same numbers for the same seed, on every machine.
 *
 * @param seed a whole number from 0 to 2^32 − 1
 * @source Blackman and Vigna, Scrambled linear pseudorandom number generators, 2018 (xoshiro128**)
 */
export function seededRandom(seed: number): Random {
  const word = splitmix32(seed);
  let [a, b, c, d] = [word(), word(), word(), word()];
  const next = (): number => {
    const times5 = Math.imul(b, 5);
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  return {
    below(end) {
      // Numbers in the last, incomplete run of `end` are drawn again, so that none is likelier than another.
      const whole = RANGE - (RANGE % end);
      let drawn = next();
      while (drawn >= whole) drawn = next();
      return drawn % end;
    },
  };
}

const RANGE = 2 ** 32;

/** Fills words of state from one seed; no seed gives four zeros. */
function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}

/** Puts the first `count` places of a column in a random order drawn from all of it (Fisher and Yates). */
export function drawFirst(column: Int32Array, count: number, random: Random): void {
  const { length } = column;
  for (let place = 0; place < count && place < length; place += 1) {
    const other = place + random.below(length - place);
    const held = at(column, place);
    column[place] = at(column, other);
    column[other] = held;
  }
}
