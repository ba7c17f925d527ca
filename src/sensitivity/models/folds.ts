import { drawFirst, seededRandom } from '../../exact/random.js';

/** Which fold each case is in, and how many folds there are. */
export interface Folds {
  readonly of: Int32Array;
  readonly count: number;
}

/** Every case in a fold of its own. */
export function singleFolds(n: number): Folds {
  return { of: Int32Array.from({ length: n }, (_, index) => index), count: n };
}

/**
 * Cases in `count` folds at random, as equal in number as can be; never more folds than cases.
 *
 * @param inOrder the cases in an order that their own figures make, so that the order of a file makes no difference
 */
export function seededFolds(inOrder: Uint32Array, count: number, seed: number): Folds {
  const n = inOrder.length;
  const folds = Math.min(count, n);
  const order = Int32Array.from(inOrder);
  drawFirst(order, n, seededRandom(seed));
  const of = new Int32Array(n);
  order.forEach((index, place) => {
    of[index] = place % folds;
  });
  return { of, count: folds };
}
