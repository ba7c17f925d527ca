import type { Placed } from '../book/book.js';
import type { Expr, Term } from '../book/formula.js';
import type { InputColumn } from '../families.js';
import type { Plan } from '../plan.js';
import type { ModelCells } from './model.js';
import type { StretchCells } from './stretches.js';

/** The cells of a family in the sheet "Cases" that may be changed, by what they are to the formulas. */
export type FamilyCells = ReadonlyMap<InputColumn['as'], Placed>;

/** What the formulas of every family name. */
export interface WorkingParts {
  readonly plan: Plan;
  readonly model: ModelCells;
  readonly stretches: StretchCells;
}

/** What stands beside points: flat amounts and answers, in pence, each with what is wrong with it instead. */
export interface Extra {
  readonly addOns?: Expr;
  readonly answers?: Expr;
  /** How many of them say that something is wrong, and what. */
  readonly faults: readonly (readonly [Expr, Term])[];
}
