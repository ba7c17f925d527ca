import { type ProblemList, problemList } from '../errors.js';
import { numberAt, valueAt } from '../exact/at.js';
import { compareLabels } from '../exact/labels.js';
import { OWN_CHARACTERISTICS, type ParsedCase } from './case.js';
import { codesOf } from './order/pick.js';

/** A characteristic as a column: for each case a position in `names`, or -1 where its value is not stated. */
export interface Characteristic {
  /** In the one order of labels. */
  readonly names: readonly string[];
  readonly codes: Int32Array;
}

/** What has characteristics by name. */
export interface HasCharacteristics {
  readonly length: number;
  readonly characteristic: (name: string) => Characteristic | undefined;
}

/** A characteristic of cases; undefined where none of them states it. */
export function characteristicOf(rows: readonly ParsedCase[], name: string): Characteristic | undefined {
  const own = OWN_CHARACTERISTICS.find((field) => field === name);
  const values = rows.map((row) =>
    own === undefined ? row.characteristics?.find((one) => one.name === name)?.value : row[own],
  );
  const names = [...new Set(values)].filter((value) => value !== undefined).sort(compareLabels);
  if (names.length === 0) return undefined;
  const places = new Map(names.map((value, place) => [value, place]));
  return { names, codes: Int32Array.from(values, (value) => (value === undefined ? -1 : valueAt(places, value))) };
}

/** A characteristic with its groups put in the one order of labels; NaN in the codes is a value that is not stated. */
export function inOrderOfLabels(names: readonly string[], codes: Float64Array): Characteristic {
  const sorted = [...names].sort(compareLabels);
  const places = new Map(sorted.map((label, place) => [label, place]));
  const placeOf = Int32Array.from(names, (label) => valueAt(places, label));
  // What is no position is -1, or NaN, for a value that is not stated.
  return { names: sorted, codes: codesOf(codes, (code) => (code >= 0 ? numberAt(placeOf, code) : -1)) };
}

/** A characteristic of a cohort, or a refusal that says what to name. An empty cohort has every characteristic. */
export function requireCharacteristic(cohort: HasCharacteristics, name: string, option: string): Characteristic {
  const found = cohort.characteristic(name);
  if (found !== undefined) return found;
  const problems = problemList();
  tellOfCharacteristics(cohort, [name], option, problems);
  problems.throwIfAny();
  return { names: [], codes: new Int32Array() };
}

/** Adds each of the characteristics that an option names and that no case has. An empty cohort has every one. */
export function tellOfCharacteristics(
  cohort: HasCharacteristics,
  named: readonly string[],
  option: string,
  problems: ProblemList,
): void {
  if (cohort.length === 0) return;
  for (const name of new Set(named)) {
    if (cohort.characteristic(name) !== undefined) continue;
    const message = `no case has a ${name}; name a characteristic that cases carry, or status, site or group`;
    problems.add('unknown-name', ['options', option], message, { name });
  }
}
