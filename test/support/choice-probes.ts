import { bandModel } from '../../src/allocation/banding/banding.js';
import { calibrationValue } from '../../src/costing/calibration-value.js';
import { costPackage } from '../../src/costing/cost-package.js';
import { groupGaps } from '../../src/equity/gaps/group-gaps.js';
import { allocationTableFromRows } from '../../src/model/allocation-table/read/from-rows.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { scoreResponse } from '../../src/questionnaire/score/score.js';
import { breadthAndDepth } from '../../src/sensitivity/answers/breadth-depth.js';
import { pricePointUncertainty } from '../../src/sensitivity/price/price-uncertainty.js';
import { stressReserve } from '../../src/sensitivity/stress/stress.js';

const sample = [1, 2, 3, 4].map((k) => ({ caseId: `F${k}`, points: 10 * k, packageValue: 900 * k + 100 * (k % 2) }));
const { model } = calibratePricePoint(sample, { fundingBasis: 'pot' });
const amounts = sample.map(({ caseId, points, packageValue }) => ({ caseId, points, traditional: packageValue }));

const levels = [
  { name: 'much', points: 8 },
  { name: 'none', points: 0 },
];
const questions = {
  schemaVersion: 1 as const,
  id: 'q',
  version: '1',
  title: 'Two statements',
  source: { kind: 'constructed' as const, citation: 'made for this test' },
  ages: { from: 5, to: 17 },
  outcomes: [{ id: 'healthy', title: 'Be healthy' }],
  statements: [
    { id: 'sleep', outcome: 'healthy', text: 'My child sleeps well', levels },
    { id: 'eating', outcome: 'healthy', text: 'My child eats well', levels },
  ],
};
const [sleep, eating] = questions.statements;
const unpriced = {
  ...questions,
  statements: [sleep, { ...eating, unpriced: 'not printed', levels: levels.map(({ name }) => ({ name })) }],
};
const both = [
  { statement: 'sleep', agreed: 'much' },
  { statement: 'eating', agreed: 'much' },
];
const score = (options: object, one: object, instrument: object = questions) =>
  scoreResponse(instrument as never, { caseId: 'F1', answers: both, ...one } as never, options);

const groups = ['A', 'B'].flatMap((group) =>
  Array.from({ length: 8 }, (_, k) => ({ caseId: `${group}${k}`, points: 10, final: 4000 + 100 * k * k, group })),
);
const gaps = (options: object) => groupGaps(groups, { stages: ['final'], by: ['group'], bands: 'each', ...options });

/** A call in which one option, that stands in no form, makes a difference. */
export interface Probe {
  readonly choice: string;
  readonly option: string;
  readonly call: (options: object) => unknown;
  readonly other: unknown;
  /** What a name of the source stands for. */
  readonly means?: unknown;
}

/** Every option of docs/choices.md that has a default and stands in no form. */
export const CHOICE_PROBES: readonly Probe[] = [
  {
    choice: 'band-amount',
    option: 'amount',
    call: (options) => bandModel(model, { breaks: [0, 25], step: 1, maximumPoints: 80, sample, ...options }),
    other: 'mean-of-cases',
  },
  {
    choice: 'other-payers',
    option: 'payers',
    call: (options) => {
      const lines = [
        { id: 'a', amount: '100', per: 'year' as const },
        { id: 'b', amount: '50', per: 'year' as const, payer: 'health' },
      ];
      return calibrationValue(costPackage({ caseId: 'F1', kind: 'package', lines }), options);
    },
    means: ['budget'],
    other: ['budget', 'health'],
  },
  { choice: 'gap-interval', option: 'level', call: gaps, other: 90 },
  { choice: 'reference-group', option: 'reference', call: gaps, other: [{ by: 'group', group: 'B' }] },
  {
    choice: 'amount-words',
    option: 'words',
    call: (options) =>
      allocationTableFromRows(
        [
          new Map([
            ['points', '0+'],
            ['amount', 'Nil'],
          ]),
        ],
        { period: 'year', step: 1, ...options },
      ),
    other: [{ text: 'nil', means: 'no-budget' }],
  },
  { choice: 'outside-ages', option: 'outsideAges', call: (options) => score(options, { age: 3 }), other: 'allow' },
  {
    choice: 'unanswered',
    option: 'unanswered',
    call: (options) => score(options, { answers: both.slice(0, 1) }),
    other: 'zero',
  },
  {
    choice: 'unknown-statement',
    option: 'unknownStatements',
    call: (options) => score(options, { answers: [...both, { statement: 'other', agreed: 'much' }] }),
    other: 'ignore',
  },
  {
    choice: 'unpriced',
    option: 'unpriced',
    call: (options) => score(options, {}, unpriced),
    other: 'exclude',
  },
  {
    choice: 'draws',
    option: 'draws',
    call: (options) => {
      const cases = amounts.map((one, k) => ({ ...one, indicative: 500 + 700 * k }));
      return stressReserve(cases, { fundingBasis: 'pot', reserve: 500, ...options });
    },
    other: 50,
  },
  {
    choice: 'profiles',
    option: 'profiles',
    call: (options) =>
      breadthAndDepth({ statements: [{ id: 's', points: [5, 9], maximum: 18 }] }, { model, ...options }),
    // RR145 Table 19: 4 points are some extra help, 18 specialist support.
    means: [
      { name: 'breadth', statements: 10, points: 4 },
      { name: 'depth', statements: 2, points: 18 },
    ],
    other: [{ name: 'one', statements: 1, points: 4 }],
  },
  { choice: 'resampling', option: 'resamples', call: (options) => pricePointUncertainty(amounts, options), other: 200 },
];
