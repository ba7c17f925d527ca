import { expect, test } from 'vitest';
import { allocate } from '../../../src/allocation/allocate.js';
import { seededRandom } from '../../../src/exact/random.js';
import { calibratePercentile } from '../../../src/model/percentile/calibrate.js';
import { alignCohort } from '../../../src/model/percentile/cohort/align-cohort.js';
import { calibratePricePoint } from '../../../src/model/price-point/calibrate.js';

const pounds = (pence: number): string => (pence / 100).toFixed(2);
const penceOf = (amount: string | null | undefined): number => Number((amount ?? 'none').replace('.', ''));

test('10,000 random samples: calibrate and allocate is align, again moves nobody, totals are their rows', {
  timeout: 900_000,
}, () => {
  const random = seededRandom(5_13);
  for (let run = 0; run < 10_000; run += 1) {
    const rows = Array.from({ length: 1 + random.below(5) }, () => [random.below(12), random.below(100_000)] as const);
    const sample = rows.map(([points, pence], index) => {
      return { caseId: `c${index}`, points, packageValue: pounds(pence) };
    });
    const { model, report } = calibratePercentile(sample, { fundingBasis: 'pot', method: 'rank' });
    const budgets = rows.map(([points]) => penceOf(allocate(model, { caseId: 'x', points }).indicative));
    const aligned = alignCohort({
      points: rows.map(([points]) => points),
      packagePence: rows.map(([, pence]) => pence),
    });
    expect([run, ...aligned.pence]).toEqual([run, ...budgets]);
    // By hand: packages from high to low, the mean of the places of equal scores, half a penny up.
    const packages = rows.map(([, pence]) => pence).sort((a, b) => b - a);
    const byHand = rows.map(([points]) => {
      const above = rows.filter(([other]) => other > points).length;
      const equal = rows.filter(([other]) => other === points).length;
      const money = packages.slice(above, above + equal).reduce((sum, pence) => sum + pence, 0);
      return Math.floor((2 * money + equal) / (2 * equal));
    });
    expect([run, ...budgets]).toEqual([run, ...byHand]);
    const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);
    expect(penceOf(report.ledger?.budgets)).toBe(sum(budgets));
    expect(penceOf(aligned.total)).toBe(sum(budgets));
    // The same sample again, in another order.
    const again = calibratePercentile([...sample].reverse(), { fundingBasis: 'pot', method: 'rank' }).model;
    expect(rows.map(([points]) => penceOf(allocate(again, { caseId: 'x', points }).indicative))).toEqual(budgets);
    if (rows.every(([points]) => points === 0)) continue;
    const priced = calibratePricePoint(sample, { fundingBasis: 'pot' }).model;
    const repriced = calibratePricePoint([...sample].reverse(), { fundingBasis: 'pot' }).model;
    for (const [points] of rows) {
      const one = { caseId: 'x', points };
      expect(allocate(repriced, one).indicative).toBe(allocate(priced, one).indicative);
    }
  }
});
