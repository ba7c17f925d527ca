import { dirname, join } from 'node:path';
import * as z from 'zod';
import { problemList } from '../../../errors.js';
import { idSchema, textOfAtMost } from '../../../identifier.js';
import { withCheck } from '../../../parse/check.js';
import { schemaFor } from '../../../parse/deferred.js';
import { parseInput } from '../../../parse/parse.js';
import type { QuestionnaireName, StatementChange } from '../../../run/council/questionnaire-link.js';
import {
  type CouncilSettings,
  checkInstrumentOf,
  checkKeepOf,
  checkModelOf,
  settingsFields,
} from '../../../run/council/settings.js';
import { given, has, together, when } from '../../../together.js';
import { readThroughMapping } from '../../input/intake/mapped.js';
import type { Desk } from '../../input/table/reading.js';
import type { InputFile } from '../../input/text/file.js';
import { type JsonFile, readJson } from '../../input/text/json.js';
import { withPlaces } from '../../place.js';

/** A file of a table that is read as it stands. */
export interface MappedTableName {
  /** The workbook or file of text, named from the council file's folder. */
  readonly file: string;
  /** The mapping by which it is read, named from the council file's folder. */
  readonly mapping: string;
}

/** A file of a table: its name, or its name with that of its mapping. */
export type TableName = string | MappedTableName;

/** The files of one set of families, each named from the council file's folder. */
export interface GroupFiles {
  /** The families, a row each: case_id; status, group, exclude_reason, characteristics; points, package_value, one_off. */
  readonly cases: TableName;
  /** Their answers to the questionnaire; without it the cases state their points. */
  readonly answers?: TableName;
  /** Their packages, a row a line; without it the cases state the value of their packages. */
  readonly lines?: TableName;
  /** Cases for a model that does not price points: a JSON list in the form of its kind, joined by caseId. */
  readonly modelCases?: string;
}

/** The files of the families that are allocated. */
export interface CohortFiles extends GroupFiles {
  /** Their assessed needs: JSON `[{ caseId, duty }]`, or CSV with a row a cost line and the ids of all needs it serves. */
  readonly needs?: TableName;
}

/** How last year's questionnaire and this year's go together. */
export interface BridgeFiles {
  /** The questionnaire that last year's model was made for. */
  readonly from: QuestionnaireName;
  /** Which old statements became which new ones; every new statement once. A list, or a table with `before` and `now`. */
  readonly statements: readonly StatementChange[] | TableName;
  /** Families scored by both, a row each: case_id, points_before, points. */
  readonly sample: TableName;
}

/** The files by which families were told what they were told. */
export interface BeforeFiles {
  /** Last year's model; the stored model unless named. */
  readonly model?: string;
  /** Last year's policy; this year's unless named. */
  readonly policy?: string;
  /** How the questionnaires go together, where they are not the same version. */
  readonly bridge?: BridgeFiles;
}

/** A council file: the files of a council, each named from its own folder, and its choices. */
export interface CouncilForm extends CouncilSettings {
  /** The version of this form. */
  readonly schemaVersion: 1;
  /** What people should know of the file; nothing reads it. */
  readonly note?: string;
  /** The questionnaire. */
  readonly instrument?: string;
  /** The prices of services. */
  readonly priceBook?: string;
  /** Existing cases that calibrate the model. */
  readonly sample?: GroupFiles;
  /** The families that are allocated: other files. */
  readonly cohort: CohortFiles;
  /** A stored model; without one the sample calibrates. */
  readonly model?: string;
  /** The policy of moderation; without one the run ends at indicative budgets. */
  readonly policy?: string;
  /** By what families were told what they were told, for a recalibration. */
  readonly before?: BeforeFiles;
  /** What changed in an earlier round: a file of stages, printed by site as RR145 Table 33 prints it. */
  readonly history?: TableName;
  /** The families of a page of an earlier year that was shared: its `cases.csv`; what both pages give together is left out. */
  readonly sharedBefore?: TableName;
  /** Packages or plans to cost on their own; none unless named. */
  readonly plans?: readonly TableName[] | undefined;
}

const filesWith = (part: string, name: string) => given({ [part]: has(name) });

const NO_PARTS = { sample: false, model: false, instrument: false, answers: false };

