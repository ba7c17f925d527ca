import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocateCohort } from '../../src/allocation/allocate.js';
import { MODEL_KINDS, type Model } from '../../src/allocation/kinds.js';
import { openModel } from '../../src/allocation/open-model.js';
import { explainAllocation } from '../../src/explain/allocation.js';
import { runsOf, timeFor } from '../support/runs.js';

const lines = [{ id: 'club', amount: '0', per: 'year' }];
const services = [{ id: 'club', amount: '0', per: 'year', serves: ['friends'] }];
const needs = [{ id: 'friends', kind: 'outcome' }];
const levels = {
  schemaVersion: 1,
  kind: 'level-prices',
  period: 'year',
  levels: [{ id: 'none', amount: '0' }],
  outcomes: [{ id: 'friends' }],
};
const none = { answers: [{ outcome: 'friends', level: 'none' }] };

/** What is changed in the example of a kind so that its budget is £0. */
const NOUGHT: Readonly<Record<string, readonly [model: object, family: object]>> = {
  'price-point': [{ prices: [{ money: '0.01', points: '1000' }] }, { points: 1 }],
  percentile: [
    { rows: [{ points: '30', percentile: '100', cases: 3, place: 1, money: '0', over: 1, packages: 3 }] },
    { points: 30 },
  ],
  'allocation-table': [{ tables: [{ rows: [{ from: 0, to: null, amount: '0.00' }] }] }, { points: 3 }],
  'education-money': [{}, { sources: [{ id: 'top-up', type: 'individual-top-up', amount: '0' }] }],
  'equal-share': [{ pot: '40000' }, {}],
  'hours-by-need-level': [{ levels: [{ id: 'high', hours: 0 }] }, {}],
  'last-purchase': [{ catalogue: [{ id: 'pads', packPrice: '0' }] }, {}],
  'level-prices': [levels, none],
  'plan-cost': [{}, { agreed: true, approved: true, lines, needs: [] }],
  'provision-offset': [{ oneOffs: 'exclude' }, { budget: '0', lines }],
  'proxy-services': [{ costing: {} }, { lines: services, needs }],
  'reshaped-package': [{}, { lines, needs: [] }],
  'transport-distance': [{ rates: [{ schoolType: 'special', fromMiles: 0, toMiles: null, perMile: '0' }] }, {}],
  'by-age': [{ groups: [{ fromAge: 0, toAge: null, model: levels }] }, { case: none }],
  streams: [{ streams: [{ id: 'care', model: levels }] }, { streams: [{ id: 'care', case: none }] }],
};

describe.each([...MODEL_KINDS])('a budget of £0 by %s', (kind, { example }) => {
  test('carries the advice to refer the case, once, and stays what it is', () => {
    const [model, family] = NOUGHT[kind] ?? [];
    expect(model, 'state how this kind comes to £0').toBeDefined();
    const allocation = openModel({ ...(example.model as object), ...model }).allocate({
      ...(example.case as object),
      ...family,
    });
    const isPlan = allocation.status === 'plan-first';
    expect(isPlan ? allocation.final : allocation.indicative).toBe('0.00');
    expect(allocation.status).toBe(kind === 'plan-cost' ? 'plan-first' : 'budget');
    expect(allocation.warnings.filter(({ code }) => code === 'zero-budget')).toEqual([
      {
        code: 'zero-budget',
        message: 'the budget comes to £0; refer the case to costing rather than offer nothing',
        caseId: allocation.caseId,
      },
    ]);
    expect(explainAllocation(allocation)).toContain(
      'An amount of £0 does not mean that you need no support; ask us to look at your needs themselves.',
    );
  });

  test('is not said of more', () => {
    const { warnings } = openModel(example.model).allocate(example.case);
    expect(warnings.map(({ code }) => code)).not.toContain('zero-budget');
  });
});

describe('columns', () => {
  const models: Model[] = [
    // Up to 4 points come to less than half a penny.
    {
      schemaVersion: 1,
      kind: 'price-point',
      period: 'year',
      fundingBasis: 'pot',
      method: 'stated',
      prices: [{ money: '1', points: '1000' }],
      rounding: {},
    },
    {
      schemaVersion: 1,
      kind: 'percentile',
      period: 'year',
      fundingBasis: 'pot',
      method: 'rank',
      ties: 'mean',
      between: 'interpolate',
      above: 'clamp',
      below: 'refer-to-costing',
      counts: { scores: 2, packages: 2 },
      rows: [
        { points: '9', percentile: '100', cases: 1, place: 1, money: '5', over: 1, packages: 1 },
        { points: '5', percentile: '50', cases: 1, place: 2, money: '0', over: 1, packages: 1 },
      ],
      rounding: {},
    },
    {
      schemaVersion: 1,
      kind: 'allocation-table',
      period: 'year',
      step: 1,
      tables: [
        {
          rows: [
            { from: 0, to: 2, amount: null, answer: 'no-budget' },
            { from: 3, to: 6, amount: '0.00' },
            { from: 7, to: null, amount: '5.00' },
          ],
        },
      ],
    },
  ];

  test('count the budgets of £0 that carry the advice case by case', { timeout: timeFor(runsOf(100)) }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...models), fc.array(fc.nat(12), { maxLength: 20 }), (model, points) => {
        const opened = openModel(model);
        const advised = points.filter((own) =>
          opened.allocate({ caseId: 'c', points: own }).warnings.some(({ code }) => code === 'zero-budget'),
        );
        expect(allocateCohort(model, { points }).zeroBudgets).toBe(advised.length);
      }),
      { numRuns: runsOf(100), seed: 7 },
    );
  });
});
