import type { DayText } from '../../money/calendar.js';
import type { Step } from '../../record/step/step.js';
import type { Warning } from '../../warning.js';
import type { Respondent } from '../columns.js';
import type { Points } from '../points.js';
import type { KeptColumn } from '../response/response.js';

/** What one respondent answered to a statement, as results show it. */
export interface AnswerScore {
  /** Who answered. */
  readonly respondent: Respondent;
  /** The name of the level or band. */
  readonly level: string;
  /** What the answer counts before any gate; `null` where the statement has no points. */
  readonly points: Points | null;
}

/** One of the answers that differ. */
export interface GapAnswer extends AnswerScore {
  /** By how many points it stands above (or, negative, below) the agreed one; `null` unless both have points. */
  readonly aboveAgreed: Points | null;
}

/** Where respondents differ on one statement of one case. */
export interface Gap {
  /** The statement, by its id. */
  readonly statementId: string;
  /** Every answer, the agreed one first. */
  readonly answers: readonly GapAnswer[];
  /** From the lowest to the highest answer in points; `null` where the statement has no points. */
  readonly spread: Points | null;
}

/** One statement of a case, read but without points. */
export interface StatementReading {
  /** The statement, by its id. */
  readonly statementId: string;
  /** The outcome that it belongs to, by its id. */
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
  /** The outcome, by its id. */
  readonly outcomeId: string;
  /** What families read. */
  readonly title: string;
  /** The points of its statements; `null` where none of them counts. */
  readonly points: Points | null;
  /** The most points that its statements could have; `null` where none of them counts. */
  readonly maximum: Points | null;
}

/** What every reading of a response holds; plain JSON. */
export interface CaseReading {
  /** The family's id. */
  readonly caseId: string;
  /** The questionnaire that was answered: its id and its version. */
  readonly instrument: {
    /** The council's own name for it. */
    readonly id: string;
    /** The version of the questionnaire itself. */
    readonly version: string;
  };
  /** The age when assessed, in whole years. */
  readonly age?: number;
  /** When the case was assessed, `YYYY-MM-DD`. */
  readonly assessedOn?: DayText;
  /** Who scored. */
  readonly assessor?: string;
  /** How it was assessed, in the council's words. */
  readonly mode?: string;
  /** The bolt-on sections that apply to the case. */
  readonly sections: readonly string[];
  /** The statements on which respondents differ. */
  readonly gaps: readonly Gap[];
  /** The statements without an agreed answer. */
  readonly unanswered: readonly string[];
  /** What a person should look at. */
  readonly warnings: readonly Warning[];
  /** Columns that were carried along unread. */
  readonly kept?: readonly KeptColumn[];
}

/** The answers of one case without points. */
export interface Evaluation extends CaseReading {
  /** Each statement that the case is asked, in the order of the instrument. */
  readonly byStatement: readonly StatementReading[];
}

/** The score of one case: plain JSON, to be stored beside the decision. */
export interface Score extends CaseReading {
  /** The total, exact. */
  readonly points: Points;
  /** The most points that this case could have, of the statements that count. */
  readonly maximum: Points;
  /** The points of each outcome, in the order of the instrument. */
  readonly byOutcome: readonly OutcomeScore[];
  /** Each statement that the case is asked, in the order of the instrument. */
  readonly byStatement: readonly StatementScore[];
  /** How the points came about; `replay` gives the total. Empty when left out on request. */
  readonly steps: readonly Step[];
}
