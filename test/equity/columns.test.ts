import { describe, expect, it } from 'vitest';
import type { CohortCase } from '../../src/cohort/case.js';
import type { CohortColumns } from '../../src/cohort/columns.js';
import { groupGaps } from '../../src/equity/gaps/group-gaps.js';
import { horizontalEquity } from '../../src/equity/horizontal/horizontal.js';
import { inequality } from '../../src/equity/inequality/inequality.js';
import { equityStatement } from '../../src/equity/statement/statement.js';
import { verticalEquity } from '../../src/equity/vertical/vertical.js';

const CASES: CohortCase[] = [
  { caseId: 'a', points: 10.5, traditional: '10', final: '100.01', site: 'n' },
  { caseId: 'b', points: 10.5, final: '300', site: 's' },
  { caseId: 'c', traditional: '20', final: '250' },
  { caseId: 'd', points: 30, traditional: '0', final: '700', site: 'n' },
];
const COLUMNS: CohortColumns = {
  points: new Float64Array([105, 105, Number.NaN, 300]),
  pointsDecimals: 1,
  amounts: { traditional: [1000, Number.NaN, 2000, 0], final: new Float64Array([10001, 30000, 25000, 70000]) },
  characteristics: [{ name: 'site', names: ['s', 'n'], codes: new Int8Array([1, 0, -1, 1]) }],
  caseIds: ['a', 'b', 'c', 'd'],
};

describe('columns give what cases give', () => {
  it.each(['traditional', 'final'] as const)('at %s', (stage) => {
    const by = { stages: [stage], by: ['site'], smallCell: 2 };
    expect(horizontalEquity(COLUMNS, { ...by, bands: [20] })).toEqual(horizontalEquity(CASES, { ...by, bands: [20] }));
    expect(verticalEquity(COLUMNS, { stages: [stage] })).toEqual(verticalEquity(CASES, { stages: [stage] }));
    const { smallCell: _, ...plain } = by;
    expect(inequality(COLUMNS, plain)).toEqual(inequality(CASES, plain));
    expect(groupGaps(COLUMNS, { ...by, bands: 'each' })).toEqual(groupGaps(CASES, { ...by, bands: 'each' }));
  });
});

describe('a million cases', () => {
  it('are each counted once', { timeout: 120_000 }, () => {
    const length = 1_000_000;
    const points = Float64Array.from({ length }, (_, index) => (index * 7919) % 1009);
    const final = Float64Array.from(
      { length },
      (_, index) => ((index * 7919) % 1009) * 45_000 + ((index * 104_729) % 3_000_017),
    );
    const codes = Int8Array.from({ length }, (_, index) => (index % 7) - 1);
    const columns = {
      points,
      amounts: { indicative: points.map((value) => value * 45_000), final },
      characteristics: [{ name: 'ethnicity', names: ['a', 'b', 'c', 'd', 'e', 'f'], codes }],
    };
    const { n, warnings } = equityStatement(columns, {
      stages: ['indicative', 'final'],
      by: ['ethnicity'],
      bands: 'each',
      oppositeSigns: 1,
    });
    expect(n).toBe(length);
    expect(warnings).toEqual([]);
  });
});
