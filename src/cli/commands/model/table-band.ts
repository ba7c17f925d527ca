import type { Command } from 'commander';
import { bandModel } from '../../../allocation/banding/banding.js';
import { BAND_AMOUNTS, type BandOptions, type BandSampleCase } from '../../../allocation/banding/options.js';
import { isRasError, type Path, type Problem, RasError } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { ROUNDING_MODES } from '../../../exact/round.js';
import { OFF_STEP } from '../../../model/allocation-table/model.js';
import { bandingSheets } from '../../../report/calibration/banding.js';
import { defined } from '../../../run/council/defined.js';
import { readModel } from '../../data/model.js';
import { checkQuestionnaire, QUESTIONNAIRE_COLUMNS, questionnaireIn } from '../../data/sample/questionnaire.js';
import { addFields, commaList, type Field, fieldsGiven, numberList, wholeNumber } from '../../fields/fields.js';
import { namesOf } from '../../fields/goes-with.js';
import { type LibraryOptions, libraryOptions } from '../../fields/library-options.js';
import { checked, id, points, reason } from '../../input/table/cells.js';
import { optional, readColumns, required } from '../../input/table/columns.js';
import type { Desk } from '../../input/table/reading.js';
import { readCsv } from '../../input/text/csv.js';
import type { Io } from '../../io.js';
import { addExample, addFormat, addOptionsFile, type OutputOptions } from '../../options.js';
import { type Origin, partOf } from '../../place.js';
import { tellCalibration } from '../calibrate/shared.js';

interface Options extends OutputOptions {
  readonly options?: string;
  readonly sample?: string;
}

const SAMPLE_COLUMNS = {
  case_id: required(id),
  points: required(checked(points)),
  group: optional(id),
  exclude_reason: optional(reason),
  ...QUESTIONNAIRE_COLUMNS,
};

const FIELDS: readonly Field[] = [
  {
    flags: '--breaks <points>',
    path: ['breaks'],
    description: 'the first score of each band, with commas: 0,20,40',
    parse: numberList,
  },
  {
    flags: '--band-width <points>',
    path: ['bandWidth'],
    description: 'bands of so many points each, the first from 0',
  },
  { flags: '--by-rounding', path: ['byRounding'], description: 'join scores whose amounts are equal once rounded' },
  { flags: '--step <points>', path: ['step'], description: 'the step of scores: 1 for whole points' },
  {
    flags: '--maximum-points <points>',
    path: ['maximumPoints'],
    description: 'the most points that the questionnaire can give: the end of the last band',
  },
  {
    flags: '--amount <rule>',
    path: ['amount'],
    description: 'how the amount of a band comes about; middle unless told otherwise',
    choices: BAND_AMOUNTS,
  },
  {
    flags: '--round-to <pounds>',
    path: ['amountRounding', 'unit'],
    description: 'the unit of an amount; 0.01 unless told otherwise',
  },
  {
    flags: '--rounding-mode <mode>',
    path: ['amountRounding', 'mode'],
    description: 'which way an amount between two units goes; half-up unless told otherwise',
    choices: ROUNDING_MODES,
  },
  { flags: '--names <names>', path: ['names'], description: 'names of the bands, lowest first', parse: commaList },
  {
    flags: '--groups <groups>',
    path: ['groups'],
    description: 'the groups of the model, each of which gets a table',
    parse: commaList,
  },
  {
    flags: '--min-cases <k>',
    path: ['minCases'],
    description: 'warn of rows that rest on fewer than k cases of the sample',
    parse: wholeNumber,
  },
  {
    flags: '--off-step <rule>',
    path: ['offStep'],
    description: 'what happens to a score off the step; refuse unless told otherwise',
    choices: OFF_STEP,
  },
];

/** What the bands are made by. */
const BANDS = FIELDS.slice(0, 3);

/** `openras table band`: a table of bands from a model that prices points. */
export function registerBand(table: Command, io: Io): void {
  const command = table
    .command('band')
    .description('make a table of bands from a model that prices points, and say what that changes')
    .argument('<model.json>', 'the model')
    .option(
      '--sample <cases.csv>',
      'cases to compare, and to count behind each row: case_id, points; group, exclude_reason',
    );
  addOptionsFile(addFields(command, FIELDS), 'options-band')
    .option('--out <table.json>', 'write the table to this file')
    .option('--force', 'replace the file when it is there');
  addExample(
    addFormat(command),
    'openras table band model.json --band-width 20 --step 1 --maximum-points 152 --sample cases.csv --out table.json',
  ).action((modelFile: string, options: Options) => {
    const { model, origin } = readModel(io.cwd, modelFile);
    const sample = options.sample === undefined ? undefined : readSample(io, options.sample);
    for (const { message } of checkQuestionnaire(model, sample?.questionnaire, options.sample ?? ''))
      io.reading.warn(message);
    const more = { ...fieldsGiven(options, FIELDS), ...(sample !== undefined && { sample: sample.cases }) };
    const told = libraryOptions(io.cwd, options, FIELDS, more);
    const origins = sample === undefined ? [origin] : [sample.origin, origin];
    const result = namingWays(told, () =>
      told.run(origins, () => bandModel(model, told.value as unknown as BandOptions)),
    );
    const { model: banded, ...report } = result;
    tellCalibration(io, { model: banded, report, sheets: bandingSheets(result) }, options);
  });
}

/** Says of bands that are made in none or in several ways by which flags they are made. */
function namingWays<Result>({ value, file }: LibraryOptions, act: () => Result): Result {
  const given = BANDS.filter((field) => Object.hasOwn(value, field.path[0] ?? ''));
  const own = namesOf(given.length === 0 ? BANDS : given).join(', ');
  const message = `${own}: give one of ${namesOf(BANDS).join(', ')}`;
  const named = (problem: Problem): Problem =>
    problem.code === 'choice-needed' && file === undefined ? { ...problem, path: [], message } : problem;
  try {
    return act();
  } catch (error) {
    if (!isRasError(error)) throw error;
    const [first, ...rest] = error.problems.map(named);
    throw first === undefined ? error : new RasError([first, ...rest], error.total);
  }
}

function readSample(desk: Desk, name: string) {
  const source = readCsv(desk, name);
  const { values, rowCount } = readColumns(source, SAMPLE_COLUMNS, { unique: 'case_id', groups: ['group'] });
  const cases = Array.from(
    { length: rowCount },
    (_, row): BandSampleCase => ({
      caseId: at(values.case_id, row),
      points: at(values.points, row),
      ...defined({ group: values.group[row], excludeReason: values.exclude_reason[row] }),
    }),
  );
  // The library speaks of a case of the sample by its id, and of its place in the list where that cannot be read.
  const rows = new Map(values.case_id.map((caseId, row) => [caseId, row]));
  const inFile = ([one, ...field]: Path): Path => [
    typeof one === 'string' ? (rows.get(one) ?? 0) : (one ?? 0),
    ...field,
  ];
  const origin: Origin = { at: ['options', 'sample'], source: partOf(source, inFile) };
  return { cases, origin, questionnaire: questionnaireIn(source, values) };
}
