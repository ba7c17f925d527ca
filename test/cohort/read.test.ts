import { describe, expect, it } from 'vitest';
import type { CohortCase } from '../../src/cohort/case.js';
import type { CohortColumns } from '../../src/cohort/columns.js';
import { openCohort } from '../../src/cohort/read/read.js';
import type { CountedParts } from '../../src/cohort/read/read-cases.js';

const COLUMNS: CohortColumns = {
  points: new Float64Array([105, 105, Number.NaN, 300]),
  pointsDecimals: 1,
  amounts: { traditional: [1000, Number.NaN, 2000, 0], final: new Float64Array([10001, 30000, 25000, 70000]) },
  newcomer: [0, 1, 0, 0],
  ages: [3, 4, Number.NaN, 17],
  characteristics: [{ name: 'ward', names: ['s', 'n'], codes: new Int8Array([1, 0, -1, 1]) }],
  flags: [{ name: 'night-care', has: [1, 0, 0, 1] }],
  caseIds: ['a', 'b', 'c', 'd'],
};
const CASES: readonly CohortCase[] = [
  {
    ...{ caseId: 'a', points: 10.5, traditional: '10', final: '100.01', age: 3, flags: ['night-care'] },
    characteristics: [{ name: 'ward', value: 'n' }],
  },
  {
    ...{ caseId: 'b', points: 10.5, final: '300', age: 4, status: 'newcomer' },
    characteristics: [{ name: 'ward', value: 's' }],
  },
  { caseId: 'c', traditional: '20', final: '250' },
  {
    ...{ caseId: 'd', points: 30, traditional: '0', final: '700', age: 17, flags: ['night-care'] },
    characteristics: [{ name: 'ward', value: 'n' }],
  },
];

describe('cases and columns are one cohort', () => {
  it('columns say what cases say', () => {
    const [byCases, byColumns] = [openCohort(CASES)(), openCohort(COLUMNS)()];
    for (const key of ['length', 'points', 'pointsDecimals', 'newcomer', 'ages', 'flags'] as const) {
      expect(byColumns[key], key).toEqual(byCases[key]);
    }
    expect(byColumns.characteristic('ward')).toEqual(byCases.characteristic('ward'));
    for (const stage of ['traditional', 'final'] as const) {
      expect(byColumns.amounts.get(stage)).toEqual(byCases.amounts.get(stage));
    }
    expect([0, 1, 2, 3].map(byColumns.idOf)).toEqual([0, 1, 2, 3].map(byCases.idOf));
  });

  it('a stage that no case has is not known of any; columns need not have it', () => {
    expect(openCohort(CASES)().amounts.get('indicative')).toEqual(new Float64Array(4).fill(Number.NaN));
    expect(openCohort(COLUMNS)().amounts.get('indicative')).toBeUndefined();
  });

  it('takes off the parts that do not count: 1,000 less 100 of one-offs and 30 of contingency', () => {
    const cases = [{ caseId: 'a', final: 1000, oneOff: { final: 100 }, contingency: { final: 30 } }];
    const final = (parts: CountedParts) => openCohort(cases)(parts).amounts.get('final')?.[0];
    expect(final({})).toBe(100_000);
    expect(final({ oneOffs: 'exclude' })).toBe(90_000);
    expect(final({ oneOffs: 'exclude', contingency: 'exclude' })).toBe(87_000);
  });
});

describe('columns are checked', () => {
  it.each([
    [{ amounts: {}, points: undefined }, 'cases.amounts: is empty'],
    [{ amounts: undefined, points: undefined }, 'cases.amounts: is empty'],
    [{ amounts: [1], points: undefined }, 'cases.amounts: expected a column for each stage, not a list of 1'],
    [{ amounts: { finall: [1] } }, 'cases.amounts.finall: expected one of traditional'],
    [
      { amounts: { final: [1, 2, 3, 0.5] } },
      'cases.amounts.final[3]: expected a whole number from 0 to 1000000000000000',
    ],
    [{ amounts: { final: [1, 2, -3, 5] } }, 'cases.amounts.final[2]: expected a whole number'],
    [{ points: [1, 1, 1, Number.POSITIVE_INFINITY] }, 'cases.points[3]: expected a whole number'],
    [{ amounts: { final: [1] } }, 'cases.amounts.final: has 1 places where points has 4'],
    [{ points: undefined, ages: [1] }, 'cases.ages: has 1 places where amounts.traditional has 4'],
    [{ pointsDecimals: 7 }, 'cases.pointsDecimals: expected 0 to 6, not 7'],
    [{ caseIds: ['a'] }, 'cases.caseIds: has 1 places where points has 4'],
    [{ caseIds: ['a', 'b', 'c', 4] }, 'cases.caseIds[3]: expected a text, not 4'],
    [{ caseIds: 'abcd' }, 'cases.caseIds: expected a list of ids'],
    [{ newcomer: [0, 0, 0, 2] }, 'cases.newcomer[3]: expected a whole number from 0 to 1, not 2'],
    [{ ages: [1, 1, 1, 121] }, 'cases.ages[3]: expected a whole number from 0 to 120, or NaN, not 121'],
    [{ characteristics: [{ name: 'x', names: ['a'], codes: [0, 0, 1, -2] }] }, 'cases.characteristics.x.codes[2]'],
    [{ characteristics: [{ name: 'x', names: ['a', 'a'], codes: [0, 0, 0, 0] }] }, 'a group is named twice'],
    [{ characteristics: [...(COLUMNS.characteristics ?? []), ...(COLUMNS.characteristics ?? [])] }, 'stands twice'],
    [{ characteristics: {} }, 'cases.characteristics: expected a list, not an object'],
    [{ characteristics: [{ names: [], codes: [] }] }, 'cases.characteristics[0]: expected a column with its name'],
    [{ characteristics: [{ name: 'x', codes: [0, 0, 0, 0] }] }, 'cases.characteristics.x.names: expected a list'],
    [{ flags: [{ name: 'f' }] }, 'cases.flags.f: expected a list of numbers or a column, not undefined'],
    [{ pointss: [1] }, 'cases.pointss: unknown column; expected points, pointsDecimals, amounts'],
  ])('%j', (changes, message) => {
    expect(() => openCohort({ ...COLUMNS, ...changes } as CohortColumns)).toThrow(message);
  });

  it('all problems at once', () => {
    const wrong = { points: [0.5, 1], amounts: { final: [-1, 1] }, newcomer: [3, 0], pointsDecimals: 9 };
    expect(() => openCohort(wrong)).toThrow('(and 3 more problems)');
  });
});

describe('cases are checked, all problems at once', () => {
  it.each([
    ['nothing', 'is not a list'],
    [null, 'null is not a list'],
    [[{ caseId: 'a' }, { caseId: 'a' }], 'this case stands in the list twice'],
    [[{ caseId: 'a', final: '-1' }], 'negative'],
    [[{ caseId: 'a', ethnicity: 'x' }], 'unknown key "ethnicity"'],
    [[{ caseId: 'a', status: 'new' }], 'cases[0].status: expected one of "existing", "newcomer", not "new"'],
    [[{ caseId: 'a', characteristics: [{ name: 'site', value: 'x' }] }], 'a characteristic stands twice'],
    [[{ caseId: 'a', final: 1, oneOff: { final: 2 } }], 'more than the final amount'],
    [[{ caseId: 'a', contingency: { final: 2 } }], 'there is no final amount'],
  ])('%j', (cases, message) => {
    expect(() => openCohort(cases as CohortCase[])).toThrow(message);
  });
});
