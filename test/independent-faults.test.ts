import { expect, test } from 'vitest';
import { allocate } from '../src/allocation/allocate.js';
import { compareScenarios } from '../src/change/what-if/what-if.js';
import { planCostKind } from '../src/model/plan-cost/kind.js';
import { pricePointKind } from '../src/model/price-point/kind.js';
import { proxyServicesKind } from '../src/model/proxy-services/kind.js';
import { reshapedPackageKind } from '../src/model/reshaped-package/kind.js';
import { parsePolicy } from '../src/moderation/policy/policy.js';
import { holdBack } from '../src/pot/hold-back/hold-back.js';
import { joinerEffects } from '../src/pot/leavers-and-joiners/joiner-effects.js';
import { problemsOf } from './questionnaire/support.js';
import { ALLOCATED, ledgerProblems, OPENING } from './support/ledger-problems.js';

// Faults that do not rest on each other and need more than a wrong form to come about: names that nobody knows or that
// stand twice, models within what was refused, and lines that a model costs.

const MODEL = pricePointKind.example.model;

test('a ledger tells events beside the opening', () => {
  expect(
    ledgerProblems({ ...OPENING, pot: 'x' }, [
      { ...ALLOCATED, on: 'q' },
      { event: 'leave', on: 'r' },
    ]),
  ).toEqual([
    'invalid ledger/opening/pot',
    'invalid ledger/events/0/on',
    'invalid ledger/events/1/on',
    'missing ledger/events/1/caseId',
  ]);
});

test('a ledger tells each family that is not as its events say, once', () => {
  const events = [
    ALLOCATED,
    { event: 'agree', on: '2026-04-03', caseId: 'B' },
    { event: 'leave', on: '2026-04-04', caseId: 'B' },
    { event: 'leave', on: '2026-04-05', caseId: 'A' },
    { event: 'agree', on: '2026-04-06', caseId: 'A' },
    { ...ALLOCATED, on: '2026-04-07', caseId: 'C' },
    { ...ALLOCATED, on: '2026-04-08', caseId: 'C' },
    { event: 'start', on: '2026-04-09', caseId: 'D' },
    // Nobody knows whether the money of it was there.
    { event: 'draw', on: '2026-04-10', amount: 5_000_000 },
  ];
  expect(ledgerProblems(OPENING, events)).toEqual([
    'unknown-name ledger/events/1/caseId',
    'inconsistent ledger/events/4/caseId',
    'duplicate ledger/events/6/caseId',
    'unknown-name ledger/events/7/caseId',
  ]);
});

test('rules with one name beside an amount that is none, and a rule that there is not', () => {
  const rule = (one: object) => ({ at: 'communicated', actor: 'a', reason: 'b', ...one });
  const twice = [rule({ rule: 'pass-on', id: 'd' }), rule({ rule: 'pass-on', id: 'd' })];
  const problems = (first: object) =>
    problemsOf(() => parsePolicy({ schemaVersion: 1, period: 'year', rules: [rule(first), ...twice] }));
  expect(problems({ rule: 'ceiling', amount: 'x' })).toEqual([
    'invalid policy/rules/0/amount',
    'duplicate policy/rules/2/id',
  ]);
  expect(problems({ rule: 'nope' })).toEqual(['invalid policy/rules/0/rule', 'duplicate policy/rules/2/id']);
  // Each kind of rule that has a greatest rise would refuse this one, whichever of them is meant.
  expect(problems({ rule: 'nope', greatestRise: { zz: 1 } })).toContain('invalid policy/rules/0/greatestRise');
});

test('a case that stands twice beside a pot that is none', () => {
  const cases = [
    { caseId: 'A', budget: 1 },
    { caseId: 'A', budget: 2 },
  ];
  expect(problemsOf(() => holdBack({ fundingBasis: 'pot', pot: 'x', cases }))).toEqual([
    'invalid input/pot',
    'duplicate input/cases/1/caseId',
  ]);
});

test('joiners: the model, the rows and the cases', () => {
  const options = { fundingBasis: 'pot', pot: 1 } as const;
  const rows = [{ case: { caseId: 'A', points: 'x' } }, { case: { caseId: 'B', points: 1 }, traditional: 'y' }];
  expect(problemsOf(() => joinerEffects({ ...MODEL, period: 'x' } as never, rows, options))).toEqual([
    'invalid model/period',
    'invalid joiners/0/case/points',
    'invalid joiners/1/traditional',
  ]);
  expect(problemsOf(() => joinerEffects(MODEL, rows, options))).toEqual([
    'invalid joiners/1/traditional',
    'invalid joiners/0/case/points',
  ]);
});

test('scenarios: one by one, and the periods of all', () => {
  const scenarios = [
    { name: 'a', model: MODEL, contingency: 'abc' },
    { name: 'b', model: { ...MODEL, period: 'x' } },
  ];
  const problems = (list: readonly object[]) =>
    problemsOf(() => compareScenarios([{ caseId: 'A', points: 1 }], { schemaVersion: 1, scenarios: list } as never));
  expect(problems(scenarios)).toEqual([
    'invalid scenarios/scenarios/0/contingency',
    'invalid scenarios/scenarios/1/model/period',
  ]);
  const weekly = (name: string) => ({ name, model: { ...MODEL, period: 'week' } });
  expect(problems([{ name: 'a', model: MODEL }, weekly('b'), weekly('c')])).toEqual([
    'inconsistent scenarios/scenarios/1/model/period',
    'inconsistent scenarios/scenarios/2/model/period',
  ]);
});

test.each([
  ['its case', {}],
  ['its case and its model', { period: 'x' }],
])('lines of a case are told beside what is wrong with %s', (_, more) => {
  const lines = [{ id: 'club', amount: 'abc', per: 'year' }];
  const { model, case: one } = planCostKind.example;
  const found = problemsOf(() => allocate({ ...model, ...more } as never, { ...one, approved: 'yes', lines } as never));
  expect(found).toContain('invalid case/approved');
  expect(found).toContain('invalid case/lines/0/amount');
});

test('what a line names that there is not, beside a case that is none', () => {
  const { model, case: one } = proxyServicesKind.example;
  const lines = [{ id: 'play', service: 'nobody', quantity: 1, serves: ['friends', 'nothing'] }];
  expect(problemsOf(() => allocate(model, { ...one, approved: 'yes', lines } as never))).toEqual([
    'invalid case/approved',
    'unknown-name case/lines/0/serves/1',
  ]);
});

test('what a family would buy instead, beside the package', () => {
  const { model, case: one } = reshapedPackageKind.example;
  const lines = [
    { id: '', amount: '1', per: 'year' },
    { id: 'b', amount: 'x', per: 'year' },
  ];
  const instead = { lines: [{ id: 'c', quantity: 'many', unit: 'session', price: '5' }] };
  expect(problemsOf(() => allocate(model, { ...one, lines, instead } as never))).toEqual([
    'out-of-range case/lines/0/id',
    'invalid case/lines/1/amount',
    'invalid case/instead/lines/0/quantity',
  ]);
  // What is wrong with the one is told beside the other also where the case has its form.
  const unknown = (id: string) => ({ lines: [{ id, amount: '1', per: 'month' }] });
  expect(
    problemsOf(() => allocate(model, { ...one, ...unknown('a'), instead: unknown('b') } as never)).length,
  ).toBeGreaterThan(1);
});
