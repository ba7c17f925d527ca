import { PENCE, readDecimals, readIds } from '../../cohort/read/read-columns.js';
import { type Path, type ProblemList, problemList, show } from '../../errors.js';
import { at } from '../../exact/at.js';
import { type ColumnRule, columnLength, type NumberColumn, readColumn } from '../../exact/column.js';
import { MAX_QUANTITY } from '../../exact/quantity.js';
import { type Answers, totalsOf } from './answers.js';

/** The points of many cases by statement, as columns, a place a case. */
export interface AnswerColumns {
  /** A column for each statement, each once. */
  readonly statements: readonly StatementColumn[];
  /** How many decimals the points carry; 0 unless told otherwise, at most 6. */
  readonly pointsDecimals?: number;
  /** The existing packages, without one-offs, in whole pence per period; NaN where a case has none. */
  readonly traditional?: NumberColumn;
  /** The ids that lists of cases name; the positions from 0 unless given. */
  readonly caseIds?: readonly string[];
}

/** The points of one statement as a column. */
export interface StatementColumn {
  /** The statement. */
  readonly id: string;
  /** Whole scaled points; NaN where a case is not asked. */
  readonly points: NumberColumn;
  /** 1 where the answer is at the specialist level, 0 where it is not; without it an answer of `maximum` points is. */
  readonly specialist?: NumberColumn;
  /** The most whole scaled points that the statement can have. */
  readonly maximum?: number;
}

const KEYS = ['statements', 'pointsDecimals', 'traditional', 'caseIds'];

/** Checks columns of answers by a loop, all problems at once. */
export function readAnswerColumns(columns: AnswerColumns): Answers {
  const problems = problemList();
  for (const key of Object.keys(columns)) {
    if (!KEYS.includes(key))
      problems.add('unknown-name', [key.slice(0, 80)], `unknown column; expected ${KEYS.join(', ')}`);
  }
  const statements = statementsOf(columns.statements, problems);
  const [first] = statements;
  const n = first === undefined ? undefined : columnLength(first.points, [...first.path, 'points'], problems);
  if (first === undefined || n === undefined) {
    if (problems.total === 0) problems.add('missing', ['statements'], 'is empty; expected a column for each');
    problems.throwIfAny();
  }
  const size = { length: n ?? 0, as: `the first statement` };
  const read = (column: unknown, path: Path, rule: ColumnRule): Float64Array =>
    readColumn(column, path, rule, size, problems);
  const pointsDecimals = readDecimals(columns.pointsDecimals, ['pointsDecimals'], problems);
  const asPoints = { max: MAX_QUANTITY * 10 ** pointsDecimals, orNaN: true };
  const none = new Float64Array(size.length).fill(Number.NaN);
  // Who is not asked has no points from it.
  const points = statements.map((one) =>
    read(one.points, [...one.path, 'points'], asPoints).map((value) => (Number.isNaN(value) ? 0 : value)),
  );
  const maxima = statements.map((one) => readMaximum(one, asPoints.max, problems));
  const specialist = statements.map((one, place) =>
    one.specialist === undefined
      ? Uint8Array.from(at(points, place), (value) => (value > 0 && value === maxima[place] ? 1 : 0))
      : Uint8Array.from(read(one.specialist, [...one.path, 'specialist'], { max: 1 })),
  );
  statements.forEach((one, place) => {
    const most = maxima[place];
    if (most === undefined) return;
    const row = at(points, place).findIndex((value) => value > most);
    if (row < 0) return;
    const message = `is ${at(points, place)[row]}, more than the maximum of ${show(one.id)}, which is ${most}`;
    problems.add('inconsistent', [...one.path, 'points', row], message);
  });
  const unmarked = statements.filter((one, place) => one.specialist === undefined && maxima[place] === undefined);
  const packages = columns.traditional === undefined ? none : read(columns.traditional, ['traditional'], PENCE);
  const idOf = readIds(columns.caseIds, ['caseIds'], size, problems);
  problems.throwIfAny();
  return {
    n: size.length,
    statements: statements.map(({ id }) => id),
    points,
    specialist,
    unmarked: unmarked.map(({ path }) => [...path, 'specialist']),
    pointsDecimals,
    totals: totalsOf(points, size.length),
    packages,
    idOf,
  };
}

/** The columns of a statement as they come, with where they stand. */
interface Given {
  readonly id: string;
  readonly points: unknown;
  readonly specialist: unknown;
  readonly maximum: unknown;
  readonly path: Path;
}

/** The most points of a statement; undefined where they are not stated. */
function readMaximum({ maximum, path }: Given, most: number, problems: ProblemList): number | undefined {
  if (maximum === undefined) return undefined;
  if (typeof maximum === 'number' && Number.isInteger(maximum) && maximum >= 0 && maximum <= most) return maximum;
  problems.add('invalid', [...path, 'maximum'], `expected a whole number from 0 to ${most}, not ${show(maximum)}`);
  return undefined;
}

function statementsOf(list: unknown, problems: ProblemList): Given[] {
  if (!Array.isArray(list)) {
    problems.add('invalid', ['statements'], `expected a list, not ${show(list)}`);
    return [];
  }
  const seen = new Set<string>();
  return Array.from(list as readonly unknown[]).flatMap((entry, index): Given[] => {
    if (typeof entry !== 'object' || entry === null || !('id' in entry) || typeof entry.id !== 'string') {
      problems.add('invalid', ['statements', index], `expected a statement with its id, not ${show(entry)}`);
      return [];
    }
    const { id } = entry;
    if (seen.has(id)) problems.add('duplicate', ['statements', id], 'a statement stands twice');
    seen.add(id);
    const points = 'points' in entry ? entry.points : undefined;
    const specialist = 'specialist' in entry ? entry.specialist : undefined;
    const maximum = 'maximum' in entry ? entry.maximum : undefined;
    return [{ id, points, specialist, maximum, path: ['statements', id] }];
  });
}
