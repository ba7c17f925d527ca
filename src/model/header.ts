import * as z from 'zod';
import type { ProblemList } from '../errors.js';
import { idSchema, textOfAtMost } from '../identifier.js';
import { daySchema, formatDay } from '../money/calendar.js';
import { type TimedPeriod, timedPeriodSchema } from '../money/period.js';
import { financialYearSchema } from '../money/uplift.js';
import { withCheck } from '../parse/check.js';
import { deferred, schemaFor } from '../parse/deferred.js';
import { looseForm } from '../parse/handed-on.js';
import { type OutsideDates, outsideDatesSchema } from './dates.js';

/** The version of the JSON form of models that this release writes and reads. */
export const MODEL_SCHEMA_VERSION = 1;

/** A file that a model was calibrated from. */
export interface InputFile {
  /** The file's name as the council knows it. */
  readonly name: string;
  /** The SHA-256 of its bytes: 64 hexadecimal digits in lower case. */
  readonly sha256: string;
  /** How many rows it held. */
  readonly rows?: number;
}

/** A questionnaire by its id and its version. */
export interface QuestionnaireOfModel {
  /** The id of the questionnaire. */
  readonly id: string;
  /** Its version. */
  readonly version: string;
  /**
   * The SHA-256 of what it held, as canonical JSON of the parsed questionnaire, by which a change under the same version
   * is noticed; a council's run writes it.
   */
  readonly sha256?: string;
}

/** What a council states about a model when it is made: when it holds, at which prices, who approved it. */
export interface ModelHeader {
  /** The council's own name for the model. */
  readonly id?: string;
  /** What the model is called on pages. */
  readonly title?: string;
  /** The first day on which the model holds, `YYYY-MM-DD`. */
  readonly effectiveFrom?: string;
  /** The last day on which the model holds, `YYYY-MM-DD`. */
  readonly effectiveTo?: string;
  /** What is done with a case that states a day outside these dates; `warn` unless told otherwise. */
  readonly outsideDates?: OutsideDates;
  /** The financial year that the model is for, such as `2026-27`. */
  readonly financialYear?: string;
  /** The financial year whose prices its amounts are in. */
  readonly priceBase?: string;
  /** Who signed the model. */
  readonly approvedBy?: string;
  /** The questionnaire whose points it was made for, by its id and version. */
  readonly instrument?: QuestionnaireOfModel;
  /** The files that it was calibrated from. */
  readonly inputs?: readonly InputFile[];
}

/** What every model has. */
export interface AnyModel extends ModelHeader {
  /** The version of the JSON form. */
  readonly schemaVersion: 1;
  /** The period of the budgets that the model gives. */
  readonly period: TimedPeriod;
}

/** The fields of what a council states about a model. */
function headerFields() {
  const date = daySchema.transform(formatDay);
  const text = textOfAtMost(500);
  const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 hexadecimal digits');
  const file = z.strictObject({ name: text, sha256, rows: z.int().min(0).exactOptional() });
  return {
    id: idSchema.exactOptional(),
    title: text.exactOptional(),
    effectiveFrom: date.exactOptional(),
    effectiveTo: date.exactOptional(),
    outsideDates: outsideDatesSchema(),
    financialYear: financialYearSchema.exactOptional(),
    priceBase: financialYearSchema.exactOptional(),
    approvedBy: text.exactOptional(),
    instrument: z.strictObject({ id: idSchema, version: idSchema, sha256: sha256.exactOptional() }).exactOptional(),
    inputs: z.array(file).max(100).exactOptional(),
  };
}

/** What a council states about a model. */
export const modelHeaderSchema = schemaFor<ModelHeader>()(() => withCheck(z.strictObject(headerFields()), checkHeader));

/** Refuses dates that end before they begin. */
export function checkHeader(header: Pick<ModelHeader, 'effectiveFrom' | 'effectiveTo'>, problems: ProblemList): void {
  const { effectiveFrom, effectiveTo } = header;
  if (effectiveFrom === undefined || effectiveTo === undefined || effectiveFrom <= effectiveTo) return;
  problems.add('inconsistent', ['effectiveTo'], `lies before the first day, ${effectiveFrom}`);
}

/** The fields that every model has. */
export function modelFields() {
  return { schemaVersion: z.literal(MODEL_SCHEMA_VERSION), period: timedPeriodSchema, ...headerFields() };
}

/** A model of any kind that has not been opened yet: whoever opens it checks the rest. */
export interface StoredModel {
  /** The kind of model, by which the rest is checked. */
  readonly kind: string;
}

/** A model of any kind, handed on as it came to whoever opens it. */
export const storedModelSchema: z.ZodType<StoredModel, StoredModel> = deferred(
  () => looseForm({ kind: z.string() }) as unknown as z.ZodType<StoredModel, StoredModel>,
);
