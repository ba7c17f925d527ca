import { type Path, type ProblemList, problemList, show } from '../../errors.js';
import { at } from '../../exact/at.js';
import { type ColumnLength, type ColumnRule, columnLength, readColumn } from '../../exact/column.js';
import { MAX_QUANTITY, QUANTITY_DECIMALS } from '../../exact/quantity.js';
import { MAX_POUNDS } from '../../money/amount.js';
import { STAGES, type Stage } from '../../stage.js';
import { type Characteristic, inOrderOfLabels } from '../characteristic.js';
import type { Cohort } from '../cohort.js';
import type { CohortColumns } from '../columns.js';

/** Whole pence, NaN where a case has no such amount. */
export const PENCE: ColumnRule = { max: MAX_POUNDS * 100, orNaN: true };

/** Columns as they come, before anything is known of them. */
type Given = { readonly [Key in keyof CohortColumns]?: unknown };

const KNOWN: Readonly<Record<keyof CohortColumns, true>> = {
  points: true,
  pointsDecimals: true,
  amounts: true,
  newcomer: true,
  households: true,
  ages: true,
  characteristics: true,
  flags: true,
  caseIds: true,
};

/** Reads one column of the cohort, and tells what is wrong with it. */
type Read = (column: unknown, path: Path, rule: ColumnRule) => Float64Array;

/**
 * Checks columns by a loop, all problems at once.
 *
 * @param name where the columns stand, for errors
 * @throws RasError `invalid` for what is not a whole number in range, `inconsistent` for columns of unequal length,
 * `duplicate` for a name that stands twice, `unknown-name` for a column or a stage that is none, `missing` without points
 * and amounts, `too-large` beyond 50 million cases
 */
export function readColumns(input: object, name: string): Cohort {
  const problems = problemList();
  checkKeys(input, name, problems);
  const given: Given = input;
  const amounts = stagesOf(given.amounts, [name, 'amounts'], problems);
  const first = firstColumn(given.points, amounts, name, problems);
  // Without a length nothing else can be checked.
  if (first === undefined) problems.throwIfAny();
  const size: ColumnLength = first ?? { length: 0, as: name };
  const read: Read = (column, path, rule) => readColumn(column, path, rule, size, problems);
  const orMissing = (key: 'points' | 'ages', rule: ColumnRule): Float64Array =>
    given[key] === undefined ? missing(size.length) : read(given[key], [name, key], rule);
  const pointsDecimals = readDecimals(given.pointsDecimals, [name, 'pointsDecimals'], problems);
  const cohort = {
    length: size.length,
    points: orMissing('points', { max: MAX_QUANTITY * 10 ** pointsDecimals, orNaN: true }),
    pointsDecimals,
    amounts: new Map(amounts.map(([stage, column]) => [stage, read(column, [name, 'amounts', stage], PENCE)])),
    newcomer:
      given.newcomer === undefined
        ? new Uint8Array(size.length)
        : Uint8Array.from(read(given.newcomer, [name, 'newcomer'], { max: 1 })),
    ages: orMissing('ages', { max: 120, orNaN: true }),
    households:
      given.households === undefined
        ? undefined
        : read(given.households, [name, 'households'], { max: MAX_QUANTITY, orNaN: true }),
    flags: flagsOf(given.flags, [name, 'flags'], read, problems),
    excludeReasonOf: () => undefined,
  };
  const characteristics = characteristicsOf(given.characteristics, [name, 'characteristics'], read, problems);
  const idOf = readIds(given.caseIds, [name, 'caseIds'], size, problems);
  problems.throwIfAny();
  // The column of newcomers is what cases say in their status.
  const status = given.newcomer === undefined ? undefined : statusOf(cohort.newcomer);
  const characteristic = (wanted: string): Characteristic | undefined =>
    characteristics.get(wanted) ?? (wanted === 'status' ? status : undefined);
  return { ...cohort, idOf, characteristic };
}

function statusOf(newcomer: Uint8Array): Characteristic | undefined {
  const names = ['existing', 'newcomer'].filter((_, code) => newcomer.includes(code));
  if (names.length === 0) return undefined;
  const codes = Int32Array.from(newcomer, (code) => names.indexOf(code === 1 ? 'newcomer' : 'existing'));
  return { names, codes };
}

function checkKeys(input: object, name: string, problems: ProblemList): void {
  for (const key of Object.keys(input)) {
    if (Object.hasOwn(KNOWN, key)) continue;
    problems.add('unknown-name', [name, key.slice(0, 80)], `unknown column; expected ${Object.keys(KNOWN).join(', ')}`);
  }
}

function missing(length: number): Float64Array {
  return new Float64Array(length).fill(Number.NaN);
}

/** The amounts by stage, as they come. */
function stagesOf(amounts: unknown, path: Path, problems: ProblemList): (readonly [Stage, unknown])[] {
  if (amounts === undefined) return [];
  if (typeof amounts !== 'object' || amounts === null || Array.isArray(amounts)) {
    problems.add('invalid', path, `expected a column for each stage, not ${show(amounts)}`);
    return [];
  }
  const given = new Map(Object.entries(amounts).filter(([, column]) => column !== undefined));
  for (const key of given.keys()) {
    if (STAGES.some((stage) => stage === key)) continue;
    problems.add('unknown-name', [...path, key.slice(0, 80)], `expected one of ${STAGES.join(', ')}`);
  }
  return STAGES.flatMap((stage) => (given.has(stage) ? [[stage, given.get(stage)] as const] : []));
}

