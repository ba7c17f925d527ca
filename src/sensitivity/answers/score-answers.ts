import * as z from 'zod';
import { fail, problemList } from '../../errors.js';
import { at, known, numberAt } from '../../exact/at.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { type Ratio, ZERO } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { pointsSchema } from '../../model/allocation.js';
import { scalePoints } from '../../model/cohort.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { parseRows } from '../../parse.js';
import { type Answers, totalsOf } from './answers.js';

// A score holds more than this; the rest is left unread.
const scoreSchema = z.object({
  caseId: idSchema,
  byStatement: z
    .array(
      z.object({
        statementId: idSchema,
        points: pointsSchema.nullable(),
        maximum: pointsSchema.nullable().exactOptional(),
        level: z.string().nullable().exactOptional(),
      }),
    )
    .max(2000),
});

const packageSchema = z.strictObject({ caseId: idSchema, traditional: positiveAmountSchema });

/** A case with the points of its answers, as `scoreResponses` gives it. */
export interface AnsweredCase {
  readonly caseId: string;
  readonly byStatement: readonly {
    readonly statementId: string;
    /** Null where a statement does not count. */
    readonly points: DecimalInput | null;
    readonly maximum?: DecimalInput | null;
    readonly level?: string | null;
  }[];
}

/** Scores, and the packages of those who have one, in pounds per period. */
export interface AnswerRows {
  readonly scores: readonly AnsweredCase[];
  readonly packages?: readonly { readonly caseId: string; readonly traditional: AmountInput }[];
}

/** Lays out scores as columns. */
export function fromScores({ scores, packages = [] }: AnswerRows, levels: readonly string[] | undefined): Answers {
  const rows = parseRows(scoreSchema, scores, ['scores']);
  const values = valuesOf(parseRows(packageSchema, packages, ['packages']));
  checkTwice(rows);
  const statements = [...new Set(rows.flatMap(({ byStatement }) => byStatement.map((one) => one.statementId)))];
  const placeOf = new Map(statements.map((id, place) => [id, place]));
  const flat = rows.flatMap(({ byStatement }) => byStatement.map((one): Ratio => one.points ?? ZERO));
  const scaled = scalePoints(flat);
  const points = statements.map(() => new Float64Array(rows.length));
  const specialist = statements.map(() => new Uint8Array(rows.length));
  let next = 0;
  rows.forEach(({ byStatement }, index) => {
    for (const one of byStatement) {
      const place = known(placeOf, one.statementId);
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
    pointsDecimals: scaled.pointsDecimals,
    totals: totalsOf(points, rows.length),
    packages: Float64Array.from(rows, ({ caseId }) => values.get(caseId) ?? Number.NaN),
    idOf: (index) => at(rows, index).caseId,
  };
}

function valuesOf(packages: readonly z.output<typeof packageSchema>[]): Map<string, number> {
  const values = new Map(packages.map((one) => [one.caseId, Number(one.traditional)]));
  if (values.size < packages.length) fail('duplicate', ['packages'], 'a case has two packages');
  return values;
}

type StatementRow = z.output<typeof scoreSchema>['byStatement'][number];

function isSpecialist({ points, maximum, level }: StatementRow, levels: readonly string[] | undefined): boolean {
  if (levels !== undefined) return level !== undefined && level !== null && levels.includes(level);
  if (points === null || maximum === null || maximum === undefined || points.numerator === 0n) return false;
  return points.numerator * maximum.denominator === maximum.numerator * points.denominator;
}

function checkTwice(rows: readonly z.output<typeof scoreSchema>[]): void {
  const problems = problemList();
  const seen = new Set<string>();
  rows.forEach(({ caseId, byStatement }, index) => {
    if (seen.has(caseId)) problems.add('duplicate', ['scores', index, 'caseId'], 'this case stands in the list twice');
    seen.add(caseId);
    if (new Set(byStatement.map((one) => one.statementId)).size === byStatement.length) return;
    problems.add('duplicate', ['scores', index, 'byStatement'], 'a statement stands twice');
  });
  problems.throwIfAny();
}
