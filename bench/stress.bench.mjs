/**
 * A reserve under stress: 10,000 seeded draws over 124 families (as many as RR145 follows), and what a draw costs.
 * Ledgers: a million dated events, and the same events as a bare sum, which is the least that reading them can cost.
 * Run after `npm run build`.
 */
import { foldLedger } from 'openras/pot';
import { contingencyNeeded, stressReserve } from 'openras/sensitivity';
import { compare, randomIntegers } from './measure.mjs';

const FAMILIES = 124;
const packages = randomIntegers(FAMILIES, 20_000, 1);
const budgets = randomIntegers(FAMILIES, 20_000, 2);
/** @type {import('openras/pot').PotCase[]} */
const cases = Array.from(packages, (traditional, index) => ({
  caseId: `c${index}`,
  traditional,
  indicative: budgets[index] ?? 0,
  indicativeBeforeTopSlice: budgets[index] ?? 0,
}));
const pot = packages.reduce((sum, value) => sum + value, 0);
const DRAWS = 10_000;

compare('A reserve under stress, 124 families', [
  {
    name: '10,000 draws until the reserve runs out',
    cases: DRAWS,
    run: () => stressReserve(cases, { fundingBasis: 'pot', reserve: 60_000 }),
  },
  {
    name: '10,000 draws of a reserve that never runs out',
    cases: DRAWS,
    run: () => stressReserve(cases, { fundingBasis: 'pot', reserve: 100_000_000 }),
  },
  {
    name: 'the contingency for 10 leavers in 95 per cent',
    cases: DRAWS,
    run: () => contingencyNeeded(cases, { fundingBasis: 'pot', pot, leavers: 10, probability: 95 }),
  },
]);

const EVENTS = 1_000_000;
const amounts = randomIntegers(EVENTS, 100_000, 3);
const who = randomIntegers(EVENTS, 1_000_000, 4);
/** @type {import('openras/pot').LedgerEvent[]} */
const events = Array.from(amounts, (pence, index) => {
  const on = `2026-${String(4 + Math.floor((index / EVENTS) * 9)).padStart(2, '0')}-01`;
  const isNew = index % 4 === 0;
  const caseId = `c${isNew ? index : Math.floor(((who[index] ?? 0) / 1_000_000) * (index / 4)) * 4}`;
  const amount = (pence / 100).toFixed(2);
  return isNew ? { on, event: 'allocate', caseId, budget: amount } : { on, event: 'increase', caseId, amount };
});
/** @type {import('openras/pot').Ledger} */
const ledger = {
  schemaVersion: 1,
  opening: {
    fundingBasis: 'pot',
    pot: 1e9,
    reserve: 1e8,
    yearStartsOn: '2026-04-01',
    inYear: 'days',
    overdraw: 'allow',
  },
  events,
};

compare('A ledger of a million events', [
  { name: 'checked and folded, exact', cases: EVENTS, repeat: 2, run: () => foldLedger(ledger) },
  {
    name: 'the amounts parsed and added, unchecked',
    cases: EVENTS,
    repeat: 2,
    run: () => events.reduce((sum, event) => sum + Number('budget' in event ? event.budget : 0), 0),
  },
]);
