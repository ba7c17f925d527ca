import { seededRandom } from '../../src/exact/random.js';
import type { Cell } from './engine.js';

/** Draws what a test needs, the same for the same seed. */
export interface Draw {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  /** One of some. */
  of<One>(list: readonly One[]): One;
  /** Whether something is so that happens once in so many times. */
  once(inSoMany: number): boolean;
}

export function drawFrom(seed: number): Draw {
  const random = seededRandom(seed);
  return {
    below: (end) => random.below(end),
    of(list) {
      const drawn = list[random.below(list.length)];
      if (drawn === undefined) throw new Error('nothing to draw from');
      return drawn;
    },
    once: (inSoMany) => random.below(inSoMany) === 0,
  };
}

/** Names that would break out of a statement that does not quote them. */
export const NAMES = [
  'A',
  'a',
  "O'Brien",
  'two "quoted" words',
  "x'); DROP TABLE cases; --",
  'back\\slash',
  "\\'",
  'é',
  'é',
  'with blank ',
  '%',
  'NULL',
  '-- comment',
  '/* comment',
  '$$',
] as const;

/** A number of millionths as people write a number, with noughts that say nothing. */
export function written(micro: bigint, draw: Draw): string {
  const digits = String(micro).padStart(7, '0');
  const [whole, part] = [digits.slice(0, -6), digits.slice(-6)];
  if (draw.once(8)) return `00${whole}.${part}00`;
  const short = part.replace(/0+$/, '');
  return short === '' ? whole : `${whole}.${short}`;
}

const ODD_POINTS: readonly Cell[] = [
  null,
  '',
  '   ',
  '-0',
  '-0.00',
  '-1',
  '1e3',
  '.5',
  '5.',
  '+5',
  '0x10',
  '1 000',
  '1,5',
  'abc',
  'NaN',
  'Infinity',
  '１２',
  '1.2.3',
  '--1',
  '-',
  '.',
  ' 12.5 ',
  '\t7\n',
  '12.3456789',
  '12.34567800',
  '1000000000',
  '1000000000.0',
  '1000000000.000001',
  '10000000000',
  '00000000000000000000000000012',
  '0000000000000000000000000000012',
  '0.000000000000000000000000000000',
  '1.0000000000000000000000000000001',
  '11111111111111111111111111111111111111111',
];

/** Points of a case: mostly a number, at times one of the edges of the model, at times what is no number of points. */
export function drawPoints(draw: Draw, edges: readonly bigint[], most = 200): Cell {
  if (draw.once(40)) return draw.of(ODD_POINTS);
  if (edges.length > 0 && draw.once(3)) {
    const moved = draw.of(edges) + BigInt(draw.below(3) - 1);
    return written(moved < 0n ? 0n : moved, draw);
  }
  const decimals = draw.of([0, 0, 1, 2, 6]);
  const unit = 10 ** decimals;
  return written(BigInt(draw.below(most * unit)) * BigInt(10 ** (6 - decimals)), draw);
}
