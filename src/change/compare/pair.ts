import type { ParsedCase } from '../../cohort/case.js';
import { type Characteristic, requireCharacteristic, tellOfCharacteristics } from '../../cohort/characteristic.js';
import { type Cohort, requireAmounts, tellOfAmounts } from '../../cohort/cohort.js';
import { columnsOfCases } from '../../cohort/read/read-cases.js';
import { problemList } from '../../errors.js';
import { formatAmount, formatPounds } from '../../money/amount.js';
import { countOf, type Warning } from '../../warning.js';
import type { ParsedCompareOptions } from '../options.js';

/** A cohort at two stages that are compared. Amounts are whole pence; NaN is an amount that is not there. */
export interface StagePair extends Cohort {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly base: Float64Array;
  /** Absent unless the comparison is by something. */
  readonly groups: Characteristic | undefined;
  readonly warnings: readonly Warning[];
}

/** What says which columns are compared. */
export type Selection = Pick<ParsedCompareOptions, 'from' | 'to' | 'base' | 'by' | 'oneOffs' | 'contingency'>;

/** Lays out cases, with the parts that are not compared taken off. */
export function pairOfCases(rows: readonly ParsedCase[], selection: Selection): StagePair {
  return { ...pairOf(columnsOfCases(rows, selection), selection), warnings: oneOffWarnings(rows, selection) };
}

/** A cohort at two of its stages. */
export function pairOf(cohort: Cohort, { from, to, base = from, by }: Selection): StagePair {
  const problems = problemList();
  tellOfAmounts(cohort, [from, to, base], problems);
  if (by !== undefined) tellOfCharacteristics(cohort, [by], 'by', problems);
  problems.throwIfAny();
  return {
    ...cohort,
    from: requireAmounts(cohort, from),
    to: requireAmounts(cohort, to),
    base: requireAmounts(cohort, base),
    groups: by === undefined ? undefined : requireCharacteristic(cohort, by, 'by'),
    warnings: [],
  };
}

function oneOffWarnings(rows: readonly ParsedCase[], { from, to, oneOffs: rule }: Selection): Warning[] {
  // A case without a one-off part at a stage adds nothing.
  const of = ({ oneOff }: ParsedCase): bigint => (oneOff?.[from] ?? 0n) + (from === to ? 0n : (oneOff?.[to] ?? 0n));
  const withOneOffs = rows.filter((row) => of(row) > 0n);
  if (withOneOffs.length === 0) return [];
  const pounds = formatAmount(withOneOffs.reduce((sum, row) => sum + of(row), 0n));
  const message = `one-off purchases of ${formatPounds(pounds)} in ${countOf(withOneOffs.length, 'case')} are ${rule === 'exclude' ? 'left out' : 'included'}`;
  return [{ code: `one-offs-${rule}d`, message, details: { pounds, cases: withOneOffs.length } }];
}
