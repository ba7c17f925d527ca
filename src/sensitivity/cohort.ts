import { fail } from '../errors.js';
import { scalePoints } from '../model/cohort.js';
import { parseRows } from '../parse.js';
import { checkCases, type FirmCase, firmCaseSchema, type ParsedFirmCase } from './case.js';
import { type FirmColumns, readColumns } from './columns.js';

/** A characteristic as a column: for each case a position in `names`, or -1 where its value is not stated. */
export interface Characteristic {
  readonly names: readonly string[];
  readonly codes: Int32Array;
}

/** Cases as columns, a place a case; NaN is what is not known. */
export interface Cohort {
  readonly length: number;
  /** Whole points scaled by ten to the `pointsDecimals`. */
  readonly points: Float64Array;
  readonly pointsDecimals: number;
  /** Whole pence. */
  readonly packages: Float64Array;
  readonly budgets: Float64Array;
  /** Whole years. */
  readonly ages: Float64Array;
  readonly characteristic: (name: string) => Characteristic | undefined;
  /** 1 where a case has the flag. */
  readonly flags: ReadonlyMap<string, Uint8Array>;
  readonly idOf: (position: number) => string;
  /** Why the caller leaves a case out. */
  readonly excludeReasonOf: (position: number) => string | undefined;
}

/** Cases as objects, or as columns for many cases at once. */
export type FirmInput = readonly FirmCase[] | FirmColumns;

/** Whether the one-off part of a package counts. */
export type OneOffs = 'exclude' | 'include';

/** Checks cases or columns and lays them out as columns. */
export function readCohort(input: FirmInput, oneOffs: OneOffs = 'exclude', name = 'cases'): Cohort {
  return isColumns(input) ? readColumns(input, name) : readCases(input, oneOffs, name);
}

function isColumns(input: FirmInput): input is FirmColumns {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

function readCases(input: unknown, oneOffs: OneOffs, name: string): Cohort {
  const rows = parseRows(firmCaseSchema, input, [name]);
  checkCases(rows, name);
  const { points, pointsDecimals } = pointsOf(rows);
  return {
    length: rows.length,
    points,
    pointsDecimals,
    packages: Float64Array.from(rows, (row) => packageOf(row, oneOffs)),
    budgets: Float64Array.from(rows, ({ budget }) => Number(budget ?? Number.NaN)),
    ages: Float64Array.from(rows, ({ age }) => age ?? Number.NaN),
    characteristic: (wanted) => characteristicOf(rows, wanted),
    flags: flagsOf(rows),
    idOf: (position) => rows[position]?.caseId ?? '',
    excludeReasonOf: (position) => rows[position]?.excludeReason?.trim() || undefined,
  };
}

function pointsOf(rows: readonly ParsedFirmCase[]): Pick<Cohort, 'points' | 'pointsDecimals'> {
  const scaled = scalePoints(rows.flatMap(({ points }) => (points === undefined ? [] : [points])));
  let next = 0;
  const place = ({ points }: ParsedFirmCase): number =>
    points === undefined ? Number.NaN : (scaled.points[next++] ?? Number.NaN);
  return { points: Float64Array.from(rows, place), pointsDecimals: scaled.pointsDecimals };
}

function packageOf({ packageValue, oneOff = 0n }: ParsedFirmCase, oneOffs: OneOffs): number {
  if (packageValue === undefined) return Number.NaN;
  return Number(oneOffs === 'exclude' ? packageValue - oneOff : packageValue);
}

function flagsOf(rows: readonly ParsedFirmCase[]): Map<string, Uint8Array> {
  const flags = new Map<string, Uint8Array>();
  rows.forEach(({ flags: own = [] }, position) => {
    for (const flag of own) {
      const column = flags.get(flag) ?? new Uint8Array(rows.length);
      column[position] = 1;
      flags.set(flag, column);
    }
  });
  return flags;
}

function characteristicOf(rows: readonly ParsedFirmCase[], name: string): Characteristic | undefined {
  const values = rows.map((row) =>
    name === 'group' ? row.group : row.characteristics?.find((one) => one.name === name)?.value,
  );
  const names = [...new Set(values)].filter((value) => value !== undefined).sort(byText);
  if (names.length === 0) return undefined;
  const places = new Map(names.map((value, place) => [value, place]));
  return { names, codes: Int32Array.from(values, (value) => (value === undefined ? -1 : (places.get(value) ?? -1))) };
}

/** Puts texts in order, whole numbers among them by size. */
export function byText(a: string, b: string): number {
  const [first, second] = [Number(a), Number(b)];
  if (Number.isSafeInteger(first) && Number.isSafeInteger(second) && first !== second) return first - second;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A characteristic of a cohort, or a refusal that says what to name. An empty cohort has every characteristic. */
export function requireCharacteristic(cohort: Cohort, name: string): Characteristic {
  const found = cohort.characteristic(name);
  if (found !== undefined) return found;
  if (cohort.length === 0) return { names: [], codes: new Int32Array() };
  return fail('unknown-name', ['options', 'by'], `no case has a ${name}; name group or a characteristic of the cases`);
}
