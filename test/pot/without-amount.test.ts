import { expect, test } from 'vitest';
import { allocateAll } from '../../src/allocation/allocate.js';
import { type PotAllocation, potBridge } from '../../src/pot/bridge/bridge.js';
import { holdBack } from '../../src/pot/hold-back/hold-back.js';
import { joinerEffects } from '../../src/pot/leavers-and-joiners/joiner-effects.js';
import { leaverEffects } from '../../src/pot/leavers-and-joiners/leaver-effects.js';
import { foldLedger } from '../../src/pot/ledger/fold.js';
import { recalculateForLeavers } from '../../src/pot/recalculate/recalculate.js';
import { STATED_200 } from '../support/stated-price.js';
import { answered } from './support.js';

// £200 a point: B has 2,000 of 10 points, Z £0 of none with the advice to refer, X more than the 60 that can be given.
const model = STATED_200;
const [B, Z, X] = allocateAll(
  model,
  [10, 0, 61].map((points, index) => ({ caseId: 'BZX'[index] ?? '', points })),
).map((allocation, index): PotAllocation => ({ allocation, traditional: [3000, 12_000, 500][index] ?? 0 })) as [
  PotAllocation,
  PotAllocation,
  PotAllocation,
];

test('the bridge sets their packages aside, which are no variance of the model, and names them', () => {
  const bridge = potBridge({ amount: 15_500 }, [B, Z, X]);
  // 15,500 - 12,000 - 500 - 2,000
  expect(bridge).toMatchObject({ balance: '1000.00', modelVariance: '1000.00', roundingResidual: '0.00' });
  expect(bridge.lines.find(({ cause }) => cause === 'set-aside')?.amount).toBe('-12500.00');
  expect(bridge.warnings.map(({ code, caseId }) => [code, caseId])).toEqual([
    ['package-beside', 'Z'],
    ['package-beside', 'X'],
  ]);
  expect(bridge.warnings[0]?.message).toBe(
    'Z has no amount: its package of £12,000.00 is set aside of the pot, and not left',
  );
});

test('where their packages are not stated it is said that these are not free; outside the pot there is none', () => {
  const bridge = potBridge({ amount: 15_000 }, [B, { allocation: Z.allocation }, { ...X, outside: true }]);
  expect(bridge.balance).toBe('13000.00');
  expect(bridge.warnings).toEqual([
    {
      code: 'package-not-stated',
      message: 'Z has no amount, and its package is not stated: if it has one, it is part of the balance and not free',
      caseId: 'Z',
    },
  ]);
});

test('so does a hold-back', () => {
  const held = answered(
    holdBack({
      fundingBasis: 'pot',
      pot: 15_000,
      topSlices: { slices: [{ name: 'contingency', purpose: 'contingency', percent: 10 }] },
      cases: [
        { caseId: 'B', budget: 2000, traditional: 3000 },
        { caseId: 'Z', budget: 0, traditional: 12_000 },
        { caseId: 'Y', budget: 0 },
      ],
    }),
  );
  // 15,000 - 1,500 - 12,000 - 1,800; the model left 13,000, of which nine tenths, less what is set aside
  expect(held).toMatchObject({ balance: '-300.00', modelVariance: '-300.00', roundingResidual: '0.00' });
  expect(held.lines.find(({ cause }) => cause === 'set-aside')?.amount).toBe('-12000.00');
  expect(held.warnings.map(({ code, caseId }) => [code, caseId])).toEqual([
    ['pot-exceeded', undefined],
    ['package-beside', 'Z'],
    ['package-not-stated', 'Y'],
  ]);
});

test('every function of the pot names the package of Z', () => {
  const cases = [
    { caseId: 'B', points: 10, traditional: 3000, indicative: 2000, progress: 'allocated' as const },
    { caseId: 'C', points: 10, traditional: 3000, indicative: 2000, progress: 'allocated' as const },
    { caseId: 'Z', points: 0, traditional: 12_000, indicative: 0, progress: 'allocated' as const },
  ];
  const question = { fundingBasis: 'pot' as const, pot: 18_000, leavers: [{ caseId: 'C' }] };
  const again = { ...question, model: 'price-point' as const, rule: 'price-point' as const };
  const events = cases.map(({ caseId, traditional: packageValue, indicative: budget }) => {
    return { on: '2026-04-01', event: 'allocate' as const, caseId, budget, packageValue };
  });
  const opening = {
    fundingBasis: 'pot',
    pot: 18_000,
    reserve: 0,
    yearStartsOn: '2026-04-01',
    inYear: 'months',
  } as const;
  const ledger = foldLedger({ schemaVersion: 1, opening: { ...opening, overdraw: 'allow' }, events });
  const joiners = [{ case: { caseId: 'Z', points: 0 }, traditional: 12_000 }];
  for (const { warnings } of [
    answered(leaverEffects(cases, question)),
    answered(recalculateForLeavers(cases, again)),
    answered(ledger),
    answered(joinerEffects(model, joiners, { fundingBasis: 'pot', pot: 6000, committed: 4000 })),
    potBridge({ amount: 15_500 }, [B, Z, X]),
  ]) {
    expect(warnings.some(({ caseId, message }) => caseId === 'Z' && message.includes('£12,000.00'))).toBe(true);
  }
});

test('£0 that nobody told a family is no amount for its need; told, all of it is lacking', () => {
  const family = { caseId: 'Z', points: 0, traditional: 12_000, indicative: 0, costOfNeed: 900 };
  const b = { caseId: 'B', points: 10, traditional: 3000, indicative: 2000, costOfNeed: 100 };
  const question = { fundingBasis: 'pot' as const, pot: 15_000, leavers: [{ caseId: 'B' }] };
  const never = answered(leaverEffects([family, b], question)).need;
  expect([never.enough, never.withoutAmount]).toEqual(['not-known', 1]);
  const told = answered(leaverEffects([{ ...family, progress: 'communicated' }, b], question)).need;
  expect([told.enough, told.shortfall]).toEqual(['no', '900.00']);

  const opening = {
    fundingBasis: 'pot',
    pot: 15_000,
    reserve: 0,
    yearStartsOn: '2026-04-01',
    inYear: 'months',
  } as const;
  const on = '2026-04-01';
  const allocate = { on, event: 'allocate', caseId: 'Z', budget: 0, packageValue: 12_000, costOfNeed: 900 } as const;
  const fold = (...more: { on: string; event: 'communicate'; caseId: string }[]) =>
    answered(foldLedger({ schemaVersion: 1, opening: { ...opening, overdraw: 'allow' }, events: [allocate, ...more] }))
      .need;
  expect(fold().statement).toBe(
    'not known: 0 of 1 families have enough for assessed need; 1 have £0, which is no amount',
  );
  expect(fold({ on, event: 'communicate', caseId: 'Z' })).toMatchObject({ enough: 'no', shortfall: '900.00' });
});
