import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/allocation/kinds.js';
import { isRasError } from '../../src/errors.js';
import type { Policy } from '../../src/moderation/policy/policy.js';
import { councilSheets } from '../../src/report/run/council.js';
import { directorSheet } from '../../src/report/run/director.js';
import type { CouncilData, CouncilFamily } from '../../src/run/data.js';
import { runCouncil } from '../../src/run/run-council.js';
import { councilOf, SAMPLE } from './support.js';

/** A price of a point, in pounds, calibrated on one family. */
function priceOf(pounds: number): CouncilData['sample'] {
  return { cases: [{ caseId: 'S1', points: 1, traditional: String(pounds) }] };
}

function modelOf(pounds: number): Model {
  return runCouncil(councilOf({ sample: priceOf(pounds) ?? { cases: [] } })).model;
}

/** A cap on rises over the package. */
function cap(percent: string): Policy {
  return {
    schemaVersion: 1,
    period: 'year',
    rules: [
      {
        rule: 'limit-change',
        at: 'communicated',
        actor: 'Cabinet',
        reason: 'a smooth transition',
        greatestFall: null,
        greatestRise: percent,
        frequency: 'once',
        uplift: 'none',
      },
    ],
  };
}

const words = (results: Parameters<typeof directorSheet>[0]): string[] =>
  directorSheet(results).rows.flatMap(([question, answer]) =>
    question === 'Who would be told another amount?' ? [String(answer)] : [],
  );

describe('a recalibration on the same sample', () => {
  test('moves nobody who was told what the policy made of their budget', () => {
    const policy = cap('10');
    const first = runCouncil(councilOf({ policy }));
    const cohort = {
      cases: SAMPLE.map((one, index): CouncilFamily => {
        const communicated = first.outcomes[index]?.amounts.communicated;
        return communicated === undefined ? one : { ...one, communicated };
      }),
    };
    const again = runCouncil(councilOf({ policy, cohort, model: first.model }), { recalibrate: true });
    expect(again.recalibration).toMatchObject({
      told: 5,
      same: 5,
      retold: [],
      totals: { change: '0.00' },
      causes: { onRecord: '0.00', price: '0.00', points: '0.00', policy: '0.00', together: '0.00', total: '0.00' },
    });
    expect(words(again)).toEqual([
      'Nobody: all 5 families who were told an amount would be told the same by this policy.',
    ]);
  });
});

describe('a recalibration with a new policy', () => {
  // 50 points, package 8,000: 180 a point is 9,000, capped at 8,800; 190 is 9,500, and 8,000 + 20 % is 9,600.
  const cases: CouncilFamily[] = [{ caseId: 'F1', points: 50, traditional: '8000', communicated: '8800' }];
  const before = { model: modelOf(180), policy: cap('10') };
  const data = councilOf({ sample: priceOf(190) ?? { cases: [] }, cohort: { cases }, policy: cap('20'), before });
  const { recalibration, ...results } = runCouncil(data, { recalibrate: true });

  test('tells what the price alone, the policy alone and only both together do: 0, 200 and 500', () => {
    expect(recalibration?.retold).toEqual([
      {
        caseId: 'F1',
        communicated: '8800.00',
        indicative: '9500.00',
        wouldBeTold: '9500.00',
        causes: {
          onRecord: '0.00',
          price: '0.00',
          points: '0.00',
          policy: '200.00',
          together: '500.00',
          total: '700.00',
        },
      },
    ]);
  });

  test('says so in words, with the base of the limit', () => {
    expect(words({ ...results, ...(recalibration && { recalibration }) })).toEqual([
      'Of 1 family who were told an amount, 0 would be told the same and 1 another one.',
      'Where both are known the amounts come to £700.00 a year more; limits are shares of the package before personal budgets.',
      '1 family would get more: £700.00 a year are not spent if all of them refuse.',
      'Why, for 1 family of whom it is known: the new price or table alone £0.00; new points alone £0.00; the new policy alone +£200.00; only all of them together +£500.00.',
    ]);
  });

  test('holds a limit against what the family was last told where that is the base', () => {
    const settings = { ...data.settings, recalibration: { limitBase: 'last-told' as const } };
    const lower = { ...data, settings, policy: cap('5') };
    // 8,800 + 5 % = 9,240
    expect(runCouncil(lower, { recalibrate: true }).retold[0]?.wouldBeTold).toBe('9240.00');
    // 8,000 + 5 % = 8,400
    expect(runCouncil({ ...data, policy: cap('5') }, { recalibrate: true }).retold[0]?.wouldBeTold).toBe('8400.00');
  });

  test('sets both models side by side for every family', () => {
    const sheet = councilSheets({ ...results, ...(recalibration && { recalibration }) }).find(({ title }) =>
      title?.startsWith("Every family under last year's model"),
    );
    expect(sheet?.rows).toEqual([['F1', '50', '50', '9000.00', '9500.00', '8800.00', '9500.00']]);
  });
});