/** A council file. */
export const councilSchema = schemaFor<CouncilForm>()(() => {
  const file = textOfAtMost(1000).min(1);
  const table = z.union([file, z.strictObject({ file, mapping: file })]);
  const groupFields = {
    cases: table,
    answers: table.exactOptional(),
    lines: table.exactOptional(),
    modelCases: file.exactOptional(),
  };
  const fields = z
    .strictObject({
      schemaVersion: z.literal(1),
      note: textOfAtMost(2000).exactOptional(),
      ...settingsFields(),
      instrument: file.exactOptional(),
      priceBook: file.exactOptional(),
      sample: z.strictObject(groupFields).exactOptional(),
      cohort: z.strictObject({ ...groupFields, needs: table.exactOptional() }),
      model: file.exactOptional(),
      policy: file.exactOptional(),
      before: z
        .strictObject({
          model: file.exactOptional(),
          policy: file.exactOptional(),
          bridge: z
            .strictObject({
              from: z.strictObject({ id: idSchema, version: idSchema }),
              statements: z.union([
                table,
                z
                  .array(z.strictObject({ before: z.array(idSchema).max(1000), now: z.array(idSchema).max(1000) }))
                  .min(1)
                  .max(1000),
              ]),
              sample: table,
            })
            .exactOptional(),
        })
        .exactOptional(),
      history: table.exactOptional(),
      sharedBefore: table.exactOptional(),
      plans: z.array(table).max(1000).default([]),
    })
    .meta(
      together(
        { anyOf: [has('model'), has('sample', 'calibrate')] },
        when(has('equity'), has('smallCell')),
        // The sample's answers where there is a sample with some, else the cohort's.
        when({ anyOf: [filesWith('sample', 'answers'), filesWith('cohort', 'answers')] }, has('instrument')),
      ),
    );
  return withCheck(
    fields,
    (council, problems) => {
      const isModel = council.model !== undefined;
      const isSample = !isModel && council.sample !== undefined;
      checkModelOf(council, { ...NO_PARTS, model: isModel, sample: isSample }, problems);
    },
    ({ sample, cohort, instrument }, problems) => {
      if (instrument !== undefined) return;
      const answers = (sample?.answers ?? cohort.answers) !== undefined;
      checkInstrumentOf({ ...NO_PARTS, answers }, problems);
    },
    checkKeepOf,
    ({ equity, smallCell }, problems) => {
      if (smallCell !== undefined || equity === undefined) return;
      const message =
        'groups are compared in equity; say how many families a figure must rest on to be shared, such as 5 or 10; no report states a number';
      problems.add('choice-needed', ['smallCell'], message);
    },
  );
});

/** What a council runs: its files, and its choices as they were written. */
export interface Council extends CouncilForm {
  readonly keep: readonly string[];
  readonly plans: readonly TableName[];
}

/** A council file, read, and where its other files stand. */
export interface CouncilFile {
  readonly council: Council;
  readonly source: JsonFile;
  /** The path of another file, which the council file names from its own folder. */
  readonly pathOf: (name: string) => string;
  /** What a table is asked for by: the path of its file, or that and its mapping. */
  readonly tableOf: (name: TableName) => string;
}

/**
 * Reads a council file.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readCouncilFile(cwd: string, name: string): CouncilFile {
  const source = readJson(cwd, name);
  const { keep, plans } = withPlaces([{ at: [], source }], () => parseInput(councilSchema, source.value));
  const form = source.value as CouncilForm;
  const pathOf = (other: string): string => join(dirname(name), other);
  const tableOf = (table: TableName): string =>
    pathOf(typeof table === 'string' ? table : `${table.file} (${table.mapping})`);
  return { council: { ...form, keep, plans }, source, pathOf, tableOf };
}

/**
 * Reads the tables of a council that have a mapping, each as it stands.
 *
 * @returns the mappings, for the manifest
 * @throws RasError with every question that is open, each with its cell
 */
export async function readMappedTables(
  desk: Desk,
  { council, pathOf, tableOf }: CouncilFile,
): Promise<readonly InputFile[]> {
  const { sample, cohort, before, history, sharedBefore, plans } = council;
  const statements = before?.bridge?.statements;
  const names = [sample, cohort].flatMap((group) => [group?.cases, group?.answers, group?.lines]);
  const problems = problemList();
  const mappings: InputFile[] = [];
  const others = [cohort.needs, before?.bridge?.sample, statements, history, sharedBefore, ...plans];
  for (const name of [...names, ...others]) {
    if (!isMapped(name)) continue;
    const table = { table: pathOf(name.file), mapping: pathOf(name.mapping), path: tableOf(name) };
    try {
      mappings.push(await readThroughMapping(desk, table));
    } catch (error) {
      problems.addError(error);
    }
  }
  problems.throwIfAny();
  return mappings;
}

/** Whether a table is named with its mapping. */
function isMapped(name: TableName | readonly StatementChange[] | undefined): name is MappedTableName {
  return typeof name === 'object' && 'mapping' in name;
}
