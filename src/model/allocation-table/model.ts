import * as z from 'zod';
import { type ProblemList, show } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { compareRatios, divideRatios, formatRatio, type Ratio } from '../../exact/ratio.js';
import { idSchema, MAX_ID_LENGTH, noLongerThan, wholeText } from '../../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { ageSchema } from '../../questionnaire/instrument/ages.js';
import { nameSchema } from '../../questionnaire/text.js';
import { has, is, lacks, together, when } from '../../together.js';
import { type AnyModel, modelFields } from '../header.js';
import { pointsAboveNoughtSchema, pointsSchema } from '../shared/budget/allocation.js';
import { boundsFields, boundsForm, checkBounds, type PointsBounds } from '../shared/points/points-bounds.js';
import { checkWhomFor } from './table/whom-for.js';

/** What a row may say instead of an amount. Neither is £0, and neither is the other. */
export const TABLE_ANSWERS = ['no-budget', 'refer-to-costing'] as const;

/** What happens to a score that is not on the step of the table. */
export const OFF_STEP = ['refuse', 'half-up', 'down', 'up'] as const;

/** What happens to a score that lies between two rows, or below the first. */
export const IN_GAP = ['refuse', 'refer-to-costing'] as const;

/** What happens to a score above the highest row. */
export const ABOVE_TABLE = ['refer-to-costing', 'refuse', 'highest-row'] as const;

/** The most rows in one table. */
export const MAX_ROWS = 10_000;

/** What a row says instead of an amount. */
export type RowAnswer = (typeof TABLE_ANSWERS)[number];

/** What happens to a score that is not on the step of the table: refused, or rounded to it. */
export type OffStep = (typeof OFF_STEP)[number];

/** What happens to a score that no row holds. */
export type InGap = (typeof IN_GAP)[number];

/** What happens to a score above the highest row. */
export type AboveTable = (typeof ABOVE_TABLE)[number];

/** One row of an allocation table. */
export interface AllocationTableRow {
  /** The first score of the row, itself included. */
  readonly from: DecimalInput;
  /** The last score of the row, itself included; null for `and above`. */
  readonly to: DecimalInput | null;
  /** What the level is called. */
  readonly name?: string;
  /** Pounds per period of the model; null where `answer` stands instead. */
  readonly amount: AmountInput | null;
  /** What the row says instead of an amount. */
  readonly answer?: RowAnswer;
  /** The council's own words for an answer, such as `Refer to panel`. */
  readonly shown?: string;
  /** How many cases the row rests on, where it was made from cases. */
  readonly cases?: number;
}

/** The ages that a table is for, in whole years, both ends included. */
export interface TableAges {
  /** The youngest age. */
  readonly from: number;
  /** The oldest age; nobody is too old when it is left out. */
  readonly to?: number;
}

/** One table of a model, and whom it is for; what is left out is not asked. */
export interface AllocationTable {
  /** What the table is called. */
  readonly name?: string;
  /** The group that the table is for. */
  readonly group?: string;
  /** The ages that the table is for. */
  readonly ageRange?: TableAges;
  /** The id of the questionnaire that gives the points. */
  readonly instrument?: string;
  /** The most points that the questionnaire can give. */
  readonly maximum?: DecimalInput;
  /** The rows, one or more. */
  readonly rows: readonly AllocationTableRow[];
}

/**
 * An allocation table as it is stored: plain JSON, rows of scores with an amount each, one table or one for each group.
 *
 * @source IPB p.34 (a published table of levels, and when challenges may be made)
 * @choice table-step: the step of scores is stated and has no default; a score off the step is refused, or by name
 * rounded half up, down or up
 * @choice table-gap: a score that no row holds is refused; or by name referred to costing
 * @choice table-above: a score above the highest row is referred to costing, since the highest row would cap those with
 * most need; by name refused, or given the highest row with a warning
 */
export interface AllocationTableModel extends AnyModel, PointsBounds {
  /** Which kind of model this is. */
  readonly kind: 'allocation-table';
  /** The step of scores: 1 for whole points, 0.5 for halves. */
  readonly step: DecimalInput;
  /** What happens to a score off the step; `refuse` unless told otherwise. */
  readonly offStep?: OffStep | undefined;
  /** What happens to a score that no row holds; `refuse` unless told otherwise. */
  readonly gap?: InGap | undefined;
  /** What happens to a score above the highest row; `refer-to-costing` unless told otherwise. */
  readonly above?: AboveTable | undefined;
  /** When, and to whom, a decision can be challenged; a line each. */
  readonly challengePoints?: readonly string[];
  /** One table, or one for each group, age range or questionnaire. */
  readonly tables: readonly AllocationTable[];
}

// Not blank and, within the blanks around it, without control characters; for JSON Schemas.
const oneLine = (most: number): string => {
  const controls = '\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff';
  return `^\\s*(?=\\S)[^${controls}]{0,${most - 1}}[^\\s${controls}]\\s*$`;
};

const MAX_LINE = 1000;

/** One line of text for people: a title, a wording, a time when a decision can be challenged. */
export const lineSchema = deferred(() =>
  wholeText()
    .meta({ pattern: oneLine(MAX_LINE) })
    .trim()
    .check(noLongerThan(MAX_LINE, 'a line has at most 1,000 characters'))
    .refine(
      (text) => text.trim() !== '' && !/\p{Cc}/u.test(text),
      'expected one line of text, not blank and without control characters',
    ),
);

