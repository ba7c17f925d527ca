import * as z from 'zod';
import { type Path, type ProblemList, show } from '../../errors.js';
import { at, numberAt, valueAt } from '../../exact/at.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { compareRatios, formatRatio, type Ratio, ZERO } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { pointsSchema } from '../../model/shared/budget/allocation.js';
import { scalePoints } from '../../model/shared/points/points-columns.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { parseRows } from '../../parse/rows.js';
import { type Answers, totalsOf } from './answers.js';

/** The points of one statement of a case. */
export interface AnsweredStatement {
  /** The statement. */
  readonly statementId: string;
  /** Its points; null where it does not count. */
  readonly points: DecimalInput | null;
  /** The most points that it can have; null where it does not count. */
  readonly maximum?: DecimalInput | null;
  /** The level that was chosen; null where none was. */
  readonly level?: string | null;
}

/** A case with the points of its answers, as `scoreResponses` gives it. */
export interface AnsweredCase {
  /** The id of the family; each stands once in the list. */
  readonly caseId: string;
  /** The statements, each once. */
  readonly byStatement: readonly AnsweredStatement[];
}

/** The package of a case. */
export interface AnsweredPackage {
  /** The id of the family; each stands once in the list. */
  readonly caseId: string;
  /** The value of the existing package in pounds per period, without one-offs. */
  readonly traditional: AmountInput;
}

/** Scores, and the packages of those who have one. */
export interface AnswerRows {
  /** Cases with the points of their answers; a score holds more than is read. */
  readonly scores: readonly AnsweredCase[];
  /** Packages; a case without one is left out where packages are needed. */
  readonly packages?: readonly AnsweredPackage[];
}

// A score holds more than this; the rest is left unread.
const scoreSchema = schemaFor<AnsweredCase>()(() => {
  const statement = z.object({
    statementId: idSchema,
    points: pointsSchema.nullable(),
    maximum: pointsSchema.nullable().exactOptional(),
    level: z.string().nullable().exactOptional(),
  });
  return z.object({ caseId: idSchema, byStatement: z.array(statement).max(2000) });
});

const packageSchema = schemaFor<AnsweredPackage>()(() =>
  z.strictObject({ caseId: idSchema, traditional: positiveAmountSchema }),
);

const rowsSchema = deferred(() => z.strictObject({ scores: z.unknown(), packages: z.unknown().optional() }));

/** Checks scores and packages, to be laid out as columns once it is known which levels are specialist. */
export function openScores(input: AnswerRows): (levels?: readonly string[]) => Answers {
  const { scores, packages = [] } = parseInput(rowsSchema, input, ['input']);
  const [rows, values] = readTogether(
    () => parseRows(scoreSchema, scores, ['scores'], checkTwice, checkStatements, checkMost),
    () => valuesOf(parseRows(packageSchema, packages, ['packages'], checkPackages)),
  );
  return (levels) => answersOf(rows, values, levels);
}

/** Lays out scores as columns. */
function answersOf(
  rows: readonly ScoreRow[],
  values: ReadonlyMap<string, number>,
  levels: readonly string[] | undefined,
): Answers {
  const statements = [...new Set(rows.flatMap(({ byStatement }) => byStatement.map((one) => one.statementId)))];
  const placeOf = new Map(statements.map((id, place) => [id, place]));
  const flat = rows.flatMap(({ byStatement }) => byStatement.map((one): Ratio => one.points ?? ZERO));
  const scaled = scalePoints(flat);
  const points = statements.map(() => new Float64Array(rows.length));
  const specialist = statements.map(() => new Uint8Array(rows.length));
  const unmarked: Path[] = [];
  let next = 0;
  rows.forEach(({ byStatement }, index) => {
    for (const [position, one] of byStatement.entries()) {
      const needed = levels === undefined ? 'maximum' : 'level';
      if (isOpen(one, needed)) unmarked.push(['scores', index, 'byStatement', position, needed]);
      const place = valueAt(placeOf, one.statementId);
      at(points, place)[index] = numberAt(scaled.points, next);
      if (isSpecialist(one, levels)) at(specialist, place)[index] = 1;
      next += 1;
    }
  });
  return {
    n: rows.length,
    statements,
    points,
    specialist,
    unmarked,
    pointsDecimals: scaled.pointsDecimals,
    totals: totalsOf(points, rows.length),
    packages: Float64Array.from(rows, ({ caseId }) => values.get(caseId) ?? Number.NaN),
    idOf: (index) => at(rows, index).caseId,
  };
}

function valuesOf(packages: readonly z.output<typeof packageSchema>[]): Map<string, number> {
  return new Map(packages.map((one) => [one.caseId, Number(one.traditional)]));
}

function checkPackages(packages: readonly z.output<typeof packageSchema>[], problems: ProblemList): void {
  if (new Set(packages.map(({ caseId }) => caseId)).size < packages.length)
    problems.add('duplicate', ['packages'], 'a case has two packages');
}

type ScoreRow = z.output<typeof scoreSchema>;
type StatementRow = ScoreRow['byStatement'][number];

function isSpecialist({ points, maximum, level }: StatementRow, levels: readonly string[] | undefined): boolean {
  if (levels !== undefined) return level !== undefined && level !== null && levels.includes(level);
  if (points === null || maximum === null || maximum === undefined || points.numerator === 0n) return false;
  return points.numerator * maximum.denominator === maximum.numerator * points.denominator;
}

/** Whether nothing tells if an answer with points is at the specialist level. */
function isOpen(one: StatementRow, needed: 'maximum' | 'level'): boolean {
  return one.points !== null && one.points.numerator > 0n && one[needed] === undefined;
}

function checkTwice(rows: readonly ScoreRow[], problems: ProblemList): void {
  const seen = new Set<string>();
  rows.forEach(({ caseId }, index) => {
    if (seen.has(caseId)) problems.add('duplicate', ['scores', index, 'caseId'], 'this case stands in the list twice');
    seen.add(caseId);
  });
}

function checkStatements(rows: readonly ScoreRow[], problems: ProblemList): void {
  rows.forEach(({ byStatement }, index) => {
    if (new Set(byStatement.map((one) => one.statementId)).size === byStatement.length) return;
    problems.add('duplicate', ['scores', index, 'byStatement'], 'a statement stands twice');
  });
}

/** No answer has more points than its statement can have. */
function checkMost(rows: readonly ScoreRow[], problems: ProblemList): void {
  rows.forEach(({ byStatement }, index) => {
    byStatement.forEach(({ statementId, points, maximum }, position) => {
      if (points === null || maximum === null || maximum === undefined || compareRatios(points, maximum) <= 0) return;
      const message = `is ${formatRatio(points)}, more than the maximum of ${show(statementId)}, which is ${formatRatio(maximum)}`;
      problems.add('inconsistent', ['scores', index, 'byStatement', position, 'points'], message);
    });
  });
}
