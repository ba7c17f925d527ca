import { describe, expect, it } from 'vitest';
import { compareStageColumns } from '../../../src/change/compare/compare.js';
import type { CohortColumns } from '../../../src/cohort/columns.js';

const OPTIONS = { from: 'communicated', to: 'final' } as const;

describe('a comparison of columns', () => {
  it('takes NaN as an amount that is not there', () => {
    const amounts = { communicated: [100, Number.NaN, 300], final: [100, 200, Number.NaN] };
    const { everyone, excluded } = compareStageColumns({ amounts }, OPTIONS);
    expect(everyone.n).toBe(1);
    expect(excluded).toEqual([
      { code: 'missing-amount', reason: 'no communicated amount', cases: 1, caseIds: ['1'] },
      { code: 'missing-amount', reason: 'no final amount', cases: 1, caseIds: ['2'] },
    ]);
  });

  it('takes the base from its own column, and asks for it', () => {
    const amounts = { traditional: [200], communicated: [100], final: [150] };
    const { everyone } = compareStageColumns({ amounts }, { ...OPTIONS, base: 'traditional' });
    expect(everyone.amounts?.changeOfMean).toEqual({ amount: '0.50', percent: '25.0' });
    const { traditional: _, ...two } = amounts;
    const without = () => compareStageColumns({ amounts: two }, { ...OPTIONS, base: 'traditional' });
    expect(without).toThrow('cases.amounts.traditional: is missing');
    const ofFinal = compareStageColumns({ amounts: two }, { ...OPTIONS, base: 'final' });
    expect(ofFinal.everyone.amounts?.changeOfMean.percent).toBe('33.3');
  });

  it('-1 is no group: such cases come last, as cases that name none do', () => {
    const columns: CohortColumns = {
      amounts: { communicated: [100, 100, 100], final: [110, 120, 130] },
      characteristics: [{ name: 'ward', names: ['10', '9'], codes: [0, -1, 1] }],
    };
    const { groups, by } = compareStageColumns(columns, { ...OPTIONS, by: 'ward' });
    expect(by).toBe('ward');
    expect(groups.map(({ group, everyone }) => [group, everyone.amounts?.to.total])).toEqual([
      ['9', '1.30'],
      ['10', '1.10'],
      [null, '1.20'],
    ]);
  });

  it('compares a newcomer that has a package, be it of one penny', () => {
    // From 1p and 100p to 101p and 100p: 101p become 201p, the mean rises by 50p, and 100 / 101 is 99.0 per cent.
    const columns: CohortColumns = { amounts: { traditional: [1, 100], final: [101, 100] }, newcomer: [1, 0] };
    const { everyone, excluded } = compareStageColumns(columns, { from: 'traditional', to: 'final' });
    expect([everyone.n, excluded]).toEqual([2, []]);
    expect(everyone.amounts?.changeOfMean).toEqual({ amount: '0.50', percent: '99.0' });
    const none = { ...columns, amounts: { traditional: [0, 100], final: [101, 100] } };
    const left = compareStageColumns(none, { from: 'traditional', to: 'final' });
    expect([left.everyone.n, left.excluded.map(({ code, cases }) => [code, cases])]).toEqual([1, [['newcomer', 1]]]);
  });

  it('asks for a characteristic that there is', () => {
    const amounts = { communicated: [100], final: [110] };
    expect(() => compareStageColumns({ amounts }, { ...OPTIONS, by: 'ward' })).toThrow(
      'options.by: no case has a ward',
    );
  });

  it('a million cases are each counted once', { timeout: 120_000 }, () => {
    const length = 1_000_000;
    const communicated = Float64Array.from({ length }, (_, index) => 1000 + ((index * 7919) % 3_000_017));
    const final = Float64Array.from({ length }, (_, index) => (index * 104_729) % 3_000_017);
    const { everyone } = compareStageColumns({ amounts: { communicated, final } }, OPTIONS);
    expect(everyone.n).toBe(length);
    expect(everyone.influence.known).toBe(true);
  });
});
