import type { LeftOut } from '../cohort/exclusions.js';
import { type Part, partField, periodField } from '../cohort/options.js';
import type { Period, TimedPeriod } from '../money/period.js';

/** What everything that reads points and packages may be told. */
export interface SampleOptions {
  /** Whether the one-off parts of packages count; `exclude` unless told otherwise. Columns come without what does not. */
  readonly oneOffs?: Part | undefined;
  /** The period of packages and budgets; `year` unless told otherwise. */
  readonly period?: TimedPeriod | undefined;
}

/** The fields of what everything that reads points and packages may be told. */
export function sampleFields() {
  return { oneOffs: partField('exclude'), period: periodField() };
}

/** What every result on a sample says. */
export interface SampleResult {
  /** The period of every amount in it. */
  readonly period: Period;
  /** How many cases it rests on. */
  readonly n: number;
  /** How many cases were left out, and why. */
  readonly leftOut: readonly LeftOut[];
}
