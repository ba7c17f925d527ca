import type { Pence } from '../money/amount.js';

/** The sum of whole pence. */
export function sumOf(values: readonly Pence[]): Pence {
  let total = 0n;
  for (const value of values) total += value;
  return total;
}