const rowSchema = deferred(() =>
  z
    .strictObject({
      from: pointsSchema,
      to: pointsSchema.nullable(),
      name: wholeText()
        .meta({ pattern: oneLine(MAX_ID_LENGTH) })
        .trim()
        .pipe(nameSchema)
        .exactOptional(),
      amount: positiveAmountSchema.nullable(),
      answer: z.enum(TABLE_ANSWERS).exactOptional(),
      shown: lineSchema.exactOptional(),
      cases: z.int().min(0).exactOptional(),
    })
    .meta(together(when(is('amount', null), has('answer'), lacks('answer', 'shown')))),
);

const tableSchema = deferred(() =>
  z.strictObject({
    name: lineSchema.exactOptional(),
    group: idSchema.exactOptional(),
    ageRange: z.strictObject({ from: ageSchema, to: ageSchema.exactOptional() }).exactOptional(),
    instrument: idSchema.exactOptional(),
    maximum: pointsSchema.exactOptional(),
    rows: z.array(rowSchema).min(1, 'a table has one row or more').max(MAX_ROWS),
  }),
);

const fieldsSchema = deferred(() =>
  z
    .strictObject({
      kind: z.literal('allocation-table'),
      ...modelFields(),
      step: pointsAboveNoughtSchema,
      offStep: z.enum(OFF_STEP).default('refuse'),
      gap: z.enum(IN_GAP).default('refuse'),
      above: z.enum(ABOVE_TABLE).default('refer-to-costing'),
      challengePoints: z.array(lineSchema).max(100).exactOptional(),
      tables: z.array(tableSchema).min(1, 'a model has one table or more').max(1000),
      ...boundsFields(),
    })
    .meta(together(boundsForm())),
);

/** The JSON form of an allocation table. */
export const allocationTableSchema = schemaFor<AllocationTableModel>()(() =>
  withCheck(
    fieldsSchema,
    checkBounds,
    ({ step, tables }, problems) => {
      if (step.numerator === 0n) {
        problems.add('out-of-range', ['step'], 'a step of scores is more than 0');
        return;
      }
      tables.forEach((table, index) => {
        checkTable(table, step, listBelow(problems, ['tables', index]));
      });
    },
    ({ tables }, problems) => {
      tables.forEach(({ rows }, index) => {
        checkEnds(rows, listBelow(problems, ['tables', index]));
      });
    },
    ({ tables }, problems) => {
      tables.forEach(({ rows }, index) => {
        checkAnswers(rows, listBelow(problems, ['tables', index]));
      });
    },
    ({ step, tables }, problems) => {
      if (step.numerator !== 0n) checkWhomFor(tables, problems);
    },
  ),
);

/** An allocation table, parsed. */
export type ParsedAllocationTable = z.output<typeof allocationTableSchema>;

/** One table of a model, parsed. */
export type ParsedTable = z.output<typeof tableSchema>;

/** One row of a table, parsed. */
export type ParsedRow = z.output<typeof rowSchema>;

type AddProblem = ProblemList['add'];

function listBelow(problems: ProblemList, at: readonly (string | number)[]): AddProblem {
  return (code, path, message) => problems.add(code, [...at, ...path], message);
}

function checkTable({ rows, maximum }: ParsedTable, step: Ratio, add: AddProblem): void {
  const checkOnStep = (points: Ratio, path: readonly (string | number)[]): void => {
    if (isOnStep(points, step)) return;
    add('inconsistent', path, `${formatRatio(points)} is not on the step of scores, which is ${formatRatio(step)}`);
  };
  if (maximum !== undefined) checkOnStep(maximum, ['maximum']);
  rows.forEach(({ from, to }, index) => {
    const path = ['rows', index];
    checkOnStep(from, [...path, 'from']);
    if (to !== null) checkOnStep(to, [...path, 'to']);
  });
}

function checkEnds(rows: ParsedTable['rows'], add: AddProblem): void {
  rows.forEach(({ from, to }, index) => {
    if (to === null || compareRatios(to, from) >= 0) return;
    const message = `the row ends at ${formatRatio(to)}, before its start ${formatRatio(from)}`;
    add('inconsistent', ['rows', index, 'to'], message);
  });
}

/** A row has an amount, or says what stands in its place. */
function checkAnswers(rows: ParsedTable['rows'], add: AddProblem): void {
  rows.forEach(({ amount, answer, shown }, index) => {
    const path = ['rows', index];
    if (amount === null && answer === undefined) {
      add('missing', [...path, 'answer'], `without an amount a row says ${TABLE_ANSWERS.map(show).join(' or ')}`);
    }
    if (amount !== null && (answer !== undefined || shown !== undefined)) {
      const key = answer === undefined ? 'shown' : 'answer';
      add('inconsistent', [...path, key], 'a row has an amount or an answer in words, not both');
    }
  });
}

/** Whether a number of points is a whole number of steps. */
export function isOnStep(points: Ratio, step: Ratio): boolean {
  return divideRatios(points, step).denominator === 1n;
}
