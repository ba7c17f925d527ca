import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/allocation/kinds.js';
import { councilSheets } from '../../src/report/run/council.js';
import { directorSheet } from '../../src/report/run/director.js';
import type { CouncilFamily } from '../../src/run/council/data.js';
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
    // 12,500 - a reserve of 13,000 of all families = -500
    const byReserve = { ...settings, pot: { amount: 'packages', reserve: '13000' } } as const;
    const held = runCouncil({ settings: byReserve, cohort: { cases }, model: table() });
    expect(words(held)[0]).toMatch(/^This cannot be said yet/);
    expect(held.bridge?.warnings).toEqual([
      {
        code: 'pot-not-known',
        message:
          'by the indicative budgets it cannot be said yet whether the pot lacks money: the balance is £500.00 below £0.00 while the whole reserve is held back from the packages of families that have an amount',
        details: { pounds: '500.00' },
      },
    ]);
    // Without a reserve 4,500 are lacking, with one of 500 there are 5,000.
    const both = { ...settings, pot: { amount: 'packages', reserve: '500' } } as const;
    const lacks = runCouncil({ settings: both, cohort: { cases: REFERRED }, model: table() });
    expect(lacks.bridge?.warnings.map(({ message }) => message)).toEqual([
      'by the indicative budgets the pot lacks £5,000.00 (while the whole reserve is held back from the packages of families that have an amount)',
    ]);
    expect(results.bridge?.warnings.map(({ message }) => message)).toEqual([
      'by the indicative budgets the pot lacks £4,500.00',
    ]);
  });

  test('leaves a stated pot not given out, and not "left"', () => {
    const stated = runCouncil({
      settings: { ...settings, pot: { amount: '100000', reserve: '500' } },
      cohort: { cases: REFERRED },
      model: table(),
    });
    // 100,000 - 90,000 of X - 500 - 19,500 = -10,000; without X's 90,000 there would be 80,000, so that it is no "no"
    expect(words(stated)[0]).toBe(
      'This cannot be said yet, by the indicative budgets. The pot is £100,000.00 a year, of which £500.00 a year are held back, and £90,000.00 a year are set aside, the packages of those who have none, and the indicative budgets of 2 families come to £19,500.00 a year: £10,000.00 a year are lacking while those keep their packages.',
    );
    expect(stated.affordable?.stages[0]?.existing).toMatchObject({ setAside: '90000.00', balance: '-10000.00' });
    expect([stated.affordable?.stages[0]?.answer, stated.bridge?.balance]).toEqual(['cannot-be-said', '-10000.00']);
    expect(stated.bridge?.warnings.map(({ message }) => message)).toEqual([
      'by the indicative budgets it cannot be said yet whether the pot lacks money: the balance is £10,000.00 below £0.00 while families without an amount keep their packages',
    ]);
    // Of a stated pot its package is held for it, which the money of the balance says as well.
    expect(words(stated)[1]).toMatch(/packages of £90,000.00 a year are set aside of the pot for them\.$/);
  });

  test('is one with £0 from any model, such as a table whose row gives nothing', () => {
    const zero: Model = {
      schemaVersion: 1,
      kind: 'price-point',
      period: 'year',
      fundingBasis: 'pot',
      method: 'total',
      rounding: { unit: '1000', mode: 'down' },
      prices: [{ money: '100', points: '1' }],
    };
    // 20 points £2,000; 5 points £500, which rounds down to £0 and would leave 3,000 of a package
    const cases: CouncilFamily[] = [
      { caseId: 'A', points: 20, traditional: '2000' },
      { caseId: 'Z', points: 5, traditional: '3000' },
    ];
    const results = runCouncil({ settings, cohort: { cases }, model: zero });
    expect(results.affordable?.stages[0]).toMatchObject({
      answer: 'cannot-be-said',
      existing: {
        families: 1,
        balance: '0.00',
        without: [{ reason: 'zero-budget', caseIds: ['Z'], packages: '3000.00' }],
      },
    });
    expect(words(results)[1]).toContain('(£0, with the advice to refer)');
  });

  test('is no amount under any question: with £0 a family is not one of those who lose', () => {
    // 30,000 for 150 points; D has 0 points, £0 and a package of 4,000
    const cases: CouncilFamily[] = [...SAMPLE.slice(0, 3), { caseId: 'D', points: 0, traditional: '4000' }];
    const results = runCouncil(councilOf({ cohort: { cases } }));
    // F1 3,000 to 10,000 and F2 12,000 to 8,000; F3 stays at 6,000
    expect(results.comparisons[0]).toMatchObject({
      existing: { n: 3, directions: { up: { cases: 1 }, down: { cases: 1 }, unchanged: { cases: 1 } } },
      excluded: [{ reason: 'no indicative amount', cases: 1, caseIds: ['D'] }],
    });
    const said = directorSheet(results).rows.flatMap(([question, answer]) =>
      question === 'Who gains and who loses?' ? [String(answer)] : [],
    );
    expect(said[0]).toContain('of 3 families who have both, 1 (33.3 %) gain, 1 (33.3 %) lose');
    expect(said[0]).toMatch(/Not compared: 1 family \(no indicative amount\)\.$/);
    expect(words(results)[1]).toContain('1 existing family has no such amount (£0, with the advice to refer)');
    const sheet = councilSheets(results).find(({ title }) => title?.startsWith('From the existing package'));
    expect(sheet?.rows.at(-1)).toEqual(['families not compared (no indicative amount): D', 1]);
  });

  test('is none where the policy makes an amount of £0: what a family is told is what is paid', () => {
    const cases: CouncilFamily[] = [...SAMPLE, { caseId: 'Z', points: 0, traditional: '4000' }];
    const rule = { rule: 'floor', at: 'communicated', amount: '500', actor: 'Cabinet', reason: 'a start' } as const;
    const policy = { schemaVersion: 1, period: 'year', rules: [rule] } as const;
    const told: CouncilFamily[] = cases.map((one) => (one.caseId === 'F1' ? { ...one, communicated: '10000' } : one));
    const { affordable, outcomes } = runCouncil(councilOf({ cohort: { cases: told }, policy }), { recalibrate: true });
    expect(outcomes.at(-1)?.amounts).toMatchObject({ indicative: '0.00', communicated: '500.00' });
    // 34,000 of packages; 30,000 of budgets and Z's 500
    for (const stage of ['moderated', 'communicated']) {
      expect(affordable?.stages.find((one) => one.stage === stage)?.existing).toMatchObject({
        families: 6,
        money: '34000.00',
        amounts: '30500.00',
        balance: '3500.00',
        without: [],
      });
    }
    expect(affordable?.stages[0]?.existing.without).toMatchObject([{ reason: 'zero-budget', caseIds: ['Z'] }]);
  });

  test('is a family without points as well, to whom a price of a point gives £0.00', () => {
    const cases: CouncilFamily[] = [...SAMPLE, { caseId: 'Z', points: 0, traditional: '4000' }];
    const { affordable } = runCouncil(councilOf({ cohort: { cases } }));
    // The five get their own 30,000 back; Z's 4,000 are not left
    expect(affordable?.stages[0]).toMatchObject({
      answer: 'cannot-be-said',
      existing: { families: 5, balance: '0.00', without: [{ reason: 'zero-budget', caseIds: ['Z'] }] },
    });
  });
});

