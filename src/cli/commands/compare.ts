import { type Command, InvalidArgumentError, Option } from 'commander';
import { compareStages } from '../../change/compare/compare.js';
import { newcomersBySite } from '../../change/tables/newcomers-table.js';
import type { TableOptions } from '../../change/tables/table-options.js';
import { averageChangeBySite, changeBySite, directionBySite, spreadBySite } from '../../change/tables/tables.js';
import { changeSheet } from '../../report/changes.js';
import { figures, type Sheet } from '../../report/sheet.js';
import { STAGES, type Stage } from '../../stage.js';
import { readStages } from '../data/stages.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import { withPlaces } from '../place.js';
import type { Register } from '../program.js';

interface Options extends OutputOptions {
  readonly from: Stage;
  readonly to: Stage;
  readonly by: string;
  readonly threshold?: string;
  readonly roundTo?: string;
  readonly decimals?: number;
  readonly oneOffs: 'exclude' | 'include';
  readonly smallCell?: number;
  readonly publish?: true;
}

/** `openras compare`: what changed between two of the four amounts, by site or any other column. */
export const registerCompare: Register = (program, io) => {
  const command = program
    .command('compare')
    .description('say what changed between two stages: who gained, who lost, by how much')
    .argument('<stages.csv>', 'case_id and traditional, indicative, communicated, final; status, site, group, one_off')
    .addOption(new Option('--from <stage>', 'the earlier amount').choices(STAGES).default('traditional'))
    .addOption(new Option('--to <stage>', 'the later amount').choices(STAGES).default('final'))
    .option('--by <column>', 'site, group or any column of the file', 'site');
  addRules(command);
  addExample(
    addOut(addFormat(command), 'file'),
    'openras compare stages.csv --from traditional --to final --by site',
  ).action((name: string, options: Options) => {
    const { cases, table } = readStages(io.cwd, name, [options.by], []);
    const rules = rulesOf(options);
    const { comparison, tables } = withPlaces([{ at: ['cases'], source: table }], () => ({
      comparison: compareStages(cases, { ...rules, from: options.from, to: options.to }),
      tables: {
        change: changeBySite(cases, tableRules(options)),
        averageChange: averageChangeBySite(cases, tableRules(options)),
        direction: directionBySite(cases, tableRules(options)),
        spread: spreadBySite(cases, tableRules(options)),
        newcomers: newcomersBySite(cases, newcomerRules(options)),
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

function rulesOf({ by, threshold, oneOffs, smallCell, decimals, roundTo }: Options) {
  return {
    by,
    oneOffs,
    ...(threshold !== undefined && { threshold }),
    ...(smallCell !== undefined && { smallCell }),
    ...(decimals !== undefined && { decimals }),
    ...(roundTo !== undefined && { rounding: { unit: roundTo } }),
  };
}

function tableRules(options: Options): TableOptions {
  const { from, to, publish } = options;
  return { ...rulesOf(options), from, to, ...(publish === true && { smallCells: 'suppress' as const }) };
}

/** Newcomers have no earlier amount, so their table needs no rules of change. */
function newcomerRules({ to, by, smallCell, publish, oneOffs, roundTo }: Options) {
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
  return figures('Control totals', [
    ['families in the file', rows],
    ...excluded.map(({ reason, cases }) => [`not compared: ${reason}`, cases] as const),
    ['families compared', everyone.n],
  ]);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('expected a whole number');
  return Number(text);
}
