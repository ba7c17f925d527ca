import { fail, show } from '../../errors.js';
import { foldLedger } from '../../pot/ledger/fold.js';
import type { Ledger } from '../../pot/ledger/ledger.js';
import type { LedgerReport } from '../../pot/ledger/result.js';
import { figures, type Sheet, toObjects } from '../../report/sheet.js';
import { readJson } from '../input/json.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import { withPlaces } from '../place.js';
import type { Register } from '../program.js';

/** `openras pot`: the events of a pot, folded to what is committed, kept and available. */
export const registerPot: Register = (program, io) => {
  const command = program
    .command('pot')
    .description('fold the events of a pot: what is committed, what is left, when it ran out')
    .argument('<ledger.json>', 'how the pot stood at the start, and its dated events')
    .option('--trail', 'give the money after every event, in JSON')
    .option('--case <id>', 'print what happened to this family, event by event, instead');
  addExample(addOut(addFormat(command), 'file'), 'openras pot ledger.json --format table').action(
    (name: string, options: OutputOptions & { readonly trail?: true; readonly case?: string }) => {
      const source = readJson(io.cwd, name);
      const result = withPlaces([{ at: ['ledger'], source }], () =>
        foldLedger(source.value as Ledger, { trail: options.trail === true }),
      );
      if (options.case !== undefined) {
        const list = eventsOf(source.value as Ledger, options.case);
        deliver(io, { result: { caseId: options.case, events: toObjects(list) }, warnings: [], list }, options);
        return;
      }
      const warnings = result.status === 'folded' ? result.warnings : [];
      const list = result.status === 'folded' ? linesOf(result) : figures(result.reason, []);
      const totals = result.status === 'folded' ? [runningOut(result), needSheet(result)] : [];
      deliver(io, { result, warnings, totals, list }, options);
    },
  );
};

function linesOf({ lines }: LedgerReport): Sheet {
  return {
    title: 'From the pot to what is available, in pounds',
    columns: ['what', 'this_year', 'full_year'],
    rows: lines.map(({ label, thisYear, fullYear }) => [label, thisYear, fullYear]),
  };
}

function needSheet({ need }: LedgerReport): Sheet {
  return figures('Is it enough for assessed need?', [
    ['answer', need.statement],
    ['families whose need nobody has stated', need.notStated],
    ...need.short.map(
      ({ caseId, shortfall, since }) => [`${caseId} lacks, since ${since.on} (${since.event})`, shortfall] as const,
    ),
  ]);
}

function runningOut({ ranOut }: LedgerReport): Sheet {
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

/** The events that name a family, in the order of their days; the ledger has been read whole, and is right. */
function eventsOf({ events }: Ledger, caseId: string): Sheet {
  const own = events.filter((event) => 'caseId' in event && event.caseId === caseId);
  if (own.length === 0) fail('unknown-name', [], `--case: no event of the ledger names ${show(caseId)}`);
  return {
    title: `What happened to ${caseId}, in pounds a year`,
    columns: ['on', 'event', 'budget', 'amount', 'package_value', 'starts_on'],
    rows: own.map((event) => {
      const told = new Map<string, unknown>(Object.entries(event));
      const cell = (name: string): string | undefined => (told.has(name) ? String(told.get(name)) : undefined);
      return [event.on, event.event, cell('budget'), cell('amount'), cell('packageValue'), cell('startsOn')];
    }),
  };
}
