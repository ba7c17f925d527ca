import fc from 'fast-check';
import { formatAmount } from '../../../src/money/amount.js';
import { formatDay, parseDay, yearAfter } from '../../../src/money/calendar.js';
import type { LedgerEvent } from '../../../src/pot/ledger/event/events.js';

/** A wish for an event: what it becomes depends on which families there are when its turn comes. */
export interface Wish {
  readonly kind: number;
  readonly who: number;
  readonly pence: number;
  readonly days: number;
}

/** Wishes that shrink well: fewer of them, families with small numbers, small amounts, all on one day. */
export const wishes = (maxLength: number) =>
  fc.array(
    fc.record({
      kind: fc.integer({ min: 0, max: 14 }),
      who: fc.nat(1000),
      pence: fc.nat(2_000_000),
      days: fc.nat(2),
    }),
    { maxLength, size: 'max' },
  );

/** Turns wishes into events that can be: in the order of days, of families that are there, every year closed. */
export function eventsOf(list: readonly Wish[]): LedgerEvent[] {
  const events: LedgerEvent[] = [];
  const present: { caseId: string; isFinal: boolean; started: boolean }[] = [];
  let yearStart = parseDay('2026-04-01');
  let today = yearStart;
  let count = 0;
  for (const { kind, who, pence, days } of list) {
    today += days;
    const end = yearAfter(yearStart) - 1;
    const balance = (['stays-behind', 'to-reserve', 'to-pot'] as const)[who % 3] ?? 'to-pot';
    if (today > end || (kind === 14 && who % 40 === 0)) {
      const unspent = present.slice(0, 1).map(({ caseId }) => ({ caseId, unspent: 0 }));
      events.push({ on: formatDay(end), event: 'year-end', balance, unspent });
      yearStart = end + 1;
      today = Math.max(today, yearStart);
    }
    const on = formatDay(today);
    const amount = formatAmount(BigInt(pence));
    const one = present[who % Math.max(present.length, 1)];
    if (kind < 3 || one === undefined) {
      count += 1;
      const caseId = `c${count}`;
      const family = {
        on,
        caseId,
        budget: amount,
        ...(kind !== 1 && { packageValue: formatAmount(BigInt(who) * 997n) }),
      };
      present.push({ caseId, isFinal: false, started: kind === 2 });
      events.push(kind === 2 ? { ...family, event: 'join' } : { ...family, event: 'allocate' });
    } else if (kind === 3 && !one.isFinal)
      events.push({ on, event: 'communicate', caseId: one.caseId, budget: amount });
    else if (kind === 4) {
      one.isFinal = true;
      events.push({ on, event: 'agree', caseId: one.caseId, budget: amount });
    } else if (kind === 5 && !one.started) {
      one.started = true;
      events.push({ on, event: 'start', caseId: one.caseId });
    } else if (kind === 6) events.push({ on, event: 'increase', caseId: one.caseId, amount });
    else if (kind === 7) events.push({ on, event: 'draw', amount, ...(who % 2 === 0 && { caseId: one.caseId }) });
    else if (kind === 8) events.push({ on, event: 'release', amount });
    else if (kind === 9) events.push({ on, event: 'one-off', caseId: one.caseId, amount, charge: 'pot' });
    else if (kind === 10 || kind === 11) {
      present.splice(present.indexOf(one), 1);
      events.push({ on, event: 'leave', caseId: one.caseId });
    } else if (kind === 12 && who % 10 === 0) {
      events.push({ on, event: 'uplift', percent: (who % 70) / 10 - 2, potPercent: (who % 50) / 10 });
    }
  }
  return events;
}
