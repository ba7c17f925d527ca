import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/allocation/kinds.js';
import { councilSheets } from '../../src/report/run/council.js';
import { directorSheet } from '../../src/report/run/director.js';
import type { CouncilFamily } from '../../src/run/data.js';
import { runCouncil } from '../../src/run/run-council.js';
import { councilOf, SAMPLE } from './support.js';

/** RAS 5 of the constructed cohort: 50 points 12,000, 40 7,500, 30 6,000, 20 3,000, 10 1,500. */
function table(): Model {
  const { settings } = councilOf();
  const calibrate = { kind: 'percentile', options: { fundingBasis: 'pot' } } as const;
  return runCouncil(councilOf({ settings: { ...settings, calibrate } })).model;
}

const REFERRED: readonly CouncilFamily[] = [
  { caseId: 'A', points: 50, traditional: '3000' },
  { caseId: 'B', points: 40, traditional: '12000' },
  { caseId: 'X', points: 51, traditional: '90000' },
];

const words = (results: Parameters<typeof directorSheet>[0]): string[] =>
  directorSheet(results).rows.flatMap(([question, answer]) =>
    question === 'Is it affordable?' ? [String(answer)] : [],
  );

describe('a family referred to costing', () => {
  const settings = { title: 'A family referred to costing', pot: { amount: 'packages' } } as const;
  const results = runCouncil({ settings, cohort: { cases: REFERRED }, model: table() });

  test('stands on neither side of the balance: 15,000 - (12,000 + 7,500) = -4,500', () => {
    const [indicative] = results.affordable?.stages ?? [];
    expect(indicative?.existing).toMatchObject({
      families: 2,
      money: '15000.00',
      amounts: '19500.00',
      balance: '-4500.00',
      without: [{ reason: 'refer-to-costing', caseIds: ['X'], packages: '90000.00' }],
    });
    expect([indicative?.answer, results.bridge?.balance]).toEqual(['no', '-4500.00']);
  });

  test('is named beside it with its package, and no line says that its money is left', () => {
    expect(words(results)[0]).toBe(
      'No, by the indicative budgets. The packages of 2 families, without one-offs, come to £15,000.00 a year, and their indicative budgets to £19,500.00 a year: £4,500.00 a year are lacking.',
    );
    expect(words(results)[1]).toContain(
      '1 existing family has no such amount (referred to costing); packages of £90,000.00',
    );
    const sheet = councilSheets(results).find(({ title }) => title?.startsWith('Is it affordable?'));
    expect(sheet?.rows[1]?.slice(1, 3)).toEqual(['existing families without it (referred to costing): X', 1]);
  });

  test('fails the check of the manifest', () => {
    const check = results.checks.find(({ name }) => name === 'affordable: indicative budgets');
    expect(check).toMatchObject({ ok: false, message: expect.stringContaining('balance £-4500.00') });
  });

  test('keeps the answer from being yes, where there is money enough for the others', () => {
    // A 50 points £20,000 and B £12,000 against 12,000 + 7,500: 12,500 more than they get
    const cases = REFERRED.map((one) => (one.caseId === 'A' ? { ...one, traditional: '20000' } : one));
    const enough = runCouncil({ settings, cohort: { cases }, model: table() });
    const [indicative] = enough.affordable?.stages ?? [];
    expect([indicative?.answer, indicative?.existing.balance]).toEqual(['cannot-be-said', '12500.00']);
    expect(words(enough)[0]).toMatch(/^This cannot be said yet/);
    expect(enough.checks[0]?.ok).toBe(false);
  });

  test('leaves a stated pot not given out, and not "left"', () => {
    const stated = runCouncil({
      settings: { ...settings, pot: { amount: '100000', reserve: '500' } },
      cohort: { cases: REFERRED },
      model: table(),
    });
    // 100,000 - 500 - 19,500
    expect(words(stated)[0]).toBe(
      'This cannot be said yet, by the indicative budgets. The pot is £100,000.00 a year, of which £500.00 a year are held back, and the indicative budgets of 2 families come to £19,500.00 a year: £80,000.00 a year are not given out yet.',
    );
  });

  test('is a family without points as well, to whom a price of a point gives £0.00', () => {
    const cases: CouncilFamily[] = [...SAMPLE, { caseId: 'Z', points: 0, traditional: '4000' }];
    const { affordable } = runCouncil(councilOf({ cohort: { cases } }));
    // The five get their own 30,000 back; Z's 4,000 are not left
    expect(affordable?.stages[0]).toMatchObject({
      answer: 'cannot-be-said',
      existing: { families: 5, balance: '0.00', without: [{ reason: 'refer-to-costing', caseIds: ['Z'] }] },
    });
  });
});

