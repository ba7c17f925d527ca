import { fail } from '../../../errors.js';
import { leaverEffects } from '../../../pot/leavers-and-joiners/leaver-effects.js';
import type { LeaverOptions } from '../../../pot/leavers-and-joiners/leaver-options.js';
import { recalculateForLeavers } from '../../../pot/recalculate/recalculate.js';
import { RECALCULATION_RULES, type RecalculateOptions } from '../../../pot/recalculate/recalculate-options.js';
import { recordRecalculation } from '../../../records/kind/pot-records.js';
import { leaverSheets, recalculationSheets } from '../../../report/pot/leavers.js';
import { readPotCases } from '../../data/cases/pot-cases.js';
import { readModel } from '../../data/model.js';
import { POT_BASES } from '../../data/money/pot-bases.js';
import { addFields, commaList, type Field } from '../../fields/fields.js';
import { namesOf, refuseIdle } from '../../fields/goes-with.js';
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
import { needSheets } from './need-sheets.js';

const QUESTION: readonly Field[] = [
  {
    flags: '--basis <basis>',
    path: ['fundingBasis'],
    description: 'where the money comes from; a reference sample has no pot',
    choices: POT_BASES,
  },
  {
    flags: '--pot <pounds>',
    path: ['pot'],
    description: 'the packages of all families that take part, in pounds a year',
  },
  { flags: '--reserve <pounds>', path: ['reserve'], description: 'what of it is held as contingency; 0 unless given' },
  {
    flags: '--leavers <ids>',
    path: ['leavers'],
    description: 'the families that leave, with commas; each may name its last day: F5=2026-09-30',
    parse: (text) => commaList(text).map(leaverOf),
  },
];

const EFFECTS: readonly Field[] = [
  ...QUESTION,
  {
    flags: '--surplus <rule>',
    path: ['surplus'],
    description: 'where the money goes that a gainer leaves behind; to-reserve unless told otherwise',
    choices: ['to-reserve', 'outside'],
  },
  {
    flags: '--year-starts <date>',
    path: ['year', 'startsOn'],
    description: 'the first day of the year of the last days',
  },
  {
    flags: '--part-year <rule>',
    path: ['year', 'basis'],
    description: 'whether a part of that year goes by days or by months; goes with --year-starts',
    choices: ['days', 'months'],
  },
];

const RECALCULATION: readonly Field[] = [
  ...QUESTION,
  {
    flags: '--model <kind>',
    path: ['model'],
    description: 'with --rule: the kind of model that the budgets came from',
    choices: ['price-point', 'percentile'],
  },
  {
    flags: '--rule <rule>',
    path: ['rule'],
    description: 'recalculate the others by this rule, instead of telling what leaving does to the pot',
    choices: RECALCULATION_RULES,
  },
  {
    flags: '--keep-reserve <amount>',
    path: ['keepReserve'],
    description: 'with --rule: spend, pounds a year such as 3000, or a share of what remains such as 10%',
    parse: keepOf,
  },
  {
    flags: '--communicated <rule>',
    path: ['communicated'],
    description: 'with --rule: whether a family that was told its amount is locked',
    choices: ['locked', 'open'],
  },
  {
    flags: '--unequal-budgets <rule>',
    path: ['unequalBudgets'],
    description: 'with --rule: allow that families with equal points get unequal budgets',
    choices: ['allow'],
  },
];

interface Options extends RecordOptions {
  readonly rule?: string;
  readonly options?: string;
}

/** `openras leavers`: what happens to a pot when families leave it, and what is done about it. */
export const registerLeavers: Register = (program, io) => {
  const command = program
    .command('leavers')
    .description('say what leavers do to a pot and its reserve; or recalculate the budgets of the others')
    .argument(
      '<cases>',
      'CSV with case_id, budget, package_value (one_off) in pounds a year; status, points, progress, outside, budget_before_top_slice, cost_of_need; or what openras allocate wrote; or a JSON list',
    );
  const own = RECALCULATION.filter((field) => !QUESTION.includes(field));
  const effects = EFFECTS.filter((field) => !QUESTION.includes(field));
  addOptionsFile(addFields(addFields(command, EFFECTS), own), 'options-leavers, with --rule options-recalculation');
  addExample(
    addRecord(addOut(addFormat(command), 'file')),
    'openras leavers cases.csv --basis pot --pot 30000 --reserve 3000 --leavers F5',
    'openras leavers cases.csv --basis pot --pot 30000 --leavers F5 --model price-point --rule price-point',
  ).action((name: string, options: Options) => {
    refuseBesideRecord(options);
    const model = options.modelFile === undefined ? undefined : readModel(io.cwd, options.modelFile).model;
    const { cases, source } = readPotCases(io, name);
    const origins = [{ at: ['cases'], source }];
    const isRecalculated = options.rule !== undefined;
    const told = libraryOptions(io.cwd, options, isRecalculated ? RECALCULATION : EFFECTS);
    refuseIdle(options, [
      { flags: namesOf(own), holds: isRecalculated, says: 'goes with --rule' },
      { flags: ['--record'], holds: isRecalculated, says: 'goes with --rule' },
      { flags: namesOf(effects), holds: !isRecalculated, says: 'goes without --rule' },
    ]);
    const result = told.run(origins, () =>
      isRecalculated
        ? recalculateForLeavers(cases, told.value as Partial<RecalculateOptions> as RecalculateOptions)
        : leaverEffects(cases, told.value as Partial<LeaverOptions> as LeaverOptions),
    );
    if (result.status === 'not-applicable') return fail('refused', [], `--basis: ${result.reason}`);
    if (options.record === true) {
      giveRecord(io, recordRecalculation(cases, told.value as unknown as RecalculateOptions, model), options);
      if (result.status === 'recalculated') printWarnings(io, result.warnings);
      return;
    }
    const sheets = result.status === 'answered' ? leaverSheets(result) : recalculationSheets(result);
    deliver(
      io,
      { result, warnings: result.warnings, totals: [sheets.totals, ...needSheets(result.need)], list: sheets.list },
      options,
    );
  });
};

function leaverOf(text: string): { caseId: string; leavesOn?: string } {
  const at = text.lastIndexOf('=');
  return at < 1 ? { caseId: text } : { caseId: text.slice(0, at), leavesOn: text.slice(at + 1) };
}

function keepOf(text: string): RecalculateOptions['keepReserve'] {
  if (text === 'spend') return text;
  return text.endsWith('%') ? { percent: text.slice(0, -1).trim() } : { amount: text };
}
