import type { TextTable } from './report-text.js';

/** A picture with all that says it in words: who cannot see it reads the rest. */
export interface Picture {
  readonly id: string;
  readonly title: string;
  /** What is drawn, for those who do not see it. */
  readonly description: string;
  /** What its marks mean. */
  readonly marks: string;
  /** The sentence that it shows. */
  readonly sentence: string;
  /** Drawn, as SVG; every text in it is escaped. */
  readonly svg: string;
  /** The figures that are drawn, and no others. */
  readonly table: TextTable;
}

/** Sentences under what they begin with: a question of their own, or what kind of sentence they are. */
export interface Answers {
  readonly heading: string | undefined;
  readonly sentences: readonly string[];
}

/** One question, with what the page says to it first and what it says further down. */
export interface Question {
  readonly id: string;
  readonly question: string;
  /** The answer: a sentence, or one for each stage of the amounts. */
  readonly lead: readonly string[];
  /** The picture of the answer; undefined where its figures are not known or not shared. */
  readonly picture: Picture | undefined;
  /** The other sentences, those that answer one question of their own together. */
  readonly rest: readonly Answers[];
  /** Further pictures. */
  readonly pictures: readonly Picture[];
}

/** What the report for sharing and the one for inside are made of. */
export interface ReportPage {
  readonly title: string;
  readonly mark: string;
  /** What is printed on every sheet of paper: for whom the page is. */
  readonly running: string;
  readonly isInternal: boolean;
  readonly questions: readonly Question[];
  readonly tables: readonly TextTable[];
}
