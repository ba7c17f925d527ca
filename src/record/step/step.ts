import type { Period } from '../../money/period.js';
import type { OperationName } from './operations.js';

/** One recorded input of a step. */
export interface StepInput {
  /** What the operation takes it as, such as `factor`; some operations take several of one name. */
  readonly name: string;
  /** An exact number as text (`'12.5'`, `'1125/7'`), or a word such as a rounding mode. */
  readonly value: string;
  /** What it is, in words: `points of the family`. */
  readonly label?: string;
  /** The step whose result this is; the two must agree. */
  readonly from?: string;
}

/** What the result of a step counts. */
export type StepUnit = 'pounds' | 'points' | 'pounds per point' | 'hours' | 'weeks' | 'share' | 'text';

/**
 * One step of a calculation: an operation on recorded inputs, its result, what rule it applies and where that comes
 * from. Plain JSON, to be stored beside the decision and replayed years later.
 */
export interface Step {
  /** Unique among the steps of one calculation. */
  readonly id: string;
  /** The rule in words: `points times the price of a point`. */
  readonly rule: string;
  /** What was done with the inputs. */
  readonly operation: OperationName;
  /** What it was done with, in the order in which the operation takes them. */
  readonly inputs: readonly StepInput[];
  /** What came of it: an exact number as text (`'12.5'`, `'1125/7'`), pounds with two decimals, or a word. */
  readonly result: string;
  /** What the result counts. */
  readonly unit: StepUnit;
  /** The period of an amount of pounds. */
  readonly period?: Period;
  /** The report and paragraph that states the rule: `RR145 5.7`. */
  readonly source?: string;
  /** The name of the choice that we made, or the caller made, where the reports are silent. */
  readonly choice?: string;
  /** Of all the above; any change to a recorded step shows. */
  readonly checksum: string;
}

/** A step before it is carried out. */
export type StepPlan = Omit<Step, 'result' | 'checksum'>;
