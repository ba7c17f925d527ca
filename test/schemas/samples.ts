import { readFileSync } from 'node:fs';
import { root } from '../../scripts/manifest.mjs';
import { filesBelow } from '../../scripts/sources.mjs';
import { costPackages } from '../../src/costing/cost-packages.js';
import type { PackageInput } from '../../src/costing/package/package.js';
import type { ResponseInput } from '../../src/questionnaire/response/response.js';
import { evaluateResponse } from '../../src/questionnaire/score/evaluate.js';
import { scoreResponse } from '../../src/questionnaire/score/score.js';
import { allocationOf, recordAllocation } from '../../src/records/kind/allocation-record.js';
import { moderatedOf } from '../../src/records/kind/moderated-record.js';
import type { AnyRecord } from '../../src/records/kinds.js';
import { KINDS } from '../../src/schemas/list.js';
import { ENDED_ACCOUNT, EVERY_ACCOUNT, EVERY_PAYMENT, MONITORED, OPEN_RISK, TWELFTHS } from '../payment/samples.js';
import { BLOCKED, POLICY, SHORT_INSTRUMENT, sampleRecords } from '../records/samples.js';

/** A value that a form takes. */
export interface Sample {
  /** The name of the form's JSON Schema. */
  readonly form: string;
  readonly title: string;
  readonly value: unknown;
}

/** A JSON file of the repository. */
function read(path: string): unknown {
  return JSON.parse(readFileSync(root + path, 'utf8'));
}

const council = read('fixtures/example-council/council.json') as { readonly calibrate: { readonly options: unknown } };
const { tiers } = read('fixtures/moderation/cambridgeshire-tiers.json') as { readonly tiers: readonly unknown[] };
const ours = { at: 'communicated', actor: 'Cabinet', reason: 'as adopted' };

const RESPONSE: ResponseInput = { caseId: 'F1', answers: { sleep: { agreed: 'help' } } };
const PLANS = filesBelow('fixtures/plans', '.json').map((path) => read(path) as PackageInput);

/** A policy with a rule of every kind. */
const everyRule = {
  schemaVersion: 1,
  title: 'All of it',
  period: 'year',
  appliesOn: '2026-04-01',
  rules: [
    { ...ours, rule: 'pass-on', id: 'first', authority: 'minute 3' },
    { ...ours, rule: 'floor', amount: '500' },
    { ...ours, rule: 'ceiling', amount: 50000.5 },
    { ...ours, rule: 'blend', packagePercent: '50', side: 'both', base: 'whole' },
    {
      ...ours,
      rule: 'limit-change',
      greatestFall: '24.5',
      greatestRise: null,
      frequency: 'once',
      uplift: 'none',
      base: 'recurring',
    },
    { ...ours, rule: 'taper', periods: 3, period: 1, side: 'falls', base: 'whole' },
    { ...ours, rule: 'peg', until: '2027-03-31', side: 'falls', base: 'whole' },
    { ...ours, rule: 'protect', base: 'whole' },
    { ...ours, rule: 'round', unit: '10', mode: 'up' },
    { ...ours, rule: 'hold-back', percent: 10, order: 'after-limits' },
    { ...ours, rule: 'override', roles: ['Panel'], reasonCodes: ['other'] },
    {
      ...ours,
      at: 'final',
      rule: 'sign-off',
      by: 'tiers',
      tiers,
      powers: ['approve'],
      measures: 'plan',
      higherMaySign: true,
    },
    { ...ours, at: 'final', rule: 'finalise', requireSchoolPlace: false },
  ],
};

const LIMIT = {
  ...ours,
  rule: 'limit-change',
  greatestFall: '24.5',
  greatestRise: '10',
  frequency: 'once',
  uplift: 'none',
  base: 'recurring',
};

/** The example model of a kind, with more stated. */
function modelWith(name: string, more: object): Sample {
  const found = KINDS.find(({ kind }) => kind === name);
  if (found === undefined) throw new Error(`no kind is called ${name}`);
  return { form: name, title: `with ${Object.keys(more).join(' and ')}`, value: { ...found.example.model, ...more } };
}

const REFERS = { maximumPoints: 1000, beyondMaximum: 'refer' };
const PRICES = [
  { group: 'A', money: '1000', points: '10' },
  { group: 'B', money: '2000', points: '10' },
];
const MONEY = { amount: '100000', population: 'everyone', pointsPopulation: 'the sample', factor: 10 };

