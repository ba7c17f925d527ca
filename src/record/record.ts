import type { Amount } from '../money/amount.js';
import type { DayText } from '../money/calendar.js';
import type { Period } from '../money/period.js';
import type { Warning } from '../warning.js';
import type { Json } from './json.js';
import type { Step } from './step/step.js';

/** The version of the form of records that this release writes. */
export const RECORD_VERSION = 1;

/** Which model a record was made with. */
export interface RecordedModel {
  /** The council's own name for the model; null where it has none. */
  readonly id: string | null;
  /** The kind of the model, such as `price-point`. */
  readonly kind: string;
  /** The SHA-256 of the model's canonical JSON: 64 hexadecimal digits. */
  readonly sha256: string;
}

/** What the duty to meet need says of one amount, as a record repeats it outwardly. */
export interface RecordedDuty {
  /** The amount that was looked at: `indicative`, `communicated` or `final`. */
  readonly stage: string;
  /** `sufficient`, `shortfall` or `cannot-be-said-yet`. */
  readonly answer: string;
  /** Pounds per period of the record; `'0.00'` where no shortfall is known. */
  readonly shortfall: Amount;
  /** True when the shortfall may turn out to be greater. */
  readonly atLeast: boolean;
}

/** What follows from the inputs of a record. */
export interface Derived {
  /** The family's id; null for a decision about a whole pot. */
  readonly caseId: string | null;
  /** The period of every amount. */
  readonly period: Period;
  /** The days that the inputs name, `YYYY-MM-DD`, by what they are the day of. */
  readonly dates: Readonly<Record<string, DayText>>;
  /** How it stands, in one word. */
  readonly status: string;
  /** Pounds per period, by name; null where there is no amount, which is not £0. */
  readonly amounts: Readonly<Record<string, Amount | null>>;
  /** What the duty to meet need says of each amount there is. */
  readonly duty: readonly RecordedDuty[];
  /** What somebody has to look at. */
  readonly warnings: readonly Warning[];
  /** What else came of it, in the form of the kind; with steps of its own where the kind has several calculations. */
  readonly result: unknown;
  /** The steps of the one calculation that the record is about, where there is one. */
  readonly steps: readonly Step[];
  /** The model that the inputs name, where the kind does not need one to be worked out again. */
  readonly model?: RecordedModel | null;
}

/** Everything that is in a record but its seal. Plain JSON. */
export interface RecordBody extends Derived {
  /** The version of the form of the record. */
  readonly version: typeof RECORD_VERSION;
  /** The release of openras that wrote it; its words are those of that release. */
  readonly madeBy: string;
  /** What kind of decision it is. */
  readonly kind: string;
  /** The model behind the amount; null where there is none. */
  readonly model: RecordedModel | null;
  /** Everything that it was worked out from, as data. */
  readonly inputs: Json;
  /** The steps, and the step that closes the record. */
  readonly steps: readonly Step[];
}

/** A sealed record of one decision. */
export interface SealedRecord extends RecordBody {
  /** The SHA-256 of the canonical JSON of everything else: 64 hexadecimal digits. It finds an alteration; it signs nothing. */
  readonly seal: string;
}
