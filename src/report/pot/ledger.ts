import type { Ledger } from '../../pot/ledger/ledger.js';
import type { LedgerReport } from '../../pot/ledger/result.js';
import { figures, type Sheet } from '../sheet.js';

/** From the pot to what is available. */
export function ledgerSheet({ lines }: LedgerReport): Sheet {
  return {
    title: 'From the pot to what is available, in pounds',
    columns: ['what', 'this_year', 'full_year'],
    rows: lines.map(({ label, thisYear, fullYear }) => [label, thisYear, fullYear]),
  };
}

/** Whether the budgets of a ledger meet assessed need. */
export function ledgerNeedSheet({ need }: LedgerReport): Sheet {
  return figures('Is it enough for assessed need?', [
    ['answer', need.statement],
    ['families whose need nobody has stated', need.notStated],
    ['of those stated, without an amount to set against it', need.withoutAmount],
    ...need.short.map(
      ({ caseId, shortfall, since }) => [`${caseId} lacks, since ${since.on} (${since.event})`, shortfall] as const,
    ),
    ...need.shortBeforeFall.map(
      ({ caseId, shortfall, since }) =>
        [
          `${caseId} lacked before prices fell, since ${since.on} (${since.event}); not known since`,
          shortfall,
        ] as const,
    ),
  ]);
}

/** Whether the money of a pot ran out, and when. */
export function runningOutSheet({ ranOut }: LedgerReport): Sheet {
  const row = (label: string, when: LedgerReport['ranOut']['thisYear']) =>
    when === null
      ? [label, 'no', undefined, undefined, undefined]
      : [label, 'yes', when.on, `${when.event}${when.caseId === null ? '' : ` of ${when.caseId}`}`, when.shortfall];
  return {
    title: 'Whether the money ran out',
    columns: ['view', 'ran_out', 'first_on', 'at', 'shortfall'],
    rows: [row('this year', ranOut.thisYear), row('full year', ranOut.fullYear)],
  };
}

/** What happened to one family, event by event. */
export function eventsOfCaseSheet(caseId: string, events: Ledger['events']): Sheet {
  return {
    title: `What happened to ${caseId}, in pounds a year`,
    columns: ['on', 'event', 'budget', 'amount', 'package_value', 'starts_on'],
    rows: events.map((event) => {
      const told = new Map<string, unknown>(Object.entries(event));
      const cell = (name: string): string | undefined => (told.has(name) ? String(told.get(name)) : undefined);
      return [event.on, event.event, cell('budget'), cell('amount'), cell('packageValue'), cell('startsOn')];
    }),
  };
}