/** What is stated only where something else is. */
const TOGETHER: readonly Sample[] = [
  modelWith('price-point', { ...REFERS, prices: PRICES }),
  modelWith('percentile', REFERS),
  modelWith('allocation-table', REFERS),
  modelWith('by-age', { ageRule: 'fixed-day', ageDay: '2026-09-01' }),
  ...[
    { method: 'largest-package', ...REFERS },
    { method: 'largest-package', maximumObserved: true },
    { prices: 'per-group-breaks-equal-treatment', streams: [] },
    { fundingBasis: 'whole-budget', money: MONEY, streams: [{ name: 'schools', amount: 500 }] },
  ].map((options) => ({
    form: 'options-ras4',
    title: JSON.stringify(options),
    value: { fundingBasis: 'pot', ...options },
  })),
  { form: 'options-ras5', title: 'with a maximum', value: { fundingBasis: 'pot', ...REFERS } },
  ...[
    { frequency: 'yearly-on-previous', year: 1 },
    { frequency: 'yearly-on-original', year: 2, endYear: 3, atEnd: 'jump' },
    { mode: 'as-printed', significantlyMoreThan: 5 },
    { greatestFall: null },
  ].map((more) => ({
    form: 'policy',
    title: `a limit on change, ${JSON.stringify(more)}`,
    value: { ...everyRule, rules: [{ ...LIMIT, ...more }] },
  })),
  {
    form: 'policy',
    title: 'one rule at final',
    value: { ...everyRule, rules: [{ ...ours, at: 'final', rule: 'finalise', requireSchoolPlace: true }] },
  },
  {
    form: 'price-book',
    title: 'a service with one price, and one with two',
    value: {
      id: 'ours',
      priceBase: '2026-27',
      services: [
        { id: 'care', unit: 'hour', price: '20.40' },
        { id: 'club', unit: 'session', retail: '12', bulk: '9.50' },
      ],
    },
  },
  {
    form: 'options-cost',
    title: 'with a price book',
    value: {
      priceBook: { id: 'ours', priceBase: '2026-27', services: [{ id: 'care', unit: 'hour', price: '20.40' }] },
    },
  },
];

