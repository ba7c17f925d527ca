import { fail, problemList, show } from '../errors.js';
import { checkWhole, MAX_COHORT, type NumberColumn } from '../model/cohort.js';
import { MAX_POUNDS } from '../money/amount.js';
import type { Cohort } from './cohort.js';
import { compareLabels } from './labels.js';
import type { ParsedCompareOptions } from './options.js';

/** The cases of a comparison as columns, a place a case: for many cases at once, without an object for each. */
export interface StageColumns {
  /** Whole pence at the stage `from`; NaN where a case has no such amount. */
  readonly from: NumberColumn;
  /** Whole pence at the stage `to`; NaN where a case has no such amount. */
  readonly to: NumberColumn;
  /** Whole pence at the stage `base`, where that is neither `from` nor `to`. */
  readonly base?: NumberColumn;
  /** 1 for a newcomer, 0 for an existing family; all exist unless given. */
  readonly newcomer?: NumberColumn;
  /** The group of each case as a position in `names`. */
  readonly groups?: { readonly names: readonly string[]; readonly codes: NumberColumn };
  /** The ids that lists of cases name; the positions from 0 unless given. */
  readonly caseIds?: readonly string[];
}

/**
 * Checks columns by a loop.
 *
 * @throws RasError `invalid` for what is not a whole number in range, `inconsistent` for columns of unequal length,
 * `duplicate` for a group that is named twice, `missing` for a base without a column, `too-large` beyond 50 million cases
 */
export function readColumns(columns: StageColumns, stages: Stages): Cohort {
  const { from, to, newcomer, groups, caseIds } = columns;
  const { length } = from;
  if (length > MAX_COHORT) fail('too-large', ['from'], `a cohort has at most ${MAX_COHORT} cases, not ${length}`);
  if (caseIds !== undefined && caseIds.length !== length) {
    fail('inconsistent', ['caseIds'], `has ${caseIds.length} places where from has ${length}`);
  }
  if (newcomer !== undefined) checkWhole(newcomer, 'newcomer', 1, length);
  if (groups !== undefined) checkGroups(groups, length);
  const pence = { from: checkedPence(from, 'from', length), to: checkedPence(to, 'to', length) };
  return {
    length,
    ...pence,
    base: basePence(columns.base, stages, pence),
    newcomer: newcomer === undefined ? new Uint8Array(length) : Uint8Array.from(newcomer),
    ...sortedGroups(groups),
    excludeReasonOf: () => undefined,
    idOf: (position) => caseIds?.[position] ?? String(position),
    warnings: [],
  };
}

/** The stages that the columns stand for. */
type Stages = Pick<ParsedCompareOptions, 'from' | 'to' | 'base'>;

function basePence(
  column: NumberColumn | undefined,
  { from, to, base = from }: Stages,
  pence: Pick<Cohort, 'from' | 'to'>,
): Float64Array {
  const known = base === from ? pence.from : base === to ? pence.to : undefined;
  if (column === undefined)
    return known ?? fail('missing', ['base'], `is missing; expected a column of ${base} amounts`);
  if (known !== undefined) fail('inconsistent', ['base'], `the base is ${base}, which another column holds already`);
  return checkedPence(column, 'base', pence.from.length);
}

function checkedPence(column: NumberColumn, name: string, length: number): Float64Array {
  if (column.length !== length) {
    fail('inconsistent', [name], `has ${column.length} places where from has ${length}`);
  }
  const max = MAX_POUNDS * 100;
  const problems = problemList();
  const pence = Float64Array.from(column);
  for (let index = 0; index < length; index += 1) {
    const value = pence[index] ?? Number.NaN;
    if (Number.isNaN(value) || (Number.isInteger(value) && value >= 0 && value <= max)) continue;
    problems.add('invalid', [name, index], `expected whole pence from 0 to ${max}, or NaN, not ${show(value)}`);
  }
  problems.throwIfAny();
  // A negative zero would otherwise be sorted before zero.
  return pence.map((value) => value + 0);
}

function checkGroups({ names, codes }: NonNullable<StageColumns['groups']>, length: number): void {
  if (new Set(names).size < names.length) fail('duplicate', ['groups', 'names'], 'a group is named twice');
  checkWhole(codes, 'groups', names.length - 1, length);
}

function sortedGroups(groups: StageColumns['groups']): Pick<Cohort, 'groupCodes' | 'groupNames'> {
  if (groups === undefined) return { groupCodes: undefined, groupNames: [] };
  const groupNames = [...groups.names].sort(compareLabels);
  const places = new Map(groupNames.map((name, place) => [name, place]));
  const placeOf = groups.names.map((name) => places.get(name) ?? -1);
  return { groupCodes: Int32Array.from(groups.codes, (code) => placeOf[code] ?? -1), groupNames };
}
