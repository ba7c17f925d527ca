import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/allocation/kinds.js';
import { isRasError } from '../../src/errors.js';
import { councilSheets } from '../../src/report/run/council.js';
import { directorSheet } from '../../src/report/run/director.js';
import { recalibrationWords } from '../../src/report/run/recalibration.js';
import type { CouncilData, CouncilFamily } from '../../src/run/council/data.js';
import { runCouncil } from '../../src/run/run-council.js';
import { capOf, councilOf, SAMPLE } from './support.js';

/** A price of a point, in pounds, calibrated on one family. */
function priceOf(pounds: number): CouncilData['sample'] {
  return { cases: [{ caseId: 'S1', points: 1, traditional: String(pounds) }] };
}

function modelOf(pounds: number): Model {
  return runCouncil(councilOf({ sample: priceOf(pounds) ?? { cases: [] } })).model;
}

const words = (results: Parameters<typeof directorSheet>[0]): string[] =>
  directorSheet(results).rows.flatMap(([question, answer]) =>
    question === 'Who would be told another amount?' ? [String(answer)] : [],
  );

test('without a stored model one family that was told an amount is enough to refuse', () => {
  const cases: CouncilFamily[] = [
    { caseId: 'F1', points: 50, traditional: '8000', communicated: '8800' },
    { caseId: 'F2', points: 40, traditional: '7000' },
  ];
  const data = councilOf({ sample: priceOf(190) ?? { cases: [] }, cohort: { cases } });
  const refusal = expect.objectContaining({ message: expect.stringContaining('F1 has been told an amount') });
  expect(() => runCouncil(data)).toThrow(refusal);
  expect(runCouncil(data, { recalibrate: true }).recalibration?.told).toBe(1);
});

describe('a recalibration on the same sample', () => {
  test('moves nobody who was told what the policy made of their budget', () => {
    const policy = capOf('10');
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
      causes: {
        onRecord: '0.00',
        price: '0.00',
        points: '0.00',
        policy: '0.00',
        limitBase: '0.00',
        together: '0.00',
        total: '0.00',
      },
    });
    expect(words(again)).toEqual([
      'Nobody: all 5 families who were told an amount would be told the same by this policy.',
    ]);
  });
});

