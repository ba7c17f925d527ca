import type { Amount } from '../../money/amount.js';
import type { LimitBase } from '../council/settings.js';
import type { Causes } from '../question/causes.js';

/** A family that would be told another amount. Pounds a year. */
export interface Retold {
  /** The id of the case. */
  readonly caseId: string;
  /** What it was told; null when only the day is on record. */
  readonly communicated: Amount | null;
  /** What the new model gives; null where it gives no amount. */
  readonly indicative: Amount | null;
  /** What it would be told now, after the policy; null where there is no amount. */
  readonly wouldBeTold: Amount | null;
  /** Why it differs; null where last year's model, one of the amounts or the points of then are not known. */
  readonly causes: Causes | null;
}

/** A family whose final amount was decided; it stands and nothing is worked out anew. */
export interface DecidedFinal {
  /** The id of the case. */
  readonly caseId: string;
  /** Pounds a year. */
  readonly final: Amount;
}

/** A family that was told an amount and whose answers are contested: until they are decided nothing is worked out anew. */
export interface ContestedTold {
  /** The id of the case. */
  readonly caseId: string;
  /** What it was told, in pounds a year; null when only the day is on record. */
  readonly communicated: Amount | null;
}

/** Families whose amount would go one way, and the pounds a year that it is about. */
export interface OneWay {
  /** How many families. */
  readonly families: number;
  /** What it is about for all of them together. */
  readonly pounds: Amount;
}

/** Two sums over the same families, in pounds a year. */
export interface RecalibrationTotals {
  /** How many families have both amounts. */
  readonly families: number;
  /** What they were told. */
  readonly told: Amount;
  /** What they would be told. */
  readonly wouldBeTold: Amount;
  /** The second less the first. */
  readonly change: Amount;
}

/** Causes in sum. */
export interface CauseTotals extends Causes {
  /** Of how many families the causes are known. */
  readonly families: number;
}

/** A family under last year's model and this year's. Pounds a year. */
export interface Realigned {
  /** The id of the case. */
  readonly caseId: string;
  /** Points of then, or those of now where none are on record; absent where the model does not price points. */
  readonly pointsBefore?: string;
  /** Points of now; absent where the model does not price points. */
  readonly points?: string;
  /** What last year's model gives for the points of then; null without an amount or without that model. */
  readonly indicativeBefore: Amount | null;
  /** What the new model gives for the points of now. */
  readonly indicative: Amount | null;
  /** What the family was told; null where nothing is on record. */
  readonly communicated: Amount | null;
  /** What it would be told now; null where a final amount stands, and while answers are contested. */
  readonly wouldBeTold: Amount | null;
  /** The final amount that was decided and stands; null where none is. */
  readonly final: Amount | null;
}

/** What a recalibration does to whom, before anything is adopted. */
export interface Recalibration {
  /** Whether the policy of then or of now limits changes at all. */
  readonly isLimited: boolean;
  /** What limits on change are shares of in what families would be told. */
  readonly limitBase: LimitBase;
  /** How many were told an amount that is not decided by a final one, without those whose answers are contested. */
  readonly told: number;
  /** Of how many of them one of the two amounts is not known, such as where only the day is on record. */
  readonly unknown: number;
  /** How many of them would be told the same. */
  readonly same: number;
  /** The others. */
  readonly retold: readonly Retold[];
  /** Finals decided one by one. */
  readonly decided: readonly DecidedFinal[];
  /** Those who were told an amount and whose answers are contested; they are in no sum and no cause. */
  readonly contested: readonly ContestedTold[];
  /** Over the families told whose both amounts are known. Pounds a year. */
  readonly totals: RecalibrationTotals;
  /** Those who would get less, and what it costs if all of them refuse. */
  readonly falls: OneWay;
  /** Those who would get more, and what is not spent if all of them refuse. */
  readonly rises: OneWay;
  /** Why the totals differ, over the families of which it is known; null without last year's model. */
  readonly causes: CauseTotals | null;
  /** For how many of `retold`, of those who would be told an amount, it is not known why: their points of then are not on record, and those of now do not give what they were told. */
  readonly pointsUnknown: number;
  /** How many families state the points of then; the others' points are taken as they are now. */
  readonly pointsBefore: number;
  /** Every family under both models, in the order of the data. */
  readonly realigned: readonly Realigned[];
}
