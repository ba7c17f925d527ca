import type { Amount } from '../../money/amount.js';

/** How many families, in words. */
export function familiesOf(n: number): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? 'family' : 'families'}`;
}

/** Whether a number of pounds is one or more. */
export function isOrAre(amount: Amount): 'is' | 'are' {
  return amount === '1.00' ? 'is' : 'are';
}
