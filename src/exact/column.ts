import { type Path, type ProblemList, show } from '../errors.js';
import { type ListFault, listFault } from '../guard/list-size.js';
import { numberAt } from './at.js';

/** A column of whole numbers, a place a case. */
export type NumberColumn =
  | Float64Array
  | Float32Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | readonly number[];

/** The most cases in one cohort. */
export const MAX_COHORT = 50_000_000;

/** What the numbers of a column may be. */
export interface ColumnRule {
  /** The least of them; 0 unless told otherwise. */
  readonly min?: number;
  readonly max: number;
  /** Whether NaN may stand for what is not known. */
  readonly orNaN?: boolean;
}

/** How long a column has to be: as long as the first one, whose name is told. */
export interface ColumnLength {
  readonly length: number;
  readonly as: string;
}

const KINDS = [
  Float64Array,
  Float32Array,
  Int8Array,
  Int16Array,
  Int32Array,
  Uint8Array,
  Uint16Array,
  Uint32Array,
] as const;

/** Whether a value is a list or a column of numbers, whatever it holds. */
export function isColumn(value: unknown): value is NumberColumn {
  return Array.isArray(value) || KINDS.some((kind) => value instanceof kind);
}

/** How many places a column has; undefined, with the reason told, for what is no column, too long, or gone. */
export function columnLength(column: unknown, path: Path, problems: ProblemList): number | undefined {
  if (!isColumn(column)) {
    problems.add('invalid', path, `expected a list of numbers or a column, not ${show(column)}`);
    return undefined;
  }
  const { length } = column;
  if (length > MAX_COHORT) {
    problems.add('too-large', path, `a cohort has at most ${MAX_COHORT} cases, not ${length}`);
    return undefined;
  }
  const fault = isList(column) ? listFault(column) : isGone(column) ? GONE : undefined;
  if (fault === undefined) return length;
  problems.add(fault.code, path, fault.message);
  return undefined;
}

const isList = (column: NumberColumn): column is readonly number[] => Array.isArray(column);

const GONE: ListFault = {
  code: 'invalid',
  message:
    'is a column without its numbers: its buffer was handed over to another, as postMessage and structuredClone do with what they transfer, or has shrunk; expected a column that still has them, such as a copy made before',
};

/** Whether the numbers of a column are no longer there, which says then that it has no places: no copy can be made. */
function isGone(column: Exclude<NumberColumn, readonly number[]>): boolean {
  try {
    column.slice(0, 0);
    return false;
  } catch {
    return true;
  }
}

/**
 * A copy of a column of whole numbers, each of them checked: numbers within bounds, or NaN where it may stand for what is
 * not known, and nothing else. A null is no NaN and no 0, and neither is a hole or a text. Whatever is wrong is told,
 * and what is wrong reads as NaN.
 */
export function readColumn(
  column: unknown,
  path: Path,
  rule: ColumnRule,
  { length, as }: ColumnLength,
  problems: ProblemList,
): Float64Array {
  const found = columnLength(column, path, problems);
  if (found !== undefined && found !== length) {
    problems.add('inconsistent', path, `has ${found} places where ${as} has ${length}`);
  }
  if (!isColumn(column) || found !== length) return new Float64Array(length).fill(Number.NaN);
  const tell = (index: number, value: unknown): void => problems.add('invalid', [...path, index], wrong(value, rule));
  // A list is read as it stands, since a column of numbers would take its nulls for noughts.
  return Array.isArray(column) ? readList(column, rule, tell) : readNumbers(new Float64Array(column), rule, tell);
}

type Tell = (index: number, value: unknown) => void;

function readList(list: readonly unknown[], rule: ColumnRule, tell: Tell): Float64Array {
  const values = new Float64Array(list.length);
  for (let index = 0; index < list.length; index += 1) {
    const value = list[index];
    if (typeof value === 'number' && isAllowed(value, rule)) values[index] = value + 0;
    else {
      tell(index, value);
      values[index] = Number.NaN;
    }
  }
  return values;
}

/** Checks numbers in place. */
function readNumbers(values: Float64Array, rule: ColumnRule, tell: Tell): Float64Array {
  for (let index = 0; index < values.length; index += 1) {
    const value = numberAt(values, index);
    // A negative zero would otherwise be sorted before zero.
    if (isAllowed(value, rule)) values[index] = value + 0;
    else {
      tell(index, value);
      values[index] = Number.NaN;
    }
  }
  return values;
}

function isAllowed(value: number, { min = 0, max, orNaN = false }: ColumnRule): boolean {
  return (value >= min && value <= max && Math.floor(value) === value) || (orNaN && Number.isNaN(value));
}

function wrong(value: unknown, { min = 0, max, orNaN = false }: ColumnRule): string {
  return `expected a whole number from ${min} to ${max}${orNaN ? ', or NaN' : ''}, not ${show(value)}`;
}
