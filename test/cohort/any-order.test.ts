import { describe, expect, test } from 'vitest';
import * as change from '../../src/change/index.js';
import * as equity from '../../src/equity/index.js';
import { isRasError } from '../../src/errors.js';
import { seededRandom } from '../../src/exact/random.js';
import { calibratePercentile, calibratePricePoint, type Model } from '../../src/index.js';
import * as pot from '../../src/pot/index.js';
import * as sensitivity from '../../src/sensitivity/index.js';
import { publicFunctionsTaking } from '../support/public-functions.js';

const random = seededRandom(12);
const oneOf = <One>(list: readonly One[]): One => list[random.below(list.length)] as One;

// Names that are put in one order by their size, in another by their characters, and in a third by their place.
const NAMES = ['9', '10', '1a', '01', 'B', 'a', 'é', '002'];

// Few points and few amounts, so that many families are alike.
const FAMILIES = Array.from({ length: 48 }, (_, index) => ({
  caseId: `F${(index * 7) % 48}`,
  points: 5 * (1 + random.below(6)),
  traditional: `${1000 * (1 + random.below(5))}.00`,
  indicative: `${1000 * (1 + random.below(5))}.0${random.below(2)}`,
  communicated: `${1000 * (1 + random.below(4))}.00`,
  final: `${1000 * (1 + random.below(4))}.00`,
  group: oneOf(NAMES),
  site: oneOf(NAMES),
  status: index % 6 === 0 ? ('newcomer' as const) : ('existing' as const),
  limited: random.below(2) === 0 ? 'yes' : 'no',
  flags: random.below(3) === 0 ? [oneOf(['night-care', ...NAMES])] : [],
  household: index % 9 === 0 ? `h${index % 4}` : undefined,
}));
type Family = (typeof FAMILIES)[number];

function shuffled<One>(list: readonly One[], seed: number): One[] {
  const draw = seededRandom(seed);
  const left = [...list];
  return list.map(() => left.splice(draw.below(left.length), 1)[0] as One);
}

/** Cohort cases of families. */
const cohort = (families: readonly Family[]) =>
  families.map(({ limited, household, ...one }) => ({
    ...one,
    ...(household !== undefined && { household }),
    characteristics: [
      { name: 'limited', value: limited },
      { name: 'ward', value: one.site },
    ],
  }));
const existing = (families: readonly Family[]): Family[] => families.filter(({ status }) => status === 'existing');
const inPot = (families: readonly Family[]) =>
  existing(families).map(({ caseId, points, traditional, indicative }) => ({
    ...{ caseId, points, traditional, indicative, indicativeBeforeTopSlice: indicative },
    progress: 'allocated' as const,
  }));
const scored = (families: readonly Family[]) => families.map(({ caseId, points }) => ({ caseId, points }));
const sample = (families: readonly Family[]) =>
  families.map(({ caseId, points, traditional, group }) => ({ caseId, points, packageValue: traditional, group }));
/** Columns of points by statement, with ids. */
const answers = (families: readonly Family[]) => ({
  statements: [
    { id: 'sleep', points: families.map(({ points }) => points), maximum: 30 },
    { id: 'eating', points: families.map(({ caseId }) => Number(caseId.slice(1)) % 4), maximum: 3 },
  ],
  traditional: families.map(({ traditional }) => Number(traditional) * 100),
  caseIds: families.map(({ caseId }) => caseId),
});
/** The stages as columns, with groups. */
const columns = (families: readonly Family[]) => ({
  points: families.map(({ points }) => points),
  amounts: {
    traditional: families.map(({ traditional }) => Number(traditional) * 100),
    final: families.map(({ final }) => Number(final) * 100),
  },
  characteristics: [{ name: 'ward', names: NAMES, codes: families.map(({ site }) => NAMES.indexOf(site)) }],
  caseIds: families.map(({ caseId }) => caseId),
});

