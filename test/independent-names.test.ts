import { expect, test } from 'vitest';
import { allocate } from '../src/allocation/allocate.js';
import { byAgeKind } from '../src/allocation/by-age/kind.js';
import { openModel } from '../src/allocation/open-model.js';
import { compareScenarios } from '../src/change/what-if/what-if.js';
import { costPackage } from '../src/costing/cost-package.js';
import { calibratePercentile } from '../src/model/percentile/calibrate.js';
import { planCostKind } from '../src/model/plan-cost/kind.js';
import { pricePointKind } from '../src/model/price-point/kind.js';
import { moderate } from '../src/moderation/moderate.js';
import { moderateAll } from '../src/moderation/moderate-all.js';
import { parsePolicy } from '../src/moderation/policy/policy.js';
import { upliftAmount } from '../src/money/uplift.js';
import { leaverEffects } from '../src/pot/leavers-and-joiners/leaver-effects.js';
import { recalculateForLeavers } from '../src/pot/recalculate/recalculate.js';
import { programmeCost } from '../src/programme-cost/programme-cost.js';
import { stressReserve } from '../src/sensitivity/stress/stress.js';
import { problemsOf } from './questionnaire/support.js';
import { ALLOCATED, ledgerProblems, OPENING } from './support/ledger-problems.js';

// Names, years, percentiles and forms of lines that are told each at its place, beside what else is wrong.

const MODEL = pricePointKind.example.model;

const uplift = (...years: readonly string[]) => ({
  from: '2026-27',
  to: '2028-29',
  rates: years.map((year) => ({ year, percent: 2 })),
});

test('the uplift of a scenario is told at its place, beside what else is wrong', () => {
  const scenarios = [
    { name: 'a', model: MODEL, uplift: uplift() },
    { name: 'a', model: MODEL, uplift: uplift('2027-28', '2028-29', '2027-28') },
    { name: 'b', model: MODEL, contingency: 'x', uplift: uplift('2028-29') },
  ];
  const cases = [{ caseId: 'A' }, { caseId: 'A' }, { caseId: 'A' }] as const;
  expect(problemsOf(() => compareScenarios(cases, { schemaVersion: 1, scenarios }))).toEqual([
    'missing scenarios/scenarios/0/uplift/rates',
    'missing scenarios/scenarios/0/uplift/rates',
    'duplicate scenarios/scenarios/1/uplift/rates/2/year',
    'missing scenarios/scenarios/2/uplift/rates',
    'invalid scenarios/scenarios/2/contingency',
    'duplicate scenarios/scenarios/1/name',
    'duplicate cases/1/caseId',
    'duplicate cases/2/caseId',
  ]);
});

test('an uplift is told beside its amount, and a limit on change beside its uplift', () => {
  expect(problemsOf(() => upliftAmount('x', uplift('2027-28', '2027-28')))).toEqual([
    'duplicate uplift/rates/1/year',
    'missing uplift/rates',
    'invalid amount',
  ]);
  const limit = { rule: 'limit-change', at: 'communicated', actor: 'p', greatestFall: 1, greatestRise: 1 };
  const rules = [{ ...limit, frequency: 'once', base: 'whole', uplift: uplift('2027-28') }];
  expect(problemsOf(() => parsePolicy({ schemaVersion: 1, period: 'year', rules }))).toEqual([
    'missing policy/rules/0/reason',
    'missing policy/rules/0/uplift/rates',
  ]);
});

test('a grid tells each percentile that is none, and each that stands twice', () => {
  const sample = [
    { caseId: 'A', points: 1, packageValue: 1 },
    { caseId: 'B', points: 2, packageValue: 2 },
  ];
  const options = { fundingBasis: 'reference-sample', grid: [0, 'zz', 200, 20, '20.0', -4, 20] } as const;
  expect(problemsOf(() => calibratePercentile(sample, options))).toEqual([
    'invalid options/grid/1',
    'out-of-range options/grid/2',
    'out-of-range options/grid/5',
    'duplicate options/grid/4',
    'duplicate options/grid/6',
  ]);
});

test('each unknown key is told at its own place', () => {
  const cases = [{ caseId: 'A', one: 1, two: 2 }] as never;
  expect(
    problemsOf(() => compareScenarios(cases, { schemaVersion: 1, scenarios: [{ name: 'a', model: MODEL }] })),
  ).toEqual(['unknown-name cases/0/one', 'unknown-name cases/0/two']);
});

test('elements that come to more than any amount are told as such', () => {
  // Ten trillion pounds, and a million days at £195 above it.
  const elements = [{ id: 'a', kind: 'fixed', financial: 1e13, days: 1e6 }] as const;
  const options = { phase: 'set-up', scale: { families: 250 }, method: 'rr145', dayRate: 195 } as const;
  expect(problemsOf(() => programmeCost(elements, options))).toEqual(['out-of-range elements']);
});

const IN_POT = [
  { caseId: 'A', traditional: 3000, indicative: 900 },
  { caseId: 'B', traditional: 3000, indicative: 900 },
] as const;
const LEAVERS = [{ caseId: 'Q' }, { caseId: 'A' }, { caseId: 'A' }] as const;
const OF_LEAVERS = ['unknown-name options/leavers/0/caseId', 'duplicate options/leavers/2/caseId'];