describe('a recalibration with a new policy', () => {
  // 50 points, package 8,000: 180 a point is 9,000, capped at 8,800; 190 is 9,500, and 8,000 + 20 % is 9,600.
  const cases: CouncilFamily[] = [{ caseId: 'F1', points: 50, traditional: '8000', communicated: '8800' }];
  const before = { model: modelOf(180), policy: capOf('10') };
  const data = councilOf({ sample: priceOf(190) ?? { cases: [] }, cohort: { cases }, policy: capOf('20'), before });
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
          limitBase: '0.00',
          together: '500.00',
          total: '700.00',
        },
      },
    ]);
  });

  test('says so in words, with the base of the limit', () => {
    expect(words({ ...results, ...(recalibration && { recalibration }) })).toEqual([
      'Of 1 family who was told an amount, 0 would be told the same and 1 another one.',
      'Where both are known the amounts come to £700.00 a year more; limits are shares of the package before personal budgets.',
      '1 family would get more: £700.00 a year are not spent if all of them refuse.',
      'Why, for 1 family of whom it is known: the new price or table alone £0.00; new points alone £0.00; the new policy alone +£200.00; only all of them together +£500.00.',
    ]);
  });

  test('holds a limit against what the family was last told where that is the base', () => {
    const settings = { ...data.settings, recalibration: { limitBase: 'last-told' as const } };
    const lower = { ...data, settings, policy: capOf('5') };
    // 8,800 + 5 % = 9,240
    expect(runCouncil(lower, { recalibrate: true }).retold[0]?.wouldBeTold).toBe('9240.00');
    // 8,000 + 5 % = 8,400
    expect(runCouncil({ ...data, policy: capOf('5') }, { recalibrate: true }).retold[0]?.wouldBeTold).toBe('8400.00');
  });

  test('of which only the base is new is told as such, never as a new policy', () => {
    // 8,800 told is 8,000 + 10 %; 50 x 180 = 9,000, which is below 8,800 + 10 % = 9,680.
    const settings = { ...data.settings, recalibration: { limitBase: 'last-told' as const } };
    const same = { ...data, settings, sample: priceOf(180) ?? { cases: [] }, policy: capOf('10') };
    const again = runCouncil(same, { recalibrate: true });
    expect(again.retold[0]?.causes).toMatchObject({
      price: '0.00',
      points: '0.00',
      policy: '0.00',
      limitBase: '200.00',
      together: '0.00',
      total: '200.00',
    });
    expect(words(again).slice(-2)).toEqual([
      'Why, for 1 family of whom it is known: the new price or table alone £0.00; new points alone £0.00; the new policy alone £0.00; limits counted from what was last told, no longer from the package, alone +£200.00; only all of them together £0.00.',
      'The price, points and policy of now tell these families what those of then told them: they change only because limits are counted from what was last told.',
    ]);
    // With a new price: 50 x 190 = 9,500, still below 9,680, so that 500 of the 700 need the new price and the new base.
    const dearer = runCouncil({ ...same, sample: priceOf(190) ?? { cases: [] } }, { recalibrate: true });
    expect(dearer.retold[0]?.causes).toMatchObject({
      price: '0.00',
      policy: '0.00',
      limitBase: '200.00',
      together: '500.00',
    });
    expect(words(dearer).join()).not.toContain('they change only because');
  });

  test('sets both models side by side for every family', () => {
    const sheet = councilSheets({ ...results, ...(recalibration && { recalibration }) }).find(({ title }) =>
      title?.startsWith("Every family under last year's model"),
    );
    expect(sheet?.rows).toEqual([['F1', '50', '50', '9000.00', '9500.00', '8800.00', '9500.00', undefined]]);
  });
});

describe('a final amount decided one by one', () => {
  // 50 points told 8,800 and settled at 8,700; the new price and cap would make 9,500 of it (decision 6).
  const cases: CouncilFamily[] = [
    { caseId: 'A', points: 50, traditional: '8000', communicated: '8800', final: '8700' },
    // 10 x 190, under the cap of 2,000 + 20 %
    { caseId: 'B', points: 10, traditional: '2000', communicated: '1800' },
  ];
  const before = { model: modelOf(180), policy: capOf('10') };
  const data = councilOf({ sample: priceOf(190) ?? { cases: [] }, cohort: { cases }, policy: capOf('20'), before });

  test('stands on every page: no other amount is worked out for the family', () => {
    const results = runCouncil(data, { recalibrate: true });
    expect(results.recalibration?.realigned).toMatchObject([
      { caseId: 'A', wouldBeTold: null, final: '8700.00' },
      { caseId: 'B', wouldBeTold: '1900.00', final: null },
    ]);
    const sheets = councilSheets(results);
    const cells = sheets.flatMap(({ rows }) => rows.filter((row) => row[0] === 'A').flat());
    expect(sheets.find(({ title }) => title?.startsWith("Every family under last year's model"))?.rows).toEqual([
      ['A', '50', '50', '9000.00', '9500.00', '8800.00', undefined, '8700.00'],
      ['B', '10', '10', '1800.00', '1900.00', '1800.00', '1900.00', undefined],
    ]);
    // 9,500 is only its indicative budget
    expect(cells.filter((cell) => cell === '9500.00')).toHaveLength(
      sheets.filter(({ columns, rows }) => columns?.includes('indicative') && rows.some((row) => row[0] === 'A'))
        .length,
    );
  });

  test('is what the amounts after moderation count, with and without a recalibration: 8,700 + 1,900', () => {
    for (const recalibrate of [true, false]) {
      const council = recalibrate ? data : { ...data, model: modelOf(190) };
      const { affordable } = runCouncil(council, { recalibrate });
      const stage = affordable?.stages.find((one) => one.stage === 'moderated');
      expect(stage?.existing).toMatchObject({ families: 2, money: '10000.00', amounts: '10600.00' });
    }
  });
});

