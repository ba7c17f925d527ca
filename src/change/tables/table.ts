import type { Period } from '../../money/period.js';
import type { StageComparison } from '../compare/comparison.js';
import type { ChangeFigures } from '../figures/figures.js';
import type { Counts } from './suppress.js';

/** A column of a table. */
export interface TableColumn {
  /** A stable name for programs. */
  readonly key: string;
  /** What stands above it. */
  readonly heading: string;
}

/** A row of a table: text for amounts and percentages, numbers for counts, in the order of the columns. */
export interface TableRow {
  /** Whether it is a group, the cases that name none, or all cases. */
  readonly kind: 'group' | 'no-group' | 'all';
  /** Whether it rests on fewer families than `smallCell`; null when no such number is given or it is suppressed. */
  readonly smallCell: boolean | null;
  /** Whether its figures are left out of a publishable table. */
  readonly suppressed: boolean;
  /** The label, then the figures; null where there is none or it is suppressed. */
  readonly cells: readonly (string | number | null)[];
}

/** A table of groups, ready to be written as Markdown or CSV. */
export interface ChangeTable {
  /** What the table shows. */
  readonly title: string;
  /** The period of every amount in it. */
  readonly period: Period;
  /** The columns, the label of the rows first. */
  readonly columns: readonly TableColumn[];
  /** A row for each group, then those that name none, then all. */
  readonly rows: readonly TableRow[];
  /** What has to be read with the table. */
  readonly notes: readonly string[];
}

/** What makes one kind of table: its title, columns, and the figures of a row. */
export interface TableKind {
  readonly title: (comparison: StageComparison) => string;
  readonly columns: readonly ColumnKind[];
  readonly notes: (comparison: StageComparison) => readonly string[];
  /** The counts of a row that must not be small; the number of cases unless given. */
  readonly counts?: (figures: ChangeFigures) => Counts;
}

/** A column with what it shows of a row. */
export interface ColumnKind {
  readonly key: string;
  readonly heading: (comparison: StageComparison) => string;
  readonly cell: (figures: ChangeFigures) => string | number | null;
  /** A lowest, highest or middle value or a quartile, which is one family's or the mean of two and never published. */
  readonly isOfOne?: boolean;
}