/** Everything that ships in one of the forms, and a value for each form of which none ships. */
export const SAMPLES: readonly Sample[] = [
  ...KINDS.flatMap(({ kind, example }): Sample[] => [
    { form: kind, title: 'the example', value: example.model },
    { form: `${kind}-case`, title: 'the example', value: example.case },
    // What is decided before and elsewhere leaves the rest of a case with its form.
    { form: `${kind}-case`, title: 'not eligible', value: { ...example.case, eligible: false } },
  ]),
  ...TOGETHER,
  { form: 'council', title: 'the example council', value: council },
  {
    form: 'council',
    title: 'tables as they stand',
    value: {
      schemaVersion: 1,
      title: 'a council',
      cohort: {
        cases: { file: 'council.xlsx', mapping: 'cohort.json' },
        needs: { file: 'needs.csv', mapping: 'needs.json' },
      },
      model: 'model.json',
      pot: { amount: 'packages' },
    },
  },
  { form: 'options-ras4', title: 'of the example council', value: council.calibrate.options },
  { form: 'instrument', title: 'of the example council', value: read('fixtures/example-council/instrument.json') },
  { form: 'policy', title: 'of the example council', value: read('fixtures/example-council/policy.json') },
  { form: 'price-book', title: 'of the example council', value: read('fixtures/example-council/price-book.json') },
  ...filesBelow('fixtures/instruments', '.json').map((path) => ({
    form: 'instrument',
    title: path,
    value: read(path),
  })),
  ...filesBelow('fixtures/plans', '.json').map((path) => ({ form: 'plan', title: path, value: read(path) })),
  { form: 'policy', title: 'a rule of every kind', value: everyRule },
  { form: 'policy', title: 'a small one', value: POLICY },
  { form: 'moderation-case', title: 'blocked by its needs', value: BLOCKED },
  {
    form: 'needs',
    title: 'a line that serves two needs, worked out again',
    value: [
      {
        caseId: 'F1',
        duty: {
          needs: [
            { id: 'care', need: 'personal care', arrangements: { necessary: true, reason: 'nobody else can' } },
            { id: 'out', need: 'getting out' },
          ],
          costLines: [
            {
              id: 'assistant',
              serves: ['care', 'out'],
              service: 'personal assistant',
              hours: '832',
              hourlyCost: '8.75',
              amount: '7280',
              together: false,
              hoursByNeed: [
                { need: 'care', hours: '500' },
                { need: 'out', hours: '332' },
              ],
              costSetOn: '2026-04-12',
              costSetBy: 'the assessor',
              recosted: { by: 'the review', on: '2026-06-01', evidence: 'three quotes', independentOfFigure: true },
            },
          ],
          contributions: [{ from: 'the parents', amount: '100', secured: true, own: false, need: 'care' }],
          figureHeardOn: null,
        },
      },
    ],
  },
  {
    form: 'options-cost',
    title: 'a few of them',
    value: { onDay: '2026-05-01', convention: '52-weeks', basis: 'gross', rounding: 'once' },
  },
  {
    form: 'options-leavers',
    title: 'with a year',
    value: {
      leavers: [{ caseId: 'F5' }],
      fundingBasis: 'pot',
      pot: '30000',
      reserve: '3000',
      year: { startsOn: '2026-04-01', basis: 'days' },
      surplus: 'outside',
    },
  },
  {
    form: 'options-recalculation',
    title: 'of a RAS 5 pot',
    value: {
      leavers: [{ caseId: 'F5' }],
      fundingBasis: 'pot',
      pot: '30000',
      model: 'percentile',
      rule: 'realign',
      reserve: '3000',
      keepReserve: 'spend',
      communicated: 'locked',
      newcomersInPot: 'keep-budget',
    },
  },
  {
    form: 'options-hold-back',
    title: 'slices, rates and fees',
    value: {
      fundingBasis: 'pot',
      pot: '30000',
      topSlices: {
        combine: 'additive',
        slices: [
          { name: 'contingency', purpose: 'contingency', percent: 10 },
          { name: 'accounts', purpose: 'support', amount: '200' },
        ],
      },
      fromEach: { by: 'group', rates: [{ name: 'A', percent: '4.5' }], otherwise: 5 },
      period: 'year',
      rounding: { unit: '1', mode: 'half-up' },
    },
  },
  {
    form: 'options-joiners',
    title: 'all of them',
    value: { fundingBasis: 'pot', pot: '30000', reserve: 3000, committed: '27000', newcomers: 'from-reserve' },
  },
  {
    form: 'options-band',
    title: 'bands of one width',
    value: {
      bandWidth: 10,
      step: '1',
      maximumPoints: 60,
      amount: 'middle',
      amountRounding: { unit: '10', mode: 'half-up' },
      sample: [{ caseId: 'F1', points: 12 }],
      minCases: 2,
      offStep: 'refuse',
      challengePoints: ['to the panel, within 28 days'],
      header: { title: 'Bands' },
    },
  },
  {
    form: 'options-contingency-needed',
    title: 'leavers and a rise of stage 3',
    value: {
      fundingBasis: 'pot',
      pot: '30000',
      leavers: 1,
      stage3: { percent: '2.5' },
      probability: 95,
      draws: 200,
      seed: 7,
    },
  },
  {
    form: 'options-contingency-needed',
    title: 'changes of last year',
    value: { fundingBasis: 'whole-budget', pot: 30000, stage3: { changes: [-10, '5.5'] }, probability: '95' },
  },
  {
    form: 'options-programme-cost',
    title: 'so many families',
    value: {
      phase: 'set-up',
      scale: { families: 250 },
      method: { factor: '4' },
      dayRate: 195,
      rounding: { unit: '1' },
    },
  },
  {
    form: 'options-programme-cost',
    title: 'the pilot itself, by a power',
    value: { phase: 'running', scale: 'pilot', method: { powerLaw: '0.9' } },
  },
  {
    form: 'options-programme-years',
    title: 'five years',
    value: { setUp: 306500, running: '370000', setUpYears: 2, years: 5, runningFrom: 3 },
  },
  {
    form: 'options-stress',
    title: 'all of them',
    value: {
      fundingBasis: 'pot',
      reserve: '3000',
      order: ['F5', 'F1'],
      surplus: 'outside',
      upTo: 2,
      probabilities: [90, '99.5'],
      draws: 200,
      seed: 7,
    },
  },
  {
    form: 'options-fit',
    title: 'every part',
    value: {
      fit: {
        by: ['site'],
        bands: [10, 20],
        ageBands: [0, 6, 14],
        tolerance: { percent: 20 },
        list: 5,
        oneOffs: 'exclude',
      },
      models: { folds: 5, seed: 3, tolerance: { amount: '500' } },
      price: { method: 'largest-package', maximumPoints: 152, resamples: 200, confidence: '90', atPoints: [15, '25'] },
      influence: { atPoints: 15, list: 3 },
      cohort: { period: 'year' },
      table: { method: 'quantile', definition: 6, grid: 'deciles', confidence: '99.9' },
      sampleSize: { sizes: [60, 300], atPoints: '15' },
    },
  },
  { form: 'payment-schedule', title: 'with everything', value: EVERY_PAYMENT },
  { form: 'payment-schedule', title: 'twelfths', value: TWELFTHS },
  { form: 'account', title: 'with everything', value: EVERY_ACCOUNT },
  { form: 'account', title: 'at the end', value: ENDED_ACCOUNT },
  { form: 'monitoring', title: 'by scores', value: MONITORED },
  { form: 'monitoring', title: 'the highest', value: OPEN_RISK },
  {
    form: 'options-uplift',
    title: 'two years on',
    value: {
      from: '2025-26',
      to: '2027-28',
      rates: [
        { year: '2026-27', percent: '3.6' },
        { year: '2027-28', percent: 2 },
      ],
    },
  },
  {
    form: 'elements',
    title: 'one of each kind',
    value: [
      { id: 'computers', kind: 'fixed', financial: '4000', days: 3 },
      { id: 'support', kind: 'variable', financial: 9000 },
      { id: 'change', kind: 'mixed', fixed: { financial: '1000' }, variable: { days: '20.5' } },
    ],
  },
  {
    form: 'mapping',
    title: 'of a workbook',
    value: {
      schemaVersion: 1,
      as: 'cases',
      sheets: ['North', 'South'],
      sheetColumn: 'site',
      headerRows: 2,
      columns: {
        case_id: { header: 'Client No.' },
        package_value: { header: 'Package £', per: 'week', thousands: false, pence: 'p' },
      },
      notRead: ['column M'],
      dates: 'day-first',
      convention: '52-weeks',
      totals: [{ words: 'subtotal', of: 'block', side: 'below' }],
      questions: [
        { id: 'columns', place: 'North!A5', ask: 'is this which column is which?', choices: ['yes'], answer: null },
      ],
    },
  },
  {
    form: 'extract',
    title: 'headers and codes of its own',
    value: {
      kind: 'package',
      columns: { case_id: 'Client No', amount: 'Value' },
      fundingCodes: [{ code: 'SC1', payer: 'budget' }],
      blankFundingCode: 'health',
      blankPrices: 'unpriced',
      negativeAmounts: 'credit',
      repeatedRows: 'separate',
      convention: { name: 'ours', weeks: { year: '52.14', term: 13 } },
    },
  },
  {
    form: 'funded-things',
    title: 'one need, two sources',
    value: [
      { source: 'social care', item: 'bed', need: 'sleep', amount: '400', per: 'one-off', place: 'home' },
      { source: 'health', need: 'sleep', amount: 12.5, per: 'week' },
    ],
  },
  {
    form: 'cases',
    title: 'of any kind',
    value: KINDS.map(({ example }) => example.case),
  },
  { form: 'cases', title: 'one alone', value: KINDS[0].example.case },
  {
    form: 'pot-cases',
    title: 'families and a newcomer',
    value: [
      { caseId: 'F1', points: '50', traditional: '3000', indicative: 9000, costOfNeed: '9500', progress: 'planning' },
      { caseId: 'F5', status: 'existing', traditional: 7500.5, indicative: '1800', indicativeBeforeTopSlice: '2000' },
      { caseId: 'N1', status: 'newcomer', indicative: '4000', outside: false },
    ],
  },
  { form: 'pot-cases', title: 'one alone', value: { caseId: 'F1', traditional: '3000', indicative: '9000' } },
  {
    form: 'responses',
    title: 'as a list and by statement',
    value: [
      {
        caseId: 'F1',
        age: 12,
        assessedOn: '2026-04-01',
        assessor: 'team 3',
        mode: 'supported',
        kept: [{ column: 'site', value: 'N' }],
        characteristics: [{ name: 'school_type', value: 'special' }],
        answers: [
          { statement: 'sleep', agreed: 'help', parent: 4, need: 'no' },
          { statement: 'eating', agreed: { band: 'some', points: '3' }, carer: { band: 'some', position: 'middle' } },
        ],
      },
      { caseId: 'F2', characteristics: { school_type: 'special' }, answers: { sleep: { agreed: 'help' } } },
    ],
  },
  {
    form: 'set-up',
    title: 'a post and a direct cost',
    value: {
      posts: [{ id: 'project manager', salary: '36000', percent: 50, months: 18 }],
      direct: [{ id: 'computers', amount: '4000' }],
      onCostsPercent: 25,
    },
  },
  {
    form: 'options-ras5',
    title: 'all of them',
    value: {
      fundingBasis: 'pot',
      method: 'quantile',
      ties: 'mean',
      definition: 6,
      grid: [10, '50', 90],
      between: 'interpolate',
      above: 'clamp',
      below: 'refer-to-costing',
      newcomers: 'outside-pot',
      minCases: 3,
      cliffPounds: '250',
      oneOffs: 'exclude',
      period: 'year',
      rounding: { unit: '1', mode: 'half-even' },
      header: { id: 'table-1', inputs: [{ name: 'a.csv', sha256: 'a'.repeat(64), rows: 3 }] },
    },
  },
  {
    form: 'scenarios',
    title: 'two of them',
    value: {
      schemaVersion: 1,
      scenarios: [
        { name: 'now', model: KINDS[0].example.model },
        {
          name: 'less',
          model: KINDS[0].example.model,
          threshold: 5,
          uplift: { from: '2026-27', to: '2027-28', rates: [{ year: '2027-28', percent: 3 }] },
          contingency: 10,
          limits: { fall: 20, rise: '15' },
          order: 'limits-first',
        },
      ],
      base: 'now',
      pot: '1000000',
      assumedIncome: 5000,
      withCases: true,
    },
  },
  {
    form: 'ledger',
    title: 'every event',
    value: {
      schemaVersion: 1,
      title: 'A year',
      opening: {
        fundingBasis: 'pot',
        pot: '100000',
        reserve: '10000',
        topSliced: 0,
        yearStartsOn: '2026-04-01',
        inYear: 'days',
        overdraw: 'allow',
        surplus: 'outside',
      },
      events: [
        {
          event: 'allocate',
          on: '2026-04-01',
          caseId: 'F1',
          budget: '9000',
          packageValue: 3000,
          planContingency: '500',
          startsOn: '2026-05-01',
        },
        { event: 'communicate', on: '2026-04-02', caseId: 'F1', budget: '8000' },
        { event: 'agree', on: '2026-04-03', caseId: 'F1', budget: 8000, planContingency: '400', charge: 'pot' },
        { event: 'start', on: '2026-05-01', caseId: 'F1' },
        { event: 'increase', on: '2026-05-02', caseId: 'F1', amount: '100', charge: 'reserve' },
        { event: 'draw', on: '2026-05-03', caseId: 'F1', amount: '100' },
        { event: 'release', on: '2026-05-04', caseId: 'F1', amount: '100' },
        { event: 'one-off', on: '2026-05-05', caseId: 'F1', amount: '100', charge: 'reserve' },
        { event: 'join', on: '2026-05-06', caseId: 'F2', budget: '4000', packageValue: '2000', outside: false },
        { event: 'uplift', on: '2026-05-07', percent: 3, potPercent: '2.5' },
        { event: 'leave', on: '2026-05-08', caseId: 'F2' },
        {
          event: 'year-end',
          on: '2027-03-31',
          unspent: [{ caseId: 'F1', unspent: '100', accrued: 10, carryForward: '20' }],
          balance: 'to-pot',
          nextPot: '110000',
          nextReserve: 11000,
        },
      ],
    },
  },
];

