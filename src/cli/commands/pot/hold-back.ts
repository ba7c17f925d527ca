import { fail } from '../../../errors.js';
import { ROUNDING_MODES } from '../../../exact/round.js';
import { FUNDING_BASES } from '../../../funding/basis.js';
import { referredIn } from '../../../pot/beside.js';
import { holdBack } from '../../../pot/hold-back/hold-back.js';
import type { HoldBackInput } from '../../../pot/hold-back/hold-back-input.js';
import { recordHoldBack } from '../../../records/kind/pot-records.js';
import { holdBackSheets } from '../../../report/pot/hold-back.js';
import { readModel } from '../../data/model.js';
import { readBudgets } from '../../data/money/budgets.js';
import { addFields, type Field } from '../../fields/fields.js';
import { libraryOptions } from '../../fields/library-options.js';
import {
  addExample,
  addFormat,
  addOptionsFile,
  addOut,
  addRecord,
  type RecordOptions,
  refuseBesideRecord,
} from '../../options.js';
import { deliver, giveRecord } from '../../output/deliver.js';
import { printWarnings } from '../../output/terminal/print.js';
import type { Register } from '../../program.js';

const FIELDS: readonly Field[] = [
  {
    flags: '--basis <basis>',
    path: ['fundingBasis'],
    description: 'where the money comes from',
    choices: FUNDING_BASES,
  },
  { flags: '--pot <pounds>', path: ['pot'], description: 'the pot, in pounds a year; a reference sample has none' },
  {
    flags: '--contingency <percent>',
    path: ['topSlices'],
    description: 'taken off the pot first as contingency; several slices stand in the file of --options (topSlices)',
    parse: (percent) => ({ slices: [{ name: 'contingency', purpose: 'contingency', percent }] }),
  },
  {
    flags: '--from-each <percent>',
    path: ['fromEach'],
    description: 'held back from each allocation; rates by group or case stand in the file of --options (fromEach)',
    parse: (percent) => ({ percent }),
  },
  {
    flags: '--round-to <pounds>',
    path: ['rounding', 'unit'],
    description: 'the unit of a budget; 0.01 unless told otherwise',
  },
  {
    flags: '--rounding-mode <mode>',
    path: ['rounding', 'mode'],
    description: 'which way a budget between two units goes; half-up unless told otherwise',
    choices: ROUNDING_MODES,
  },
];

/** `openras hold-back`: contingency and top slices, from the pot first or from each allocation. */
export const registerHoldBack: Register = (program, io) => {
  const command = program
    .command('hold-back')
    .description('hold back contingency and top slices, and say what that does to every family and to the reserve')
    .argument(
      '<budgets>',
      'the JSON of openras allocate --steps; or CSV with case_id and budget (before rounding), group, plan_contingency, package_value (one_off)',
    );
  addExample(
    addRecord(addOut(addFormat(addOptionsFile(addFields(command, FIELDS), 'options-hold-back')), 'file')),
    'openras hold-back budgets.csv --basis pot --pot 30000 --contingency 10',
    'openras hold-back budgets.csv --basis pot --pot 30000 --contingency 10 --record --out held.ndjson',
  ).action((name: string, options: RecordOptions & { readonly options?: string }) => {
    refuseBesideRecord(options);
    const model = options.modelFile === undefined ? undefined : readModel(io.cwd, options.modelFile).model;
    const { cases, without, source } = readBudgets(io, name);
    const told = libraryOptions(io.cwd, options, FIELDS, {}, { room: 'input' });
    const origins = [{ at: ['input', 'cases'], source }];
    const input = { ...told.value, cases } as unknown as HoldBackInput;
    const result = told.run(origins, () => holdBack(input));
    if (result.status === 'not-applicable') return fail('refused', [], `--basis: ${result.reason}`);
    const left = without.map((caseId) => ({ caseId, budget: 0n }));
    const warnings = [...result.warnings, ...(input.pot === undefined ? [] : referredIn(left).warnings)];
    if (options.record === true) {
      giveRecord(io, recordHoldBack(input, model), options);
      printWarnings(io, warnings);
      return;
    }
    const sheets = holdBackSheets(result);
    deliver(io, { result, warnings, ...sheets }, options);
  });
};
