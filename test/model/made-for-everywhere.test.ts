import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { bandModel } from '../../src/allocation/banding/banding.js';
import { partlyMoved } from '../../src/change/partly-moved/partly-moved.js';
import { costOfPoints } from '../../src/change/what-if/points.js';
import { compareScenarios } from '../../src/change/what-if/what-if.js';
import { MADE_FOR, madeForWarnings } from '../../src/model/made-for.js';
import type { PricePointModel } from '../../src/model/price-point/model.js';
import { recordChallenge } from '../../src/moderation/challenge/challenge.js';
import { joinerEffects } from '../../src/pot/leavers-and-joiners/joiner-effects.js';
import { scoreResponse } from '../../src/questionnaire/score/score.js';
import { breadthAndDepth } from '../../src/sensitivity/answers/breadth-depth.js';
import { answerLevers } from '../../src/sensitivity/answers/levers.js';
import { modelFit } from '../../src/sensitivity/fit/fit.js';
import { weightSensitivity } from '../../src/sensitivity/weights/weight-sensitivity.js';
import type { Warning } from '../../src/warning.js';
import { CHALLENGE_OF_ANSWERS, SHORT_INSTRUMENT } from '../records/samples.js';

// £200 a point, made for at most 40 points, for 2026-27 and in its prices; no case of its sample had more than 30.
const MODEL: PricePointModel = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'total',
  prices: [{ money: '30000', points: '150' }],
  rounding: {},
  maximumPoints: '40',
  largestScore: '30',
  effectiveFrom: '2026-04-01',
  effectiveTo: '2027-03-31',
  priceBase: '2026-27',
};

interface Family {
  readonly caseId: string;
  readonly points: number;
  readonly startsOn?: string;
  readonly priceBase?: string;
}

/** What each function that prices cases by a stored model says of families. */
const SAY: Readonly<Record<string, (families: readonly Family[]) => readonly Warning[]>> = {
  'pot/leavers-and-joiners/joiner-effects.ts': (families) => {
    const effects = joinerEffects(
      MODEL,
      families.map((one) => ({ case: { ...one } })),
      { fundingBasis: 'pot', pot: 300000 },
    );
    return effects.status === 'answered' ? effects.warnings : [];
  },
  'change/partly-moved/partly-moved.ts': (families) =>
    partlyMoved(
      families.map((one) => ({ ...one, traditional: 1000 })),
      { model: MODEL },
    ).warnings,
  'change/what-if/amounts.ts': (families) =>
    compareScenarios(
      families.map(({ caseId, points, ...input }) => ({
        caseId,
        points,
        ...(Object.keys(input).length > 0 && { input }),
      })),
      { schemaVersion: 1, scenarios: [{ name: 'now', model: MODEL }] },
    ).warnings,
};

/** The same of functions whose families have points and nothing that says of a time. */
const SAY_OF_POINTS: Readonly<Record<string, (families: readonly Family[]) => readonly Warning[]>> = {
  'change/what-if/points.ts': (families) => costOfPoints(MODEL, families, { statement: 'sleep', caseIds: [] }).warnings,
  'allocation/banding/banding.ts': (families) =>
    bandModel(MODEL, { breaks: [0, 20], step: 1, maximumPoints: 500, sample: families }).warnings,
  'sensitivity/fit/fit.ts': (families) =>
    modelFit(
      families.map((one) => ({ ...one, traditional: 1000 })),
      { model: MODEL },
    ).warnings,
  'sensitivity/answers/breadth-depth.ts': (families) =>
    breadthAndDepth(
      { statements: [{ id: 'sleep', points: families.map(({ points }) => points), maximum: 500 }] },
      { model: MODEL },
    ).warnings,
  'sensitivity/weights/weight-sensitivity.ts': (families) =>
    weightSensitivity(
      {
        statements: [{ id: 'sleep', points: families.map(({ points }) => points) }],
        traditional: families.map(() => 1000),
      },
      { percent: 10, pricing: { model: MODEL } },
    ).warnings,
  'sensitivity/answers/levers.ts': (families) => {
    const instrument = {
      ...SHORT_INSTRUMENT,
      statements: [
        {
          ...(SHORT_INSTRUMENT.statements[0] as object),
          levels: [...new Set(families.map(({ points }) => points))]
            .sort((a, b) => a - b)
            .map((points) => ({ name: `p${points}`, points })),
        },
      ],
    } as unknown as typeof SHORT_INSTRUMENT;
    const [statement] = instrument.statements;
    const scores = families.map(({ caseId, points }) =>
      scoreResponse(instrument, { caseId, answers: [{ statement: statement?.id ?? '', agreed: `p${points}` }] }),
    );
    return answerLevers(instrument, scores, { model: MODEL }).warnings;
  },
};

