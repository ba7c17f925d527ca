import { type Command, Option } from 'commander';
import { compareStages } from '../../../change/compare/compare.js';
import type { StageComparison } from '../../../change/compare/comparison.js';
import { newcomersBySite } from '../../../change/tables/newcomers-table.js';
import type { ChangeTable } from '../../../change/tables/table.js';
import type { TableOptions } from '../../../change/tables/table-options.js';
import { averageChangeBySite, changeBySite, directionBySite, spreadBySite } from '../../../change/tables/tables.js';
import type { CohortCase } from '../../../cohort/case.js';
import { isShareable } from '../../../cohort/share/exposed.js';
import { leastCases, siblingsOf } from '../../../cohort/share/siblings.js';
import { changeSheet } from '../../../report/change/changes.js';
import { controlTotals } from '../../../report/control-totals.js';
import { withoutBlankGroups } from '../../../report/share/sheets.js';
import { figures, type Sheet } from '../../../report/sheet.js';
import { STAGES, type Stage } from '../../../stage.js';
import type { Warning } from '../../../warning.js';
import { refuseNoGroups } from '../../data/cases/no-groups.js';
import { readStages } from '../../data/cases/stages.js';
import { type Field, wholeNumber } from '../../fields/fields.js';
import { libraryOptions } from '../../fields/library-options.js';
import type { CsvTable } from '../../input/text/csv.js';
import {
  addExample,
  addFormat,
  addOut,
  internalOption,
  type OutputOptions,
  publishOption,
  tellInternal,
} from '../../options.js';
import { deliver } from '../../output/deliver.js';
import type { Register } from '../../program.js';

interface Options extends OutputOptions {
  readonly from: Stage;
  readonly to: Stage;
  readonly by?: string;
  readonly threshold?: string;
  readonly roundTo?: string;
  readonly decimals?: number;
  readonly oneOffs: 'exclude' | 'include';
  readonly smallCell?: number;
  readonly publish?: true;
  readonly internal?: true;
}

/** The tables of a comparison, a row a group. */
interface ChangeTables {
  /** What groups had and have. */
  readonly change: ChangeTable;
  /** The mean change of each group. */
  readonly averageChange: ChangeTable;
  /** How many gained and lost. */
  readonly direction: ChangeTable;
  /** Lowest, highest, middle and quartiles; left out of what is published. */
  readonly spread?: ChangeTable;
  /** What newcomers have. */
  readonly newcomers: ChangeTable;
}

/** What is printed as JSON. */
export interface ComparedStages {
  /** What changed; left out of what is published, since it names single families. */
  readonly comparison?: StageComparison;
  /** The same as tables. */
  readonly tables: ChangeTables;
}

/** The flags whose problems the library tells as those of its options. */
const FLAGS: readonly Field[] = [
  { flags: '--from <stage>', path: ['from'], description: 'the earlier amount' },
  { flags: '--to <stage>', path: ['to'], description: 'the later amount' },
  { flags: '--by <column>', path: ['by'], description: 'the column whose groups are told apart' },
  { flags: '--threshold <percent>', path: ['threshold'], description: 'a smaller change counts as unchanged' },
  { flags: '--round-to <pounds>', path: ['rounding', 'unit'], description: 'the unit of amounts' },
  { flags: '--decimals <number>', path: ['decimals'], description: 'decimals of percentages' },
  { flags: '--small-cell <k>', path: ['smallCell'], description: 'flags figures of fewer than k families' },
];

/** `openras compare`: what changed between two of the four amounts, by site or any other column. */
export const registerCompare: Register = (program, io) => {
  const command = program
    .command('compare')
    .description('say what changed between two stages: who gained, who lost, by how much')
    .argument(
      '<stages.csv>',
      'case_id and traditional, indicative, communicated, final; status, site, group, one_off, household',
    )
    .addOption(new Option('--from <stage>', 'the earlier amount').choices(STAGES).default('traditional'))
    .addOption(new Option('--to <stage>', 'the later amount').choices(STAGES).default('final'))
    .option('--by <column>', 'site, group or any column of the file; site where there is one, else everyone together');
  addRules(command);
  addExample(
    addOut(addFormat(command), 'file'),
    'openras compare stages.csv --from traditional --to final --by site',
  ).action((name: string, options: Options) => {
    if (options.by !== undefined) refuseNoGroups('--by', [options.by]);
    const { cases, table } = readStages(io, name, options.by === undefined ? [] : [options.by], [], askedOf(options));
    const by = options.by ?? (table.header.includes('site') && !io.reading.isIgnored('site') ? 'site' : null);
    const rules = rulesOf(options);
    const tableRules = tableRulesOf(options, by);
    const isShared = options.publish === true;
    const shown = (table: ChangeTable): ChangeTable => (isShared ? withoutBlankGroups(table) : table);
    const { comparison, tables } = libraryOptions(io.cwd, {}, FLAGS).run([{ at: ['cases'], source: table }], () => ({
      comparison: compareStages(cases, { ...rules, ...(by !== null && { by }), from: options.from, to: options.to }),
      tables: {
        change: shown(changeBySite(cases, tableRules)),
        averageChange: shown(averageChangeBySite(cases, tableRules)),
        direction: shown(directionBySite(cases, tableRules)),
        // The figures of a box plot are single families'.
        ...(isShared ? {} : { spread: spreadBySite(cases, tableRules) }),
        newcomers: shown(newcomersBySite(cases, newcomerRulesOf(options, by))),
      },
    }));
    tellInternal(io, options);
    const { change, averageChange, direction, spread, newcomers } = tables;
    const others = [averageChange, direction, ...(spread === undefined ? [] : [spread]), newcomers].map(changeSheet);
    const totals = [
      isShared ? sharedControl(cases, [change, newcomers], options) : controlSheet(cases.length, comparison),
      ...others,
    ];
    // A comparison names single cases; a table to be published does not.
    const result: ComparedStages = isShared ? { tables } : { comparison, tables };
    const warnings = isShared
      ? []
      : [...comparison.warnings, ...nobodyCompared(comparison, options), ...statusNotStated(cases, table)];
    deliver(io, { result, warnings, totals, list: changeSheet(change) }, options);
  });
};

