import { type Amount, formatAmount, type Pence } from './amount.js';

/** A sum of whole pence that stays exact beyond 2^53. */
export interface ExactTotal {
  /** Adds whole pence, at most 2^52 of them, `times` over. */
  add(pence: number, times?: number): void;
  addBig(pence: Pence): void;
  pence(): Pence;
  amount(): Amount;
}

/** A new sum. Plain numbers are added up to 2^52 and then carried in a bigint. */
export function exactTotal(): ExactTotal {
  let carried = 0n;
  let part = 0;
  const pence = (): Pence => carried + BigInt(part);
  return {
    add(value, times = 1) {
      const product = value * times;
      if (product > CARRY) {
        carried += BigInt(value) * BigInt(times);
        return;
      }
      part += product;
      if (part > CARRY) {
        carried += BigInt(part);
        part = 0;
      }
    },
    addBig(value) {
      carried += value;
    },
    pence,
    amount: () => formatAmount(pence()),
  };
}

// Two of these add up to no more than 2^53.
const CARRY = 2 ** 52;
