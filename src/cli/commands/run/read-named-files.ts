import { dirname } from 'node:path';
import type { Model } from '../../../allocation/kinds.js';
import { prepareModel } from '../../../allocation/open-model.js';
import type { PriceBook } from '../../../costing/price-book.js';
import { problemList } from '../../../errors.js';
import { type Policy, parsePolicy } from '../../../moderation/policy/policy.js';
import type { InstrumentInput } from '../../../questionnaire/instrument/instrument.js';
import { parseInstrument } from '../../../questionnaire/instrument/parse-instrument.js';
import type { CouncilData } from '../../../run/council/data.js';
import { defined } from '../../../run/council/defined.js';
import { readCouncil, type Unread } from '../../../run/council/read-council.js';
import type { CouncilSettings } from '../../../run/council/settings.js';
import { readNeeds } from '../../data/cases/needs.js';
import { readStages } from '../../data/cases/stages.js';
import { inputsOf } from '../../data/model.js';
import { readPackages, readPriceBook } from '../../data/money/costs.js';
import { plainExtract } from '../../data/money/lines.js';
import type { Desk } from '../../input/table/reading.js';
import type { InputFile } from '../../input/text/file.js';
import { type JsonFile, readJson } from '../../input/text/json.js';
import { namedIn } from '../../input/text/named-files.js';
import { type Origin, withPlaces } from '../../place.js';
import type { Council, CouncilFile } from './council-file.js';
import { readBefore } from './read-before.js';
import { type GroupRead, readGroup } from './read-group.js';
import { rowsOfOneQuestionnaire } from './rows-of-one-questionnaire.js';
import { tellingTo } from './tell.js';

/** A council's files, read: the data of its run, where each part of them stands, and the files for the manifest. */
export interface NamedFiles {
  readonly data: CouncilData;
  readonly origins: readonly Origin[];
  readonly files: readonly InputFile[];
}

/**
 * Reads all the files that a council file names.
 *
 * @throws RasError with what is wrong in any of them, with file, line and column
 */
