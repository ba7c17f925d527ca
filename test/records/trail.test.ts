import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { compareScenarios } from '../../src/change/index.js';
import { allocateAll, calibratePricePoint, replay } from '../../src/index.js';
import {
  foldLedger,
  holdBack,
  joinerEffects,
  type Ledger,
  leaverEffects,
  type PotCase,
  potBridge,
  recalculateForLeavers,
} from '../../src/pot/index.js';

/** Whole pence of pounds. */
const pence = (amount: string): bigint => BigInt(amount.replace('.', ''));
const sum = (amounts: readonly string[]): bigint => amounts.reduce((total, one) => total + pence(one), 0n);

function answered<Result extends { readonly status: string }>(
  result: Result,
): Exclude<Result, { status: 'not-applicable' }> {
  expect(result.status).not.toBe('not-applicable');
  return result as Exclude<Result, { status: 'not-applicable' }>;
}

const ledger: Ledger = {
  schemaVersion: 1,
  opening: {
    fundingBasis: 'pot',
    pot: 10000,
    reserve: 1000,
    yearStartsOn: '2026-04-01',
    inYear: 'days',
    overdraw: 'allow',
  },
  events: [
    { on: '2026-04-01', event: 'allocate', caseId: 'A', budget: 4000, packageValue: 5500 },
    { on: '2026-04-01', event: 'allocate', caseId: 'B', budget: 2500, packageValue: 2000 },
    { on: '2026-05-01', event: 'increase', caseId: 'A', amount: 200 },
    { on: '2026-09-30', event: 'leave', caseId: 'A' },
  ],
};
const cases: PotCase[] = [
  { caseId: 'F1', points: 50, traditional: 3000, indicative: 9000, progress: 'allocated' },
  { caseId: 'F4', points: 20, traditional: 1500, indicative: 3600, progress: 'plan-agreed' },
  { caseId: 'F5', points: 10, traditional: 7500, indicative: 1800, progress: 'allocated' },
];
const sample = [
  { caseId: 'a', points: 1, packageValue: 60 },
  { caseId: 'b', points: 2, packageValue: 40 },
];
const { model } = calibratePricePoint(sample, { fundingBasis: 'pot' });
const price = (money: string) =>
  ({
    schemaVersion: 1,
    kind: 'price-point',
    period: 'year',
    fundingBasis: 'pot',
    method: 'total',
    rounding: {},
    prices: [{ money, points: '1' }],
  }) as const;

/** What docs/records.md says of each call, as something that has to hold of its result. */
const TRAILS: Readonly<Record<string, () => void>> = {
  '`foldLedger`': () => {
    const { lines, thisYear, fullYear } = answered(foldLedger(ledger));
    const end = lines.findIndex(({ label }) => label === 'available');
    const added = lines.slice(0, end).filter(({ label }) => !label.startsWith('of '));
    expect(added[0]?.label).toBe('pot');
    expect(sum(added.map((line) => line.thisYear))).toBe(pence(thisYear.available));
    expect(sum(added.map((line) => line.fullYear))).toBe(pence(fullYear.available));
  },
  '`foldLedger` with `{ trail: true }`': () => {
    const { trail, fullYear } = answered(foldLedger(ledger, { trail: true }));
    expect(trail).toHaveLength(4);
    expect(trail.at(-1)?.fullYear.available).toBe(fullYear.available);
  },
  '`potBridge`, `holdBack`': () => {
    const allocations = allocateAll(
      model,
      [...sample, { caseId: 'c', points: 1 }].map(({ caseId, points }) => ({ caseId, points })),
    );
    const bridge = potBridge(
      { amount: 100 },
      allocations.map((allocation) => ({ allocation })),
    );
    expect(sum(bridge.lines.map(({ amount }) => amount))).toBe(pence(bridge.balance));
    const topSlices = { slices: [{ name: 'contingency', purpose: 'contingency', percent: 10 }] } as const;
    const held = answered(
      holdBack({ fundingBasis: 'pot', pot: '12000', topSlices, cases: [{ caseId: 'F1', budget: 12001 }] }),
    );
    expect(held.lines.length).toBeGreaterThan(2);
    expect(sum(held.lines.map(({ amount }) => amount))).toBe(pence(held.balance ?? ''));
  },
  '`recalculateForLeavers`': () => {
    const again = answered(
      recalculateForLeavers(cases, {
        fundingBasis: 'pot',
        pot: 14400,
        reserve: 0,
        leavers: [{ caseId: 'F5' }],
        model: 'price-point',
        rule: 'price-point',
        keepReserve: { percent: 10 },
        unequalBudgets: 'allow',
      }),
    );
    const [open, locked] = again.cases;
    expect(replay(open?.steps ?? [])).toBe(open?.after);
    expect([locked?.standing, locked?.steps]).toEqual(['locked', []]);
  },
  '`leaverEffects`': () => {
    const options = {
      fundingBasis: 'pot',
      pot: 14400,
      reserve: 3000,
      leavers: [{ caseId: 'F5' }, { caseId: 'F1' }],
    } as const;
    const { leavers, deficit } = answered(leaverEffects(cases, options));
    // F5 takes 7,500 and leaves 1,800; F1, who gains by leaving nothing, is below £0
    expect(leavers.map(({ gap }) => gap)).toEqual(['5700.00', '-6000.00']);
    expect(sum(leavers.map(({ gap }) => gap).filter((gap) => pence(gap) > 0n))).toBe(pence(deficit));
  },
  '`joinerEffects`': () => {
    const joiners = [
      { case: { caseId: 'N', points: 35 } },
      { case: { caseId: 'M', points: 1 } },
      { case: { caseId: 'E', points: 20 }, traditional: 5000 },
    ];
    const effects = answered(joinerEffects(model, joiners, { fundingBasis: 'pot', pot: 30000, committed: 30000 }));
    const outside = effects.joiners.filter(({ paidFrom }) => paidFrom === 'outside');
    expect(outside.map(({ caseId }) => caseId)).toEqual(['N', 'M']);
    expect(sum(outside.map(({ indicative }) => indicative ?? ''))).toBe(pence(effects.committedOutside));
  },
  '`compareScenarios`': () => {
    const { scenarios } = compareScenarios(
      [
        { caseId: 'a', points: 10 },
        { caseId: 'b', points: 40 },
      ],
      {
        schemaVersion: 1,
        scenarios: [
          { name: 'now', model: price('200') },
          { name: 'dearer, from 20 points', model: price('210'), threshold: 20 },
        ],
      },
    );
    const { total = '', ...causes } = scenarios[1]?.againstBase?.causes ?? {};
    expect(sum(Object.values(causes))).toBe(pence(total));
  },
};

const guide = readFileSync(`${root}docs/records.md`, 'utf8');
const table = guide.slice(guide.indexOf('| call | figure |')).split('\n\n')[0] ?? '';
const calls = table
  .split('\n')
  .slice(2)
  .map((row) => row.split('|')[1]?.trim() ?? '');

test('every call of which the guide gives a trail is tried here', () => {
  expect(calls).toEqual(Object.keys(TRAILS));
});

test.each(calls)('%s: the figure is what its lines come to', (call) => TRAILS[call]?.());