describe('what a recalibration tells apart', () => {
  const cases: CouncilFamily[] = [
    // Told 40 x 200; the points have risen to 45
    { caseId: 'P', points: 45, pointsBefore: 40, traditional: '9000', communicated: '8000' },
    // Told 500 more than 10 x 200, by a decision
    { caseId: 'D', points: 10, traditional: '2000', communicated: '2500' },
    { caseId: 'F', points: 30, traditional: '6000', communicated: '6000', final: '6100' },
    { caseId: 'U', points: 20, traditional: '4000', communicatedOn: '2026-05-01' },
    { caseId: 'N', status: 'newcomer', points: 5 },
  ];
  const results = runCouncil(
    councilOf({ sample: priceOf(180) ?? { cases: [] }, cohort: { cases }, model: modelOf(200) }),
    { recalibrate: true },
  );

  test('is the price, the points, and what was decided for one family', () => {
    const causes = Object.fromEntries(
      (results.recalibration?.retold ?? []).map(({ caseId, causes: own }) => [caseId, own]),
    );
    // 40 x (180 - 200); 5 x 200; 45 x 180 = 8,100, so that together -100
    expect(causes.P).toEqual({
      onRecord: '0.00',
      price: '-800.00',
      points: '1000.00',
      policy: '0.00',
      together: '-100.00',
      total: '100.00',
    });
    expect(causes.D).toMatchObject({ onRecord: '-500.00', price: '-200.00', together: '0.00', total: '-700.00' });
    expect(causes.U).toBeNull();
  });

  test('lists finals as decided, and what it costs if families refuse', () => {
    expect(results.recalibration).toMatchObject({
      told: 3,
      same: 0,
      decided: [{ caseId: 'F', final: '6100.00' }],
      totals: { families: 2, told: '10500.00', wouldBeTold: '9900.00', change: '-600.00' },
      falls: { families: 1, pounds: '700.00' },
      rises: { families: 1, pounds: '100.00' },
    });
    expect(words(results).at(-1)).toBe('1 family with a final amount decided one by one keeps it.');
  });
});

describe('a questionnaire whose version changed', () => {
  const instrument = (version: string) => ({
    schemaVersion: 1 as const,
    id: 'needs',
    version,
    title: 'Needs',
    source: { kind: 'council' as const, citation: 'Our council' },
    outcomes: [{ id: 'o', title: 'Outcome' }],
    statements: [
      {
        id: 'a',
        text: 'A',
        outcome: 'o',
        levels: [
          { name: 'yes', points: 10 },
          { name: 'no', points: 0 },
        ],
      },
      {
        id: 'b',
        text: 'B',
        outcome: 'o',
        levels: [
          { name: 'yes', points: 30 },
          { name: 'no', points: 0 },
        ],
      },
    ],
  });
  const model = { ...modelOf(200), instrument: { id: 'needs', version: '1' } };
  const cohort = { cases: [{ caseId: 'F1', points: 60, traditional: '4000' }] };
  const data = councilOf({ model, cohort, instrument: instrument('2') as never });
  const bridge = {
    from: { id: 'needs', version: '1' },
    statements: [
      { before: ['old-a'], now: ['a'] },
      { before: [], now: ['b'] },
    ],
    // 100 new points for 50 old ones: a new point is half an old one
    sample: [
      { caseId: 'B1', before: 20, now: 30 },
      { caseId: 'B2', before: 30, now: 70 },
    ],
  };
  const refused = (council: CouncilData): string[] => {
    try {
      runCouncil(council);
    } catch (error) {
      if (isRasError(error))
        return error.problems.map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`);
      throw error;
    }
    return [];
  };

  test('is refused without a mapping and a sample scored by both', () => {
    expect(refused(data)).toEqual([
      'refused before.bridge the model was made for needs, version 1; the questionnaire is needs, version 2; give before.bridge: which old statements became which new ones, and a sample of families scored by both',
    ]);
    expect(refused({ ...data, instrument: instrument('1') as never })).toEqual([]);
  });

  test('is bridged where they are given: 60 new points are 30 old ones, 6,000 at £200', () => {
    const { outcomes, warnings } = runCouncil({ ...data, before: { bridge } });
    expect(outcomes[0]?.amounts.indicative).toBe('6000.00');
    expect(warnings.map(({ code }) => code)).toContain('points-restated');
  });

  test('needs every new statement in the mapping, once', () => {
    const statements = [{ before: ['old-a'], now: ['a', 'a', 'c'] }];
    expect(refused({ ...data, before: { bridge: { ...bridge, statements } } })).toEqual([
      'duplicate before.bridge.statements statement "a" stands in the mapping twice',
      'unknown-name before.bridge.statements the questionnaire has no statement "c"',
      'missing before.bridge.statements the mapping does not say which old statements became "b"',
    ]);
    const from = { id: 'needs', version: '0' };
    expect(refused({ ...data, before: { bridge: { ...bridge, from } } })[0]).toContain('leads from needs, version 0');
  });

  test('moves nobody by points alone where the new points are the old ones on the new scale', () => {
    // Told 30 old points x 200; 60 new points at the new price of 100 are the same 6,000
    const cases: CouncilFamily[] = [
      { caseId: 'F1', points: 60, pointsBefore: 30, traditional: '4000', communicated: '6000' },
    ];
    const again = { ...data, sample: priceOf(100) ?? { cases: [] }, cohort: { cases }, before: { bridge } };
    expect(runCouncil(again, { recalibrate: true }).recalibration).toMatchObject({
      same: 1,
      causes: { price: '0.00', points: '0.00', policy: '0.00', together: '0.00' },
    });
  });
});
