import type { OpenModel } from '../../../../allocation/open-model.js';
import type { BookSheet, Placed } from '../book/book.js';
import type { Plan } from '../plan.js';

/** What a kind writes into the sheet "Model" to say what each stretch of points comes to. */
export interface KindParts {
  /** The model as it is stored. */
  readonly stored: unknown;
  readonly open: OpenModel;
  /** The sheet "Model", from this row on. */
  readonly sheet: BookSheet;
  readonly row: number;
}

/** A kind of model that travels: it writes what may be changed, and says what comes of it. */
export type WriteKind = (parts: KindParts) => Plan;

/** How amounts are rounded: cells with the unit in pounds and the mode. */
export interface RoundingCells {
  readonly unit: Placed;
  readonly mode: Placed;
}
