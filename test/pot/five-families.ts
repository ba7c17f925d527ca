import type { PotCase, Progress } from '../../src/pot/pot-case.js';
import { PACKAGES, POINTS } from './support.js';

export const LOCKED: Progress[] = ['plan-agreed', 'planning', 'allocated', 'allocated', 'allocated'];
export const OPEN: Progress[] = LOCKED.map(() => 'allocated');

// RAS 4 with 10 per cent held back from the pot: 27,000 / 150 = 180 a point. Without: 200 a point.
export const RAS4_NET = [9000, 7200, 5400, 3600, 1800];
export const RAS4 = [10000, 8000, 6000, 4000, 2000];
export const RAS5 = [12000, 7500, 6000, 3000, 1500];
export const RAS5_NET = [10800, 6750, 5400, 2700, 1350];

/** The five families with these indicative budgets. */
export function families(budgets: readonly number[], progress: readonly Progress[] = LOCKED): PotCase[] {
  return budgets.map((indicative, index) => ({
    caseId: `F${index + 1}`,
    points: POINTS[index] ?? 0,
    traditional: PACKAGES[index] ?? 0,
    indicative,
    progress: progress[index] ?? 'allocated',
  }));
}
