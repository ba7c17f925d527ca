import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { Model } from '../../allocation/kinds.js';
import {
  type Scenario,
  type Scenarios,
  scenarioFields,
  scenarioForm,
  scenariosFields,
} from '../../change/what-if/scenario.js';
import { problemList } from '../../errors.js';
import { type StoredModel, storedModelSchema } from '../../model/header.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readOrTell } from '../../parse/parse.js';
import { isPlain } from '../fields/fields.js';
import { type JsonFile, readJson } from '../input/text/json.js';
import { namedIn } from '../input/text/named-files.js';
import { withPlaces } from '../place.js';
import { readModel } from './model.js';

/** One scenario as its file states it. */
export interface ScenarioOfFile extends Omit<Scenario, 'model'> {
  /** A stored model of any kind, or the name of its file from this file's folder. */
  readonly model: string | Model | StoredModel;
}

/** Scenarios to be set side by side: the form of a file of scenarios. */
export interface ScenariosFile extends Omit<Scenarios, 'scenarios'> {
  /** The scenarios, 1 to 100. */
  readonly scenarios: readonly ScenarioOfFile[];
}

/** The form of a file of scenarios. */
export const scenariosFileSchema = schemaFor<ScenariosFile>()(() =>
  z.strictObject({
    ...scenariosFields(),
    scenarios: z
      .array(
        z
          .strictObject({ ...scenarioFields(), model: z.union([z.string().min(1), storedModelSchema]) })
          .meta(scenarioForm()),
      )
      .min(1)
      .max(100),
  }),
);

/** A file of scenarios, and the files of models that it names. */
export interface ScenariosRead extends JsonFile {
  readonly scenarios: Scenarios;
  readonly models: readonly string[];
}

/** Reads a file of scenarios; a model that it names is read from the file's folder. */
export function readScenarios(cwd: string, name: string): ScenariosRead {
  const source = readJson(cwd, name);
  const problems = problemList();
  // What else is wrong in the file is told beside a model that cannot be read.
  const form = readOrTell(problems, () =>
    withPlaces([{ at: [], source }], () => parseInput(scenariosFileSchema, source.value)),
  );
  const models: string[] = [];
  const modelOf = (file: string): unknown => {
    const path = join(dirname(name), file);
    models.push(path);
    return readOrTell(problems, () => namedIn(source, () => readModel(cwd, path).model));
  };
  const scenarios = withModels(source.value, modelOf) as Scenarios;
  if (form === undefined || problems.total > 0) return problems.throwAll();
  return { ...source, scenarios, models };
}

/** What is no list of scenarios is left as it is, for the library to refuse. */
function withModels(value: unknown, modelOf: (file: string) => unknown): unknown {
  if (!isPlain(value) || !Array.isArray(value.scenarios)) return value;
  const scenarios = value.scenarios.map((one: unknown) =>
    isPlain(one) && typeof one.model === 'string' ? { ...one, model: modelOf(one.model) } : one,
  );
  return { ...value, scenarios };
}
