import type { Amount } from '../../money/amount.js';

/** How many families, in words. */
export function familiesOf(n: number): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? 'family' : 'families'}`;
}

/** Whether a number of pounds is one or more. */
export function isOrAre(amount: Amount): 'is' | 'are' {
  return amount === '1.00' ? 'is' : 'are';
}

/** Whether the figures of a set of families may be told, by the name of the set; of a page for inside all may. */
export type Told = (name: string) => boolean;

/** Everything is told. */
export const EVERYTHING: Told = () => true;

/** Why a figure is missing. */
export const NOT_SHARED = 'not shared, since it could tell of few families';
