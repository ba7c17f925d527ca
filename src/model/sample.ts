import * as z from 'zod';
import { fail, type Path, type ProblemList } from '../errors.js';
import type { DecimalInput } from '../exact/decimal.js';
import type { Ratio } from '../exact/ratio.js';
import { readAsData } from '../guard/guard.js';
import { idSchema, textOfAtMost } from '../identifier.js';
import { type AmountInput, formatAmount, formatPounds, type Pence, positiveAmountSchema } from '../money/amount.js';
import { deferred, schemaFor } from '../parse/deferred.js';
import { parseRows } from '../parse/rows.js';
import { countOf, type Warning } from '../warning.js';
import { pointsSchema } from './shared/budget/allocation.js';

/** The most cases in a calibration sample. */
export const MAX_SAMPLE = 1_000_000;

/** A case of the sample that calibrates a model: scored, and with the value of its existing package or costed plan. */
export interface SampleCase {
  /** The family's id. */
  readonly caseId: string;
  /** Its points: 0 or more, at most six decimals. */
  readonly points: DecimalInput;
  /** The value of the existing package in pounds a year, one-offs included. */
  readonly packageValue: AmountInput;
  /** The part of `packageValue` that is one-off, in pounds. */
  readonly oneOff?: AmountInput;
  /** The group that the family is in, for a price per group. */
  readonly group?: string;
  /** Why this case is left out of the calibration. */
  readonly excludeReason?: string;
}

/** A case that is left out of a calibration, with the reason; what of it nobody knows is left away. */
export interface LeftOutCase extends Partial<SampleCase> {
  /** The family's id. */
  readonly caseId: string;
  /** Why this case is left out of the calibration; more than blanks. */
  readonly excludeReason: string;
}

/**
 * The rows of a sample with a 0 wherever a case that is left out lacks its points or its package, so that every row has
 * the fields of a case. Neither is used.
 */
export function withoutGaps(rows: readonly unknown[], fields: readonly ('points' | 'packageValue')[]): unknown[] {
  const filled: unknown[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    filled.push(isLeftOut(row) ? fillGaps(row, fields) : row);
  }
  return filled;
}

function isLeftOut(row: unknown): row is Readonly<Record<string, unknown>> {
  if (typeof row !== 'object' || row === null || !('excludeReason' in row)) return false;
  return typeof row.excludeReason === 'string' && isReason(row.excludeReason);
}

function fillGaps(row: Readonly<Record<string, unknown>>, fields: readonly string[]): unknown {
  const missing = fields.filter((field) => row[field] === undefined);
  if (missing.length === 0) return row;
  const filled = { ...row, ...Object.fromEntries(missing.map((field) => [field, 0])) };
  // A part of a package that nobody knows is not held against it.
  return missing.includes('packageValue') && row.oneOff !== undefined ? { ...filled, oneOff: 0 } : filled;
}

/** Whether a case is left out: its reason is more than blanks. */
export function isReason(excludeReason: string | undefined): excludeReason is string {
  return excludeReason !== undefined && excludeReason.trim() !== '';
}

/** The fields of a case of a calibration sample. */
export function sampleCaseFields() {
  return {
    caseId: idSchema,
    points: pointsSchema,
    packageValue: positiveAmountSchema,
    oneOff: positiveAmountSchema.exactOptional(),
    group: idSchema.exactOptional(),
    excludeReason: textOfAtMost(1000).exactOptional(),
  };
}

/** A case of a calibration sample. */
export const sampleCaseSchema = schemaFor<SampleCase>()(() => z.strictObject(sampleCaseFields()));

/** Whether the one-off part of a package counts: it is left out, or it is in. */
export const ONE_OFFS = ['exclude', 'include'] as const;

/** Whether the one-off part of a package counts. */
export type OneOffs = (typeof ONE_OFFS)[number];

/** Whether the one-off part of a package counts in a calibration. */
export const oneOffsSchema = deferred(() => z.enum(ONE_OFFS).default('exclude'));

/** A case that takes part in a calibration. */
export interface CalibrationCase {
  readonly caseId: string;
  readonly points: Ratio;
  readonly value: Pence;
  readonly group: string | undefined;
}

