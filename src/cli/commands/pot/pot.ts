import { fail, show } from '../../../errors.js';
import { foldLedger } from '../../../pot/ledger/fold.js';
import type { Ledger } from '../../../pot/ledger/ledger.js';
import { eventsOfCaseSheet, ledgerNeedSheet, ledgerSheet, runningOutSheet } from '../../../report/pot/ledger.js';
import { figures, type Sheet, toObjects } from '../../../report/sheet.js';
import { refuseIdle } from '../../fields/goes-with.js';
import { readJson } from '../../input/text/json.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import { withPlaces } from '../../place.js';
import type { Register } from '../../program.js';

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
      const { trail, out = '', format } = options;
      const isJson = format === undefined ? !/\.(?:csv|md|ndjson|txt)$/i.test(out) : format === 'json';
      refuseIdle(options, [
        { flags: ['--trail'], holds: options.case === undefined, says: 'goes without --case' },
        { flags: ['--trail'], holds: isJson, says: 'goes with --format json' },
      ]);
      const source = readJson(io.cwd, name);
      const result = withPlaces([{ at: ['ledger'], source }], () =>
        foldLedger(source.value as Ledger, { trail: trail === true }),
      );
      if (options.case !== undefined) {
        const list = eventsOf(source.value as Ledger, options.case);
        deliver(io, { result: { caseId: options.case, events: toObjects(list) }, warnings: [], list }, options);
        return;
      }
      const warnings = result.status === 'folded' ? result.warnings : [];
      const list = result.status === 'folded' ? ledgerSheet(result) : figures(result.reason, []);
      const totals = result.status === 'folded' ? [runningOutSheet(result), ledgerNeedSheet(result)] : [];
      const form = trail === true ? { ...options, format: 'json' as const } : options;
      deliver(io, { result, warnings, totals, list }, form);
    },
  );
};

/** The events that name a family, in the order of their days; the ledger has been read whole, and is right. */
function eventsOf({ events }: Ledger, caseId: string): Sheet {
  const own = events.filter((event) => 'caseId' in event && event.caseId === caseId);
  if (own.length === 0) fail('unknown-name', [], `--case: no event of the ledger names ${show(caseId)}`);
  return eventsOfCaseSheet(caseId, own);
}
