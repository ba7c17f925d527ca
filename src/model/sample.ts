import * as z from 'zod';
import { fail, type Path, problemList } from '../errors.js';
import type { Ratio } from '../exact/ratio.js';
import { idSchema } from '../identifier.js';
import { formatAmount, formatPounds, type Pence, positiveAmountSchema } from '../money/amount.js';
import { parseRows } from '../parse.js';
import { countOf, type Warning } from '../warning.js';
import { pointsSchema } from './allocation.js';

/** The most cases in a calibration sample. */
export const MAX_SAMPLE = 1_000_000;

/** A case of the sample that calibrates a model: scored, and with the value of its existing package or costed plan. */
export const sampleCaseSchema = z.strictObject({
  caseId: idSchema,
  points: pointsSchema,
  /** The value of the existing package in pounds a year, one-offs included. */
  packageValue: positiveAmountSchema,
  /** The part of `packageValue` that is one-off, in pounds. */
  oneOff: positiveAmountSchema.exactOptional(),
  group: idSchema.exactOptional(),
  /** Why this case is left out of the calibration. */
  excludeReason: z.string().max(1000).exactOptional(),
});

/** A case of a calibration sample, as callers give it. */
export type SampleCase = z.input<typeof sampleCaseSchema>;

/** Whether the one-off part of a package counts in a calibration. */
export const oneOffsSchema = z.enum(['exclude', 'include']).default('exclude');

/** A case that takes part in a calibration. */
export interface CalibrationCase {
  readonly caseId: string;
  readonly points: Ratio;
  readonly value: Pence;
  readonly group: string | undefined;
}

/** A case that was left out of a calibration, and why. */
export interface ExcludedCase {
  readonly caseId: string;
  readonly reason: string;
}

/** A sample as a calibration uses it. */
export interface CalibrationSample {
  readonly cases: readonly CalibrationCase[];
  readonly excluded: readonly ExcludedCase[];
  readonly warnings: readonly Warning[];
}

/**
 * Checks a sample and takes out what does not calibrate.
 *
 * @throws RasError with every problem of the sample; `undefined-result` when no case is left
 * @choice one-offs: the one-off part of a package is left out of a calibration unless the caller includes it
 * @choice zero-packages: a case whose package is £0 stays in the sample, with a warning; RR145 5.7 speaks of current users
 */
export function readSample(input: unknown, oneOffs: 'exclude' | 'include', at: Path = ['sample']): CalibrationSample {
  const rows = parseRows(sampleCaseSchema, input, at);
  if (rows.length > MAX_SAMPLE) fail('too-large', at, `a sample has at most ${MAX_SAMPLE} cases, not ${rows.length}`);
  checkRows(rows, at);
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

type SampleRow = z.output<typeof sampleCaseSchema>;

function checkRows(rows: readonly SampleRow[], at: Path): void {
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
}

function warningsOf(
  rows: readonly SampleRow[],
  cases: readonly CalibrationCase[],
  oneOffs: 'exclude' | 'include',
): Warning[] {
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
