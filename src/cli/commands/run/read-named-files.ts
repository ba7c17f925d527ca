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
import { readNeeds } from '../../data/needs.js';
import { readStages } from '../../data/stages.js';
import type { InputFile } from '../../input/file.js';
import { type JsonFile, readJson } from '../../input/json.js';
import type { Desk } from '../../input/reading.js';
import { type Origin, withPlaces } from '../../place.js';
import type { Council, CouncilFile } from './council-file.js';
import { readBefore } from './read-before.js';
import { type GroupRead, readGroup } from './read-group.js';
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
  const { council, source, pathOf } = file;
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
    council.history === undefined ? undefined : readStages(desk, pathOf(council.history), ['site'], []),
  );
  const plans = tell(() => readPackages(desk, council.plans.map(pathOf), { kind: 'plan' }, ['plans']));
  const shared = { instrument, priceBook };
  const sample = council.sample && readGroup(desk, file, council.sample, 'sample', shared, tell);
  const needs = tell(() =>
    council.cohort.needs === undefined ? undefined : readNeeds(desk, pathOf(council.cohort.needs), ['cohort', 'needs']),
  );
  const cohort = readGroup(desk, file, council.cohort, 'cohort', shared, tell);
  problems.throwIfAny();
  return {
    data: {
      settings: settingsOf(council, sample),
      cohort: { ...cohort.group, ...(needs !== undefined && { needs: needs.needs }) },
      ...defined({
        instrument: instrument?.value as InstrumentInput | undefined,
        priceBook: priceBook?.value as PriceBook | undefined,
        sample: sample?.group,
        model: model?.value as Model | undefined,
        policy: policy?.value as Policy | undefined,
        before: before?.earlier,
        history: history?.cases,
        plans: plans?.packages.length === 0 ? undefined : plans?.packages,
      }),
    },
    origins: [
      ...jsonOrigins({ settings: source, instrument, priceBook, model, policy }),
      ...(before?.origins ?? []),
      ...(history === undefined ? [] : [{ at: ['history'], source: history.table }]),
      ...(plans?.origins ?? []),
      ...(sample?.origins ?? []),
      ...cohort.origins,
      ...(needs === undefined ? [] : [needs.origin]),
      // What is said of a part that no file gives, such as a model, is the council file's to change.
      { at: [], source: { file: source.file, locate: () => undefined } },
    ],
    files: [
      source.file,
      ...[model, policy].flatMap((one) => one?.file ?? []),
      ...(before?.files ?? []),
      ...(history === undefined ? [] : [history.table.file]),
      ...(plans?.files ?? []),
      ...(sample?.files ?? []),
      ...cohort.files,
      ...(needs === undefined ? [] : [needs.file]),
    ],
  };
}

/** The council's choices; a new model names the files that it is calibrated from. */
function settingsOf(council: Council, sample: GroupRead | undefined): CouncilSettings {
  const { title, unanswered, convention, costing, recalibration, calibrate, pot, equity, keep } = council;
  const shared = { unanswered, convention, costing, recalibration, pot, equity };
  if (calibrate === undefined || sample === undefined) {
    return { title, keep, ...defined({ ...shared, calibrate }) };
  }
  const header = { ...calibrate.options.header, inputs: inputsOf(sample.files) };
  const named = { ...calibrate, options: { ...calibrate.options, header } } as typeof calibrate;
  return { title, keep, calibrate: named, ...defined(shared) };
}

function jsonOrigins(sources: Readonly<Record<string, JsonFile | undefined>>): Origin[] {
  return Object.entries(sources).flatMap(([name, source]) => (source === undefined ? [] : [{ at: [name], source }]));
}
