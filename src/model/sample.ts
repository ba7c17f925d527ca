import * as z from 'zod';
import { fail, type Path, problemList } from '../errors.js';
import type { DecimalInput } from '../exact/decimal.js';
import type { Ratio } from '../exact/ratio.js';
import { readAsData } from '../guard.js';
import { idSchema } from '../identifier.js';
import { type AmountInput, formatAmount, formatPounds, type Pence, positiveAmountSchema } from '../money/amount.js';
import { deferred, parseRows, schemaFor } from '../parse.js';
import { countOf, type Warning } from '../warning.js';
import { pointsSchema } from './allocation.js';

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

/** The fields of a case of a calibration sample. */
export function sampleCaseFields() {
  return {
    caseId: idSchema,
    points: pointsSchema,
    packageValue: positiveAmountSchema,
    oneOff: positiveAmountSchema.exactOptional(),
    group: idSchema.exactOptional(),
    excludeReason: z.string().max(1000).exactOptional(),
  };
}

/** A case of a calibration sample. */
export const sampleCaseSchema = schemaFor<SampleCase>()(() => z.strictObject(sampleCaseFields()));

/** Whether the one-off part of a package counts. */
export type OneOffs = 'exclude' | 'include';

/** Whether the one-off part of a package counts in a calibration. */
export const oneOffsSchema = deferred(() => z.enum(['exclude', 'include']).default('exclude'));

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
  const rows = parseRows(sampleCaseSchema, input, at);
  const problems = problemList();
  const seen = new Set<string>();
  rows.forEach(({ caseId, packageValue, oneOff }, index) => {
    if (seen.has(caseId)) problems.add('duplicate', [...at, index, 'caseId'], 'this case stands in the sample twice');
    seen.add(caseId);
    if (oneOff !== undefined && oneOff > packageValue) {
      problems.add('inconsistent', [...at, index, 'oneOff'], 'the one-off part is more than the whole package');
    }
  });
  problems.throwIfAny();
  return rows;
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
    if (excludeReason !== undefined && excludeReason.trim() !== '') excluded.push({ caseId, reason: excludeReason });
    else cases.push({ caseId, points, value: oneOffs === 'exclude' ? packageValue - oneOff : packageValue, group });
  }
  if (cases.length === 0)
    fail('undefined-result', at, 'no case is left in the sample; a calibration needs one or more');
  return { cases, excluded, warnings: warningsOf(rows, cases, oneOffs) };
}

function warningsOf(rows: readonly SampleRow[], cases: readonly CalibrationCase[], oneOffs: OneOffs): Warning[] {
  const warnings: Warning[] = [];
  const withOneOff = rows.filter(({ oneOff }) => oneOff !== undefined && oneOff > 0n);
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
