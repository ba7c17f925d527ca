import { fail, type Path, problemList, show } from '../errors.js';
import { MAX_QUANTITY, QUANTITY_DECIMALS } from '../exact/quantity.js';
import { MAX_COHORT, type NumberColumn } from '../model/cohort.js';
import { MAX_POUNDS } from '../money/amount.js';
import type { Characteristic, Cohort } from './cohort.js';

/** Cases as columns, a place a case: for many cases at once, without an object for each. */
export interface FirmColumns {
  /** Whole scaled points: with `pointsDecimals` 1, 125 is 12.5 points; NaN where a case has none. */
  readonly points: NumberColumn;
  /** How many decimals the points carry; 0 unless told otherwise, at most 6. */
  readonly pointsDecimals?: number;
  /** Existing packages in whole pence per period, without one-offs; NaN where a case has none. */
  readonly packagePence?: NumberColumn;
  /** Budgets in whole pence per period; NaN where a case has none. */
  readonly budgetPence?: NumberColumn;
  /** In whole years; NaN where it is not known. */
  readonly ages?: NumberColumn;
  /** Each characteristic with the position in `names` for each case, or -1 where it is not stated. */
  readonly characteristics?: readonly {
    readonly name: string;
    readonly names: readonly string[];
    readonly codes: NumberColumn;
  }[];
  /** What a score is known to capture badly: 1 for a case that has it, 0 for one that has not. */
  readonly flags?: readonly { readonly name: string; readonly has: NumberColumn }[];
  /** The ids that lists of cases name; the positions from 0 unless given. */
  readonly caseIds?: readonly string[];
}

/**
 * Checks columns by a loop.
 *
 * @throws RasError `invalid` for what is not a whole number in range, `inconsistent` for columns of unequal length,
 * `duplicate` for a name that stands twice, `too-large` beyond 50 million cases
 */
export function readColumns(columns: FirmColumns, name: string): Cohort {
  const { points, pointsDecimals = 0, characteristics = [], flags = [], caseIds } = columns;
  const { length } = points;
  if (length > MAX_COHORT) fail('too-large', [name], `a cohort has at most ${MAX_COHORT} cases, not ${length}`);
  if (caseIds !== undefined) checkLength(caseIds.length, [name, 'caseIds'], length);
  const maxPoints = MAX_QUANTITY * 10 ** checkDecimals(pointsDecimals, [name, 'pointsDecimals']);
  const read = (column: NumberColumn | undefined, key: string, max: number): Float64Array =>
    column === undefined
      ? new Float64Array(length).fill(Number.NaN)
      : checkedColumn(column, [name, key], [0, max], length);
  const byName = new Map<string, Characteristic>();
  for (const one of characteristics) {
    if (byName.has(one.name))
      fail('duplicate', [name, 'characteristics', one.name], 'this characteristic stands twice');
    byName.set(one.name, readCharacteristic(one, [name, 'characteristics', one.name], length));
  }
  return {
    length,
    points: read(points, 'points', maxPoints),
    pointsDecimals,
    packages: read(columns.packagePence, 'packagePence', MAX_POUNDS * 100),
    budgets: read(columns.budgetPence, 'budgetPence', MAX_POUNDS * 100),
    ages: read(columns.ages, 'ages', 120),
    characteristic: (wanted) => byName.get(wanted),
    flags: new Map(
      flags.map((flag) => [
        flag.name,
        Uint8Array.from(checkedColumn(flag.has, [name, 'flags', flag.name], [0, 1], length)),
      ]),
    ),
    idOf: (position) => caseIds?.[position] ?? String(position),
    excludeReasonOf: () => undefined,
  };
}

/** Checks how many decimals scaled points carry. */
export function checkDecimals(decimals: number, path: Path): number {
  if (Number.isInteger(decimals) && decimals >= 0 && decimals <= QUANTITY_DECIMALS) return decimals;
  return fail('invalid', path, `expected 0 to ${QUANTITY_DECIMALS}, not ${show(decimals)}`);
}

function checkLength(found: number, path: Path, length: number): void {
  if (found !== length) fail('inconsistent', path, `has ${found} places where the first column has ${length}`);
}

/** A copy of a column of whole numbers within bounds, NaN where a case has none. */
export function checkedColumn(
  column: NumberColumn,
  path: Path,
  [min, max]: readonly [number, number],
  length: number,
): Float64Array {
  checkLength(column.length, path, length);
  const problems = problemList();
  const values = Float64Array.from(column);
  for (let index = 0; index < length; index += 1) {
    const value = values[index] ?? Number.NaN;
    if (Number.isNaN(value) || (Number.isInteger(value) && value >= min && value <= max)) continue;
    problems.add(
      'invalid',
      [...path, index],
      `expected a whole number from ${min} to ${max}, or NaN, not ${show(value)}`,
    );
  }
  problems.throwIfAny();
  // A negative zero would otherwise be sorted before zero.
  return values.map((value) => value + 0);
}

function readCharacteristic(
  { names, codes }: NonNullable<FirmColumns['characteristics']>[number],
  path: Path,
  length: number,
): Characteristic {
  if (new Set(names).size < names.length) fail('duplicate', [...path, 'names'], 'a group is named twice');
  const read = checkedColumn(codes, [...path, 'codes'], [-1, names.length - 1], length);
  return { names, codes: Int32Array.from(read, (code) => (Number.isNaN(code) ? -1 : code)) };
}
