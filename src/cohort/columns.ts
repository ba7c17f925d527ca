import type { NumberColumn } from '../exact/column.js';

/**
 * Cases as columns, a place a case: for many cases at once, without an object for each. Every column holds numbers alone;
 * NaN is what is not known, and null is refused.
 */
export interface CohortColumns {
  /** Whole scaled points: with `pointsDecimals` 1, 125 is 12.5 points; NaN where a case has none. */
  readonly points?: NumberColumn;
  /** How many decimals the points carry; 0 unless told otherwise, at most 6. */
  readonly pointsDecimals?: number;
  /** The amounts at each stage that there is; the others are known of no case. */
  readonly amounts?: AmountColumns;
  /** 1 for a newcomer, 0 for an existing family; all exist unless given. */
  readonly newcomer?: NumberColumn;
  /**
   * A whole number for each household; cases with the same one are drawn together where samples are drawn anew. NaN, and
   * every case where there is no such column, is a household of its own.
   */
  readonly households?: NumberColumn;
  /** In whole years; NaN where it is not known. */
  readonly ages?: NumberColumn;
  /** Each characteristic with the position in `names` for each case, or -1 where its value is not stated. */
  readonly characteristics?: readonly CharacteristicColumn[];
  /** What a score is known to capture badly: 1 for a case that has it, 0 for one that has not. */
  readonly flags?: readonly FlagColumn[];
  /** The ids that lists of cases name; the positions from 0 unless given. */
  readonly caseIds?: readonly string[];
}

/** Amounts as columns: whole pence per period, without what is not to be compared; NaN where a case has no such amount. */
export interface AmountColumns {
  /** The packages before. */
  readonly traditional?: NumberColumn;
  /** What the model gives. */
  readonly indicative?: NumberColumn;
  /** What families are told. */
  readonly communicated?: NumberColumn;
  /** What is agreed with the support plans. */
  readonly final?: NumberColumn;
}

/** A characteristic as a column. */
export interface CharacteristicColumn {
  /** What the cases are told apart by; each stands once. */
  readonly name: string;
  /** The groups, each once. */
  readonly names: readonly string[];
  /** For each case the position of its group in `names`, or -1. */
  readonly codes: NumberColumn;
}

/** A flag as a column. */
export interface FlagColumn {
  /** What a score captures badly, such as `night-care`; each stands once. */
  readonly name: string;
  /** 1 for a case that has it, 0 for one that has not. */
  readonly has: NumberColumn;
}
