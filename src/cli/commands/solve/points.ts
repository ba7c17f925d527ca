import type { Command } from 'commander';
import { costOfPoints, type MorePoints } from '../../../change/what-if/points.js';
import { readTogether } from '../../../parse/parse.js';
import { costOfPointsSheet } from '../../../report/change/goals.js';
import { controlTotals } from '../../../report/control-totals.js';
import { readPointsRows } from '../../data/cases/points-rows.js';
import { readModel } from '../../data/model.js';
import { checkQuestionnaire } from '../../data/sample/questionnaire.js';
import { checkStatement } from '../../data/sample/statement-named.js';
import { addFields, commaList, type Field, fieldsGiven } from '../../fields/fields.js';
import { libraryOptions } from '../../fields/library-options.js';
import type { Io } from '../../io.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';

const FIELDS: readonly Field[] = [
  { flags: '--statement <text>', path: ['statement'], description: 'the statement that gets the points' },
  {
    flags: '--families <ids>',
    path: ['caseIds'],
    description: 'the families whose answer carries them, with commas; everyone unless given',
    parse: commaList,
  },
  { flags: '--points <number>', path: ['points'], description: 'how many more points; 1 unless told otherwise' },
];

interface Options extends OutputOptions {
  readonly statement?: string;
  readonly instrument?: string;
}

/** `openras solve points`: what more points on a statement cost. */
export function registerPoints(below: Command, io: Io): void {
  const command = below
    .command('points')
    .description("what more points on a statement cost at a model's prices")
    .argument('<model.json>', 'the model')
    .argument('<cases.csv>', 'case_id and points; exclude_reason leaves a family out');
  addFields(command, FIELDS).option('--instrument <instrument.json>', 'the questionnaire that has the statement');
  addExample(
    addOut(addFormat(command), 'file'),
    'openras solve points model.json cases.csv --instrument instrument.json --statement sleep --families F001,F007',
  ).action((modelFile: string, name: string, options: Options) => {
    const [{ model, origin: ofModel }, { cases, origin, rowCount, questionnaire }] = readTogether(
      () => readModel(io.cwd, modelFile),
      () => readPointsRows(io, name),
    );
    const warnings = [
      ...checkQuestionnaire(model, questionnaire, name),
      ...checkStatement(io.cwd, options.statement, options.instrument, model),
    ];
    const more = libraryOptions(io.cwd, {}, FIELDS, fieldsGiven(options, FIELDS), { room: 'more' });
    const result = more.run([ofModel, origin], () =>
      costOfPoints(model, cases, more.value as Partial<MorePoints> as MorePoints),
    );
    const control = controlTotals('Control totals', 'families in the file', rowCount)
      .part('left out with a reason', rowCount - cases.length)
      .part('that get the points', result.families)
      .part('that do not', cases.length - result.families)
      .sheet();
    const list = costOfPointsSheet(result, model.period);
    deliver(io, { result, warnings: [...warnings, ...result.warnings], totals: [control], list }, options);
  });
}
