import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/exact/random.js';
import { parseInput } from '../../../src/parse/parse.js';
import { applyEvent } from '../../../src/pot/ledger/apply.js';
import { type Account, openBook } from '../../../src/pot/ledger/book.js';
import { ledgerEventSchema } from '../../../src/pot/ledger/event/event-schema.js';
import type { LedgerEvent } from '../../../src/pot/ledger/event/events.js';
import { foldLedger } from '../../../src/pot/ledger/fold.js';
import type { Ledger } from '../../../src/pot/ledger/ledger.js';
import { openingSchema } from '../../../src/pot/ledger/opening.js';
import type { LedgerColumn, LedgerFamily } from '../../../src/pot/ledger/report.js';
import { fraction, halfUp } from '../../support/fractions.js';
import { runsOf, timeFor } from '../../support/runs.js';
import { answered, penceOf } from '../support.js';
import { eventsOf, wishes } from './random-ledger.js';

const OPENING: Ledger['opening'] = {
  fundingBasis: 'pot',
  pot: '250000.00',
  reserve: '20000.01',
  topSliced: '1234.56',
  yearStartsOn: '2026-04-01',
  inYear: 'days',
  overdraw: 'allow',
};

function foots(column: LedgerColumn): void {
  const { pot, budgets, leavers, topSliced, otherDraws, reserve, free, available } = column;
  const parts = [budgets, leavers, topSliced, otherDraws, reserve, free].map(penceOf);
  expect(parts.reduce((sum, pence) => sum + pence, 0n)).toBe(penceOf(pot));
  expect(penceOf(reserve) + penceOf(free)).toBe(penceOf(available));
}

const sum = (families: readonly LedgerFamily[], of: (one: LedgerFamily) => string): bigint =>
  families.reduce((total, one) => total + penceOf(of(one)), 0n);

describe('every ledger', () => {
  test('keeps its pot to the penny after every event, family by family', { timeout: timeFor(runsOf(1000)) }, () => {
    fc.assert(
      fc.property(wishes(1000), (list) => {
        const ledger: Ledger = { schemaVersion: 1, opening: OPENING, events: eventsOf(list) };
        const report = answered(foldLedger(ledger, { trail: true, families: true }));
        for (const { thisYear, fullYear } of report.trail) {
          foots(thisYear);
          foots(fullYear);
        }
        const inside = report.families.filter(({ inPot }) => inPot);
        const outside = report.families.filter(({ inPot }) => !inPot);
        for (const view of ['thisYear', 'fullYear'] as const) {
          expect(sum(inside, (one) => one[view])).toBe(penceOf(report[view].budgets));
          expect(sum(outside, (one) => one[view])).toBe(penceOf(report[view].outside));
          expect(sum(report.families, ({ kept }) => kept?.[view] ?? '0.00')).toBe(penceOf(report[view].leavers));
        }
        for (const { pot, spent, accrued, carriedForward, clawedBack, left } of report.yearEnds) {
          const parts = [spent, accrued, carriedForward, clawedBack, left].map(penceOf);
          expect(parts.reduce((total, pence) => total + pence, 0n)).toBe(penceOf(pot));
        }
      }),
      { numRuns: runsOf(1000), seed: 15_03 },
    );
  });

  test('has the full-year figures of a plain second book-keeping', { timeout: timeFor(runsOf(200)) }, () => {
    fc.assert(
      fc.property(wishes(150), (list) => {
        const events = eventsOf(list).filter(({ event }) => event !== 'uplift');
        const { fullYear } = answered(foldLedger({ schemaVersion: 1, opening: OPENING, events }));
        expect(fullYear).toMatchObject(plainFullYear(events));
      }),
      { numRuns: runsOf(200), seed: 15_04 },
    );
  });

  test('a first money shortage is the first entry of the trail below £0', { timeout: timeFor(runsOf(100)) }, () => {
    fc.assert(
      fc.property(wishes(200), (list) => {
        const opening = { ...OPENING, pot: '30000.00' };
        const report = answered(foldLedger({ schemaVersion: 1, opening, events: eventsOf(list) }, { trail: true }));
        for (const view of ['thisYear', 'fullYear'] as const) {
          const first = report.trail.find((entry) => penceOf(entry[view].available) < 0n);
          expect(report.ranOut[view]?.index).toBe(first?.index);
          expect(report.ranOut[view]?.shortfall).toBe(first?.[view].available.slice(1));
        }
      }),
      { numRuns: runsOf(100), seed: 15_05 },
    );
  });
});

