import { fail, type Path, type ProblemList, problemList, show } from '../../../errors.js';
import { numberAt } from '../../../exact/at.js';
import { type ColumnLength, columnLength, type NumberColumn, readColumn } from '../../../exact/column.js';
import { MAX_QUANTITY, QUANTITY_DECIMALS } from '../../../exact/quantity.js';
import type { Ratio } from '../../../exact/ratio.js';
import { readAsData } from '../../../guard/guard.js';
import { type Day, daySchema } from '../../../money/calendar.js';
import { financialYearSchema } from '../../../money/uplift.js';
import { parseInput } from '../../../parse/parse.js';

/** The groups of the cases of a cohort. */
export interface CohortGroups {
  /** The groups, by name. */
  readonly names: readonly string[];
  /** The group of each case, as a position in `names` from 0. */
  readonly codes: NumberColumn;
}

/** A cohort as columns, a place a case: for many cases at once, without an object for each. */
export interface PointsCohort {
  /** Whole scaled points: with `pointsDecimals` 1, 125 is 12.5 points. */
  readonly points: NumberColumn;
  /** How many decimals the points carry; 0 unless told otherwise, at most 6. */
  readonly pointsDecimals?: number;
  /** The group of each case, for a model with a price per group. */
  readonly groups?: CohortGroups;
  /** Flat add-ons of each case in whole pence per period. */
  readonly addOnPence?: NumberColumn;
  /** The day on which each budget starts, `YYYY-MM-DD`; `''` where it is not stated. */
  readonly startsOn?: readonly string[];
  /** The day of each assessment, `YYYY-MM-DD`; `''` where it is not stated. */
  readonly assessedOn?: readonly string[];
  /** The financial year whose prices the cases are in, such as `2026-27`. */
  readonly priceBase?: string;
}

/** The columns of a cohort, checked. */
export interface CohortColumns {
  readonly length: number;
  readonly points: Float64Array;
  readonly pointsDecimals: number;
  readonly largestPoints: number;
  readonly groupNames: readonly string[] | undefined;
  readonly groupCodes: Float64Array | undefined;
  readonly addOnPence: Float64Array | undefined;
  /** Days, NaN where none is stated. */
  readonly startsOn: Float64Array | undefined;
  readonly assessedOn: Float64Array | undefined;
  readonly priceBase: string | undefined;
}

const KEYS: readonly string[] = [
  'points',
  'pointsDecimals',
  'groups',
  'addOnPence',
  'startsOn',
  'assessedOn',
  'priceBase',
] satisfies (keyof PointsCohort)[];

/**
 * Checks the columns of a cohort by a loop, all problems at once.
 *
 * @throws RasError `invalid` for what is not a whole number in range, `inconsistent` for columns of unequal length,
 * `unknown-name` for a column that is not read, `too-large` for a cohort beyond 50 million cases
 */
export function checkCohort(cohort: unknown): CohortColumns {
  return readAsData(cohort, ['cohort'], () => readCohort(cohort));
}

function readCohort(cohort: unknown): CohortColumns {
  const problems = problemList();
  const { points, pointsDecimals, groups, addOnPence, startsOn, assessedOn, priceBase } = columnsOf(
    cohort,
    KEYS,
    problems,
  );
  const decimals = readDecimals(pointsDecimals, problems);
  const length = columnLength(points, ['points'], problems);
  // Without a length nothing else can be checked.
  if (length === undefined) return problems.throwAll();
  const size: ColumnLength = { length, as: 'points' };
  const read = {
    points: readPoints(points, decimals, size, problems),
    addOnPence: addOnPence === undefined ? undefined : readPence(addOnPence, 'addOnPence', size, problems),
    startsOn: readDays(startsOn, 'startsOn', size, problems),
    assessedOn: readDays(assessedOn, 'assessedOn', size, problems),
    priceBase: readPriceBase(priceBase, problems),
    ...readGroups(groups, size, problems),
  };
  problems.throwIfAny();
  return { ...read, length: size.length, pointsDecimals: decimals, largestPoints: largestOf(read.points) };
}

