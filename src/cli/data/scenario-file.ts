import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { Model } from '../../allocation/kinds.js';
import { type Scenario, type Scenarios, scenarioFields, scenariosFields } from '../../change/what-if/scenario.js';
import { type StoredModel, storedModelSchema } from '../../model/header.js';
import { schemaFor } from '../../parse.js';
import { isPlain } from '../fields/fields.js';
import { type JsonFile, readJson } from '../input/json.js';

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
      .array(z.strictObject({ ...scenarioFields(), model: z.union([z.string().min(1), storedModelSchema]) }))
      .min(1)
      .max(100),
  }),
);

/** Reads a file of scenarios; a model that it names is read from the file's folder. */
export function readScenarios(cwd: string, name: string): JsonFile & { readonly scenarios: Scenarios } {
  const source = readJson(cwd, name);
  return { ...source, scenarios: withModels(source.value, cwd, dirname(name)) as Scenarios };
}

/** What is no list of scenarios is left as it is, for the library to refuse. */
function withModels(value: unknown, cwd: string, folder: string): unknown {
  if (!isPlain(value) || !Array.isArray(value.scenarios)) return value;
  const scenarios = value.scenarios.map((one: unknown) =>
    isPlain(one) && typeof one.model === 'string'
      ? { ...one, model: readJson(cwd, join(folder, one.model)).value }
      : one,
  );
  return { ...value, scenarios };
}
