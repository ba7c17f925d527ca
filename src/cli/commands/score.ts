import { Option } from 'commander';
import { scoreSheet } from '../../report/scores.js';
import { figures } from '../../report/sheet.js';
import { readScores, type ScoreFileOptions } from '../data/scores.js';
import { addExample, addFormat, addKeep, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import type { Register } from '../program.js';

interface Options extends OutputOptions {
  readonly unanswered?: 'zero' | 'exclude';
  readonly unpriced?: 'exclude';
  readonly outsideAges?: 'allow';
}

/** `openras score`: questionnaire answers to points. */
export const registerScore: Register = (program, io) => {
  const command = program
    .command('score')
    .description('score the answers to a questionnaire')
    .argument('<instrument.json>', 'the questionnaire')
    .argument('<answers>', 'the answers: CSV with a row a case and a column a statement, or a JSON list of responses')
    .addOption(
      new Option('--unanswered <rule>', 'count an unanswered statement instead of refusing it').choices([
        'zero',
        'exclude',
      ]),
    )
    .addOption(new Option('--unpriced <rule>', 'leave out statements that have no points').choices(['exclude']))
    .addOption(new Option('--outside-ages <rule>', 'score ages that the questionnaire is not for').choices(['allow']));
  addExample(
    addKeep(addOut(addFormat(command), 'file')),
    'openras score instrument.json answers.csv --format csv',
  ).action((instrument: string, answers: string, options: Options) => {
    const { scores } = readScores(io.cwd, instrument, answers, scoring(options));
    const sheet = scoreSheet(scores);
    const kept = options.keep ?? [];
    const list = {
      ...sheet,
      columns: [...sheet.columns, ...kept],
      rows: sheet.rows.map((row, index) => [...row, ...kept.map((name) => keptCell(scores[index]?.kept, name))]),
    };
    const warnings = scores.flatMap((score) => score.warnings);
    const totals = [
      figures('Control totals', [
        ['cases scored', scores.length],
        ['warnings', warnings.length],
      ]),
    ];
    deliver(io, { result: scores, warnings, totals, list }, options);
  });
};

function scoring({ unanswered, unpriced, outsideAges, keep = [] }: Options): ScoreFileOptions {
  return {
    keep,
    ...(unanswered !== undefined && { unanswered }),
    ...(unpriced !== undefined && { unpriced }),
    ...(outsideAges !== undefined && { outsideAges }),
  };
}

function keptCell(kept: readonly { column: string; value: string }[] | undefined, name: string): string | undefined {
  return kept?.find(({ column }) => column === name)?.value;
}
