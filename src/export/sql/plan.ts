import type { Ratio } from '../../exact/ratio.js';
import type { AllocationStatus } from '../../model/shared/budget/allocation.js';
import type { Pence } from '../../money/amount.js';
import type { Rounding } from '../../money/rounding.js';

/** What a case may say of itself, by which a price or a table is chosen. */
export type Key = 'group' | 'age' | 'instrument' | 'level' | 'school_type' | 'requested';

/** What a section asks of one key: to be a text, or to lie in a range. */
export type Asked =
  | { readonly key: Key; readonly equals: string }
  | { readonly key: Key; readonly from: number; readonly to: number | null };

/** The exact pence of a stretch, as a straight line from its start. */
export interface Line {
  /** Pence at the start of the stretch. */
  readonly start: Ratio;
  /** Pence for each millionth of a point more. */
  readonly slope: Ratio;
}

/** A stretch of points of which a model says the same; it ends where the next begins. */
export interface Piece {
  /** Its first points, in millionths. */
  readonly low: bigint;
  readonly status: AllocationStatus | 'refused';
  /** The codes of its warnings, or what is refused. */
  readonly warning: string | null;
  /** Where there is a budget. */
  readonly line?: Line;
}

/** What a model says of the cases that a price or a table is for. */
export interface Section {
  readonly asks: readonly Asked[];
  /** Cases of more than these millionths, whoever they are; only of a section that asks for nothing else. */
  readonly over?: bigint;
  readonly pieces: readonly Piece[];
}

/** What the amount of a case is measured by. */
export type Measure =
  /** Points or miles in millionths, read from a column. */
  | { readonly by: 'points'; readonly field: 'points' | 'miles' }
  /** Nothing: the section says it all. */
  | { readonly by: 'nothing' }
  /** Pence that are added up, one for each outcome. */
  | { readonly by: 'levels'; readonly outcomes: readonly PricedLevels[] }
  /** Pence that are added up, read from a column for each source of money. */
  | { readonly by: 'sources'; readonly terms: readonly SourceTerm[] };

/** Whether money of a source counts: always, never, if a head agrees, or nobody has said which. */
export interface SourceTerm {
  readonly id: string;
  readonly counts: 'always' | 'never' | 'if-agreed' | 'not-stated';
}

/** The pence of each level of support for one outcome. */
export interface PricedLevels {
  readonly id: string;
  readonly levels: readonly { readonly id: string; readonly pence: Pence }[];
}

/** A flat amount that a case may have beside. */
export interface FlatAmount {
  readonly id: string;
  readonly pence: Pence;
}

/** A model as SQL needs it: which price for whom, and what each stretch of points comes to. */
export interface Plan {
  readonly measure: Measure;
  readonly sections: readonly Section[];
  readonly rounding: Rounding;
  readonly addOns: readonly FlatAmount[];
  /** What a case may not leave open, whether or not it is eligible. */
  readonly needs?: readonly Key[];
  /** Points are refused unless they are a whole number of so many millionths; asked of those that are not beyond. */
  readonly step?: bigint;
  /** Points beyond which cases are referred or refused, whoever they are. */
  readonly beyond?: bigint;
}