const price = (money: string): Model =>
  ({
    ...{ schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total' },
    ...{ prices: [{ money, points: '1' }], rounding: {} },
  }) as Model;
const few = { resamples: 100 };
const by = ['group', 'ward'];
const stages = ['indicative', 'final'] as const;
const leaving = {
  fundingBasis: 'pot',
  pot: 200_000,
  reserve: 3000,
  leavers: [{ caseId: 'F1' }, { caseId: 'F5' }],
} as const;
const again = { ...leaving, model: 'price-point', rule: 'price-point', keepReserve: { percent: 10 } } as const;

/** What each function answers; a refusal is an answer too, where it names no place in the file. */
const CALLS: Readonly<Record<string, (families: readonly Family[]) => unknown>> = {
  inequality: (f) => equity.inequality(cohort(f), { stages, by }),
  groupGaps: (f) => equity.groupGaps(cohort(f), { stages, by, bands: [10, 20] }),
  verticalEquity: (f) => equity.verticalEquity(cohort(f), { stages, list: 5 }),
  horizontalEquity: (f) => equity.horizontalEquity(cohort(f), { stages, by, bands: [10, 20], list: 5 }),
  outcomeGaps: (f) => equity.outcomeGaps(cohort(f), { outcomes: ['limited'], by, bands: 'each' }),
  equityStatement: (f) => equity.equityStatement(cohort(f), { stages, by, bands: [10, 20] }),
  assertEqualTreatment: (f) => refusals(() => equity.assertEqualTreatment(cohort(f), { stage: 'final' })),
  assertMonotone: (f) => refusals(() => equity.assertMonotone(cohort(f), { stage: 'final' })),
  assertGapWithin: (f) =>
    refusals(() => equity.assertGapWithin(cohort(f), { stage: 'final', by, given: [], bands: [9], within: 9 })),
  assertMedianLossWithin: (f) =>
    refusals(() => equity.assertMedianLossWithin(cohort(f), { from: 'traditional', to: 'final', by, within: 9 })),
  modelFit: (f) => sensitivity.modelFit(cohort(f), { by, bands: 3, list: 5 }),
  compareModels: (f) => sensitivity.compareModels(cohort(f), { tolerance: { percent: 20 } }),
  caseInfluence: (f) => sensitivity.caseInfluence(cohort(f), { list: 5 }),
  pricePointUncertainty: (f) => sensitivity.pricePointUncertainty(cohort(f), few),
  percentileTableUncertainty: (f) => sensitivity.percentileTableUncertainty(cohort(f), few),
  sampleSizes: (f) => sensitivity.sampleSizes(cohort(f), { ...few, sizes: [20, 40] }),
  cohortDifference: (f) => sensitivity.cohortDifference(cohort(existing(f)), cohort(f)),
  fittedWeights: (f) => sensitivity.fittedWeights(answers(f)),
  fittedLevels: (f) => sensitivity.fittedLevels(answers(f), { fewest: 3 }),
  tableInfluence: (f) => sensitivity.tableInfluence(cohort(f), { list: 5 }),
  weightSensitivity: (f) => sensitivity.weightSensitivity(answers(f), { percent: 10, list: 5 }),
  breadthAndDepth: (f) => sensitivity.breadthAndDepth(answers(f), { model: price('200'), list: 5 }),
  exposureToChoice: (f) =>
    sensitivity.exposureToChoice(f.map(({ caseId, traditional, indicative }) => ({ caseId, traditional, indicative }))),
  contingencyNeeded: (f) =>
    sensitivity.contingencyNeeded(inPot(f), {
      ...{ fundingBasis: 'pot', pot: '400000.00', leavers: 3, probability: 90, draws: 200 },
    }),
  stressReserve: (f) => {
    const result = sensitivity.stressReserve(inPot(f), { fundingBasis: 'pot', reserve: '20000.00', draws: 200 });
    return result.status === 'answered' && result.rows.map(({ inOrder: _, ...row }) => row);
  },
  compareStages: (f) => change.compareStages(cohort(f), { from: 'traditional', to: 'final', by: 'group', list: 5 }),
  compareStageColumns: (f) =>
    change.compareStageColumns(columns(f), { from: 'traditional', to: 'final', by: 'ward', list: 5 }),
  changeBySite: (f) => change.changeBySite(cohort(f)),
  averageChangeBySite: (f) => change.averageChangeBySite(cohort(f)),
  directionBySite: (f) => change.directionBySite(cohort(f)),
  spreadBySite: (f) => change.spreadBySite(cohort(f)),
  newcomersBySite: (f) => change.newcomersBySite(cohort(f)),
  compareScenarios: (f) => {
    const families = f.map(({ caseId, points, traditional, group }) => ({ caseId, points, traditional, group }));
    const scenarios = [
      { name: 'now', model: price('200') },
      { name: 'dearer', model: price('210'), threshold: 20 },
    ];
    return change.compareScenarios(families, { schemaVersion: 1, scenarios });
  },
  partlyMoved: (f) =>
    byCase(
      change.partlyMoved(
        existing(f).map(({ caseId, points, traditional }) => ({ caseId, points, traditional })),
        { model: price('200') },
      ),
    ),
  costOfPoints: (f) => change.costOfPoints(price('200'), scored(f), { statement: 'sleep', caseIds: ['F1', 'F2'] }),
  priceForTotal: (f) => change.priceForTotal(scored(f), { total: 30_000, threshold: 10 }),
  leaverEffects: (f) => byCase(pot.leaverEffects(inPot(f), leaving)),
  recalculateForLeavers: (f) => byCase(pot.recalculateForLeavers(inPot(f), { ...again, unequalBudgets: 'allow' })),
  joinerEffects: (f) =>
    byCase(
      pot.joinerEffects(
        price('200'),
        scored(f).map((one) => ({ case: one })),
        { fundingBasis: 'pot', pot: 300_000, committed: 30_000 },
      ),
    ),
  'calibratePricePoint().report': (f) => calibratePricePoint(sample(f), { fundingBasis: 'pot' }).report,
  'calibratePricePoint().report, by the largest package': (f) =>
    calibratePricePoint(sample(f), { fundingBasis: 'pot', method: 'largest-package', maximumPoints: 100 }).report,
  // The moves of ranks have a row for each family.
  calibratePercentile: (f) => {
    const plain = sample(f).map(({ group: _, ...one }) => one);
    return byCase(calibratePercentile(plain, { fundingBasis: 'pot' }));
  },
};

/** Public functions of these rooms that take a list of families and are not in the table, and why. */
const EXCEPT: Readonly<Record<string, string>> = {
  assessorSpread:
    'takes scores of a questionnaire; its lists are of assessors and statements, by size and then by name',
  answerLevers: 'takes scores of a questionnaire; its answers are told by statement, in the order of the questionnaire',
  respondentDifferences: 'takes scores of a questionnaire; its answers are told by statement, in the same order',
};

/** Lists with a row for each family are told in the order in which the families came. */
function byCase(value: unknown): unknown {
  if (Array.isArray(value)) {
    const rows = value.map(byCase);
    const idOf = (row: unknown): string => (row as { caseId: string }).caseId;
    const isByCase = rows.length > 0 && rows.every((row) => typeof row === 'object' && row !== null && 'caseId' in row);
    return isByCase ? rows.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)) : rows;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, byCase(one)]));
}

