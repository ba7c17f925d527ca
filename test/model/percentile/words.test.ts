import { describe, expect, it } from 'vitest';
import type { PercentileSample } from '../../../src/model/percentile/sample/rows.js';
import { percentileSheets } from '../../../src/report/calibration/percentile.js';
import { calibrate, W1 } from './support.js';

const newcomers = (count: number, points: number): PercentileSample => [
  { caseId: 'A', points: 40, packageValue: '900' },
  { caseId: 'B', points: 30, packageValue: '600' },
  ...Array.from({ length: count }, (_, index) => ({
    caseId: `new ${index}`,
    points: points - index,
    status: 'newcomer' as const,
  })),
];

function warning(code: string, ...args: Parameters<typeof calibrate>): string | undefined {
  return calibrate(...args).report.warnings.find((one) => one.code === code)?.message;
}

describe('the words of a RAS 5 calibration count one thing as one', () => {
  it('newcomers who share the pot', () => {
    const options = { newcomers: 'in-pot-as-zero' } as const;
    // The newcomer has the most points, so that £0 falls on B.
    expect(warning('newcomers-as-zero', newcomers(1, 50), options)).toBe(
      '1 newcomer shares the pot and brings £0 to it; the £0 falls on the lowest scores: 1 existing case comes to £0',
    );
    expect(warning('newcomers-as-zero', newcomers(2, 50), options)).toBe(
      '2 newcomers share the pot and bring £0 to it; the £0 falls on the lowest scores: 2 existing cases come to £0',
    );
  });

  it('newcomers outside the table', () => {
    expect(warning('newcomers-referred', newcomers(1, 50))).toMatch(/^1 newcomer lies outside the table and is to be/);
    expect(warning('newcomers-referred', newcomers(2, 60))).toMatch(/^2 newcomers lie outside the table and are to be/);
  });

  it('rows that rest on one package', () => {
    // Of 40, 30 (two cases) and 10 points, two rows rest on one package each.
    expect(warning('small-rows', W1)).toMatch(/^2 of 3 rows rest on a single package: to publish them/);
    expect(warning('small-rows', W1.slice(0, 3))).toMatch(/^1 of 2 rows rests on a single package: to publish it/);
  });

  it('cases with equal scores', () => {
    const title = (sample: PercentileSample) =>
      percentileSheets(calibrate(sample).report).find((sheet) => sheet.title?.startsWith('What ties do'))?.title;
    expect(title(W1)).toBe('What ties do: 2 cases share 1 score');
    expect(title([...W1, { caseId: 'E', points: 40, packageValue: 1 }])).toBe('What ties do: 4 cases share 2 scores');
  });
});
