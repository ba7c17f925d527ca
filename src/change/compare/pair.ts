import type { CohortCase, ParsedCase } from '../../cohort/case.js';
import { type Characteristic, requireCharacteristic } from '../../cohort/characteristic.js';
import { type Cohort, requireAmounts } from '../../cohort/cohort.js';
import type { CohortColumns } from '../../cohort/columns.js';
import { readCases, readCohort } from '../../cohort/read.js';
import { columnsOfCases } from '../../cohort/read-cases.js';
import { formatAmount } from '../../money/amount.js';
import type { Warning } from '../../warning.js';
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

/** Checks cases and lays them out, with the parts that are not compared taken off. */
export function readPairOfCases(cases: readonly CohortCase[], selection: Selection): StagePair {
  const rows = readCases(cases);
  return pairOf(columnsOfCases(rows, selection), selection, oneOffWarnings(rows, selection));
}

/** Checks columns, from which nothing has to be taken off. */
export function readPairOfColumns(columns: CohortColumns, selection: Selection): StagePair {
  return pairOf(readCohort(columns), selection, []);
}

function pairOf(cohort: Cohort, { from, to, base = from, by }: Selection, warnings: readonly Warning[]): StagePair {
  return {
    ...cohort,
    from: requireAmounts(cohort, from),
    to: requireAmounts(cohort, to),
    base: requireAmounts(cohort, base),
    groups: by === undefined ? undefined : requireCharacteristic(cohort, by, 'by'),
    warnings,
  };
}

function oneOffWarnings(rows: readonly ParsedCase[], { from, to, oneOffs: rule }: Selection): Warning[] {
  // A case without a one-off part at a stage adds nothing.
  const of = ({ oneOffs }: ParsedCase): bigint => (oneOffs?.[from] ?? 0n) + (from === to ? 0n : (oneOffs?.[to] ?? 0n));
  const withOneOffs = rows.filter((row) => of(row) > 0n);
  if (withOneOffs.length === 0) return [];
  const pounds = formatAmount(withOneOffs.reduce((sum, row) => sum + of(row), 0n));
  const message = `one-off purchases of £${pounds} in ${withOneOffs.length} cases are ${rule === 'exclude' ? 'left out' : 'included'}`;
  return [{ code: `one-offs-${rule}d`, message, details: { pounds, cases: withOneOffs.length } }];
}
