import * as z from 'zod';
import { type NotApplicable, withoutPot } from '../../funding/not-applicable.js';
import { formatAmount } from '../../money/amount.js';
import { formatDay } from '../../money/calendar.js';
import { parseInput, parseRows } from '../../parse.js';
import { applyEvent } from './apply.js';
import { available, openBook } from './book.js';
import { type LedgerEvent, ledgerEventSchema, type ParsedEvent } from './events.js';
import { openingSchema } from './opening.js';
import { columnsOf, type LedgerEntry, type RanOut } from './report.js';
import { type LedgerOptions, type LedgerReport, reportOf } from './result.js';
import type { YearEnd } from './year-end.js';

const wireSchema = z.strictObject({
  schemaVersion: z.literal(1),
  title: z.string().max(500).exactOptional(),
  opening: openingSchema,
  /** In the order of their days. */
  events: z.array(z.unknown()),
});

/** A ledger as it is stored: how the pot stood, and every event since. */
export const ledgerSchema = z.strictObject({ ...wireSchema.shape, events: z.array(ledgerEventSchema) });

/** A ledger as it is stored: plain JSON. */
export interface Ledger extends Omit<z.input<typeof wireSchema>, 'events'> {
  readonly events: readonly LedgerEvent[];
}

/** A ledger, parsed. */
export type ParsedLedger = z.output<typeof ledgerSchema>;

/**
 * Folds the dated events of a pot: what is committed and available this year and in a full year, the reserve, and the
 * event at which money first ran out.
 *
 * Money only moves from one account to another, so that after every event the pot is budgets, leavers' packages, top
 * slices, draws, reserve and free money, to the penny. The same ledger always gives the same report.
 *
 * @param ledger how the pot stood and its events in the order of their days; amounts in pounds a year, or once
 * @returns a `not-applicable` answer on a reference sample, which has no pot
 * @throws RasError with every problem of the input; `inconsistent`, `unknown-name` or `duplicate` at the first event that
 * cannot be; `refused` with the figures where the ledger refuses to be overdrawn
 * @source RR145 5.32 (a finite pot), 5.36 (leavers), Table 42 (a plan's line); IBSEN 11.3.3 (clawback and carry-over)
 * @choice stage-3-charge: a rise when the plan is agreed or later, and a one-off, are met from the reserve, and a fall
 * goes to it; `charge: 'pot'` names the free money. RR145 5.32 says that some sites did so
 * @choice not-yet-started: a budget without a start counts for the whole year until it starts
 * @choice package-before-start: what the old package costs before a budget starts is not in the ledger
 * @example
 * ```ts
 * import { foldLedger, type Ledger } from 'openras';
 * const ledger: Ledger = {
 *   schemaVersion: 1,
 *   opening: {
 *     fundingBasis: 'pot', pot: 10000, reserve: 1000, yearStartsOn: '2026-04-01', inYear: 'days', overdraw: 'allow',
 *   },
 *   events: [
 *     { on: '2026-04-01', event: 'allocate', caseId: 'A', budget: 4000, packageValue: 5500 },
 *     { on: '2026-05-01', event: 'increase', caseId: 'A', amount: 200 },
 *     { on: '2026-09-30', event: 'leave', caseId: 'A' },
 *   ],
 * };
 * const report = foldLedger(ledger);
 * if (report.status === 'folded') {
 *   report.fullYear.leavers; // => '5500.00'
 *   report.fullYear.reserve; // => '-500.00'
 *   report.fullYear.available; // => '4500.00'
 * }
 * ```
 */
export function foldLedger(ledger: Ledger, options: LedgerOptions = {}): LedgerReport | NotApplicable {
  const { opening, events: wire } = parseInput(wireSchema, ledger, ['ledger']);
  const events = parseRows(ledgerEventSchema, wire, ['ledger', 'events']);
  const none = withoutPot(opening.fundingBasis, 'a ledger of a pot');
  if (none !== undefined) return none;
  const book = openBook(opening);
  const yearEnds: YearEnd[] = [];
  const trail: LedgerEntry[] = [];
  const ranOut: Record<'thisYear' | 'fullYear', RanOut | null> = { thisYear: null, fullYear: null };
  for (let index = 0; index < events.length; index += 1) {
    const event = events[index];
    if (event === undefined) continue;
    const yearEnd = applyEvent(book, event, ['ledger', 'events', index]);
    if (yearEnd !== undefined) yearEnds.push(yearEnd);
    const { thisYear, fullYear } = available(book);
    if (thisYear < 0n) ranOut.thisYear ??= { ...labelOf(event, index), shortfall: formatAmount(-thisYear) };
    if (fullYear < 0n) ranOut.fullYear ??= { ...labelOf(event, index), shortfall: formatAmount(-fullYear) };
    if (options.trail === true) trail.push({ ...labelOf(event, index), ...columnsOf(book) });
  }
  return reportOf(book, { yearEnds, trail, ranOut }, options);
}

function labelOf(event: ParsedEvent, index: number): Pick<LedgerEntry, 'index' | 'on' | 'event' | 'caseId'> {
  const caseId = 'caseId' in event ? (event.caseId ?? null) : null;
  return { index, on: formatDay(event.on), event: event.event, caseId };
}