export function readNamedFiles(desk: Desk, file: CouncilFile): NamedFiles {
  const { council, source, pathOf, tableOf } = file;
  const { cwd } = desk;
  const problems = problemList();
  const tell = tellingTo(problems);
  const json = (name: string | undefined, check: (source: JsonFile) => unknown): JsonFile | undefined =>
    name === undefined
      ? undefined
      : tell(() => {
          const read = readJson(cwd, pathOf(name));
          withPlaces(
            [
              { at: ['policy'], source: read },
              { at: [], source: read },
            ],
            () => check(read),
          );
          return read;
        });
  // A questionnaire's columns say how answers are read; the others are checked so that all is told at once.
  const instrument = json(council.instrument, ({ value }) => parseInstrument(value));
  const priceBook = tell(() =>
    council.priceBook === undefined ? undefined : readPriceBook(cwd, pathOf(council.priceBook)),
  );
  const model = json(council.model, ({ value }) => prepareModel(value, []));
  const policy = json(council.policy, ({ value }) => parsePolicy(value));
  const before = council.before && readBefore(desk, file, council.before, tell);
  const history = tell(() =>
    council.history === undefined ? undefined : readStages(desk, tableOf(council.history), ['site'], []),
  );
  const sharedBefore = tell(() =>
    council.sharedBefore === undefined ? undefined : readStages(desk, tableOf(council.sharedBefore), [], []),
  );
  const plans = tell(() => readPackages(desk, council.plans.map(tableOf), plainExtract({ kind: 'plan' }), ['plans']));
  const shared = { instrument, priceBook };
  const sample = council.sample && readGroup(desk, file, council.sample, 'sample', shared, tell);
  const needs = tell(() =>
    council.cohort.needs === undefined
      ? undefined
      : readNeeds(desk, tableOf(council.cohort.needs), ['cohort', 'needs']),
  );
  const cohort = readGroup(desk, file, council.cohort, 'cohort', shared, tell);
  const questionnaire = rowsOfOneQuestionnaire({ sample, cohort, instrument, model }, desk.reading, problems);
  const read: NamedFiles = {
    data: {
      settings: settingsOf(council, sample, dirname(source.file.name)),
      cohort: { ...cohort.group, ...(needs !== undefined && { needs: needs.needs }) },
      ...defined({
        instrument: instrument?.value as InstrumentInput | undefined,
        questionnaire,
        priceBook: priceBook?.value as PriceBook | undefined,
        sample: sample?.group,
        model: model?.value as Model | undefined,
        policy: policy?.value as Policy | undefined,
        before: before?.earlier,
        history: history?.cases,
        sharedBefore: sharedBefore?.cases,
        plans: plans?.packages.length === 0 ? undefined : plans?.packages,
      }),
    },
    origins: [
      ...jsonOrigins({ settings: source, instrument, priceBook, model, policy }),
      ...(before?.origins ?? []),
      ...(history === undefined ? [] : [{ at: ['history'], source: history.table }]),
      ...(sharedBefore === undefined ? [] : [{ at: ['sharedBefore'], source: sharedBefore.table }]),
      ...(plans?.origins ?? []),
      ...(sample?.origins ?? []),
      ...cohort.origins,
      ...(needs === undefined ? [] : [needs.origin]),
      // What is said of a part that no file gives, such as a model, is the council file's to change.
      { at: [], source: { file: source.file, locate: () => undefined, tellPath: (path) => path } },
    ],
    files: [
      source.file,
      ...[model, policy].flatMap((one) => one?.file ?? []),
      ...(before?.files ?? []),
      ...(history === undefined ? [] : [history.table.file]),
      ...(sharedBefore === undefined ? [] : [sharedBefore.table.file]),
      ...(plans?.files ?? []),
      ...(sample?.files ?? []),
      ...cohort.files,
      ...(needs === undefined ? [] : [needs.file]),
    ],
  };
  if (problems.total > 0) {
    const named: Partial<Record<keyof CouncilData, unknown>> = {
      ...council,
      plans: council.plans.length > 0 ? council.plans : undefined,
    };
    const whole = {
      instrument,
      priceBook,
      model,
      policy,
      history,
      sharedBefore,
      plans,
      before: before?.isWhole,
      sample: sample?.isWhole,
    };
    const unread = unreadOf(named, { ...whole, cohort: cohort.isWhole });
    // What is wrong with what could be read is told with it.
    tell(() => withPlaces(read.origins, () => readCouncil(read.data, problemList(), unread)));
  }
  namedIn(source, () => problems.throwIfAny());
  return read;
}

const PARTS_OF_FILES = [
  'instrument',
  'priceBook',
  'model',
  'policy',
  'history',
  'sharedBefore',
  'plans',
  'before',
  'sample',
  'cohort',
] as const satisfies readonly (keyof CouncilData)[];

/** The parts that the council file names and that could not be read. */
function unreadOf(
  named: Partial<Record<keyof CouncilData, unknown>>,
  read: Partial<Record<keyof CouncilData, unknown>>,
): Unread {
  return new Set(
    PARTS_OF_FILES.filter((part) => named[part] !== undefined && (read[part] === undefined || read[part] === false)),
  );
}

/**
 * The council's choices: all that names no file. What is left after the files goes on, so that no choice is forgotten; a
 * new model names the files that it is calibrated from.
 */
function settingsOf(council: Council, sampleRead: GroupRead | undefined, folder: string): CouncilSettings {
  const {
    schemaVersion: _version,
    note: _note,
    instrument: _instrument,
    priceBook: _priceBook,
    sample: _sample,
    cohort: _cohort,
    model: _model,
    policy: _policy,
    before: _before,
    history: _history,
    sharedBefore: _sharedBefore,
    plans: _plans,
    ...settings
  } = council;
  const { calibrate } = settings;
  if (calibrate === undefined || sampleRead === undefined) return settings;
  const header = { ...calibrate.options.header, inputs: inputsOf(sampleRead.files, folder) };
  return { ...settings, calibrate: { ...calibrate, options: { ...calibrate.options, header } } as typeof calibrate };
}

function jsonOrigins(sources: Readonly<Record<string, JsonFile | undefined>>): Origin[] {
  return Object.entries(sources).flatMap(([name, source]) => (source === undefined ? [] : [{ at: [name], source }]));
}