describe('a family whose answers are contested, 12 points or 18, when the price stays at 200', () => {
  // By the higher it was told 18 x 200 = 3,600, by the lower 12 x 200 = 2,400, or its package of 3,000
  test.each([
    ['higher', '3600'],
    ['lower', '2400'],
    ['present-package', '3000'],
  ] as const)('is a line of its own and loses nothing: paid the %s', (whileContested, communicated) => {
    const sample = priceOf(200) ?? { cases: [] };
    const base = councilOf({
      sample,
      cohort: {
        cases: [
          { caseId: 'A', points: 12, pointsClaimed: 18, traditional: '3000', communicated },
          { caseId: 'B', points: 10, traditional: '2000', communicated: '2000' },
        ],
      },
      before: { model: modelOf(200) },
    });
    const data = { ...base, settings: { ...base.settings, whileContested } };
    const results = runCouncil(data, { recalibrate: true });
    expect(results.recalibration).toMatchObject({
      told: 1,
      same: 1,
      retold: [],
      contested: [{ caseId: 'A', communicated: `${communicated}.00` }],
      totals: { families: 1, told: '2000.00', wouldBeTold: '2000.00', change: '0.00' },
      falls: { families: 0, pounds: '0.00' },
      rises: { families: 0, pounds: '0.00' },
    });
    expect(results.recalibration?.realigned[0]).toMatchObject({
      communicated: `${communicated}.00`,
      wouldBeTold: null,
    });
    expect(recalibrationWords(results.recalibration as NonNullable<typeof results.recalibration>)).toEqual([
      'Nobody: the 1 family who was told an amount would be told the same by this policy.',
      '1 family who was told an amount and whose answers are contested is not compared until the answers are decided.',
    ]);
    expect(
      councilSheets(results).flatMap(({ title, rows }) =>
        title?.startsWith('Told an amount, and answers') ? rows : [],
      ),
    ).toEqual([['A', `${communicated}.00`]]);
  });
});

