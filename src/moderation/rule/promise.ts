import type { Pence } from '../../money/amount.js';

/** A limit that a rule promised a family: the amount will not be below `low` or above `high`. */
export interface LimitPromise {
  /** The id of the rule that promised it. */
  readonly by: string;
  readonly low?: Pence;
  readonly high?: Pence;
}

/** Whether an amount keeps a promise. */
export function keeps({ low, high }: LimitPromise, amount: Pence): boolean {
  return (low === undefined || amount >= low) && (high === undefined || amount <= high);
}
