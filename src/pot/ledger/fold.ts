import * as z from 'zod';
import { problemList } from '../../errors.js';
import { at } from '../../exact/at.js';
import { type NotApplicable, withoutPot } from '../../funding/not-applicable.js';
import { formatAmount } from '../../money/amount.js';
import { type Day, formatDay } from '../../money/calendar.js';
import { parseOrTell, readOrTell } from '../../parse/parse.js';
import { rowsOrTell } from '../../parse/rows.js';
import { soundFields } from '../../parse/sound-fields.js';
import { applyEvent } from './apply.js';
import { available, type Book, openBook } from './book.js';
import { ledgerEventSchema, type ParsedEvent } from './event/event-schema.js';
import type { YearEnd } from './event/year-closed.js';
import { type Ledger, ledgerWireSchema } from './ledger.js';
import { noteShortfalls } from './need.js';
import { type LedgerOptions, ledgerOptionsSchema } from './options.js';
import { columnsOf, type LedgerEntry, type RanOut } from './report.js';
import { type LedgerReport, reportOf } from './result.js';
import { tellOfEvents, tellOfNames } from './tell-names.js';

/**
 * Folds the dated events of a pot: what is committed and available this year and in a full year, the reserve, and the
 * event at which money first ran out.
 *
 * Money only moves from one account to another, so that after every event the pot is budgets, leavers' packages, top
 * slices, draws, reserve and free money, to the penny. The same ledger always gives the same report.
 *
 * @param ledger how the pot stood and its events in the order of their days; amounts in pounds a year, or once
 * @param options what the report shows beside its totals
 * @returns a `not-applicable` answer on a reference sample, which has no pot
 * @throws RasError with every problem of the input; `inconsistent`, `unknown-name` or `duplicate` at the first event that
 * cannot be, and at later ones of families that cannot be; `refused` with the figures where the ledger refuses to be overdrawn
 * @source RR145 5.32 (a finite pot), 5.36 (leavers), Table 42 (a plan's line); IBSEN 11.3.3 (clawback and carry-over)
 * @choice stage-3-charge: a rise when the plan is agreed or later, and a one-off, are met from the reserve, and a fall
 * goes to it; `charge: 'pot'` names the free money. RR145 5.32 tells of sites that used their contingency
 * @choice same-day: of events of one day, an amount or a cost of need that one states is what stands after it, and an
 * uplift raises what stands when it comes; for all other pairs their order makes no difference
 * @choice not-yet-started: a budget of which no start is recorded, with it or later, counts for the whole year
 * @category Pot
 * @example
 * ```ts
 * import { foldLedger, type Ledger } from 'openras/pot';
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
  const problems = problemList();
  const shown = parseOrTell(ledgerOptionsSchema, options, problems, ['options']);
  const read = parseOrTell(ledgerWireSchema, ledger, problems, ['ledger']);
  const given = read ?? soundFields({ events: z.array(z.unknown()) }, ledger);
  const tell = (rows: readonly ParsedEvent[]): void => {
    if (problems.total > 0) tellOfEvents(rows, problems);
  };
  const events = given.events && rowsOrTell(ledgerEventSchema, given.events, problems, ['ledger', 'events'], tell);
  problems.throwIfAny();
  const { opening } = read as NonNullable<typeof read>;
  const none = withoutPot(opening.fundingBasis, 'a ledger of a pot');
  if (none !== undefined) return none;
  const book = openBook(opening, startsOf(events ?? []));
  const seen = applyAll(book, events ?? [], shown?.trail === true);
  return reportOf(book, seen, shown ?? {});
}

/** The start that a later event records for an allocation: one history gives one answer, whichever way it is recorded. */
function startsOf(events: readonly ParsedEvent[]): ReadonlyMap<ParsedEvent, Day> {
  const starts = new Map<ParsedEvent, Day>();
  const open = new Map<string, ParsedEvent>();
  for (const event of events) {
    if (event.event === 'allocate') open.set(event.caseId, event);
    if (event.event === 'leave') open.delete(event.caseId);
    if (event.event !== 'start') continue;
    const allocated = open.get(event.caseId);
    if (allocated !== undefined) starts.set(allocated, event.on);
    open.delete(event.caseId);
  }
  return starts;
}

/** Applies the events in their order; tells the years that were closed, the trail, and when money first ran out. */
function applyAll(book: Book, events: readonly ParsedEvent[], isTrailed: boolean) {
  const problems = problemList();
  const yearEnds: YearEnd[] = [];
  const trail: LedgerEntry[] = [];
  const ranOut: Record<'thisYear' | 'fullYear', RanOut | null> = { thisYear: null, fullYear: null };
  for (let index = 0; index < events.length; index += 1) {
    const event = at(events, index);
    const before = problems.total;
    const yearEnd = readOrTell(problems, () => applyEvent(book, event, ['ledger', 'events', index]));
    if (problems.total > before) {
      tellOfNames(book, events, index, problems);
      problems.throwAll();
    }
    noteShortfalls(book, event, labelOf(event, index));
    if (yearEnd !== undefined) yearEnds.push(yearEnd);
    const { thisYear, fullYear } = available(book);
    if (thisYear < 0n) ranOut.thisYear ??= { ...labelOf(event, index), shortfall: formatAmount(-thisYear) };
    if (fullYear < 0n) ranOut.fullYear ??= { ...labelOf(event, index), shortfall: formatAmount(-fullYear) };
    if (isTrailed) trail.push({ ...labelOf(event, index), ...columnsOf(book) });
  }
  return { yearEnds, trail, ranOut };
}

function labelOf(event: ParsedEvent, index: number): Pick<LedgerEntry, 'index' | 'on' | 'event' | 'caseId'> {
  const caseId = 'caseId' in event ? (event.caseId ?? null) : null;
  return { index, on: formatDay(event.on), event: event.event, caseId };
}
