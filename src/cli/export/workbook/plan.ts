import type { AllocationStatus } from '../../../model/shared/budget/allocation.js';
import type { Expr, Range } from './book/formula.js';

/** What a case may say of itself, by which a price or a table is chosen. */
export type Key = 'group' | 'age' | 'instrument' | 'level';

/** Whom a section is for; what is left out is not asked. */
export interface Whom {
  readonly group?: string;
  readonly instrument?: string;
  readonly level?: string;
  readonly age?: { readonly from: number; readonly to: number };
}

/**
 * The exact pence of a stretch in whole numbers, as formulas over what may be changed: `pence + left / under`, and
 * `slope / under` more for each point.
 */
export interface Line {
  readonly pence: Expr;
  /** Less than `under`. */
  readonly left: Expr;
  readonly under: Expr;
  readonly slope: Expr;
  /** Numbers on the way that may be larger than those above. */
  readonly largest?: readonly Expr[];
  /** What points are multiplied by, and what is then taken off in millionths; the stretch's start unless told otherwise. */
  readonly from?: { readonly times: number; readonly less: number };
}

/** A stretch of points of which the model says the same; it ends where the next begins. */
export interface Stretch {
  /** Its first points, in millionths. */
  readonly low: bigint;
  readonly status: AllocationStatus | 'refused';
  /** The codes of its warnings, or what is refused. */
  readonly warning: string;
  /** Where there is a budget. */
  readonly line?: Line;
}

/** What a model says of the cases that a price or a table is for. */
export interface Section {
  readonly whom: Whom;
  readonly stretches: readonly Stretch[];
}

/** An outcome, and the cells with its levels and what each comes to in pounds. */
export interface PricedOutcome {
  readonly id: string;
  readonly levels: Range;
  readonly pounds: Range;
}

/** A flat amount that a case may have beside: its id, and the cell with its pounds. */
export interface FlatAmount {
  readonly id: string;
  readonly pounds: Expr;
}

/** A model as a workbook needs it. */
export interface Plan {
  readonly measure: 'points' | 'nothing' | 'answers';
  readonly sections: readonly Section[];
  readonly outcomes?: readonly PricedOutcome[];
  readonly addOns?: readonly FlatAmount[];
  /** Points are refused unless they are a whole number of so many millionths. */
  readonly step?: bigint;
  /** Points beyond which cases are referred or refused, whoever they are, in millionths. */
  readonly beyond?: bigint;
  /** The first row of the sheet "Model" behind what the kind wrote. */
  readonly nextRow: number;
}
