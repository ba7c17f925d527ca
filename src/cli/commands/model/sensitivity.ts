import { Option } from 'commander';
import type { Model } from '../../../allocation/kinds.js';
import { isShareable } from '../../../cohort/share/exposed.js';
import { fail, show } from '../../../errors.js';
import type { InstrumentInput } from '../../../questionnaire/instrument/instrument.js';
import type { Score } from '../../../questionnaire/score/score-types.js';
import { fittedWeightSheet, weightSheets } from '../../../report/calibration/sensitivity.js';
import { breadthDepthSheets, leverSheet, respondentSheet } from '../../../report/cases/answers.js';
import { controlTotals } from '../../../report/control-totals.js';
import { sharedWeights } from '../../../report/share/sheets.js';
import { defined } from '../../../run/council/defined.js';
import { breadthAndDepth } from '../../../sensitivity/answers/breadth-depth.js';
import { answerLevers } from '../../../sensitivity/answers/levers.js';
import { respondentDifferences } from '../../../sensitivity/people/respondent-differences.js';
import { fittedLevels } from '../../../sensitivity/weights/fitted-levels.js';
import { fittedWeights } from '../../../sensitivity/weights/fitted-weights.js';
import { weightSensitivity } from '../../../sensitivity/weights/weight-sensitivity.js';
import { readModel } from '../../data/model.js';
import { type AnsweredSample, readAnsweredSample } from '../../data/sample/answered-sample.js';
import { wholeNumber } from '../../fields/fields.js';
import { refuseIdle } from '../../fields/goes-with.js';
import { readJson } from '../../input/text/json.js';
import type { Io } from '../../io.js';
import {
  addExample,
  addFormat,
  addOut,
  internalOption,
  leastFor,
  type OutputOptions,
  publishOption,
  tellInternal,
  toTables,
} from '../../options.js';
import { deliver } from '../../output/deliver.js';
import type { Report } from '../../output/terminal/print.js';
import type { Register } from '../../program.js';
import { levelSheet, sharedLevels } from './level-sheet.js';

interface Options extends OutputOptions {
  readonly model?: string;
  readonly percent: string;
  readonly case?: string;
  readonly levelCases?: number;
  readonly smallCell?: number;
  readonly publish?: true;
  readonly internal?: true;
}

/** `openras sensitivity`: how far budgets hang on weights and on single answers. */
export const registerSensitivity: Register = (program, io) => {
  const command = program
    .command('sensitivity')
    .description('say how far budgets hang on weights, on single answers and on who answers')
    .argument('<instrument.json>', 'the questionnaire')
    .argument('<answers>', 'the answers: CSV with a row a case and a column a statement, or a JSON list of responses')
    .argument('<sample.csv>', 'case_id and package_value; one_off and exclude_reason where there are any')
    .option('--percent <percent>', 'by how much each weight goes up and down', '10')
    .option('--model <model.json>', 'a stored model; without one RAS 4 is calibrated from the answers and packages')
    .option(
      '--level-cases <k>',
      'fit pounds to each level too; a level of fewer than k cases goes together with the one beside it',
      wholeNumber,
    )
    .option('--small-cell <k>', 'with --publish, tell no figure of fewer than k families', wholeNumber)
    .addOption(publishOption())
    .addOption(internalOption())
    .addOption(
      new Option('--case <id>', 'tell only what one answer up or down is worth to this case').conflicts('publish'),
    );
  addExample(
    addOut(addFormat(command), 'file'),
    'openras sensitivity instrument.json answers.csv sample.csv --percent 10',
  ).action((instrument: string, answers: string, sampleFile: string, options: Options) => {
    const { publish, smallCell } = options;
    refuseIdle(options, [
      { flags: ['--small-cell'], holds: publish === true, says: 'goes with --publish' },
      { flags: ['--level-cases'], holds: options.case === undefined, says: 'goes without --case' },
    ]);
    if (publish === true) leastFor(smallCell);
    tellInternal(io, options);
    const stored = options.model === undefined ? undefined : readModel(io.cwd, options.model).model;
    const sample = readAnsweredSample(io, { instrument, answers, sample: sampleFile }, stored);
    const least = publish === true ? leastFor(smallCell, sample.households) : undefined;
    const report =
      options.case === undefined
        ? sensitivityOf(sample, stored, options, least)
        : leversOf(io, instrument, caseOf(sample.scores, options.case), sample);
    deliver(io, report, options);
  });
};

function sensitivityOf(
  { scores, used, packages, model, price, without, warnings }: AnsweredSample,
  stored: Model | undefined,
  { percent, levelCases }: Options,
  least: number | undefined,
): Report {
  const input = { scores: used, packages };
  const pricing = stored === undefined ? {} : { pricing: { model: stored } };
  const weights = weightSensitivity(input, { percent, ...pricing });
  const fitted = fittedWeights(input);
  const levels = levelCases === undefined ? undefined : fittedLevels(input, { fewest: levelCases });
  if (least !== undefined) {
    const [list, fits] = sharedWeights(weights, fitted, least);
    const steps = levels === undefined ? [] : [sharedLevels(levels, fitted.weights.length, least)];
    const told = isShareable(weights.n, least)
      ? { list, totals: [fits, ...steps] }
      : { list: { ...list, rows: [] }, totals: [] };
    return { result: { tables: [told.list, ...told.totals].map(toTables) }, warnings, ...told };
  }
  const breadth = breadthAndDepth(input, { model });
  const respondents = respondentDifferences(scores, price === undefined ? {} : { price });
  const [moves, ranges] = weightSheets(weights);
  const control = controlTotals('Control totals', 'cases scored', scores.length)
    .part('left out with a reason', scores.length - used.length)
    .part('with points and a package', packages.length)
    .part('with points, without a package', used.length - packages.length)
    .figure('packages without answers, not among these', without)
    .sheet();
  return {
    result: { weights, fitted, ...defined({ levels }), breadth, respondents },
    // The same model prices both.
    warnings: [...warnings, ...fitted.warnings, ...(levels?.warnings ?? []), ...breadth.warnings],
    totals: [
      control,
      ranges,
      fittedWeightSheet(fitted),
      ...(levels === undefined ? [] : [levelSheet(levels)]),
      ...breadthDepthSheets(breadth),
      ...(respondents.differences.length === 0 ? [] : [respondentSheet(respondents)]),
    ],
    list: moves,
  };
}

function caseOf(scores: readonly Score[], caseId: string): Score {
  const found = scores.find((score) => score.caseId === caseId);
  return found ?? fail('unknown-name', ['case'], `no answers are of ${show(caseId)}`);
}

function leversOf({ cwd }: Io, instrument: string, score: Score, { model, warnings }: AnsweredSample): Report {
  const result = answerLevers(readJson(cwd, instrument).value as InstrumentInput, [score], { model });
  return { result, warnings: [...warnings, ...result.warnings], list: leverSheet(result) };
}
