import { describe, expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { addTravel } from '../../src/allocation/changes/add-travel.js';
import { netOffers } from '../../src/allocation/changes/net-offers.js';
import { splitTranches } from '../../src/allocation/funders/split-tranches.js';
import { explainAllocation } from '../../src/explain/allocation.js';
import { explainSteps } from '../../src/explain/step/steps.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import type { Allocation } from '../../src/model/shared/budget/allocation.js';
import { moderate } from '../../src/moderation/moderate.js';
import { replayModerated } from '../../src/moderation/result/replay-moderated.js';
import { restartCase } from '../../src/moderation/result/restart.js';
import { potBridge } from '../../src/pot/bridge/bridge.js';
import { exactBudget } from '../../src/pot/bridge/exact-budget.js';
import { allocationSheet } from '../../src/report/cases/allocations.js';
import { moderatedSheet } from '../../src/report/cases/moderation.js';
import { BLOCKED, POLICY } from './samples.js';

// 30,000 / 150 × 35 = 7,000
const { model: priced } = calibratePricePoint([{ caseId: 'a', points: 150, packageValue: '30000' }], {
  fundingBasis: 'pot',
});
const model = { ...priced, streams: [{ name: 'health', amount: '6000' }] };
const ONE = allocate(model, { caseId: 'F1', points: 35 });

/** Every public function that goes on from an allocation that was kept: explains, reports, or works on with it. */
const ALLOCATIONS: Readonly<Record<string, (one: Allocation) => unknown>> = {
  addTravel: (one) => addTravel(one, { miles: 10, journeys: 2, ratePerMile: '0.45' }),
  netOffers: (one) => netOffers(one, { by: 'total', offers: [{ agency: 'health', amount: '100', per: 'year' }] }),
  splitTranches: (one) => splitTranches(model, one),
  explainAllocation,
  explainSteps: ({ steps }) => explainSteps(steps),
  exactBudget,
  potBridge: (allocation) => potBridge({ amount: 7000 }, [{ allocation }]),
  allocationSheet: (allocation) => allocationSheet([{ allocation }]),
};

describe.each(Object.entries(ALLOCATIONS))('%s', (_name, goesOn) => {
  test('takes an allocation as it was made', () => {
    expect(() => goesOn(ONE)).not.toThrow();
  });

  test('refuses one with any step altered, taken out or put where another stood', () => {
    const { steps } = ONE;
    expect(steps.length).toBeGreaterThan(2);
    for (const [index, step] of steps.entries()) {
      const altered = (other: object): Allocation => ({ ...ONE, steps: steps.with(index, { ...step, ...other }) });
      for (const other of [{ rule: 'another' }, { result: '1.00' }, { inputs: [] }, { unit: 'points' }, { id: 'x' }])
        expect(() => goesOn(altered(other)), `${index} ${JSON.stringify(other)}`).toThrow();
    }
  });
});

const { explainSteps: _, ...WITH_AMOUNT } = ALLOCATIONS;

test.each(Object.entries(WITH_AMOUNT))('%s refuses another amount than the steps come to', (__, goesOn) => {
  expect(() => goesOn({ ...ONE, indicative: '9999.00' } as Allocation)).toThrow('says');
});

// The budget is £7,000 a year, as its last step says; nothing here agrees with that.
const ALTERED: readonly (readonly [string, object])[] = [
  ['no steps and another amount', { steps: [], indicative: '1.00' }],
  ['no steps', { steps: [] }],
  ['another period', { period: 'week' }],
  ['not eligible', { status: 'not-eligible' }],
  ['no amount', { indicative: null }],
  ['not eligible, and no amount', { status: 'not-eligible', indicative: null }],
  ['referred, and no amount', { status: 'refer-to-costing', indicative: null }],
  ['steps cut off at the beginning', { steps: ONE.steps.slice(-1) }],
  ['a shortfall that no step gives', { shortfall: '5.00' }],
  ['payments that come to another amount', { payments: ['1.00'] }],
];

describe.each(Object.entries(WITH_AMOUNT))('%s', (__, goesOn) => {
  test.each(ALTERED)('refuses %s', (___, other) => {
    expect(() => goesOn({ ...ONE, ...other } as Allocation)).toThrow();
  });
});

test('an amount with its steps, of which nothing else is said, is held together as far as it goes', () => {
  const { indicative, steps } = ONE;
  expect(exactBudget({ indicative, steps })).toBe('7000');
  expect(exactBudget({ indicative: '12.34', steps: [] })).toBe('12.34');
  expect(() => exactBudget({ indicative: null, steps })).toThrow('says that there is none');
  const weekly = { allocation: { indicative, steps, period: 'week' } as Allocation };
  expect(() => potBridge({ amount: 7000 }, [weekly])).toThrow('says "week", where the steps are per year');
});

const RETURNED = {
  ...BLOCKED,
  signOffs: [{ rule: 'sign-off', decision: 'return', role: 'Panel', actor: 'A. Chair', reason: 'counted twice' }],
} as const;
const CASE = moderate(RETURNED, POLICY);

/** The same of a moderated case. */
const CASES: Readonly<Record<string, (one: typeof CASE) => unknown>> = {
  replayModerated,
  restartCase: (one) => restartCase(RETURNED, one),
  moderatedSheet: (one) => moderatedSheet([one]),
};

describe.each(Object.entries(CASES))('%s', (_name, goesOn) => {
  test('takes a moderated case as it was made', () => {
    expect(() => goesOn(CASE)).not.toThrow();
  });

  test.each<[string, Partial<typeof CASE>]>([
    ['a step of a rule altered', { moderation: CASE.moderation.map((one) => ({ ...one, steps: one.steps.slice(1) })) }],
    ['a step of the duty altered', { duty: CASE.duty.map((one) => ({ ...one, steps: one.steps.slice(1) })) }],
    ['no rules', { moderation: [] }],
    ['no warnings', { warnings: [] }],
    ['the case of another', { caseId: 'F2' }],
    ['what was returned set', { status: { ...CASE.status, final: 'set' } }],
  ])('refuses %s', (__, fields) => {
    expect(() => goesOn({ ...CASE, ...fields })).toThrow();
  });
});