/** The columns of a cohort as they come; a column that nobody reads is not nothing. */
export function columnsOf(
  cohort: unknown,
  keys: readonly string[],
  problems: ProblemList,
): Readonly<Record<string, unknown>> {
  if (typeof cohort !== 'object' || cohort === null) {
    return fail('invalid', ['cohort'], `expected an object of columns, not ${show(cohort)}`);
  }
  for (const key of Object.keys(cohort)) {
    if (!keys.includes(key)) {
      problems.add('unknown-name', [key.slice(0, 80)], `unknown column; expected ${keys.join(', ')}`);
    }
  }
  return { ...cohort };
}

/** How many decimals the points of a cohort carry. */
export function readDecimals(decimals: unknown, problems: ProblemList): number {
  if (decimals === undefined) return 0;
  if (Number.isInteger(decimals) && Number(decimals) >= 0 && Number(decimals) <= QUANTITY_DECIMALS) {
    return Number(decimals);
  }
  problems.add('invalid', ['pointsDecimals'], `expected 0 to ${QUANTITY_DECIMALS}, not ${show(decimals)}`);
  return 0;
}

/** A column of whole scaled points. */
export function readPoints(
  column: unknown,
  pointsDecimals: number,
  size: ColumnLength,
  problems: ProblemList,
): Float64Array {
  return readColumn(column, ['points'], { max: MAX_QUANTITY * 10 ** pointsDecimals }, size, problems);
}

const MAX_PENCE = 1e15;

/** A column of whole pence. */
export function readPence(column: unknown, name: string, size: ColumnLength, problems: ProblemList): Float64Array {
  return readColumn(column, [name], { max: MAX_PENCE }, size, problems);
}

/** A column of dates as days, NaN where a case states none; undefined where no case does. */
function readDays(column: unknown, name: string, size: ColumnLength, problems: ProblemList): Float64Array | undefined {
  if (column === undefined) return undefined;
  if (!Array.isArray(column)) {
    problems.add('invalid', [name], `expected a list of dates written YYYY-MM-DD, not ${show(column)}`);
    return undefined;
  }
  if (column.length !== size.length) {
    problems.add('inconsistent', [name], `has ${column.length} places where ${size.as} has ${size.length}`);
    return undefined;
  }
  const days = new Float64Array(column.length).fill(Number.NaN);
  // A cohort has few days, each of which is read once.
  const known = new Map<string, Day>();
  for (let index = 0; index < column.length; index += 1) {
    const text: unknown = column[index];
    if (text === '') continue;
    const day = typeof text === 'string' ? known.get(text) : undefined;
    try {
      days[index] = day ?? parseInput(daySchema, text, [name, index]);
    } catch (error) {
      problems.addError(error);
      continue;
    }
    if (day === undefined && typeof text === 'string') known.set(text, numberAt(days, index));
  }
  return days;
}

function readPriceBase(priceBase: unknown, problems: ProblemList): string | undefined {
  if (priceBase === undefined) return undefined;
  try {
    return parseInput(financialYearSchema, priceBase, ['priceBase']);
  } catch (error) {
    problems.addError(error);
    return undefined;
  }
}

function readGroups(groups: unknown, size: ColumnLength, problems: ProblemList) {
  if (groups === undefined) return { groupNames: undefined, groupCodes: undefined };
  const path: Path = ['groups'];
  const { names, codes } = (typeof groups === 'object' && groups !== null ? groups : {}) as Partial<CohortGroups>;
  if (!Array.isArray(names) || names.length === 0 || !Array.from(names).every((name) => typeof name === 'string')) {
    problems.add('invalid', [...path, 'names'], `expected the names of the groups, not ${show(names)}`);
    return { groupNames: undefined, groupCodes: undefined };
  }
  return {
    groupNames: names,
    groupCodes: readColumn(codes, [...path, 'codes'], { max: names.length - 1 }, size, problems),
  };
}

/** The largest number of a column without NaN; 0 of none. */
export function largestOf(column: Float64Array): number {
  let largest = 0;
  for (const value of column) if (value > largest) largest = value;
  return largest;
}

/** Exact points as a column of whole scaled points, with no more decimals than they need. */
export function scalePoints(points: readonly Ratio[]): { points: Float64Array; pointsDecimals: number } {
  let pointsDecimals = 0;
  for (const { denominator } of points) {
    while (10n ** BigInt(pointsDecimals) % denominator !== 0n) pointsDecimals += 1;
  }
  const scale = 10n ** BigInt(pointsDecimals);
  const column = Float64Array.from(points, ({ numerator, denominator }) => Number((numerator * scale) / denominator));
  return { points: column, pointsDecimals };
}
