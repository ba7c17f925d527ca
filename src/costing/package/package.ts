import * as z from 'zod';
import { idSchema } from '../../identifier.js';
import { daySchema } from '../../money/calendar.js';
import { type ConventionInput, conventionSchema } from '../../money/period.js';
import { deferred, once, schemaFor } from '../../parse/deferred.js';
import { GROSS_OR_NET, type GrossOrNet, type LineInput, lineSchema } from '../line/line.js';
import { textSchema } from '../wire.js';
import { type PlanRecord, planRecordSchema } from './plan-record.js';

/** The most lines of one package or plan. */
export const MAX_LINES = 1000;

/** The most lines of all packages, and the most rows of an extract, in one call: each is recorded step by step. */
export const MAX_LINES_IN_CALL = 100_000;

/** The most needs and outcomes of one package or plan. */
export const MAX_NEEDS = 500;

/** Whether lines are the services that someone has, or a plan of what they will have. */
export const PACKAGE_KINDS = ['package', 'plan'] as const;

/** Whether lines are the services that someone has, or a plan of what they will have. */
export type PackageKind = (typeof PACKAGE_KINDS)[number];

/** An assessed need, or an outcome that the plan is to reach. */
export interface NeedInput {
  /** By which lines name it; each once. */
  readonly id: string;
  /** What it is. */
  readonly name?: string;
  /** Whether it is a need or an outcome; `need` unless told otherwise. */
  readonly kind?: 'need' | 'outcome' | undefined;
  /** Met by another service, such as health or school: recorded in the plan, and not the budget's to fund. */
  readonly signpostedTo?: string;
}

/**
 * A package of existing services or a costed support plan, as callers give it.
 *
 * @source RR145 6.29 and Table 42; 7.12 (needs that are signposted); IBSEN Appendix C.4 (packages)
 */
export interface PackageInput {
  /** The family's id. */
  readonly caseId: string;
  /** `package`: the services that the family has. `plan`: a support plan. */
  readonly kind: PackageKind;
  /**
   * What it is called.
   *
   * @default none
   * @source ours
   */
  readonly title?: string;
  /**
   * The needs and outcomes that lines serve, at most 500; left out, which line serves which is not checked.
   *
   * @default none
   * @source RR145 6.29 and Table 42, 7.12
   */
  readonly needs?: readonly NeedInput[];
  /** What it is made of, at most 1,000 lines. */
  readonly lines: readonly LineInput[];
  /**
   * The first day, `YYYY-MM-DD`, of lines that state none of their own; without it they have no first day.
   *
   * @default none
   * @source ours
   */
  readonly startsOn?: string;
  /**
   * The last day, `YYYY-MM-DD`, of lines that state none of their own; without it they have no last day.
   *
   * @default none
   * @source ours
   */
  readonly endsOn?: string;
  /**
   * Whether amounts are before or after what others contribute, for lines that do not say; without it such a line is
   * `not-stated`, and counts whichever of the two is asked for.
   *
   * @default `not-stated`
   * @source our choice, gross-or-net
   */
  readonly basis?: GrossOrNet;
  /**
   * How many weeks a year, a month or a term has, for lines that do not say; without it that of the options holds, and
   * where there is none either, a line that needs one is refused (`choice-needed`).
   *
   * @default that of the options
   * @source our choice, weeks-in-a-year
   */
  readonly convention?: ConventionInput;
  /**
   * What is on record about a plan beside its lines; it changes no amount.
   *
   * @default none
   * @source RR145 6.3-6.5, 6.28, Figure 37
   */
  readonly record?: PlanRecord;
  /**
   * Where it was taken from.
   *
   * @default none
   * @source ours
   */
  readonly source?: string;
  /**
   * What else is to be known of it.
   *
   * @default none
   * @source ours
   */
  readonly note?: string;
}

/** The fields of a need. */
export const needFields = once(() => ({
  id: idSchema,
  name: textSchema.exactOptional(),
  kind: z.enum(['need', 'outcome']).default('need'),
  signpostedTo: textSchema.exactOptional(),
}));

/** The fields of a package beside its lines and its needs. */
export const packageFields = once(() => ({
  caseId: idSchema,
  kind: z.enum(PACKAGE_KINDS),
  title: textSchema.exactOptional(),
  startsOn: daySchema.exactOptional(),
  endsOn: daySchema.exactOptional(),
  basis: z.enum(GROSS_OR_NET).exactOptional(),
  convention: conventionSchema.exactOptional(),
  record: planRecordSchema.exactOptional(),
  source: textSchema.exactOptional(),
  note: textSchema.exactOptional(),
}));

const fieldsSchema = deferred(() =>
  z.strictObject({
    ...packageFields(),
    needs: z.array(z.strictObject(needFields())).max(MAX_NEEDS).exactOptional(),
    lines: z.array(lineSchema).max(MAX_LINES),
  }),
);

/** The wire form of a package of existing services or of a costed support plan. */
export const packageSchema = schemaFor<PackageInput>()(() => fieldsSchema);

/** A package or a plan, parsed. */
export type Package = z.output<typeof fieldsSchema>;
