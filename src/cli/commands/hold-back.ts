import { ROUNDING_MODES } from '../../exact/round.js';
import { FUNDING_BASES } from '../../funding/basis.js';
import { holdBack } from '../../pot/hold-back/hold-back.js';
import type { HoldBackInput } from '../../pot/hold-back/hold-back-input.js';
import { figures, type Sheet } from '../../report/sheet.js';
import { readBudgets } from '../data/budgets.js';
import { addFields, type Field } from '../fields/fields.js';
import { libraryOptions } from '../fields/library-options.js';
import { addExample, addFormat, addOptionsFile, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import type { Register } from '../program.js';

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
      'the JSON of openras allocate --steps; or CSV with case_id and budget (before rounding), group, plan_contingency',
    );
  addExample(
    addOut(addFormat(addOptionsFile(addFields(command, FIELDS))), 'file'),
    'openras hold-back budgets.csv --basis pot --pot 30000 --contingency 10',
  ).action((name: string, options: OutputOptions & { readonly options?: string }) => {
    const { cases, source } = readBudgets(io, name);
    const told = libraryOptions(io.cwd, options, FIELDS, {}, 'input');
    const result = told.run([{ at: ['input', 'cases'], source }], () =>
      holdBack({ ...told.value, cases } as unknown as HoldBackInput),
    );
    if (result.status === 'not-applicable') {
      deliver(io, { result, warnings: [], list: figures(result.reason, []) }, options);
      return;
    }
    const bridge: Sheet = {
      title: `From the pot to its balance, in pounds a ${result.period}`,
      columns: ['what', 'pounds'],
      rows: [...result.lines.map(({ label, amount }) => [label, amount]), ['balance', result.balance ?? undefined]],
    };
    const list: Sheet = {
      title: `Budgets before and after, in pounds a ${result.period}`,
      columns: ['case_id', 'before', 'held_back', 'fee', 'budget', 'plan_contingency', 'for_services'],
      rows: result.cases.map(({ caseId, before, heldBack, fee, budget, planContingency, forServices }) => [
        caseId,
        before,
        heldBack,
        fee,
        budget,
        planContingency,
        forServices,
      ]),
    };
    const totals = result.lines.length === 0 ? [] : [bridge];
    deliver(io, { result, warnings: result.warnings, totals, list }, options);
  });
};
