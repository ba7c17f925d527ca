import { describe, expect, test } from 'vitest';
import { drawFirst, seededRandom } from '../../src/exact/random.js';

const MASK = 0xffffffffn;
const rotate = (value: bigint, by: bigint): bigint => ((value << by) | (value >> (32n - by))) & MASK;

/** The generator a second time, in bigint, from its published definition. */
function* plainGenerator(seed: number): Generator<bigint> {
  let state = BigInt(seed);
  const word = (): bigint => {
    state = (state + 0x9e3779b9n) & MASK;
    let mixed = state ^ (state >> 16n);
    mixed = (mixed * 0x21f0aaadn) & MASK;
    mixed ^= mixed >> 15n;
    mixed = (mixed * 0x735a2d97n) & MASK;
    return mixed ^ (mixed >> 15n);
  };
  const s = [word(), word(), word(), word()] as [bigint, bigint, bigint, bigint];
  for (;;) {
    yield (rotate((s[1] * 5n) & MASK, 7n) * 9n) & MASK;
    const shifted = (s[1] << 9n) & MASK;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotate(s[3], 11n);
  }
}

describe('the seeded generator', () => {
  test.each([0, 1, 2011, 2 ** 32 - 1])('seed %i gives the numbers of a second implementation', (seed) => {
    const random = seededRandom(seed);
    const plain = plainGenerator(seed);
    for (let count = 0; count < 1000; count += 1) {
      expect(BigInt(random.below(2 ** 32))).toBe(plain.next().value);
    }
  });

  test('every number below 6 comes about as often', () => {
    const random = seededRandom(7);
    const counts = new Array<number>(6).fill(0);
    for (let count = 0; count < 60_000; count += 1) {
      const face = random.below(6);
      counts[face] = (counts[face] ?? 0) + 1;
    }
    // 10,000 expected; five standard deviations are 456.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(456);
  });

  test('a draw of some keeps everyone once, and every first one comes about as often', () => {
    const random = seededRandom(3);
    const firsts = new Array<number>(5).fill(0);
    const column = Int32Array.from([0, 1, 2, 3, 4]);
    for (let count = 0; count < 20_000; count += 1) {
      drawFirst(column, 2, random);
      firsts[column[0] ?? 0] = (firsts[column[0] ?? 0] ?? 0) + 1;
    }
    expect([...column].sort()).toEqual([0, 1, 2, 3, 4]);
    for (const count of firsts) expect(Math.abs(count - 4000)).toBeLessThan(300);
  });
});