test('leavers whom nobody knows or who leave twice are told beside other faults', () => {
  const options = { fundingBasis: 'pot', pot: 'x', leavers: LEAVERS } as const;
  expect(problemsOf(() => leaverEffects(IN_POT, options))).toEqual(['invalid options/pot', ...OF_LEAVERS]);
  const faulty = [IN_POT[0], { ...IN_POT[1], indicative: 'x' }];
  expect(problemsOf(() => leaverEffects(faulty, { ...options, pot: 10_000 }))).toEqual([
    'invalid cases/1/indicative',
    ...OF_LEAVERS,
  ]);
  expect(problemsOf(() => recalculateForLeavers(IN_POT, { ...options, pot: 10_000, model: 'price-point' }))).toEqual([
    'choice-needed options/rule',
    ...OF_LEAVERS,
  ]);
  // Where one family has no id that can be read, it may be any of those who leave.
  const nameless = [IN_POT[0], { ...IN_POT[1], caseId: 3 }] as never;
  expect(problemsOf(() => leaverEffects(nameless, { ...options, pot: 10_000 }))).toEqual([
    'invalid cases/1/caseId',
    'duplicate options/leavers/2/caseId',
  ]);
});

test('an order under stress is told beside other faults', () => {
  const options = { fundingBasis: 'pot', reserve: 100, order: ['Q', 'A', 'A'] } as const;
  const ofOrder = ['unknown-name options/order/0', 'duplicate options/order/2'];
  expect(problemsOf(() => stressReserve(IN_POT, options))).toEqual(ofOrder);
  expect(problemsOf(() => stressReserve(IN_POT, { ...options, draws: -1 }))).toEqual([
    'out-of-range options/draws',
    ...ofOrder,
  ]);
  const faulty = [{ ...IN_POT[0], indicative: 'x' }, IN_POT[1]];
  expect(problemsOf(() => stressReserve(faulty, options))).toEqual(['invalid cases/0/indicative', ...ofOrder]);
});

test('a case that is not eligible has its form all the same', () => {
  const { model, case: one } = planCostKind.example;
  const lines = [
    { id: 'a', amount: 'x', per: 'week' },
    { id: 'b', amount: 5 },
  ];
  expect(problemsOf(() => allocate(model, { ...one, eligible: false, lines } as never))).toEqual([
    'invalid case/lines/0/amount',
    'missing case/lines/1/per',
  ]);
  expect(allocate(model, { ...one, eligible: false }).status).toBe('not-eligible');
});

test('a ledger tells families and days beside faults of its form', () => {
  const events = [
    ALLOCATED,
    { event: 'leave', on: '2026-04-03', caseId: 'Z' },
    { event: 'increase', on: '2026-04-01', caseId: 'A', amount: 'x' },
    { ...ALLOCATED, on: 'x', caseId: 'A' },
    // Of whom this is cannot be read, so that B may have come in with it.
    { event: 'allocate', on: '2026-04-05', caseId: 3, budget: 1 },
    { event: 'agree', on: '2026-04-04', caseId: 'B' },
  ];
  expect(ledgerProblems({ ...OPENING, pot: 'x' }, events)).toEqual([
    'invalid ledger/opening/pot',
    'invalid ledger/events/2/amount',
    'invalid ledger/events/3/on',
    'invalid ledger/events/4/caseId',
    'unknown-name ledger/events/1/caseId',
    'inconsistent ledger/events/2/on',
    'duplicate ledger/events/3/caseId',
    'inconsistent ledger/events/5/on',
  ]);
  expect(ledgerProblems({ ...OPENING, pot: 'x' }, events.slice(0, 2))).toEqual([
    'invalid ledger/opening/pot',
    'unknown-name ledger/events/1/caseId',
  ]);
});

test('the period of a case and its decisions are told beside its amounts', () => {
  const rule = { rule: 'protect', at: 'communicated', actor: 'p', reason: 'r', base: 'whole' } as const;
  const policy = { schemaVersion: 1, period: 'year', rules: [rule] } as const;
  const one = {
    caseId: 'A',
    period: 'week',
    amounts: { traditional: 'x' },
    overrides: [{ rule: 'nope', amount: 1, role: 'x', reasonCode: 'other', reason: 'because' }],
    signOffs: [{ rule: 'no', decision: 'determine', role: 'x', reason: 'r' }],
  } as const;
  const told = (at: string) => [
    `invalid ${at}/amounts/traditional`,
    `missing ${at}/signOffs/0/amount`,
    `missing ${at}/signOffs/0/reasonCode`,
    `inconsistent ${at}/period`,
    `unknown-name ${at}/overrides/0/rule`,
    `unknown-name ${at}/signOffs/0/rule`,
  ];
  expect(problemsOf(() => moderate(one, policy))).toEqual(told('case'));
  expect(problemsOf(() => moderateAll([one], policy))).toEqual(told('cases/0'));
});

test('add-ons that the model does not have are told beside points', () => {
  const one = { caseId: 'A', points: 'x', addOns: ['nope', 'neither'] };
  expect(problemsOf(() => allocate(MODEL, one))).toEqual([
    'invalid case/points',
    'unknown-name case/addOns/0',
    'unknown-name case/addOns/1',
  ]);
});

test('age groups with ages in common are told beside other faults', () => {
  const { model } = byAgeKind.example;
  const groups = [model.groups[0], { ...model.groups[0], toAge: 'x' }, { ...model.groups[0], fromAge: 13 }];
  expect(problemsOf(() => openModel({ ...model, period: 'x', groups }))).toEqual([
    'invalid model/period',
    'invalid model/groups/1/toAge',
    'inconsistent model/groups/2',
  ]);
});

test('what the form of a line lacks is told beside its id', () => {
  const lines = [
    { id: 3, amount: 5 },
    { id: '', service: 'care', price: 2 },
    { id: 'c', amount: 'x' },
  ] as never;
  expect(problemsOf(() => costPackage({ caseId: 'A', kind: 'plan', lines }))).toEqual([
    'invalid package/lines/0/id',
    'out-of-range package/lines/1/id',
    'invalid package/lines/2/amount',
    'missing package/lines/0/per',
    'missing package/lines/1/quantity',
  ]);
});
