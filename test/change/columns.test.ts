import { describe, expect, it } from 'vitest';
import { compareStageColumns } from '../../src/change/compare.js';

const OPTIONS = { from: 'communicated', to: 'final' } as const;

describe('a comparison of columns', () => {
  it('takes NaN as an amount that is not there', () => {
    const { everyone, excluded } = compareStageColumns(
      { from: [100, Number.NaN, 300], to: [100, 200, Number.NaN] },
      OPTIONS,
    );
    expect(everyone.n).toBe(1);
    expect(excluded).toEqual([
      { code: 'missing-amount', reason: 'no communicated amount', cases: 1, caseIds: ['1'] },
      { code: 'missing-amount', reason: 'no final amount', cases: 1, caseIds: ['2'] },
    ]);
  });

  it('takes a base of its own, and refuses one that another column holds', () => {
    const columns = { from: [100], to: [150], base: [200] };
    const { everyone } = compareStageColumns(columns, { ...OPTIONS, base: 'traditional' });
    expect(everyone.amounts?.changeOfMean).toEqual({ amount: '0.50', percent: '25.0' });
    expect(() => compareStageColumns(columns, OPTIONS)).toThrow('base: the base is communicated');
    const without = { from: [100], to: [150] };
    expect(() => compareStageColumns(without, { ...OPTIONS, base: 'traditional' })).toThrow('base: is missing');
    const ofFinal = compareStageColumns(without, { ...OPTIONS, base: 'final' });
    expect(ofFinal.everyone.amounts?.changeOfMean.percent).toBe('33.3');
  });

  it('refuses half pennies, negative and endless amounts, unequal lengths, and a group twice', () => {
    const compare = (columns: Parameters<typeof compareStageColumns>[0]) => () => compareStageColumns(columns, OPTIONS);
    expect(compare({ from: [0.5, -1, Number.POSITIVE_INFINITY], to: [1, 1, 1] })).toThrow('from[0]: expected whole');
    expect(compare({ from: [1], to: [1, 2] })).toThrow('to: has 2 places where from has 1');
    expect(compare({ from: [1], to: [1], caseIds: [] })).toThrow('caseIds: has 0 places');
    expect(compare({ from: [1], to: [1], newcomer: [2] })).toThrow('newcomer[0]');
    expect(compare({ from: [1], to: [1], groups: { names: ['a', 'a'], codes: [0] } })).toThrow(
      'a group is named twice',
    );
  });

  it('a million cases take seconds', { timeout: 60_000 }, () => {
    const length = 1_000_000;
    const from = Float64Array.from({ length }, (_, index) => 1000 + ((index * 7919) % 3_000_017));
    const to = Float64Array.from({ length }, (_, index) => (index * 104_729) % 3_000_017);
    const { everyone } = compareStageColumns({ from, to }, OPTIONS);
    expect(everyone.n).toBe(length);
    expect(everyone.influence.known).toBe(true);
  });
});