describe('what a recalibration tells apart', () => {
  const cases: CouncilFamily[] = [
    // Told 40 x 200; the points have risen to 45
    { caseId: 'P', points: 45, pointsBefore: 40, traditional: '9000', communicated: '8000' },
    // Told 500 more than 10 x 200, by a decision
    { caseId: 'D', points: 10, pointsBefore: 10, traditional: '2000', communicated: '2500' },
    { caseId: 'F', points: 30, traditional: '6000', communicated: '6000', final: '6100' },
    { caseId: 'U', points: 20, traditional: '4000', communicatedOn: '2026-05-01' },
    { caseId: 'N', status: 'newcomer', points: 5 },
    // Told 1,640, which is no multiple of 200: 12 points of now give 2,400, and nobody knows those of then
    { caseId: 'W', points: 12, traditional: '2000', communicated: '1640' },
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
      limitBase: '0.00',
      together: '-100.00',
      total: '100.00',
    });
    expect(causes.D).toMatchObject({ onRecord: '-500.00', price: '-200.00', together: '0.00', total: '-700.00' });
    expect(causes.U).toBeNull();
  });

  test('is not known where the points of then are not and those of now do not give what was told', () => {
    const { retold = [], causes, pointsUnknown } = results.recalibration ?? {};
    expect(retold.find(({ caseId }) => caseId === 'W')?.causes).toBeNull();
    // P and D alone: 0 - 500 of D
    expect([causes?.families, causes?.onRecord, pointsUnknown]).toEqual([2, '-500.00', 1]);
    expect(words(results)).toContain(
      'Why is not known for 1 family: the points of then are not on record, and those of now do not give what was told.',
    );
  });

  test('lists finals as decided, and what it costs if families refuse', () => {
    expect(results.recalibration).toMatchObject({
      told: 4,
      same: 0,
      decided: [{ caseId: 'F', final: '6100.00' }],
      // 8,000 + 2,500 + 1,640 against 8,100 + 1,800 + 12 x 180
      totals: { families: 3, told: '12140.00', wouldBeTold: '12060.00', change: '-80.00' },
      falls: { families: 1, pounds: '700.00' },
      // 100 of P, 2,160 - 1,640 of W
      rises: { families: 2, pounds: '620.00' },
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
    // 70 new points for 35 old ones: a new point is half an old one; the most is 10 + 30
    sample: [
      { caseId: 'B1', before: 30, now: 30 },
      { caseId: 'B2', before: 5, now: 40 },
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

  test('is not bridged by a mapping that says nothing, or says it twice, nor by points that nobody can have', () => {
    const told = (statements: typeof bridge.statements, sample = bridge.sample): string[] =>
      refused({ ...data, before: { bridge: { ...bridge, statements, sample } } }).map((line) =>
        line.split(' ').slice(0, 2).join(' '),
      );
    const at = 'before.bridge.statements';
    expect(told([...bridge.statements, { before: [], now: [] }])).toEqual([`missing ${at}.2`]);
    expect(told([{ before: [], now: ['a', 'b'] }])).toEqual([`inconsistent ${at}`]);
    expect(
      told([
        { before: ['x'], now: ['a'] },
        { before: ['x'], now: ['b'] },
      ]),
    ).toEqual([`duplicate ${at}.1.before.0`]);
    expect(told([{ before: ['x', 'x'], now: ['a', 'b'] }])).toEqual([`duplicate ${at}.0.before.1`]);
    // The most is 10 + 30 by the present questionnaire; of the one before the model says its most.
    const sample = [
      { caseId: 'B1', before: 30, now: 3000 },
      { caseId: 'B2', before: 5, now: 40 },
    ];
    expect(told(bridge.statements, sample)).toEqual(['out-of-range before.bridge.sample.0.now']);
    const bounded = { ...model, maximumPoints: '29', beyondMaximum: 'refer' } as const;
    expect(refused({ ...data, model: bounded, before: { bridge } })).toEqual([
      'out-of-range before.bridge.sample.0.before the questionnaire before gives at most 29 points, and "B1" has 30; correct them',
    ]);
  });

  test('that was changed under the same version is refused: the model keeps what it held', () => {
    const answers = [{ caseId: 'F1', answers: { a: { agreed: 'yes' }, b: { agreed: 'yes' } } }];
    const first = instrument('1');
    const council = councilOf({
      instrument: first as never,
      sample: { cases: [{ caseId: 'F1', traditional: '4000' }], answers },
      cohort: { cases: [{ caseId: 'F1', traditional: '4000' }], answers },
    });
    const { model: made, outcomes } = runCouncil(council);
    expect(outcomes[0]?.amounts.indicative).toBe('4000.00');
    expect(made.instrument).toMatchObject({ id: 'needs', version: '1' });
    // The same questionnaire written in another order and with numbers as text is the same.
    const { version, ...others } = JSON.parse(JSON.stringify(first).replaceAll(':30', ':"30"')) as typeof first;
    const stored = { ...council, model: made };
    expect(refused({ ...stored, instrument: { ...others, version } as never })).toEqual([]);
    const [a, b] = first.statements as [object, object];
    const changed = {
      ...first,
      statements: [
        {
          ...a,
          levels: [
            { name: 'yes', points: 20 },
            { name: 'no', points: 0 },
          ],
        },
        b,
      ],
    };
    const message =
      'refused instrument.version needs, version 1, is not what it was when the model was made; give what was changed a version of its own, and before.bridge';
    expect(refused({ ...stored, instrument: changed as never })).toEqual([message]);
    // Last year's model, which only a recalibration compares, too.
    expect(refused({ ...council, before: { model: made }, instrument: changed as never })).toEqual([message]);
    // What the council says of the sample's questionnaire has to be so.
    const options = { fundingBasis: 'pot', header: { instrument: { id: 'needs', version: '0' } } } as const;
    const settings = { ...council.settings, calibrate: { kind: 'price-point', options } as const };
    expect(refused({ ...council, settings })).toEqual([
      'inconsistent settings.calibrate.options.header.instrument the sample answers needs, version 1; leave this out',
    ]);
  });

  test('that cannot be compared is said, by a model that does not say what it was made for', () => {
    const told = (one: Model, recalibrate = false): string[] =>
      runCouncil({ ...data, model: one, instrument: instrument('1') as never }, { recalibrate })
        .warnings.filter(({ code }) => code === 'questionnaire-not-compared')
        .map(({ message }) => message);
    const end = 'whether its points are those of needs, version 1, as it stands today is not known';
    const { instrument: _, ...silent } = model;
    for (const recalibrate of [false, true]) {
      expect(told(silent, recalibrate)).toEqual([`the model does not say for which questionnaire it was made: ${end}`]);
    }
    expect(told(model)).toEqual([
      `the model does not say what its questionnaire held, only which version it was: ${end}`,
    ]);
  });

  test('does not restate points for a stored model that was made for the present one', () => {
    // The stored model is this year's, the bridge leads from last year's: 60 points x 200
    const council = { ...data, model: { ...model, instrument: { id: 'needs', version: '2' } } };
    const { outcomes, warnings } = runCouncil({ ...council, before: { model, bridge } });
    expect(outcomes[0]?.amounts.indicative).toBe('12000.00');
    expect(warnings.map(({ code }) => code)).not.toContain('points-restated');
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
      causes: { price: '0.00', points: '0.00', policy: '0.00', limitBase: '0.00', together: '0.00' },
    });
  });
});

test('who was told £0.00 and would have £0 again is told the same; any other amount becomes one that is not known', () => {
  const told = (communicated: string): CouncilFamily[] => [
    { caseId: 'A', points: 50, traditional: '12000', communicated: '10000' },
    { caseId: 'Z', points: 0, traditional: '500', communicated },
  ];
  const again = (communicated: string) =>
    runCouncil(councilOf({ sample: priceOf(200) ?? { cases: [] }, cohort: { cases: told(communicated) } }), {
      recalibrate: true,
    });
  const same = again('0.00');
  expect(same.recalibration).toMatchObject({ told: 2, same: 2, unknown: 0, retold: [], totals: { told: '10000.00' } });
  expect(words(same)[0]).toBe('Nobody: all 2 families who were told an amount would be told the same by this policy.');
  expect(again('300').recalibration).toMatchObject({
    same: 1,
    unknown: 1,
    retold: [{ caseId: 'Z', wouldBeTold: null }],
  });
});

test('points that last year’s model was not made for are said, of then and of now, and its years are not', () => {
  const old = {
    ...modelOf(200),
    maximumPoints: '60',
    largestScore: '60',
    effectiveFrom: '2025-04-01',
    effectiveTo: '2026-03-31',
  } as Model;
  const cases: CouncilFamily[] = [
    {
      caseId: 'F1',
      points: 50,
      pointsBefore: '50',
      traditional: '8000',
      communicated: '10000',
      startsOn: '2026-05-01',
    },
    { caseId: 'F2', points: 61, pointsBefore: '60', traditional: '8000', communicated: '12000' },
    { caseId: 'F3', points: 60, pointsBefore: '62', traditional: '8000', communicated: '12400' },
  ];
  const { warnings, recalibration } = runCouncil(
    councilOf({ sample: priceOf(200) ?? { cases: [] }, cohort: { cases }, model: old }),
    { recalibrate: true },
  );
  expect(recalibration?.told).toBe(3);
  // F2 has 61 points now and had 60; F3 had 62. Both are more than the 60 that its questionnaire could give.
  const said = warnings.filter(({ message }) => message.startsWith("by last year's model: "));
  expect(said.map(({ code, details }) => [code, details?.cases, details?.first])).toEqual([
    ['beyond-maximum', 2, 'F2, F3'],
  ]);
});