/** What an assertion says of which families; its places are places of the file. */
function refusals(act: () => void): unknown {
  try {
    act();
    return 'holds';
  } catch (error) {
    if (!isRasError(error)) throw error;
    return { total: error.total, messages: error.problems.map(({ message }) => message).sort() };
  }
}

describe('the same families in another order of the file give the same answer', () => {
  test.each(Object.entries(CALLS))('%s', { timeout: 120_000 }, (_, call) => {
    const answer = call(FAMILIES);
    for (const seed of [1, 2, 3]) expect(call(shuffled(FAMILIES, seed))).toEqual(answer);
    expect(call([...FAMILIES].reverse())).toEqual(answer);
  });
});

test('every public function of these rooms that takes families is in the table, or it is said why not', async () => {
  const rooms: Readonly<Record<string, unknown>> = { ...change, ...equity, ...pot, ...sensitivity };
  const taking = await publicFunctionsTaking(
    /CohortInput|CohortColumns|AnswerInput|readonly (?:\w*Case|Joiner|Score|PointsRow)\[\]/,
  );
  const known = Object.keys({ ...CALLS, ...EXCEPT });
  const asked = taking.filter((name) => name in rooms);
  expect(asked.filter((name) => !known.includes(name))).toEqual([]);
  expect(Object.keys(EXCEPT).filter((name) => !asked.includes(name))).toEqual([]);
});

test('of families that are alike the first by id is named', () => {
  // At 10 points F1, F2 and F3 have 100, F4 and F5 have 300: F1 and F4 are named, whatever row they stand in.
  const alike = ['F5', 'F3', 'F2', 'F1', 'F4'].map((caseId) => ({
    ...{ caseId, points: 10, final: caseId > 'F3' ? '300.00' : '100.00' },
  }));
  const { equalPoints } = equity.horizontalEquity(alike, { stages: ['final'] }).stages[0] ?? {};
  expect(equalPoints?.breaches[0]).toMatchObject({ lowest: { caseId: 'F1' }, highest: { caseId: 'F4' } });
  // Four families of £100 and one of £200 for 10 points each: 600/50 = 12 with all, 400/40 = 10 without F0, and without
  // any of the others 500/40 = 12.5, so that F0 is listed first, then F1, and three more are as F1 is.
  const five = ['F4', 'F0', 'F2', 'F3', 'F1'].map((caseId) => ({
    ...{ caseId, points: 10, traditional: caseId === 'F0' ? '200.00' : '100.00' },
  }));
  const influence = sensitivity.caseInfluence(five, { list: 2 });
  expect(influence.most.map(({ caseId }) => caseId)).toEqual(['F0', 'F1']);
  expect([influence.equalToLast, influence.moving]).toEqual([3, 5]);
  expect(sensitivity.caseInfluence(five, { list: 9 }).equalToLast).toBe(0);
  const packages = five.map(({ caseId, points, traditional }) => ({ caseId, points, packageValue: traditional }));
  const { leaveOneOut } = calibratePricePoint(packages, { fundingBasis: 'pot' }).report.prices[0] ?? {};
  expect(leaveOneOut).toMatchObject({
    lowest: { caseId: 'F0' },
    highest: { caseId: 'F1' },
    mostInfluence: { caseId: 'F0' },
  });
});

test('a column of newcomers is the status of the cases', () => {
  const cases = [1, 2, 3, 4].map((one) => ({
    caseId: `F${one}`,
    points: one,
    final: `${one}00.00`,
    status: one % 2 === 0 ? ('newcomer' as const) : ('existing' as const),
  }));
  const newcomers = { points: [1, 2, 3, 4], amounts: { final: [10000, 20000, 30000, 40000] }, newcomer: [0, 1, 0, 1] };
  const byStatus = { stages: ['final'], by: ['status'] } as const;
  expect(equity.inequality(newcomers, byStatus)).toEqual(equity.inequality(cases, byStatus));
  const gaps = { ...byStatus, bands: [2] };
  expect(equity.groupGaps(newcomers, gaps).stages[0]?.characteristics).toEqual(
    equity.groupGaps(cases, gaps).stages[0]?.characteristics,
  );
});
