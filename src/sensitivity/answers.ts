import { fail } from '../errors.js';
import { MAX_QUANTITY } from '../exact/quantity.js';
import type { NumberColumn } from '../model/cohort.js';
import { MAX_POUNDS } from '../money/amount.js';
import { checkDecimals, checkedColumn } from './columns.js';
import { type AnswerRows, fromScores, totalsOf } from './score-answers.js';

/** The points of many cases by statement, as columns, a place a case. */
export interface AnswerColumns {
  readonly statements: readonly {
    readonly id: string;
    /** Whole scaled points; NaN where a case is not asked. */
    readonly points: NumberColumn;
    /** 1 where the answer is at the specialist level, 0 where it is not. */
    readonly specialist?: NumberColumn;
  }[];
  /** How many decimals the points carry; 0 unless told otherwise, at most 6. */
  readonly pointsDecimals?: number;
  /** Existing packages in whole pence per period; NaN where a case has none. */
  readonly packagePence?: NumberColumn;
  /** The ids that lists of cases name; the positions from 0 unless given. */
  readonly caseIds?: readonly string[];
}

/** Answers in points: as scores, or as columns for many cases at once. */
export type AnswerInput = AnswerRows | AnswerColumns;

/** Answers in points, checked. */
export interface Answers {
  readonly n: number;
  readonly statements: readonly string[];
  /** For each statement the whole scaled points of each case; 0 where it is not asked. */
  readonly points: readonly Float64Array[];
  readonly specialist: readonly Uint8Array[];
  readonly pointsDecimals: number;
  /** The whole scaled points of each case. */
  readonly totals: Float64Array;
  /** Whole pence; NaN where a case has none. */
  readonly packages: Float64Array;
  readonly idOf: (index: number) => string;
}

/**
 * Reads answers in either form.
 *
 * @param specialistLevels the names of levels that count as specialist; the level with the most points unless given
 * @throws RasError for what is not valid; `duplicate` for a case or a statement that stands twice
 */
export function readAnswers(input: AnswerInput, specialistLevels?: readonly string[]): Answers {
  return 'statements' in input ? fromColumns(input) : fromScores(input, specialistLevels);
}

function fromColumns({ statements, pointsDecimals = 0, packagePence, caseIds }: AnswerColumns): Answers {
  const n = statements[0]?.points.length ?? fail('missing', ['statements'], 'is empty; expected a column for each');
  if (new Set(statements.map(({ id }) => id)).size < statements.length) {
    fail('duplicate', ['statements'], 'a statement stands twice');
  }
  const most = MAX_QUANTITY * 10 ** checkDecimals(pointsDecimals, ['pointsDecimals']);
  const points = statements.map(({ id, points: column }) =>
    checkedColumn(column, ['statements', id, 'points'], [0, most], n).map((value) => (Number.isNaN(value) ? 0 : value)),
  );
  const specialist = statements.map(({ id, specialist: column = new Uint8Array(n) }) =>
    Uint8Array.from(checkedColumn(column, ['statements', id, 'specialist'], [0, 1], n)),
  );
  const none = new Float64Array(n).fill(Number.NaN);
  return {
    n,
    statements: statements.map(({ id }) => id),
    points,
    specialist,
    pointsDecimals,
    totals: totalsOf(points, n),
    packages: checkedColumn(packagePence ?? none, ['packagePence'], [0, MAX_POUNDS * 100], n),
    idOf: (index) => caseIds?.[index] ?? String(index),
  };
}