describe('a reserve', () => {
  const { model } = runCouncil(councilOf());
  const reservedOf = (finals: readonly (string | undefined)[]) => {
    const cases = finals.map((final, index): CouncilFamily => {
      return { caseId: `F${index}`, points: 20, traditional: '4800', ...(final !== undefined && { final }) };
    });
    const settings = { title: 'x', pot: { amount: 'packages' as const, reserve: '500' } };
    const results = runCouncil({ settings, cohort: { cases }, model });
    return words(results).filter((sentence) => sentence.includes('by the final amounts'));
  };

  test('of all is not held against the packages of some: 4,800 - 4,700 = 100, and the rest of 500 is others’', () => {
    expect(reservedOf(['4700', undefined])).toEqual([
      'This cannot be said yet, by the final amounts. The packages of 1 family, without one-offs, come to £4,800.00 a year, of which £500.00 a year are held back, and their final amounts to £4,700.00 a year: £400.00 a year are lacking while the whole reserve is held back from these alone.',
    ]);
    // 4,800 - 4,900: lacking whatever the reserve is
    expect(reservedOf(['4900', undefined])[0]).toMatch(/^No, .* £600\.00 a year are lacking\.$/);
    // All have it: 9,600 - 500 - 9,200
    expect(reservedOf(['4700', '4500'])[0]).toMatch(/^No, .* £100\.00 a year are lacking\.$/);
    expect(reservedOf(['4600', '4500'])[0]).toMatch(/^Yes, .* £0\.00 a year are left\.$/);
  });
});

test('a package of £0 without one-offs is an amount, and of a family with it that is said', () => {
  // £200 a point: 2,000 against 1,000, and against nothing but a bed that was bought once
  const cases: CouncilFamily[] = [
    { caseId: 'A', points: 10, traditional: '1000' },
    { caseId: 'B', points: 10, traditional: '3000', oneOff: '3000' },
  ];
  const { model } = runCouncil(councilOf());
  const said = directorSheet(runCouncil({ settings: { title: 'x' }, cohort: { cases }, model })).rows;
  expect(said.find(([question]) => question === 'Who gains and who loses?')?.[1]).toBe(
    "From today's package without one-offs to the indicative amount, of 1 family who has a package above £0 and the other amount, 1 (100.0 %) gain, 0 (0.0 %) lose, and for 0 (0.0 %) it changes by less than 10 %. The family in the middle gets £1,000.00 a year more. Not compared: 1 family (a package of £0 without one-offs).",
  );
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
      // Final amounts stand, 3,100 and the newcomer's; F2 has 8,000, below the ceiling
      {
        stage: 'moderated',
        answer: 'yes',
        existing: [2, '14000.00', '11100.00', '2900.00'],
        newcomers: [1, '1800.00'],
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
      { reason: 'not-yet', caseIds: ['F2'], packages: '11000.00', oneOffs: '1000.00' },
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
