import type { Step } from '../step/step.js';
import type { Warning } from '../warning.js';
import type { Respondent } from './columns.js';
import type { Points } from './points.js';

/** What one respondent answered to a statement, as results show it. */
export interface AnswerScore {
  readonly respondent: Respondent;
  /** The name of the level or band. */
  readonly level: string;
  /** What the answer counts before any gate; `null` where the statement has no points. */
  readonly points: Points | null;
}

/** Where respondents differ on one statement of one case. */
export interface Gap {
  readonly statementId: string;
  /** Every answer, and by how many points it stands above (or, negative, below) the agreed one, where both have points. */
  readonly answers: readonly (AnswerScore & { readonly aboveAgreed: Points | null })[];
  /** From the lowest to the highest answer in points; `null` where the statement has no points. */
  readonly spread: Points | null;
}

/** One statement of a case, read but without points. */
export interface StatementReading {
  readonly statementId: string;
  readonly outcomeId: string;
  /** The bolt-on section that the statement belongs to. */
  readonly sectionId?: string;
  /** The agreed level or band; `null` where there is none. */
  readonly level: string | null;
  /** The answer to the need question; `null` where there is none. */
  readonly need: string | null;
  /** Everybody's answers side by side, the agreed one first. */
  readonly answers: readonly AnswerScore[];
}

/** One statement of a score. */
export interface StatementScore extends StatementReading {
  /** What it adds to the total; `null` where it is left out of points and maximum. */
  readonly points: Points | null;
  /** What it adds to the maximum; `null` where it is left out. */
  readonly maximum: Points | null;
  /**
   * `answered`; `gated`: the need answer gives 0 points; `zero`: unanswered and counted as 0 points; `excluded`:
   * unanswered and left out; `unpriced`: the instrument has no points for it, and it is left out.
   */
  readonly status: 'answered' | 'gated' | 'zero' | 'excluded' | 'unpriced';
}

/** The points of one outcome. */
export interface OutcomeScore {
  readonly outcomeId: string;
  readonly title: string;
  /** `null` where none of its statements counts. */
  readonly points: Points | null;
  readonly maximum: Points | null;
}

/** What every reading of a response holds; plain JSON. */
export interface CaseReading {
  readonly caseId: string;
  readonly instrument: { readonly id: string; readonly version: string };
  readonly age?: number;
  readonly assessedOn?: string;
  readonly assessor?: string;
  readonly mode?: string;
  /** The bolt-on sections that apply to the case. */
  readonly sections: readonly string[];
  /** The statements on which respondents differ. */
  readonly gaps: readonly Gap[];
  /** The statements without an agreed answer. */
  readonly unanswered: readonly string[];
  readonly warnings: readonly Warning[];
  readonly kept?: readonly { readonly column: string; readonly value: string }[];
}

/** The answers of one case without points. */
export interface Evaluation extends CaseReading {
  readonly byStatement: readonly StatementReading[];
}

/** The score of one case: plain JSON, to be stored beside the decision. */
export interface Score extends CaseReading {
  /** The total, exact. */
  readonly points: Points;
  /** The most points that this case could have, of the statements that count. */
  readonly maximum: Points;
  readonly byOutcome: readonly OutcomeScore[];
  readonly byStatement: readonly StatementScore[];
  /** How the points came about; `replay` gives the total. Empty when left out on request. */
  readonly steps: readonly Step[];
}
