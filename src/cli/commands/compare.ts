import { type Command, Option } from 'commander';
import { compareStages } from '../../change/compare/compare.js';
import { newcomersBySite } from '../../change/tables/newcomers-table.js';
import type { TableOptions } from '../../change/tables/table-options.js';
import { averageChangeBySite, changeBySite, directionBySite, spreadBySite } from '../../change/tables/tables.js';
import { changeSheet } from '../../report/changes.js';
import { controlTotals } from '../../report/control-totals.js';
import type { Sheet } from '../../report/sheet.js';
import { STAGES, type Stage } from '../../stage.js';
import { readStages } from '../data/stages.js';
import { type Field, wholeNumber } from '../fields/fields.js';
import { libraryOptions } from '../fields/library-options.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import type { Register } from '../program.js';

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
    .argument('<stages.csv>', 'case_id and traditional, indicative, communicated, final; status, site, group, one_off')
    .addOption(new Option('--from <stage>', 'the earlier amount').choices(STAGES).default('traditional'))
    .addOption(new Option('--to <stage>', 'the later amount').choices(STAGES).default('final'))
    .option('--by <column>', 'site, group or any column of the file; site where there is one, else everyone together');
  addRules(command);
  addExample(
    addOut(addFormat(command), 'file'),
    'openras compare stages.csv --from traditional --to final --by site',
  ).action((name: string, options: Options) => {
    const { cases, table } = readStages(io, name, options.by === undefined ? [] : [options.by], []);
    const by = options.by ?? (table.header.includes('site') ? 'site' : null);
    const rules = rulesOf(options);
    const tableRules = tableRulesOf(options, by);
    const { comparison, tables } = libraryOptions(io.cwd, {}, FLAGS).run([{ at: ['cases'], source: table }], () => ({
      comparison: compareStages(cases, { ...rules, ...(by !== null && { by }), from: options.from, to: options.to }),
      tables: {
        change: changeBySite(cases, tableRules),
        averageChange: averageChangeBySite(cases, tableRules),
        direction: directionBySite(cases, tableRules),
        spread: spreadBySite(cases, tableRules),
        newcomers: newcomersBySite(cases, newcomerRulesOf(options, by)),
      },
    }));
    const { change, averageChange, direction, spread, newcomers } = tables;
    const others = [averageChange, direction, spread, newcomers].map(changeSheet);
    const totals = [controlSheet(cases.length, comparison), ...others];
    // A comparison names single cases; a table to be published does not.
    const result = options.publish === true ? { tables } : { comparison, tables };
    deliver(io, { result, warnings: comparison.warnings, totals, list: changeSheet(change) }, options);
  });
};

function addRules(command: Command): void {
  command
    .option('--threshold <percent>', 'a smaller change counts as unchanged (10)')
    .option('--round-to <pounds>', 'round amounts to this, such as 100')
    .option('--decimals <number>', 'decimals of percentages', wholeNumber)
    .addOption(new Option('--one-offs <rule>', 'one-off parts').choices(['exclude', 'include']).default('exclude'))
    .option('--small-cell <k>', 'flag figures of fewer than k families', wholeNumber)
    .option('--publish', 'leave out what would show single families; needs --small-cell');
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
