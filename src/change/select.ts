import type { Stage } from '../stage.js';
import type { Cohort } from './cohort.js';
import { compareLabels, compareText } from './labels.js';
import type { ParsedCompareOptions } from './options.js';
import { topBy } from './top.js';

/**
 * Why a case is not compared.
 *
 * - `stated`: the caller says so, with a reason
 * - `newcomer`: a newcomer, who has no traditional package (RR145 footnote 17)
 * - `missing-amount`: the amount of a stage is not there
 * - `zero-base`: the base is £0, so that the change has no percentage
 */
export type ExclusionCode = 'stated' | 'newcomer' | 'missing-amount' | 'zero-base';

/** Cases that are not compared, and why. */
export interface Exclusion {
  readonly code: ExclusionCode;
  readonly reason: string;
  readonly cases: number;
  /** The first of them, in the order of their ids. */
  readonly caseIds: readonly string[];
}

/** What says which cases are compared. */
export type Rules = Pick<ParsedCompareOptions, 'from' | 'to' | 'base' | 'zeroBase' | 'list'>;

interface Reason {
  readonly code: ExclusionCode;
  readonly reason: string;
}

/** Why each case is not compared, or undefined where it is. */
export function verdictOf(
  cohort: Cohort,
  { from, to, base = from, zeroBase }: Rules,
): (position: number) => Reason | undefined {
  const columns: readonly (readonly [Stage, Float64Array])[] = [
    [from, cohort.from],
    [to, cohort.to],
    [base, cohort.base],
  ];
  const missing = new Map(
    columns.map(([stage]) => [stage, { code: 'missing-amount', reason: `no ${stage} amount` }] as const),
  );
  const traditional = columns.find(([stage]) => stage === 'traditional')?.[1];
  return (position) => {
    const stated = cohort.excludeReasonOf(position);
    if (stated !== undefined) return { code: 'stated', reason: stated };
    if (cohort.newcomer[position] === 1 && traditional !== undefined && !((traditional[position] ?? 0) > 0))
      return NEWCOMER;
    for (const [stage, column] of columns) if (Number.isNaN(column[position])) return missing.get(stage);
    return zeroBase === 'exclude' && cohort.base[position] === 0
      ? { code: 'zero-base', reason: `${base} is £0` }
      : undefined;
  };
}

const NEWCOMER: Reason = { code: 'newcomer', reason: 'a newcomer without a traditional package' };
const ORDER: readonly ExclusionCode[] = ['stated', 'newcomer', 'missing-amount', 'zero-base'];

/** Gathers the cases that are not compared by their reasons. */
export function exclusionList(idOf: (position: number) => string, list: number) {
  const found = new Map<string, Reason & { cases: number; ids: ReturnType<typeof topBy<string>> }>();
  return {
    add(position: number, { code, reason }: Reason): void {
      const key = `${code} ${reason}`;
      const entry = found.get(key) ?? { code, reason, cases: 0, ids: topBy(list, compareText) };
      found.set(key, entry);
      entry.cases += 1;
      entry.ids.add(idOf(position));
    },
    result(): Exclusion[] {
      const sorted = [...found.values()].sort(
        (a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code) || compareLabels(a.reason, b.reason),
      );
      return sorted.map(({ code, reason, cases, ids }) => ({ code, reason, cases, caseIds: ids.list() }));
    },
  };
}
