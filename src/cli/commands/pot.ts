import { foldLedger } from '../../pot/ledger/fold.js';
import type { Ledger } from '../../pot/ledger/ledger.js';
import type { LedgerReport } from '../../pot/ledger/result.js';
import { figures, type Sheet } from '../../report/sheet.js';
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
    .option('--trail', 'give the money after every event, in JSON');
  addExample(addOut(addFormat(command), 'file'), 'openras pot ledger.json --format table').action(
    (name: string, options: OutputOptions & { readonly trail?: true }) => {
      const source = readJson(io.cwd, name);
      const result = withPlaces([{ at: ['ledger'], source }], () =>
        foldLedger(source.value as Ledger, { trail: options.trail === true }),
      );
      const warnings = result.status === 'folded' ? result.warnings : [];
      const list = result.status === 'folded' ? linesOf(result) : figures(result.reason, []);
      const totals = result.status === 'folded' ? [runningOut(result)] : [];
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