/** A case that was left out of a calibration, and why. */
export interface ExcludedCase {
  /** The family's id. */
  readonly caseId: string;
  /** The reason, as the caller stated it. */
  readonly reason: string;
}

/** A sample as a calibration uses it. */
export interface CalibrationSample {
  readonly cases: readonly CalibrationCase[];
  readonly excluded: readonly ExcludedCase[];
  readonly warnings: readonly Warning[];
}

/** A row of a sample, parsed. */
export type SampleRow = z.output<typeof sampleCaseSchema>;

/**
 * Reads the rows of a sample.
 *
 * @throws RasError with every problem of the sample
 */
export function readSampleRows(input: unknown, at: Path): SampleRow[] {
  readAsData(input, at, () => {
    if (!Array.isArray(input) || input.length <= MAX_SAMPLE) return;
    fail('too-large', at, `a sample has at most ${MAX_SAMPLE} cases, not ${input.length}`);
  });
  const whole = readAsData(input, at, () =>
    Array.isArray(input) ? withoutGaps(input, ['points', 'packageValue']) : input,
  );
  return parseRows(sampleCaseSchema, whole, at, checkEachOnce, checkOneOffs);
}

function checkEachOnce(rows: readonly SampleRow[], problems: ProblemList, at: Path): void {
  const seen = new Set<string>();
  rows.forEach(({ caseId }, index) => {
    if (seen.has(caseId)) problems.add('duplicate', [...at, index, 'caseId'], 'this case stands in the sample twice');
    seen.add(caseId);
  });
}

function checkOneOffs(rows: readonly SampleRow[], problems: ProblemList, at: Path): void {
  rows.forEach(({ packageValue, oneOff }, index) => {
    if (oneOff !== undefined && oneOff > packageValue) {
      problems.add('inconsistent', [...at, index, 'oneOff'], 'the one-off part is more than the whole package');
    }
  });
}

/**
 * Takes out of a sample what does not calibrate.
 *
 * @throws RasError `undefined-result` when no case is left
 * @choice one-offs: the one-off part of a package is left out of a calibration unless the caller includes it
 * @choice zero-packages: a case whose package is £0 stays in the sample, with a warning; RR145 5.7 speaks of current users
 */
export function sampleOf(rows: readonly SampleRow[], oneOffs: OneOffs, at: Path): CalibrationSample {
  const cases: CalibrationCase[] = [];
  const excluded: ExcludedCase[] = [];
  for (const { caseId, points, packageValue, oneOff = 0n, group, excludeReason } of rows) {
    if (isReason(excludeReason)) excluded.push({ caseId, reason: excludeReason });
    else cases.push({ caseId, points, value: oneOffs === 'exclude' ? packageValue - oneOff : packageValue, group });
  }
  if (cases.length === 0)
    fail('undefined-result', at, 'no case is left in the sample; a calibration needs one or more');
  return { cases, excluded, warnings: warningsOf(rows, cases, oneOffs) };
}

function warningsOf(rows: readonly SampleRow[], cases: readonly CalibrationCase[], oneOffs: OneOffs): Warning[] {
  const warnings: Warning[] = [];
  const withOneOff = rows.filter(
    ({ oneOff, excludeReason }) => oneOff !== undefined && oneOff > 0n && !isReason(excludeReason),
  );
  if (withOneOff.length > 0) {
    const sum = formatAmount(withOneOff.reduce((total, { oneOff = 0n }) => total + oneOff, 0n));
    const verb = oneOffs === 'exclude' ? 'left out' : 'included';
    const message = `one-off purchases of ${formatPounds(sum)} in ${countOf(withOneOff.length, 'package')} are ${verb}`;
    warnings.push({ code: `one-offs-${oneOffs}d`, message, details: { pounds: sum, cases: withOneOff.length } });
  }
  const zero = cases.filter(({ value }) => value === 0n).length;
  if (zero > 0) {
    const message = `${countOf(zero, 'case')} of ${cases.length} with a package of £0; such cases lower the price of a point`;
    warnings.push({ code: 'zero-packages', message, details: { cases: zero } });
  }
  return warnings;
}
