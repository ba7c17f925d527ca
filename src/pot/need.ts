import { type Amount, formatAmount, formatPounds, type Pence } from '../money/amount.js';

/** A family whose amount after a change is less than what its assessed need costs; pounds per the same period. */
export interface NeedShortfall {
  /** The family's id. */
  readonly caseId: string;
  /** What its assessed need costs, as the caller states it. */
  readonly costOfNeed: Amount;
  /** What it has before the change; null where it has no amount, which is not £0. */
  readonly before: Amount | null;
  /** What it has after the change. */
  readonly after: Amount;
  /** What is lacking after the change. */
  readonly shortfall: Amount;
  /** How much of it was not lacking before the change; null where the amount before is not known. */
  readonly madeByChange: Amount | null;
}

/** Whether amounts are enough for assessed need, so far as anybody has said what it costs. */
export interface NeedCheck {
  /** `yes` only where the need of every family is stated and met; `no` as soon as one is known to be short. */
  readonly enough: 'yes' | 'no' | 'not-known';
  /** How many families there are. */
  readonly families: number;
  /** For how many of them the cost of need is stated. */
  readonly stated: number;
  /** For how many of them nobody has stated it. */
  readonly notStated: number;
  /** Families whose need is stated and who have no amount to set against it, which is not £0. */
  readonly withoutAmount: number;
  /** Families that are short, in the order of the list. */
  readonly short: readonly NeedShortfall[];
  /** What they lack together, at least; `'0.00'` only where all have enough, null where it is not known. */
  readonly shortfall: Amount | null;
  /** How many shortfalls the change makes or makes larger, at least; 0 only where that is known of all families, else null. */
  readonly made: number | null;
  /** What the change adds to shortfalls, at least; `'0.00'` only where that is known of all families, else null. */
  readonly madeByChange: Amount | null;
  /** Of how many shortfalls it is not known whether the change makes them: the family had no amount before. */
  readonly madeUnknown: number;
  /** The answer in words. */
  readonly statement: string;
}

/** A family whose need is asked about, in pence of one period. */
export interface NeedRow {
  readonly caseId: string;
  readonly costOfNeed?: Pence | undefined;
  readonly before: Pence | null;
  readonly after: Pence | null;
}

/**
 * Sets amounts before and after a change against what assessed need costs.
 *
 * @source RR145 5.5 (the authority must meet assessed need)
 * @choice need-not-stated: a need that nobody has stated is never counted as met, and shortfalls are told as "at least"
 */
export function checkNeed(rows: readonly NeedRow[]): NeedCheck {
  const short: NeedShortfall[] = [];
  let [stated, withoutAmount, lacking, made, added] = [0, 0, 0n, 0, 0n];
  for (const { caseId, costOfNeed, before, after } of rows) {
    if (costOfNeed === undefined) continue;
    stated += 1;
    if (after === null) withoutAmount += 1;
    if (after === null || after >= costOfNeed) continue;
    const more = before === null ? null : costOfNeed - after - atLeastZero(costOfNeed - before);
    const isMade = more !== null && more > 0n;
    lacking += costOfNeed - after;
    made += isMade ? 1 : 0;
    added += isMade ? more : 0n;
    short.push({
      caseId,
      costOfNeed: formatAmount(costOfNeed),
      before: before === null ? null : formatAmount(before),
      after: formatAmount(after),
      shortfall: formatAmount(costOfNeed - after),
      madeByChange: more === null ? null : formatAmount(atLeastZero(more)),
    });
  }
  const counts = { families: rows.length, stated, notStated: rows.length - stated, withoutAmount };
  const madeUnknown = short.filter(({ madeByChange }) => madeByChange === null).length;
  const enough = enoughOf(counts, short.length);
  // 0 is said only where everybody was looked at.
  const isMadeKnown = made > 0 || (isSure(counts) && madeUnknown === 0);
  const sums = { short, shortfall: formatAmount(lacking), made, madeByChange: formatAmount(added), madeUnknown };
  return {
    enough,
    ...counts,
    short,
    shortfall: enough === 'not-known' ? null : sums.shortfall,
    made: isMadeKnown ? made : null,
    madeByChange: isMadeKnown ? sums.madeByChange : null,
    madeUnknown,
    statement: statementOf(counts, sums),
  };
}

type Counts = Pick<NeedCheck, 'families' | 'stated' | 'notStated' | 'withoutAmount'>;

function enoughOf(counts: Counts, short: number): NeedCheck['enough'] {
  if (short > 0) return 'no';
  return isSure(counts) ? 'yes' : 'not-known';
}

/** Whether the need of every family is stated and has an amount set against it. */
function isSure({ families, stated, withoutAmount }: Counts): boolean {
  return families > 0 && stated === families && withoutAmount === 0;
}

interface Sums {
  readonly short: readonly NeedShortfall[];
  readonly shortfall: Amount;
  readonly made: number;
  readonly madeByChange: Amount;
  readonly madeUnknown: number;
}

function statementOf(counts: Counts, { short, shortfall, made, madeByChange, madeUnknown }: Sums): string {
  const { families, stated, notStated, withoutAmount } = counts;
  if (families === 0) return 'there is no family whose need could be asked about';
  if (stated === 0) return `not known: of ${families} families nobody has said what assessed need costs`;
  const nobody = notStated === 0 ? '' : `; for ${notStated} nobody has said what assessed need costs`;
  const none = withoutAmount === 0 ? '' : `; ${withoutAmount} have no amount to set against it`;
  const open = `${nobody}${none}`;
  if (short.length === 0) {
    return open === ''
      ? `yes: the amounts of all ${families} families meet assessed need`
      : `not known: ${stated - withoutAmount} of ${families} families have enough for assessed need${open}`;
  }
  const least = open === '' ? '' : 'at least ';
  const by = `by ${least}${formatPounds(shortfall)} in all`;
  const change = changeWords({ made, madeByChange, madeUnknown, isSure: open === '' }, short.length);
  return `no: ${least}${short.length} of ${families} families fall short of assessed need, ${by}; ${change}${open}`;
}

interface Made extends Pick<Sums, 'made' | 'madeByChange' | 'madeUnknown'> {
  readonly isSure: boolean;
}

function changeWords({ made, madeByChange, madeUnknown: unknown, isSure: sure }: Made, short: number): string {
  const before = `${unknown} had no amount before`;
  if (unknown > 0 && unknown === short) return `what of it the change makes is not known: ${before}`;
  if (unknown > 0 && made === 0) {
    return `the change makes none of what the others lack; of the rest it is not known: ${before}`;
  }
  if (made === 0) return sure ? 'the change makes none of this' : 'the change makes none of what they lack';
  const known = `the change makes ${unknown === 0 && sure ? '' : 'at least '}${formatPounds(madeByChange)} of it`;
  return unknown === 0 ? known : `${known}; of the rest it is not known: ${before}`;
}

const atLeastZero = (pence: Pence): Pence => (pence > 0n ? pence : 0n);