/** A record of every kind, as it is read back from a file. */
export const RECORDS: readonly Sample[] = [
  ...KINDS.map(({ kind, example }) => ({ title: kind, record: recordAllocation(example.model, example.case) })),
  ...sampleRecords().map(({ name, record }) => ({ title: name, record })),
].map(({ title, record }) => ({
  form: `record-${record.kind}`,
  title,
  value: JSON.parse(JSON.stringify(record)) as unknown,
}));

/** What the commands print of scores and costs. */
const PRINTED: readonly Sample[] = [
  { form: 'scores', title: 'a score', value: printed([scoreResponse(SHORT_INSTRUMENT, RESPONSE)]) },
  { form: 'scores', title: 'an evaluation', value: printed([evaluateResponse(SHORT_INSTRUMENT, RESPONSE)]) },
  { form: 'costs', title: 'of the published plans', value: printed(costPackages(PLANS)) },
];

/** Kinds of record whose own name is that of what they are made from, or of none. */
const NAMED_AS_RESULTS: ReadonlySet<string> = new Set(['payment-schedule', 'reconciliation', 'monitoring']);

/** What came of each decision, and what the commands print, in the form of its result. */
export const RESULTS: readonly Sample[] = [...resultsOfRecords(), ...PRINTED];

function resultsOfRecords(): readonly Sample[] {
  return RECORDS.map(({ title, value }) => {
    const record = value as AnyRecord;
    return {
      form: NAMED_AS_RESULTS.has(record.kind) ? `result-${record.kind}` : record.kind,
      title,
      value: resultOf(record),
    };
  });
}

function printed(result: unknown): unknown {
  return JSON.parse(JSON.stringify({ result, warnings: [] }));
}

function resultOf(record: AnyRecord): unknown {
  if (record.kind === 'allocation') return allocationOf(record);
  return record.kind === 'moderated' ? moderatedOf(record) : record.result;
}
