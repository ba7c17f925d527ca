import { dirname, join } from 'node:path';
import * as z from 'zod';
import { idSchema } from '../../../identifier.js';
import { parseInput, schemaFor, withCheck } from '../../../parse.js';
import type { QuestionnaireName, StatementChange } from '../../../run/questionnaire-link.js';
import { type CouncilSettings, checkSettings, settingsFields } from '../../../run/settings.js';
import { type JsonFile, readJson } from '../../input/json.js';
import { withPlaces } from '../../place.js';

/** The files of one set of families, each named from the council file's folder. */
export interface GroupFiles {
  /** The families, a row each: case_id; status, group, exclude_reason, characteristics; points, package_value, one_off. */
  readonly cases: string;
  /** Their answers to the questionnaire; without it the cases state their points. */
  readonly answers?: string;
  /** Their packages, a row a line; without it the cases state the value of their packages. */
  readonly lines?: string;
  /** Cases for a model that does not price points: a JSON list in the form of its kind, joined by caseId. */
  readonly modelCases?: string;
}

/** The files of the families that are allocated. */
export interface CohortFiles extends GroupFiles {
  /** Their assessed needs: JSON `[{ caseId, duty }]`, or CSV with a row a cost line and the ids of all needs it serves. */
  readonly needs?: string;
}

/** How last year's questionnaire and this year's go together. */
export interface BridgeFiles {
  /** The questionnaire that last year's model was made for. */
  readonly from: QuestionnaireName;
  /** Which old statements became which new ones; every new statement once. */
  readonly statements: readonly StatementChange[];
  /** Families scored by both, a row each: case_id, points_before, points. */
  readonly sample: string;
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
  readonly history?: string;
  /** Packages or plans to cost on their own; none unless named. */
  readonly plans?: readonly string[] | undefined;
}

/** A council file. */
export const councilSchema = schemaFor<CouncilForm>()(() => {
  const file = z.string().min(1).max(1000);
  const groupFields = {
    cases: file,
    answers: file.exactOptional(),
    lines: file.exactOptional(),
    modelCases: file.exactOptional(),
  };
  const fields = z.strictObject({
    schemaVersion: z.literal(1),
    note: z.string().max(2000).exactOptional(),
    ...settingsFields(),
    instrument: file.exactOptional(),
    priceBook: file.exactOptional(),
    sample: z.strictObject(groupFields).exactOptional(),
    cohort: z.strictObject({ ...groupFields, needs: file.exactOptional() }),
    model: file.exactOptional(),
    policy: file.exactOptional(),
    before: z
      .strictObject({
        model: file.exactOptional(),
        policy: file.exactOptional(),
        bridge: z
          .strictObject({
            from: z.strictObject({ id: idSchema, version: idSchema }),
            statements: z
              .array(z.strictObject({ before: z.array(idSchema).max(1000), now: z.array(idSchema).max(1000) }))
              .min(1)
              .max(1000),
            sample: file,
          })
          .exactOptional(),
      })
      .exactOptional(),
    history: file.exactOptional(),
    plans: z.array(file).max(1000).default([]),
  });
  return withCheck(fields, (council, problems) => {
    const { sample, cohort, model, instrument } = council;
    const present = {
      sample: sample !== undefined,
      model: model !== undefined,
      instrument: instrument !== undefined,
      answers: (sample?.answers ?? cohort.answers) !== undefined,
    };
    checkSettings(council, present, problems);
  });
});

/** What a council runs: its files, and its choices as they were written. */
export interface Council extends CouncilForm {
  readonly keep: readonly string[];
  readonly plans: readonly string[];
}

/** A council file, read, and where its other files stand. */
export interface CouncilFile {
  readonly council: Council;
  readonly source: JsonFile;
  /** The path of another file, which the council file names from its own folder. */
  readonly pathOf: (name: string) => string;
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
  return { council: { ...form, keep, plans }, source, pathOf: (other) => join(dirname(name), other) };
}
