import * as z from 'zod';
import { type ProblemList, show } from '../../errors.js';
import { compareRatios, divideRatios, formatRatio, type Ratio } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { positiveAmountSchema } from '../../money/amount.js';
import { withCheck } from '../../parse.js';
import { ageSchema } from '../../questionnaire/instrument.js';
import { nameSchema } from '../../questionnaire/text.js';
import { pointsSchema } from '../allocation.js';
import { modelShape } from '../header.js';
import { checkWhomFor } from './whom-for.js';

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

/** One line of text for people: a title, a wording, a time when a decision can be challenged. */
export const lineSchema = z
  .string()
  .trim()
  .max(1000, 'a line has at most 1,000 characters')
  .refine(
    (text) => text.trim() !== '' && text.isWellFormed() && !/\p{Cc}/u.test(text),
    'expected one line of text, not blank and without control characters',
  );

const rowSchema = z.strictObject({
  /** The first score of the row, itself included. */
  from: pointsSchema,
  /** The last score of the row, itself included; null for `and above`. */
  to: pointsSchema.nullable(),
  name: z.string().trim().pipe(nameSchema).exactOptional(),
  /** Pounds per period of the model; null where `answer` stands instead. */
  amount: positiveAmountSchema.nullable(),
  answer: z.enum(TABLE_ANSWERS).exactOptional(),
  /** The council's own words for an answer, such as `Refer to panel`. */
  shown: lineSchema.exactOptional(),
  /** How many cases the row rests on, where it was made from cases. */
  cases: z.int().min(0).exactOptional(),
});

const tableSchema = z.strictObject({
  name: lineSchema.exactOptional(),
  /** Whom the table is for; what is left out is not asked. */
  group: idSchema.exactOptional(),
  /** Ages in whole years, both ends included; nobody is too old when `to` is left out. */
  ageRange: z.strictObject({ from: ageSchema, to: ageSchema.exactOptional() }).exactOptional(),
  /** The id of the questionnaire that gives the points. */
  instrument: idSchema.exactOptional(),
  /** The most points that the questionnaire can give. */
  maximum: pointsSchema.exactOptional(),
  rows: z.array(rowSchema).min(1, 'a table has one row or more').max(MAX_ROWS),
});

const fieldsSchema = z.strictObject({
  kind: z.literal('allocation-table'),
  ...modelShape,
  /** The step of scores: 1 for whole points, 0.5 for halves. */
  step: pointsSchema,
  offStep: z.enum(OFF_STEP).default('refuse'),
  gap: z.enum(IN_GAP).default('refuse'),
  above: z.enum(ABOVE_TABLE).default('refer-to-costing'),
  /** When, and to whom, a decision can be challenged; a line each. */
  challengePoints: z.array(lineSchema).max(100).exactOptional(),
  tables: z.array(tableSchema).min(1, 'a model has one table or more').max(1000),
});

/**
 * The JSON form of an allocation table: rows of scores with an amount each, one table or one for each group.
 *
 * @source IPB p.34 (a published table of levels, and when challenges may be made)
 * @choice table-step: the step of scores is stated and has no default; a score off the step is refused, or by name
 * rounded half up, down or up
 * @choice table-gap: a score that no row holds is refused; or by name referred to costing
 * @choice table-above: a score above the highest row is referred to costing, since the highest row would cap those with
 * most need; by name refused, or given the highest row with a warning
 */
export const allocationTableSchema = withCheck(fieldsSchema, ({ step, tables }, problems) => {
  if (step.numerator === 0n) {
    problems.add('out-of-range', ['step'], 'a step of scores is more than 0');
    return;
  }
  tables.forEach((table, index) => {
    checkTable(table, step, listBelow(problems, ['tables', index]));
  });
  checkWhomFor(tables, problems);
});

/** An allocation table as it is stored: plain JSON. */
export type AllocationTableModel = z.input<typeof allocationTableSchema>;

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
  rows.forEach(({ from, to, amount, answer, shown }, index) => {
    const path = ['rows', index];
    checkOnStep(from, [...path, 'from']);
    if (to !== null) checkOnStep(to, [...path, 'to']);
    if (to !== null && compareRatios(to, from) < 0) {
      add('inconsistent', [...path, 'to'], `the row ends at ${formatRatio(to)}, before its start ${formatRatio(from)}`);
    }
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
