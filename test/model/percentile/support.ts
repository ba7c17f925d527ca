import { calibratePercentile } from '../../../src/model/percentile/calibrate.js';
import { percentileKind } from '../../../src/model/percentile/kind.js';
import type { PercentileModel } from '../../../src/model/percentile/model.js';
import type { PercentileOptions } from '../../../src/model/percentile/options.js';
import type { PercentileSample } from '../../../src/model/percentile/sample/rows.js';

/** The constructed cohort with a pot of £30,000 (section 6 of the worked material). */
export const S6 = [
  { caseId: 'F1', points: 50, packageValue: '3000' },
  { caseId: 'F2', points: 40, packageValue: '12000' },
  { caseId: 'F3', points: 30, packageValue: '6000' },
  { caseId: 'F4', points: 20, packageValue: '1500' },
  { caseId: 'F5', points: 10, packageValue: '7500' },
];

/** Four families, two with equal points (worked example W1). */
export const W1 = [
  { caseId: 'A', points: 40, packageValue: '900.01' },
  { caseId: 'B', points: 30, packageValue: '600.02' },
  { caseId: 'C', points: 30, packageValue: '600.01' },
  { caseId: 'D', points: 10, packageValue: '300.00' },
];

/** Five scores beside four packages (worked example W4). */
export const W4 = {
  scores: [10, 20, 30, 40, 50].map((points) => ({ caseId: `s${points}`, points })),
  packages: [1000, 2000, 4000, 9000].map((packageValue) => ({ caseId: `p${packageValue}`, packageValue })),
};

export const calibrate = (sample: PercentileSample, options: Partial<PercentileOptions> = {}) =>
  calibratePercentile(sample, { fundingBasis: 'pot', ...options });

export function budget(model: PercentileModel, points: number | string) {
  return percentileKind.open(model, ['model']).allocate({ caseId: 'x', points }, ['case']);
}

export const budgets = (model: PercentileModel, sample: readonly { points: number | string }[]) =>
  sample.map(({ points }) => budget(model, points).indicative);
