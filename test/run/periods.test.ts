import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/allocation/kinds.js';
import { isRasError } from '../../src/errors.js';
import { modelForRecords } from '../../src/records/model-for-records.js';
import { verifyRecord } from '../../src/records/verify.js';
import type { CouncilData } from '../../src/run/council/data.js';
import { recordsOfRun } from '../../src/run/records-of-run.js';
import { runCouncil } from '../../src/run/run-council.js';
import { resealed } from '../records/forgery-search.js';

/** £2 a point and week. */
const weekly: Model = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'week',
  fundingBasis: 'pot',
  method: 'total',
  rounding: {},
  prices: [{ money: '20', points: '10' }],
};
const settings = { title: 'A weekly model', pot: { amount: 'packages' } } as const;
const cohort = { cases: [{ caseId: 'A', points: 10, traditional: '1100' }] };

const refused = (data: CouncilData): string[] => {
  try {
    runCouncil(data);
  } catch (error) {
    if (isRasError(error)) return error.problems.map(({ code, path }) => `${code} ${path.join('.')}`);
    throw error;
  }
  return [];
};

describe('a run whose model gives amounts per week', () => {
  test('is refused where no convention is named', () => {
    expect(refused({ settings, cohort, model: weekly })).toEqual(['choice-needed settings.convention']);
  });

  test('has amounts a year by the named convention: 20 x 52 = 1,040 against a package of 1,100', () => {
    const named = { ...settings, convention: '52-weeks' } as const;
    const results = runCouncil({ settings: named, cohort, model: weekly });
    expect(results.outcomes[0]?.amounts.indicative).toBe('1040.00');
    expect(results.affordable?.stages[0]).toMatchObject({
      answer: 'yes',
      existing: { families: 1, balance: '60.00', without: [] },
    });
    expect(results.bridge).toMatchObject({ balance: '60.00', roundingResidual: '0.00' });
    // The record of the model's answer stays the model's
    expect([...recordsOfRun(results)].map(({ allocation }) => allocation.amounts.indicative)).toEqual(['20.00']);
  });

  test('names its model in the moderated record, with the convention: 20 x 52 = 1,040', () => {
    const named = { ...settings, convention: '52-weeks' } as const;
    const rule = { rule: 'ceiling', at: 'communicated', amount: '1000', actor: 'Panel', reason: 'the most' } as const;
    const policy = { schemaVersion: 1, period: 'year', rules: [rule] } as const;
    const [records] = [...recordsOfRun(runCouncil({ settings: named, cohort, model: weekly, policy }))];
    const { allocation, moderated } = records ?? {};
    expect(moderated?.model).toEqual(modelForRecords(weekly).recorded);
    const converted = { from: 'week', convention: '52-weeks' };
    expect(moderated?.inputs).toMatchObject({ allocation: { seal: allocation?.seal, indicative: '20.00', converted } });
    expect(moderated?.amounts.indicative).toBe('1040.00');
    expect(verifyRecord(moderated, { model: weekly })).toEqual(moderated);
    // By 365 days a week is 365 / 7 of a year: 20 x 52.142857 = 1,042.86, which is not what the case begins with.
    const forged = JSON.parse(JSON.stringify(moderated)) as { inputs: { allocation: { converted: object } } };
    forged.inputs.allocation.converted = { from: 'week', convention: '365-days' };
    expect(() => verifyRecord(resealed(forged as never))).toThrow('gave 1042.86, the case begins with 1040.00');
  });

  test('takes no policy of another period and calibrates to no other', () => {
    const named = { ...settings, convention: '52-weeks' } as const;
    const rule = { rule: 'ceiling', at: 'communicated', amount: '15', actor: 'Panel', reason: 'the most' } as const;
    const policy = { schemaVersion: 1, period: 'week', rules: [rule] } as const;
    expect(refused({ settings: named, cohort, model: weekly, policy })).toEqual(['inconsistent policy.period']);
    const calibrate = { kind: 'price-point', options: { fundingBasis: 'pot', period: 'week' } } as const;
    const sample = { cases: [{ caseId: 'S', points: 10, traditional: '1000' }] };
    expect(refused({ settings: { ...settings, calibrate }, sample, cohort })).toEqual([
      'inconsistent settings.calibrate.options.period',
    ]);
  });
});
