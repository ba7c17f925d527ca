import { type Ratio, ratio } from '../../exact/ratio.js';

/**
 * The exact two-sided sign test: how often chance alone, with up and down alike, would be at least as one-sided as this.
 * Cases without a difference are left out beforehand; 1 of no cases.
 *
 * @source Conover, Practical nonparametric statistics, 3rd ed. 1999, 3.4
 */
export function signTest(up: number, down: number): Ratio {
  const n = up + down;
  const fewer = Math.min(up, down);
  // The number of ways to have at most so few of one side.
  let ways = 0n;
  let choose = 1n;
  for (let k = 0; k <= fewer; k += 1) {
    ways += choose;
    choose = (choose * BigInt(n - k)) / BigInt(k + 1);
  }
  const all = 2n ** BigInt(n);
  return 2n * ways >= all ? ratio(1n) : ratio(2n * ways, all);
}