describe('the stages', () => {
  test('are asked one by one, each over the families that have come so far', () => {
    const cases: CouncilFamily[] = [
      { caseId: 'F1', points: 50, traditional: '3000', communicated: '3200', final: '3100' },
      { caseId: 'F2', points: 40, traditional: '12000', oneOff: '1000', communicated: '9000' },
      { caseId: 'N1', status: 'newcomer', points: 10, final: '1800' },
    ];
    const rule = { rule: 'ceiling', at: 'communicated', amount: '9500', actor: 'Panel', reason: 'the most' } as const;
    const { model } = runCouncil(councilOf());
    const { affordable } = runCouncil({
      settings: { title: 'x', pot: { amount: 'packages' } },
      cohort: { cases },
      model,
      policy: { schemaVersion: 1, period: 'year', rules: [rule] },
    });
    const about = (affordable?.stages ?? []).map(({ stage, answer, existing, newcomers }) => ({
      stage,
      answer,
      existing: [existing.families, existing.money, existing.amounts, existing.balance],
      newcomers: [newcomers.families, newcomers.amounts],
    }));
    // £200 a point: 10,000 and 8,000, and 2,000 for the newcomer; 3,000 + 11,000 without the one-off
    expect(about).toEqual([
      {
        stage: 'indicative',
        answer: 'no',
        existing: [2, '14000.00', '18000.00', '-4000.00'],
        newcomers: [1, '2000.00'],
      },
      // 9,500 by the ceiling, and 8,000
      {
        stage: 'moderated',
        answer: 'no',
        existing: [2, '14000.00', '17500.00', '-3500.00'],
        newcomers: [1, '2000.00'],
      },
      // What was told stands: 3,200 + 9,000
      {
        stage: 'communicated',
        answer: 'yes',
        existing: [2, '14000.00', '12200.00', '1800.00'],
        newcomers: [1, '2000.00'],
      },
      // F2 has no final amount, so that its package is on neither side: 3,000 - 3,100
      { stage: 'final', answer: 'no', existing: [1, '3000.00', '3100.00', '-100.00'], newcomers: [1, '1800.00'] },
    ]);
    expect(affordable?.stages[3]?.existing.without).toEqual([
      { reason: 'not-yet', caseIds: ['F2'], packages: '11000.00' },
    ]);
  });

  test('say of one-offs whether they are in', () => {
    const cases = SAMPLE.map((one) => (one.caseId === 'F2' ? { ...one, oneOff: '500' } : one));
    const said = (oneOffs: 'exclude' | 'include') => {
      const { settings } = councilOf();
      const calibrate = { kind: 'price-point', options: { fundingBasis: 'pot', oneOffs } } as const;
      return words(
        runCouncil(councilOf({ settings: { ...settings, calibrate }, sample: { cases }, cohort: { cases } })),
      );
    };
    expect(said('exclude').at(-1)).toBe(
      'One-offs of £500.00 in the packages are not in the money, and the amounts do not count them.',
    );
    expect(said('include').at(-1)).toBe(
      'One-offs of £500.00 in the packages are not in the money; the amounts may count them.',
    );
  });
});

test('the largest package over the most points is no check that is passed unseen: 30,000 - 22,500 = 7,500', () => {
  // 12,000 / 80 = 150 a point, for 150 points
  const { settings } = councilOf();
  const options = { fundingBasis: 'pot', method: 'largest-package', maximumPoints: 80 } as const;
  const { checks, calibration } = runCouncil(
    councilOf({ settings: { ...settings, calibrate: { kind: 'price-point', options } } }),
  );
  expect(calibration?.kind === 'price-point' && calibration.report.onSample.residual).toBe('7500.00');
  expect(checks.at(-1)).toMatchObject({ name: 'the model on its own sample', ok: false });
});

test('a model that gives back its money to the rounding passes its check, and one that does not fails it', () => {
  const own = (options: object) => {
    const { settings } = councilOf();
    const calibrate = { kind: 'price-point', options: { fundingBasis: 'pot', ...options } } as const;
    return runCouncil(councilOf({ settings: { ...settings, calibrate } })).checks.at(-1)?.ok;
  };
  expect(own({})).toBe(true);
  // £30,000 for 150 points are £200; restated to the next £150 they are £150, and a quarter is lost
  expect(own({ priceRounding: { unit: '150', mode: 'down' } })).toBe(false);
});