/** Budgets and packages in two maps, and what was charged to which money; nothing of it comes from the library. */
function plainFullYear(events: readonly LedgerEvent[]): Partial<LedgerColumn> {
  const budgets = new Map<string, { budget: bigint; old: bigint | undefined; outside: boolean }>();
  let [pot, reserve, free, leavers] = [25_000_000n, 2_000_001n, 25_000_000n - 2_000_001n - 123_456n, 0n];
  const pence = (amount: unknown): bigint => penceOf(String(amount));
  const set = (caseId: string, budget: bigint): bigint => {
    const one = budgets.get(caseId) ?? { budget: 0n, old: undefined, outside: false };
    const change = budget - one.budget;
    one.budget = budget;
    return one.outside ? 0n : change;
  };
  for (const event of events) {
    if (event.event === 'allocate' || event.event === 'join') {
      const old = event.packageValue === undefined ? undefined : pence(event.packageValue);
      const outside = event.event === 'join' && old === undefined;
      if (event.event === 'join' && old !== undefined) {
        pot += old;
        free += old;
      }
      budgets.set(event.caseId, { budget: 0n, old, outside });
      free -= set(event.caseId, pence(event.budget));
    } else if (event.event === 'communicate') free -= set(event.caseId, pence(event.budget));
    else if (event.event === 'agree') reserve -= set(event.caseId, pence(event.budget));
    else if (event.event === 'increase') {
      reserve -= set(event.caseId, (budgets.get(event.caseId)?.budget ?? 0n) + pence(event.amount));
    } else if (event.event === 'release') {
      reserve -= pence(event.amount);
      free += pence(event.amount);
    } else if (event.event === 'leave') {
      const one = budgets.get(event.caseId);
      const given = -set(event.caseId, 0n);
      budgets.delete(event.caseId);
      if (one?.old === undefined || one.outside) free += given;
      else {
        reserve += given - one.old;
        leavers += one.old;
      }
    }
  }
  let inside = 0n;
  for (const { budget, outside } of budgets.values()) inside += outside ? 0n : budget;
  const text = (value: bigint): string => {
    const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
    return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  };
  return { pot: text(pot), budgets: text(inside), leavers: text(leavers), reserve: text(reserve), free: text(free) };
}

test('a part of a year costs its days, rounded once', () => {
  const days = fc.integer({ min: 0, max: 364 });
  fc.assert(
    fc.property(fc.nat(100_000_000), days, (pence, day) => {
      const on = new Date(Date.UTC(2026, 3, 1 + day)).toISOString().slice(0, 10);
      const budget = `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;
      const events: LedgerEvent[] = [
        { on: '2026-04-01', event: 'allocate', caseId: 'A', budget },
        { on, event: 'start', caseId: 'A' },
      ];
      const { thisYear } = answered(foldLedger({ schemaVersion: 1, opening: OPENING, events }));
      expect(penceOf(thisYear.budgets)).toBe(halfUp(fraction(BigInt(pence) * BigInt(365 - day), 365)));
    }),
  );
});

test('a seeded ledger of a million events keeps its pot after every one of them', { timeout: 300_000 }, () => {
  const random = seededRandom(2011);
  const book = openBook(parseInput(openingSchema, { ...OPENING, pot: '900000000.00' }));
  const foot = (view: keyof Account): boolean =>
    Object.values(book.accounts).reduce((total, account) => total + account[view], 0n) === book.pot[view];
  let [applied, broken] = [0, 0];
  while (applied < 1_000_000) {
    // Kinds 12 and 14 touch every family; the properties above cover them.
    const list = Array.from({ length: 3000 }, () => {
      const kind = random.below(12);
      return { kind, who: random.below(1000), pence: random.below(2_000_000), days: 0 };
    });
    const prefix = `r${applied} `;
    for (const event of eventsOf(list)) {
      if (applied === 1_000_000) break;
      const wire = 'caseId' in event ? { ...event, caseId: `${prefix}${event.caseId}` } : event;
      applyEvent(book, parseInput(ledgerEventSchema, wire), []);
      applied += 1;
      if (!foot('thisYear') || !foot('fullYear')) broken += 1;
    }
  }
  expect([applied, broken]).toEqual([1_000_000, 0]);
  let budgets = 0n;
  for (const { outside, thisYear, once } of book.families.values()) budgets += outside ? 0n : thisYear + once;
  // Until a budget starts the existing package is paid, and that is in the account as well.
  expect(budgets + book.packages).toBe(book.accounts.budgets.thisYear);
});
