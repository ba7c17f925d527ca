import { fail } from '../errors.js';
import { scalePoints } from '../model/cohort.js';
import { parseRows } from '../parse.js';
import { STAGES, type Stage } from '../stage.js';
import { checkCases, type EquityCase, equityCaseSchema, OWN_COLUMNS, type ParsedEquityCase } from './case.js';
import { type EquityColumns, readColumns } from './columns.js';
import { compareLabels } from './labels.js';

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
  readonly amounts: ReadonlyMap<Stage, Float64Array>;
  readonly characteristic: (name: string) => Characteristic | undefined;
  readonly idOf: (position: number) => string;
  /** Why the caller leaves a case out. */
  readonly excludeReasonOf: (position: number) => string | undefined;
}

/** What is compared: case objects, or columns for many cases at once. */
export type EquityInput = readonly EquityCase[] | EquityColumns;

/** Checks cases or columns and lays them out as columns. */
export function readCohort(input: EquityInput): Cohort {
  return isColumns(input) ? readColumns(input) : readCases(input);
}

function isColumns(input: EquityInput): input is EquityColumns {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

function readCases(input: unknown): Cohort {
  const rows = parseRows(equityCaseSchema, input, ['cases']);
  checkCases(rows);
  const scored = rows.flatMap(({ points }) => (points === undefined ? [] : [points]));
  const scaled = scalePoints(scored);
  let next = 0;
  const points = Float64Array.from(rows, (row) =>
    row.points === undefined ? Number.NaN : (scaled.points[next++] ?? Number.NaN),
  );
  const column = (stage: Stage) => Float64Array.from(rows, (row) => Number(row[stage] ?? Number.NaN));
  return {
    length: rows.length,
    points,
    pointsDecimals: scaled.pointsDecimals,
    amounts: new Map(STAGES.map((stage) => [stage, column(stage)])),
    characteristic: (name) => characteristicOf(rows, name),
    idOf: (position) => rows[position]?.caseId ?? '',
    excludeReasonOf: (position) => rows[position]?.excludeReason?.trim() || undefined,
  };
}

function characteristicOf(rows: readonly ParsedEquityCase[], name: string): Characteristic | undefined {
  const own = OWN_COLUMNS.find((column) => column === name);
  const read = (row: ParsedEquityCase): string | undefined =>
    own === undefined ? row.characteristics?.find((one) => one.name === name)?.value : row[own];
  const values = rows.map(read);
  const names = [...new Set(values)].filter((value) => value !== undefined).sort(compareLabels);
  if (names.length === 0) return undefined;
  const places = new Map(names.map((value, place) => [value, place]));
  return { names, codes: Int32Array.from(values, (value) => (value === undefined ? -1 : (places.get(value) ?? -1))) };
}

/** A characteristic of a cohort, or a refusal that says what to name. An empty cohort has every characteristic. */
export function requireCharacteristic(cohort: Cohort, name: string, option: string): Characteristic {
  const found = cohort.characteristic(name);
  if (found !== undefined) return found;
  if (cohort.length === 0) return { names: [], codes: new Int32Array() };
  const message = `no case has a ${name}; name a characteristic that cases carry, or status, site or group`;
  return fail('unknown-name', ['options', option], message, { name });
}
