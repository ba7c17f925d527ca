import { fail } from '../errors.js';
import { formatAmount } from '../money/amount.js';
import { parseRows } from '../parse.js';
import type { Stage } from '../stage.js';
import type { Warning } from '../warning.js';
import { checkCases, type ParsedStageCase, stageCaseSchema } from './case.js';
import { compareLabels } from './labels.js';
import type { ParsedCompareOptions } from './options.js';

/** The cases of a comparison as columns, a place a case. Amounts are whole pence; NaN is an amount that is not there. */
export interface Cohort {
  readonly length: number;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly base: Float64Array;
  /** 1 for a newcomer, 0 for an existing family. */
  readonly newcomer: Uint8Array;
  /** Positions in `groupNames`; -1 where a case has no group. */
  readonly groupCodes: Int32Array | undefined;
  readonly groupNames: readonly string[];
  /** Why the caller leaves a case out. */
  readonly excludeReasonOf: (position: number) => string | undefined;
  readonly idOf: (position: number) => string;
  readonly warnings: readonly Warning[];
}

/** What says which columns are made of cases. */
export type Selection = Pick<ParsedCompareOptions, 'from' | 'to' | 'base' | 'by' | 'oneOffs' | 'contingency'>;

/** Checks cases and lays out the columns that a comparison needs, with the parts that are not compared taken off. */
export function readCases(input: unknown, selection: Selection): Cohort {
  const rows = parseRows(stageCaseSchema, input, ['cases']);
  checkCases(rows);
  const { from, to, base = from, by } = selection;
  const column = (stage: Stage): Float64Array => Float64Array.from(rows, (row) => penceAt(row, stage, selection));
  const fromPence = column(from);
  const labels = by === undefined ? undefined : rows.map((row) => labelOf(row, by));
  const groupNames = [...new Set(labels)].filter((label) => label !== undefined).sort(compareLabels);
  const codes = new Map(groupNames.map((name, code) => [name, code]));
  return {
    length: rows.length,
    from: fromPence,
    to: column(to),
    base: base === from ? fromPence : column(base),
    newcomer: Uint8Array.from(rows, ({ status }) => (status === 'newcomer' ? 1 : 0)),
    groupCodes: labels && Int32Array.from(labels, (label) => (label === undefined ? -1 : (codes.get(label) ?? -1))),
    groupNames,
    excludeReasonOf: (position) => rows[position]?.excludeReason?.trim() || undefined,
    idOf: (position) => rows[position]?.caseId ?? '',
    warnings: oneOffWarnings(rows, selection),
  };
}

function penceAt(row: ParsedStageCase, stage: Stage, { oneOffs, contingency }: Selection): number {
  const amount = row[stage];
  if (amount === undefined) return Number.NaN;
  const oneOff = oneOffs === 'exclude' ? (row.oneOff?.[stage] ?? 0n) : 0n;
  const reserve = contingency === 'exclude' ? (row.contingency?.[stage] ?? 0n) : 0n;
  return Number(amount - oneOff - reserve);
}

function labelOf(row: ParsedStageCase, by: string): string | undefined {
  if (by === 'site') return row.site;
  if (by === 'group') return row.group;
  return row.characteristics?.find(({ name }) => name === by)?.value;
}

function oneOffWarnings(rows: readonly ParsedStageCase[], { from, to, oneOffs }: Selection): Warning[] {
  const of = ({ oneOff }: ParsedStageCase): bigint =>
    (oneOff?.[from] ?? 0n) + (from === to ? 0n : (oneOff?.[to] ?? 0n));
  const withOneOff = rows.filter((row) => of(row) > 0n);
  if (withOneOff.length === 0) return [];
  const pounds = formatAmount(withOneOff.reduce((sum, row) => sum + of(row), 0n));
  const message = `one-off purchases of £${pounds} in ${withOneOff.length} cases are ${oneOffs === 'exclude' ? 'left out' : 'included'}`;
  return [{ code: `one-offs-${oneOffs}d`, message, details: { pounds, cases: withOneOff.length } }];
}

/** Refuses `by` where no column can answer it. */
export function requireGroups(cohort: Cohort, by: string | undefined): void {
  if (by === undefined || cohort.length === 0 || cohort.groupNames.length > 0) return;
  fail('unknown-name', ['options', 'by'], `no case has a ${by}; name site, group or a characteristic that cases carry`);
}
