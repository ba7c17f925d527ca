import type { FigureId } from './figure-ids.js';

/** The five reports by their keys. */
export const REPORT_KEYS = /* @__PURE__ */ Object.freeze(['RR145', 'RR232', 'FJ', 'IBSEN', 'IPB'] as const);

/** A report by its key. */
export type ReportKey = (typeof REPORT_KEYS)[number];

/** What a printed figure is for: a span of time, once, or no span at all. */
export const FIGURE_PERIODS = [
  'none',
  'year',
  'two-years',
  'three-years',
  'six-months',
  'three-months',
  'month',
  'week',
  'one-off',
] as const;

/** What a printed figure is for: a span of time, once, or no span at all. */
export type FigurePeriod = (typeof FIGURE_PERIODS)[number];

/** One printed figure as the data hold it. */
export interface PrintedFigure {
  /** The figure's id; unique over all reports. */
  readonly id: FigureId;
  /** The paragraph, table or figure of the report. */
  readonly at: string;
  /** The row of its table, or what its sentence is of. */
  readonly row: string;
  /** The column of its table. */
  readonly column: string;
  /** Verbatim, such as `£7,600`. */
  readonly printed: string;
  /** The same as a decimal number, in `unit`. */
  readonly value: string;
  /** What it counts: `pounds`, `percent`, `families`. */
  readonly unit: string;
  /** What it is for. */
  readonly period: FigurePeriod;
  /** The step to which it is printed, so that the true value lies within half a step; see `exact`. */
  readonly precision: string;
  /** The number of cases behind it; null where none is printed. */
  readonly n: number | null;
  /** The figure is exactly as printed and stands for no interval. */
  readonly exact?: true;
  /** Quoted in a sentence, not in a table. */
  readonly prose?: true;
  /** The whole cell, where it holds more than this figure. */
  readonly cell?: string;
  /** The report's own hedge: `nearly`, `over`. */
  readonly qualifier?: string;
  /** What else is to be known of it. */
  readonly note?: string;
}

/** Of how many a place prints its figures. */
export interface PrintedBase {
  /** How many families. */
  readonly families?: number;
  /** How many children. */
  readonly children?: number;
  /** How many people. */
  readonly people?: number;
  /** How many packages of services. */
  readonly packages?: number;
  /** How many sites. */
  readonly sites?: number;
  /** What else is to be known of them. */
  readonly note?: string;
}

/** One table of a report, or one group of figures that its text tells. */
export interface Table {
  /** The table's id; unique over all reports. */
  readonly id: string;
  /** The report that prints it. */
  readonly report: ReportKey;
  /** Where it stands. */
  readonly at: string;
  /** What it is called. */
  readonly title: string;
  /** How many families, people or sites the place prints as its base; null where it prints none. */
  readonly base: PrintedBase | null;
  /** What else is to be known of it. */
  readonly note?: string;
  /** Cells that the text no longer holds. */
  readonly lost?: readonly string[];
  /** Cells that are words, row by row, by column. */
  readonly rows?: readonly Readonly<Record<string, string | readonly string[]>>[];
  /** Its figures, in the order of the report. */
  readonly figures: readonly PrintedFigure[];
}

/** What is wrong with an erratum's figures, in the words of those who compared them. */
export const ERRATUM_KINDS = /* @__PURE__ */ Object.freeze([
  'contradicted',
  'rounding',
  'incomplete',
  'ambiguous',
  'inconsistent-statement',
  'slip',
] as const);

/** What is wrong with an erratum's figures. */
export type ErratumKind = (typeof ERRATUM_KINDS)[number];

/** The kinds that say something is wrong, however small; the others say that it may be read so that nothing is. */
export const FIRM_KINDS: readonly ErratumKind[] = ['contradicted', 'rounding', 'inconsistent-statement', 'slip'];

/** Figures or statements of a report that do not agree with each other. */
export interface Erratum {
  /** The erratum's id, such as `E3`. */
  readonly id: string;
  /** The ids of the figures that do not agree. */
  readonly figures: readonly FigureId[];
  /** What is printed. */
  readonly published: string;
  /** What the other figures give. */
  readonly others_give: string;
  /** The arithmetic in words. */
  readonly arithmetic: string;
  /** What kind of disagreement it is. */
  readonly verdict: ErratumKind;
}
