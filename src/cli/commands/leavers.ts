import { FUNDING_BASES } from '../../funding/basis.js';
import { type LeaverEffects, leaverEffects } from '../../pot/leavers-and-joiners/leaver-effects.js';
import type { LeaverOptions } from '../../pot/leavers-and-joiners/leaver-options.js';
import { type Recalculation, recalculateForLeavers } from '../../pot/recalculate/recalculate.js';
import { RECALCULATION_RULES, type RecalculateOptions } from '../../pot/recalculate/recalculate-options.js';
import { figures, type Sheet } from '../../report/sheet.js';
import { readPotCases } from '../data/pot-cases.js';
import { addFields, commaList, type Field } from '../fields/fields.js';
import { libraryOptions } from '../fields/library-options.js';
import { addExample, addFormat, addOptionsFile, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import type { Register } from '../program.js';

const QUESTION: readonly Field[] = [
  {
    flags: '--basis <basis>',
    path: ['fundingBasis'],
    description: 'where the money comes from',
    choices: FUNDING_BASES,
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
    description: 'with --rule: the model that the budgets came from',
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

/** `openras leavers`: what happens to a pot when families leave it, and what is done about it. */
export const registerLeavers: Register = (program, io) => {
  const command = program
    .command('leavers')
    .description('say what leavers do to a pot and its reserve; or recalculate the budgets of the others')
    .argument(
      '<cases.csv>',
      'case_id, budget, package_value (one_off) in pounds a year; status, points, progress, outside, budget_before_top_slice; or what openras allocate wrote',
    );
  const own = RECALCULATION.filter((field) => !QUESTION.includes(field));
  addOptionsFile(addFields(addFields(command, EFFECTS), own), 'options-leavers, with --rule options-recalculation');
  addExample(
    addOut(addFormat(command), 'file'),
    'openras leavers cases.csv --basis pot --pot 30000 --reserve 3000 --leavers F5',
    'openras leavers cases.csv --basis pot --pot 30000 --leavers F5 --model price-point --rule price-point',
  ).action((name: string, options: OutputOptions & { readonly rule?: string; readonly options?: string }) => {
    const { cases, table } = readPotCases(io, name);
    const origins = [{ at: ['cases'], source: table }];
    const isRecalculated = options.rule !== undefined;
    const told = libraryOptions(io.cwd, options, isRecalculated ? RECALCULATION : EFFECTS);
    const result = told.run(origins, () =>
      isRecalculated
        ? recalculateForLeavers(cases, told.value as Partial<RecalculateOptions> as RecalculateOptions)
        : leaverEffects(cases, told.value as Partial<LeaverOptions> as LeaverOptions),
    );
    if (result.status === 'not-applicable') {
      deliver(io, { result, warnings: [], list: figures(result.reason, []) }, options);
      return;
    }
    const sheets = result.status === 'answered' ? effectSheets(result) : recalculationSheets(result);
    const warnings = result.status === 'answered' ? [] : result.warnings;
    deliver(io, { result, warnings, totals: [sheets.totals], list: sheets.list }, options);
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

interface TwoSheets {
  readonly totals: Sheet;
  readonly list: Sheet;
}

function effectSheets(effects: LeaverEffects): TwoSheets {
  return {
    totals: figures('What leavers do to the pot, in pounds a year', [
      ['deficit', effects.deficit],
      ['of it, because something was held back', effects.enlargedByTopSlice ?? 'not known'],
      ['surplus', effects.surplus],
      ['returned by newcomers', effects.returned],
      ['pot left', effects.potLeft],
      ['commitments left', effects.commitmentsLeft],
      ['reserve before', effects.reserveBefore],
      ['reserve after', effects.reserveAfter],
      ['the reserve meets it', effects.metByReserve ? 'yes' : 'no'],
      ['shortfall', effects.shortfall],
    ]),
    list: {
      title: 'Each existing family that leaves, in pounds a year',
      columns: ['case_id', 'package_value', 'budget', 'gap', 'gap_in_year'],
      rows: effects.leavers.map(({ caseId, traditional, indicative, gap, inYear }) => [
        caseId,
        traditional,
        indicative,
        gap,
        inYear?.gap,
      ]),
    },
  };
}

function recalculationSheets(again: Recalculation): TwoSheets {
  return {
    totals: figures('What is left for the others, in pounds a year', [
      ['pot that remains', again.remainingPot],
      ['budgets that are locked', again.locked],
      ['reserve that is kept', again.reserveKept],
      ['available', again.available],
      ['price of a point', again.price ?? 'none'],
      ['balance', again.balance],
    ]),
    list: {
      title: 'Budgets before and after, in pounds a year',
      columns: ['case_id', 'points', 'standing', 'before', 'after', 'change'],
      rows: again.cases.map(({ caseId, points, standing, before, after, change }) => [
        caseId,
        points,
        standing,
        before,
        after,
        change,
      ]),
    },
  };
}