/** The column that says how many cases there are: points where they are given, otherwise the first amounts. */
function firstColumn(
  points: unknown,
  amounts: readonly (readonly [Stage, unknown])[],
  name: string,
  problems: ProblemList,
): ColumnLength | undefined {
  const [stage] = amounts;
  if (points === undefined && stage === undefined) {
    if (problems.total === 0) problems.add('missing', [name, 'amounts'], 'is empty; expected a column of amounts');
    return undefined;
  }
  const [column, keys] = points === undefined ? [stage?.[1], ['amounts', stage?.[0] ?? '']] : [points, ['points']];
  const length = columnLength(column, [name, ...keys], problems);
  return length === undefined ? undefined : { length, as: keys.join('.') };
}

/** How many decimals scaled points carry; 0 where that is not right and told. */
export function readDecimals(decimals: unknown, path: Path, problems: ProblemList): number {
  if (decimals === undefined) return 0;
  if (typeof decimals === 'number' && Number.isInteger(decimals) && decimals >= 0 && decimals <= QUANTITY_DECIMALS) {
    return decimals;
  }
  problems.add('invalid', path, `expected 0 to ${QUANTITY_DECIMALS}, not ${show(decimals)}`);
  return 0;
}

/** The ids of cases; their positions from 0 where none are given. */
export function readIds(
  ids: unknown,
  path: Path,
  { length, as }: ColumnLength,
  problems: ProblemList,
): (position: number) => string {
  if (ids === undefined) return String;
  if (!Array.isArray(ids)) {
    problems.add('invalid', path, `expected a list of ids, not ${show(ids)}`);
    return String;
  }
  if (ids.length !== length) {
    problems.add('inconsistent', path, `has ${ids.length} places where ${as} has ${length}`);
  }
  const texts = readTexts(ids, path, problems);
  const seen = new Set<string>();
  texts.forEach((id, index) => {
    if (id === '') problems.add('invalid', [...path, index], 'an id is not blank');
    else if (seen.has(id))
      problems.add('duplicate', [...path, index], `${show(id)} stands twice; each case has an id of its own`);
    seen.add(id);
  });
  return (position) => at(texts, position);
}

/** A list of texts, each told where it is none. */
function readTexts(list: readonly unknown[], path: Path, problems: ProblemList): string[] {
  return Array.from(list, (text, index) => {
    if (typeof text === 'string') return text;
    problems.add('invalid', [...path, index], `expected a text, not ${show(text)}`);
    return '';
  });
}

/** The entries of a list of named columns, each with its path; what is no such entry is told. */
function entriesOf(
  list: unknown,
  keys: readonly string[],
  path: Path,
  problems: ProblemList,
): { name: string; entry: object; path: Path }[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) {
    problems.add('invalid', path, `expected a list, not ${show(list)}`);
    return [];
  }
  const seen = new Set<string>();
  return Array.from(list as readonly unknown[]).flatMap((entry, index) => {
    const name = typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : undefined;
    if (typeof entry !== 'object' || entry === null || typeof name !== 'string') {
      problems.add('invalid', [...path, index], `expected a column with its name, not ${show(entry)}`);
      return [];
    }
    if (seen.has(name)) problems.add('duplicate', [...path, name], 'this column stands twice');
    for (const key of Object.keys(entry)) {
      if (key === 'name' || keys.includes(key)) continue;
      problems.add('unknown-name', [...path, name, key.slice(0, 80)], `unknown key; expected name, ${keys.join(', ')}`);
    }
    seen.add(name);
    return [{ name, entry, path: [...path, name] }];
  });
}

function flagsOf(list: unknown, path: Path, read: Read, problems: ProblemList): Map<string, Uint8Array> {
  const flags = entriesOf(list, ['has'], path, problems).map(({ name, entry, path: own }) => {
    const has = 'has' in entry ? entry.has : undefined;
    return [name, Uint8Array.from(read(has, own, { max: 1 }))] as const;
  });
  return new Map(flags);
}

function characteristicsOf(list: unknown, path: Path, read: Read, problems: ProblemList): Map<string, Characteristic> {
  const found = entriesOf(list, ['names', 'codes'], path, problems).map(({ name, entry, path: own }) => {
    const [names, codes] = ['names' in entry ? entry.names : undefined, 'codes' in entry ? entry.codes : undefined];
    if (!Array.isArray(names)) {
      problems.add('invalid', [...own, 'names'], `expected a list of names, not ${show(names)}`);
      return [name, { names: [], codes: new Int32Array() }] as const;
    }
    const labels = readTexts(names, [...own, 'names'], problems);
    if (new Set(labels).size < labels.length) problems.add('duplicate', [...own, 'names'], 'a group is named twice');
    const checked = read(codes, [...own, 'codes'], { min: -1, max: labels.length - 1 });
    return [name, inOrderOfLabels(labels, checked)] as const;
  });
  return new Map(found);
}
