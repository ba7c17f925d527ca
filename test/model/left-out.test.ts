import { describe, expect, test } from 'vitest';
import { calibratePercentile } from '../../src/model/percentile/calibrate.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';

// £9,000 over 80 points, £112.50 a point.
const KEPT = [
  { caseId: 'F1', points: 50, packageValue: '3000' },
  { caseId: 'F3', points: 30, packageValue: '6000' },
];
const excludeReason = 'package under dispute';
const POT = { fundingBasis: 'pot' } as const;

describe('a case of a sample that is left out', () => {
  test.each([
    ['its package', { caseId: 'F2', points: 40, excludeReason }],
    ['its points', { caseId: 'F2', packageValue: '12000', excludeReason }],
    ['both', { caseId: 'F2', excludeReason }],
    ['its package, of which a part is known', { caseId: 'F2', points: 40, oneOff: '500', excludeReason }],
  ])('need not state %s, by RAS 4 and RAS 5', (_, one) => {
    const { report, model } = calibratePricePoint([...KEPT, one], POT);
    expect(report.prices[0]?.exact).toBe('112.5');
    expect([report.n, report.excluded]).toEqual([2, [{ caseId: 'F2', reason: excludeReason }]]);
    // What is left out changes nothing of the model, and nothing is said of its one-off part.
    expect(model).toEqual(calibratePricePoint(KEPT, POT).model);
    expect(report.warnings).toEqual(calibratePricePoint(KEPT, POT).report.warnings);
    const table = calibratePercentile([...KEPT, one], POT);
    expect(table.model).toEqual(calibratePercentile(KEPT, POT).model);
    expect(table.report.excluded).toEqual([{ caseId: 'F2', reason: excludeReason }]);
  });

  test('need not state them in either of two lists', () => {
    const { model, report } = calibratePercentile(
      {
        scores: [...KEPT.map(({ caseId, points }) => ({ caseId, points })), { caseId: 'F2', excludeReason }],
        packages: [
          ...KEPT.map(({ caseId, packageValue }) => ({ caseId, packageValue })),
          { caseId: 'F4', excludeReason: 'no price' },
        ],
      },
      POT,
    );
    expect(model.rows).toEqual(calibratePercentile(KEPT, POT).model.rows);
    expect(report.excluded.map(({ caseId }) => caseId)).toEqual(['F2', 'F4']);
  });

  test.each(['', '  ', undefined])('states them where the reason is %j', (reason) => {
    const one = { caseId: 'F2', ...(reason !== undefined && { excludeReason: reason }) };
    expect(() => calibratePricePoint([...KEPT, one] as never, POT)).toThrow('sample[2].points: is missing');
    expect(() => calibratePercentile([...KEPT, one] as never, POT)).toThrow('sample[2].points: is missing');
  });

  test('is refused for what it states wrongly', () => {
    const one = { caseId: 'F2', points: 'many', excludeReason };
    expect(() => calibratePricePoint([...KEPT, one], POT)).toThrow('sample[2].points: "many"');
  });
});
