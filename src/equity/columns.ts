import { fail, problemList, show } from '../errors.js';
import { MAX_QUANTITY, QUANTITY_DECIMALS } from '../exact/quantity.js';
import { MAX_COHORT, type NumberColumn } from '../model/cohort.js';
import { MAX_POUNDS } from '../money/amount.js';
import { STAGES, type Stage } from '../stage.js';
import type { Characteristic, Cohort } from './cohort.js';
import { compareLabels } from './labels.js';

/** Cases as columns, a place a case: for many cases at once, without an object for each. */
export interface EquityColumns {
  /** Whole scaled points: with `pointsDecimals` 1, 125 is 12.5 points; NaN where a case has none. */
  readonly points?: NumberColumn;
  /** How many decimals the points carry; 0 unless told otherwise, at most 6. */
  readonly pointsDecimals?: number;
  /** Whole pence per period at each stage; NaN where a case has no such amount. */
  readonly amounts: { readonly [S in Stage]?: NumberColumn };
  /** Each characteristic with the position in `names` for each case, or -1 where it is not stated. */
  readonly characteristics?: readonly {
    readonly name: string;
    readonly names: readonly string[];
    readonly codes: NumberColumn;
  }[];
  /** The ids that lists of cases name; the positions from 0 unless given. */
  readonly caseIds?: readonly string[];
}

/**
 * Checks columns by a loop.
 *
 * @throws RasError `invalid` for what is not a whole number in range, `inconsistent` for columns of unequal length,
 * `duplicate` for a name that stands twice, `unknown-name` for an amount that is no stage, `missing` without any amount,
 * `too-large` beyond 50 million cases
 */
export function readColumns(columns: EquityColumns): Cohort {
  const { points, pointsDecimals = 0, amounts, characteristics = [], caseIds } = columns;
  const given = Object.entries(amounts ?? {}).filter(([, column]) => column !== undefined);
  const unknown = given.find(([name]) => !STAGES.some((stage) => stage === name));
  if (unknown !== undefined) fail('unknown-name', ['amounts', unknown[0]], `expected one of ${STAGES.join(', ')}`);
  const length = given[0]?.[1]?.length ?? fail('missing', ['amounts'], 'is empty; expected a column of amounts');
  if (length > MAX_COHORT) fail('too-large', ['amounts'], `a cohort has at most ${MAX_COHORT} cases, not ${length}`);
  if (!(Number.isInteger(pointsDecimals) && pointsDecimals >= 0 && pointsDecimals <= QUANTITY_DECIMALS)) {
    fail('invalid', ['pointsDecimals'], `expected 0 to ${QUANTITY_DECIMALS}, not ${show(pointsDecimals)}`);
  }
  if (caseIds !== undefined) checkLength(caseIds.length, ['caseIds'], length);
  const maxPoints = MAX_QUANTITY * 10 ** pointsDecimals;
  const byName = new Map<string, Characteristic>();
  for (const { name, names, codes } of characteristics) {
    if (byName.has(name)) fail('duplicate', ['characteristics', name], 'this characteristic stands twice');
    byName.set(name, readCharacteristic(name, names, codes, length));
  }
  const pence = STAGES.flatMap((stage) => {
    const column = amounts[stage];
    return column === undefined
      ? []
      : [[stage, checked(column, ['amounts', stage], MAX_POUNDS * 100, length)] as const];
  });
  return {
    length,
    points:
      points === undefined ? new Float64Array(length).fill(Number.NaN) : checked(points, ['points'], maxPoints, length),
    pointsDecimals,
    amounts: new Map(pence),
    characteristic: (name) => byName.get(name),
    idOf: (position) => caseIds?.[position] ?? String(position),
    excludeReasonOf: () => undefined,
  };
}

function checkLength(found: number, path: readonly string[], length: number): void {
  if (found !== length) fail('inconsistent', path, `has ${found} places where the amounts have ${length}`);
}

function checked(column: NumberColumn, path: readonly string[], max: number, length: number): Float64Array {
  checkLength(column.length, path, length);
  const problems = problemList();
  const values = Float64Array.from(column);
  for (let index = 0; index < length; index += 1) {
    const value = values[index] ?? Number.NaN;
    if (Number.isNaN(value) || (Number.isInteger(value) && value >= 0 && value <= max)) continue;
    problems.add('invalid', [...path, index], `expected a whole number from 0 to ${max}, or NaN, not ${show(value)}`);
  }
  problems.throwIfAny();
  // A negative zero would otherwise be sorted before zero.
  return values.map((value) => value + 0);
}

function readCharacteristic(
  name: string,
  names: readonly string[],
  codes: NumberColumn,
  length: number,
): Characteristic {
  const path = ['characteristics', name];
  checkLength(codes.length, path, length);
  if (new Set(names).size < names.length) fail('duplicate', [...path, 'names'], 'a group is named twice');
  const problems = problemList();
  for (let index = 0; index < length; index += 1) {
    const code = codes[index] ?? Number.NaN;
    if (Number.isInteger(code) && code >= -1 && code < names.length) continue;
    const message = `expected a position in names from 0 to ${names.length - 1}, or -1, not ${show(code)}`;
    problems.add('invalid', [...path, 'codes', index], message);
  }
  problems.throwIfAny();
  const sorted = [...names].sort(compareLabels);
  const places = new Map(sorted.map((label, place) => [label, place]));
  const placeOf = names.map((label) => places.get(label) ?? -1);
  return { names: sorted, codes: Int32Array.from(codes).map((code) => placeOf[code] ?? -1) };
}
