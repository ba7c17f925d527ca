import type { Model } from '../../../allocation/kinds.js';
import { prepareModel } from '../../../allocation/open-model.js';
import type { PriceBook } from '../../../costing/price-book.js';
import { problemList } from '../../../errors.js';
import { type Policy, parsePolicy } from '../../../moderation/policy/policy.js';
import type { InstrumentInput } from '../../../questionnaire/instrument/instrument.js';
import { parseInstrument } from '../../../questionnaire/instrument/parse-instrument.js';
import type { CouncilData } from '../../../run/data.js';
import { defined } from '../../../run/defined.js';
import type { CouncilSettings } from '../../../run/settings.js';
import { readPackages, readPriceBook } from '../../data/costs.js';
import { inputsOf } from '../../data/model.js';
import { readStages } from '../../data/stages.js';
import type { InputFile } from '../../input/file.js';
import { type JsonFile, readJson } from '../../input/json.js';
import { type Origin, withPlaces } from '../../place.js';
import type { Council, CouncilFile } from './council-file.js';
import { type GroupRead, readGroup } from './read-group.js';
import { tellingTo } from './tell.js';

/** A council's files, read: the data of its run, where each part of them stands, and the files for the manifest. */
export interface CouncilRead {
  readonly data: CouncilData;
  readonly origins: readonly Origin[];
  readonly files: readonly InputFile[];
}

/**
 * Reads all the files that a council file names.
 *
 * @throws RasError with what is wrong in any of them, with file, line and column
 */
export function readCouncil(cwd: string, file: CouncilFile): CouncilRead {
  const { council, source, pathOf } = file;
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
  const history = tell(() =>
    council.history === undefined ? undefined : readStages(cwd, pathOf(council.history), ['site'], []),
  );
  const plans = tell(() => readPackages(cwd, council.plans.map(pathOf), { kind: 'plan' }, ['plans']));
  const shared = { instrument, priceBook };
  const sample = council.sample && readGroup(cwd, file, council.sample, 'sample', shared, tell);
  const cohort = readGroup(cwd, file, council.cohort, 'cohort', shared, tell);
  problems.throwIfAny();
  return {
    data: {
      settings: settingsOf(council, sample),
      cohort: cohort.group,
      ...defined({
        instrument: instrument?.value as InstrumentInput | undefined,
        priceBook: priceBook?.value as PriceBook | undefined,
        sample: sample?.group,
        model: model?.value as Model | undefined,
        policy: policy?.value as Policy | undefined,
        history: history?.cases,
        plans: plans?.packages.length === 0 ? undefined : plans?.packages,
      }),
    },
    origins: [
      ...jsonOrigins({ settings: source, instrument, priceBook, model, policy }),
      ...(history === undefined ? [] : [{ at: ['history'], source: history.table }]),
      ...(plans?.origins ?? []),
      ...(sample?.origins ?? []),
      ...cohort.origins,
      // What is said of a part that no file gives, such as a model, is the council file's to change.
      { at: [], source: { file: source.file, locate: () => undefined } },
    ],
    files: [
      source.file,
      ...[model, policy].flatMap((one) => one?.file ?? []),
      ...(history === undefined ? [] : [history.table.file]),
      ...(plans?.files ?? []),
      ...(sample?.files ?? []),
      ...cohort.files,
    ],
  };
}

/** The council's choices; a new model names the files that it is calibrated from. */
function settingsOf(council: Council, sample: GroupRead | undefined): CouncilSettings {
  const { title, unanswered, convention, calibrate, pot, equity, keep } = council;
  if (calibrate === undefined || sample === undefined) {
    return { title, keep, ...defined({ unanswered, convention, calibrate, pot, equity }) };
  }
  const header = { ...calibrate.options.header, inputs: inputsOf(sample.files) };
  const named = { ...calibrate, options: { ...calibrate.options, header } } as typeof calibrate;
  return { title, keep, calibrate: named, ...defined({ unanswered, convention, pot, equity }) };
}

function jsonOrigins(sources: Readonly<Record<string, JsonFile | undefined>>): Origin[] {
  return Object.entries(sources).flatMap(([name, source]) => (source === undefined ? [] : [{ at: [name], source }]));
}