/** Files that price by a stored model and say nothing themselves, with why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'allocation/allocate.ts': 'each allocation has its own warnings, and columns their counts',
  'allocation/allocate-without-steps.ts': 'each allocation has its own warnings',
  'allocation/open-model.ts': 'each allocation has its own warnings, and columns their counts',
  'sensitivity/table/own-table.ts': 'makes its tables of the sample itself, whose points they are made for',
  'allocation/streams/allocate.ts': 'hands on the warnings of each stream',
  'moderation/challenge/rescore.ts': 'among the warnings of the challenge',
  'run/contested.ts': 'among the warnings of the run, beside those of the answers as agreed',
  'run/run-council.ts': 'each allocation has its own warnings',
  'run/council/read-council.ts': 'checks a model and prices nothing',
  'run/council/read-earlier.ts': 'checks a model and prices nothing',
  'run/question/firmness.ts': 'prices the families of the run again, of which the run says it',
  'run/recalibration/recalibration.ts':
    "among the warnings of the run, of points alone: that the year of last year's model is over is what it compares",
  'records/model-for-records.ts': 'each record has the warnings of its allocation',
  'sensitivity/price-columns.ts': 'opens a model for those that say it',
  'sensitivity/weights/reprice.ts': 'prices moved weights, of which the weights as they are say it',
  'cli/commands/budget/allocate-plain.ts': 'each allocation has its own warnings',
  'cli/commands/model/fit.ts': 'asks a model for its groups',
  'cli/commands/run/read-named-files.ts': 'checks a model and prices nothing',
  'model/kind.ts': 'what every kind of model opens with',
  'model/percentile/one-point.ts': 'each of its points has its own warnings, as an allocation of them has',
  'cli/data/model.ts': 'checks a model and prices nothing',
  'cli/data/record/unsealed-by-model.ts':
    'holds the warnings of an allocation, among the rest of it, to those of its model',
  'cli/export/workbook/asked.ts': 'each family of the workbook has the warnings of its allocation, as formulas',
  'allocation/banding/scores.ts': 'prices every score up to a maximum for the bands, which say it of the sample',
  'allocation/funders/split-tranches.ts': 'splits a budget that was allocated with its warnings, and prices nothing',
  'change/what-if/what-if.ts': 'has its amounts and what is said of them from its own file of amounts',
  'model/allocation-table/allocate.ts': 'gives the warnings of an allocation',
  'model/allocation-table/allocate-cohort.ts': 'counts such cases of columns',
  'model/allocation-table/table/lookup.ts': 'looks rows up for those that say it',
  'model/percentile/cohort/allocate-cohort.ts': 'counts such cases of columns',
  'model/percentile/report/newcomers.ts': 'reports a table that is being made, with who lies outside it',
  'model/percentile/report/report.ts': 'reports a table of the sample that it is made from',
  'model/percentile/report/table-warnings.ts': 'reports a table of the sample that it is made from',
  'model/percentile/report/tie-report.ts': 'reports a table of the sample that it is made from',
  'model/percentile/table/lookup.ts': 'looks rows up for those that say it',
  'model/percentile/table/totals.ts': 'adds up a table over the sample that it is made from',
  'model/price-point/allocate-cohort.ts': 'counts such cases of columns',
  'model/price-point/report.ts': 'reports a price of the sample that it is made from',
  'sensitivity/table/predict-at.ts': 'predicts by tables of parts of a sample, which no model stores',
};

const CALLS =
  /(?<!\* .*|function )\b(prepareModel|openModel|openForColumns|openPricer|allocateWithoutSteps|allocateEach|prepareBeside|prepareBesideCases|allocateBy\w+|allocateCohort|allocateCohortBy\w+|pencePer|exactPounds|giveOut|answerAt|lookupOf|makePricer|pricer)\(|= allocate\(|=> allocate\(/;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

test('every file that prices by a stored model says what it was not made for, or why it need not', () => {
  const home = join(root, 'src');
  const pricing = filesBelow(home)
    .filter((path) => {
      const lines = readFileSync(path, 'utf8').split('\n');
      return lines.some((line) => !/^\s*(\*|\/\/)/.test(line) && CALLS.test(line));
    })
    .map((path) => path.slice(home.length + 1));
  const known = [...Object.keys(SAY), ...Object.keys(SAY_OF_POINTS), ...Object.keys(OTHERWISE)];
  expect(pricing.filter((file) => !known.includes(file))).toEqual([]);
  expect(known.filter((file) => !pricing.includes(file))).toEqual([]);
});

const codesOf = (warnings: readonly Warning[]): string[] =>
  warnings.flatMap(({ code }) => (MADE_FOR.some((one) => one === code) ? [code] : []));

describe.each(Object.entries({ ...SAY, ...SAY_OF_POINTS }))('%s', (_file, say) => {
  test('says nothing of families that the model was made for', () => {
    expect(
      codesOf(
        say([
          { caseId: 'A', points: 30 },
          { caseId: 'B', points: 20 },
        ]),
      ),
    ).toEqual([]);
  });

  test('says of points beyond the maximum and beyond the sample, counted and with the first cases', () => {
    const points = [30, 410, 41, 50, 60, 35];
    const warnings = say(points.map((own, index) => ({ caseId: `F${index + 1}`, points: own }))).filter(({ code }) =>
      code.startsWith('beyond-'),
    );
    expect(warnings.map(({ code }) => code)).toEqual(['beyond-maximum', 'beyond-sample']);
    // 410, 41, 50 and 60 are more than 40; 35 is more than 30 and not more than 40.
    expect(warnings[0]?.message).toMatch(
      /^4 cases \(.+ and 1 more\); of the first: 410 points are more than the questionnaire can give, 40/,
    );
    expect(warnings[0]?.details).toMatchObject({ cases: 4, points: '410', maximumPoints: '40' });
    expect(warnings[1]?.message).toMatch(/^35 points are more than any case of the sample had, 30/);
  });
});

describe.each(Object.entries(SAY))('%s', (_file, say) => {
  test('says of days outside the dates of the model, and of other prices', () => {
    const warnings = say([
      { caseId: 'A', points: 20, startsOn: '2026-03-31' },
      { caseId: 'B', points: 20, startsOn: '2027-04-01', priceBase: '2026-27' },
      { caseId: 'C', points: 20, startsOn: '2026-10-01', priceBase: '2025-26' },
      { caseId: 'D', points: 20, startsOn: '2026-10-01' },
    ]);
    // A is before and in the prices of 2025-26 by its day; B after; C states other prices; D is within.
    expect(codesOf(warnings)).toEqual(['before-effective', 'after-effective', 'other-price-base']);
    expect(warnings.find(({ code }) => code === 'other-price-base')?.details).toMatchObject({
      cases: 2,
      first: 'A, C',
    });
  });
});

test('more points on a statement are warned of as they are priced, and refused where the model refuses them', () => {
  // £200 a point: 30 and 20 points become 41 and 31. The first passes the maximum, 40, the second the sample, 30.
  const families = [
    { caseId: 'A', points: 30 },
    { caseId: 'B', points: 20 },
    { caseId: 'C', points: 30 },
  ];
  const more = { statement: 'sleep', caseIds: ['A', 'B'], points: 11 };
  const { warnings, cost } = costOfPoints(MODEL, families, more);
  expect(cost).toBe('4400.00');
  expect(warnings.map(({ code, caseId, details }) => [code, caseId, details?.points])).toEqual([
    ['beyond-maximum', 'A', '41'],
    ['beyond-sample', 'B', '31'],
  ]);
  expect(() => costOfPoints({ ...MODEL, beyondMaximum: 'refuse' }, families, more)).toThrow(
    '41 points are more than the questionnaire can give, 40',
  );
});

test('scenarios of one model say it once, and another is named', () => {
  const scenarios = [
    { name: 'now', model: MODEL },
    { name: 'less', model: MODEL, contingency: 10 },
    { name: 'other', model: { ...MODEL, maximumPoints: '45' } },
  ];
  const { warnings } = compareScenarios([{ caseId: 'A', points: 50 }], { schemaVersion: 1, scenarios });
  expect(warnings.map(({ message }) => message.replace(/;.*/, ''))).toEqual([
    'now, less: 50 points are more than the questionnaire can give, 40',
    'other: 50 points are more than the questionnaire can give, 45',
  ]);
});

test('a challenge of answers says that its model was not made for them', () => {
  const { answers } = CHALLENGE_OF_ANSWERS;
  const model = { ...(answers?.model as PricePointModel), maximumPoints: '1' };
  const { largestScore: _, ...bounded } = model;
  const { warnings } = recordChallenge({
    ...CHALLENGE_OF_ANSWERS,
    answers: { ...(answers as object), model: bounded } as never,
  });
  expect(warnings.some(({ code }) => code === 'beyond-maximum')).toBe(true);
});

test('warnings of one case stay as they are, and others than these are left out', () => {
  const one: Warning = { code: 'beyond-maximum', message: 'm', caseId: 'A', details: { points: '5' } };
  expect(madeForWarnings([[one, { code: 'zero-budget', message: 'z' }], []])).toEqual([one]);
  expect(madeForWarnings([[one], [{ ...one, caseId: 'B' }]])).toEqual([
    {
      code: 'beyond-maximum',
      message: '2 cases (A, B); of the first: m',
      details: { points: '5', cases: 2, first: 'A, B' },
    },
  ]);
});
