import { describe, expect, it } from 'vitest';
import type { EquityCase } from '../../src/equity/case.js';
import type { EquityColumns } from '../../src/equity/columns.js';
import { groupGaps } from '../../src/equity/group-gaps.js';
import { horizontalEquity } from '../../src/equity/horizontal.js';
import { inequality } from '../../src/equity/inequality.js';
import { equityStatement } from '../../src/equity/statement.js';
import { verticalEquity } from '../../src/equity/vertical.js';

const CASES: EquityCase[] = [
  { caseId: 'a', points: 10.5, traditional: '10', final: '100.01', site: 'n' },
  { caseId: 'b', points: 10.5, final: '300', site: 's' },
  { caseId: 'c', traditional: '20', final: '250' },
  { caseId: 'd', points: 30, traditional: '0', final: '700', site: 'n' },
];
const COLUMNS: EquityColumns = {
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

describe('columns are checked', () => {
  const reading = (changes: object) => () =>
    verticalEquity({ ...COLUMNS, ...changes } as EquityColumns, { stages: ['final'] });

  it.each([
    [{ amounts: {} }, 'amounts: is empty'],
    [{ amounts: undefined }, 'amounts: is empty'],
    [{ amounts: { finall: [1] } }, 'amounts.finall: expected one of traditional'],
    [{ amounts: { final: [1, 2, 3, 0.5] } }, 'amounts.final[3]: expected a whole number'],
    [{ amounts: { final: [1, 2, -3, 5] } }, 'amounts.final[2]: expected a whole number'],
    [{ points: [1] }, 'points: has 1 places where the amounts have 4'],
    [{ pointsDecimals: 7 }, 'pointsDecimals: expected 0 to 6, not 7'],
    [{ caseIds: ['a'] }, 'caseIds: has 1 places'],
    [{ characteristics: [{ name: 'x', names: ['a'], codes: [0, 0, 1, -2] }] }, 'characteristics.x.codes[2]'],
    [{ characteristics: [{ name: 'x', names: ['a', 'a'], codes: [0, 0, 0, 0] }] }, 'a group is named twice'],
    [{ amounts: { traditional: [1, 1, 1, 1] } }, 'amounts.final: is missing'],
  ])('%j', (changes, message) => {
    expect(reading(changes)).toThrow(message);
  });
});

describe('cases are checked, all problems at once', () => {
  const reading = (cases: unknown) => () => verticalEquity(cases as EquityCase[], { stages: ['final'] });

  it.each([
    ['nothing', 'expected'],
    [null, 'null is not a list'],
    [[{ caseId: 'a' }, { caseId: 'a' }], 'this case stands in the list twice'],
    [[{ caseId: 'a', final: '-1' }], 'negative'],
    [[{ caseId: 'a', ethnicity: 'x' }], 'unknown key "ethnicity"'],
    [[{ caseId: 'a', characteristics: [{ name: 'site', value: 'x' }] }], 'a characteristic stands twice'],
  ])('%j', (cases, message) => {
    expect(reading(cases)).toThrow(cases === 'nothing' ? 'is not a list' : message);
  });
});

describe('a million cases', () => {
  it('take seconds', { timeout: 120_000 }, () => {
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
