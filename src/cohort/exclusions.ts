import { numberAt } from '../exact/at.js';
import { compareLabels, compareText } from '../exact/labels.js';
import { type Top, topBy } from './order/top.js';

/**
 * Why a case is not compared, in the order in which it is told.
 *
 * - `stated`: the caller says so, with a reason
 * - `newcomer`: a newcomer, who has no traditional package (RR145 footnote 17)
 * - `missing-points`: the need is not known, where the figure rests on it
 * - `missing-amount`: the amount of a stage is not there
 * - `zero-base`: the base is £0, so that the change has no percentage
 */
export type ExclusionCode = 'stated' | 'newcomer' | 'missing-points' | 'missing-amount' | 'zero-base';

/** Why a case is not compared. */
export interface Reason {
  /** The reason, as a program tells it. */
  readonly code: ExclusionCode;
  /** The same in words. */
  readonly reason: string;
}

/** Cases that are not compared, and why. */
export interface Exclusion extends Reason {
  /** How many. */
  readonly cases: number;
  /** The first of them, in the order of their ids. */
  readonly caseIds: readonly string[];
}

/** How many cases are left out of a figure, and why. */
export type LeftOut = Pick<Exclusion, 'reason' | 'cases'>;

const ORDER: readonly ExclusionCode[] = ['stated', 'newcomer', 'missing-points', 'missing-amount', 'zero-base'];

/** What cases are picked from. */
interface Source {
  readonly idOf: (position: number) => string;
  readonly excludeReasonOf: (position: number) => string | undefined;
}

/**
 * Picks the cases that nothing speaks against, and gathers the others by their reasons: those that the caller states
 * first, and reasons of one kind in the order of labels, whatever the order of the cases.
 *
 * @param reasonOf why a case is not compared, where the caller does not leave it out already
 * @param list how many ids are told for each reason
 */
export function keepCases(
  source: Source,
  positions: Uint32Array,
  reasonOf: (position: number) => Reason | undefined,
  list: number,
): { kept: Uint32Array; excluded: Exclusion[] } {
  const found = new Map<string, Reason & { cases: number; ids: Top<string> }>();
  const exclude = (position: number, { code, reason }: Reason): void => {
    const key = `${code} ${reason}`;
    const entry = found.get(key) ?? { code, reason, cases: 0, ids: topBy(list, compareText) };
    found.set(key, entry);
    entry.cases += 1;
    entry.ids.add(source.idOf(position));
  };
  const kept = new Uint32Array(positions.length);
  let n = 0;
  for (let place = 0; place < positions.length; place += 1) {
    const position = numberAt(positions, place);
    const stated = source.excludeReasonOf(position);
    const reason = stated === undefined ? reasonOf(position) : ({ code: 'stated', reason: stated } as const);
    if (reason !== undefined) exclude(position, reason);
    else kept[n++] = position;
  }
  const sorted = [...found.values()].sort(
    (a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code) || compareLabels(a.reason, b.reason),
  );
  return {
    kept: kept.subarray(0, n),
    excluded: sorted.map(({ code, reason, cases, ids }) => ({ code, reason, cases, caseIds: ids.list() })),
  };
}

/** The positions of all cases. */
export function everyPosition(length: number): Uint32Array {
  const positions = new Uint32Array(length);
  for (let position = 0; position < length; position += 1) positions[position] = position;
  return positions;
}