/** The two stages that are compared, each with the option that names it. */
function askedOf({ from, to }: Options): ReadonlyMap<Stage, string> {
  return new Map([
    [from, `--from ${from} compares it; another stage is named by --from`],
    [to, `--to ${to} compares it; another stage is named by --to`],
  ]);
}

/** That no family is compared is no finding about the families. */
function nobodyCompared({ everyone, excluded }: StageComparison, { from, to }: Options): Warning[] {
  if (everyone.n > 0) return [];
  const reasons = excluded.map(({ reason, cases }) => `${cases} ${reason}`).join(', ');
  const message = `no family is compared from ${from} to ${to}${reasons === '' ? '' : ` (${reasons})`}: nothing here says that nothing changed`;
  return [{ code: 'nobody-compared', message }];
}

/** Without a column for it nobody is known to be a newcomer. */
function statusNotStated(cases: readonly CohortCase[], { header }: CsvTable): Warning[] {
  const without = cases.filter(({ traditional }) => traditional === undefined).length;
  if (header.includes('status') || without === 0) return [];
  const [are, them] = without === 1 ? ['case has', 'it is'] : ['cases have', 'they are'];
  const message = `no column status says who is a newcomer: ${without} ${are} no traditional amount, and ${them} not among the newcomers`;
  return [{ code: 'status-not-stated', message }];
}

function addRules(command: Command): void {
  command
    .option('--threshold <percent>', 'a smaller change counts as unchanged (10)')
    .option('--round-to <pounds>', 'round amounts to this, such as 100')
    .option('--decimals <number>', 'decimals of percentages', wholeNumber)
    .addOption(new Option('--one-offs <rule>', 'one-off parts').choices(['exclude', 'include']).default('exclude'))
    .option('--small-cell <k>', 'flag figures of fewer than k families', wholeNumber)
    .addOption(publishOption('leave out what would show single families; needs --small-cell'))
    .addOption(internalOption());
}

function rulesOf({ threshold, oneOffs, smallCell, decimals, roundTo }: Options) {
  return {
    oneOffs,
    ...(threshold !== undefined && { threshold }),
    ...(smallCell !== undefined && { smallCell }),
    ...(decimals !== undefined && { decimals }),
    ...(roundTo !== undefined && { rounding: { unit: roundTo } }),
  };
}

function tableRulesOf(options: Options, by: string | null): TableOptions {
  const { from, to, publish } = options;
  return { ...rulesOf(options), by, from, to, ...(publish === true && { smallCells: 'suppress' as const }) };
}

/** Newcomers have no earlier amount, so their table needs no rules of change. */
function newcomerRulesOf({ to, smallCell, publish, oneOffs, roundTo }: Options, by: string | null) {
  return {
    stage: to === 'traditional' ? ('final' as const) : to,
    by,
    oneOffs,
    ...(smallCell !== undefined && { smallCell }),
    ...(roundTo !== undefined && { rounding: { unit: roundTo } }),
    ...(publish === true && { smallCells: 'suppress' as const }),
  };
}

function controlSheet(rows: number, { excluded, everyone }: ReturnType<typeof compareStages>): Sheet {
  const totals = controlTotals('Control totals', 'families in the file', rows);
  for (const { reason, cases } of excluded) totals.part(`not compared: ${reason}`, cases);
  return totals.part('families compared', everyone.n).sheet();
}

/** How many families there are, where that and the totals of the tables do not tell of few others. */
function sharedControl(
  cases: readonly CohortCase[],
  tables: readonly ChangeTable[],
  { smallCell = 0 }: Options,
): Sheet {
  const rows = cases.length;
  const totals = tables.map((table) => table.rows.find(({ kind }) => kind === 'all')?.cells[1] ?? 0).map(Number);
  const least = leastCases(smallCell, siblingsOf(cases.map(({ household }) => household)));
  // Without one of the two totals the other is not taken from all; newcomers may be among those who are compared.
  const rests = [rows, ...totals.map((total) => rows - total), rows - totals.reduce((sum, total) => sum + total, 0)];
  const isTold = rests.every((rest) => rest < 0 || isShareable(rest, least));
  return figures('Families', [['families in the file', isTold ? rows : undefined]]);
}
