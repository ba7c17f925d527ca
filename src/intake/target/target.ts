/** What the cells of a column are read as. */
export type ValueType =
  | 'id'
  | 'text'
  | 'points'
  | 'money'
  | 'number'
  | 'date'
  | 'yes-no'
  | 'status'
  | 'period'
  /** As it stands, in a table of which nothing is known. */
  | 'as-it-is';

/** A column that a kind of table may have. */
export interface TargetColumn {
  /** Its name in the clean table, and in every command. */
  readonly name: string;
  readonly type: ValueType;
  readonly isRequired?: true;
  /** A column that may stand in its place, so that a table with that one needs not have it. */
  readonly unless?: string;
  /** What councils call it; none of these is taken without a question. */
  readonly also: readonly string[];
  /** Of money and of hours: what it is for, where the table has one period for all rows. */
  readonly per?: 'year';
  /** Whether a blank cell may well mean what stands above it. */
  readonly fillsDown?: true;
  /** The words that its cells may hold, in capitals or not. */
  readonly words?: readonly string[];
  /** Of money: a credit is entered as an amount of a line of its own, with yes in the column `credit`. */
  readonly hasCredits?: true;
}

/** A kind of table. */
export interface Target {
  /** What it is, in a few words. */
  readonly title: string;
  readonly columns: readonly TargetColumn[];
  /** Whether a case stands in one row. */
  readonly isByCase: boolean;
  /** Whether a row that shows one cell alone may be a row of the table, and no note or heading. */
  readonly hasLoneCells?: true;
  /** How columns that are not known are called in the clean table: `night_care` of `Night care?`, or as they stand. */
  readonly names: 'plain' | 'as-they-stand';
}

/** What makes a column: its type, and what councils call it, with commas. */
export function column(
  name: string,
  type: ValueType,
  also: string,
  more: Partial<Omit<TargetColumn, 'name' | 'type' | 'also'>> = {},
): TargetColumn {
  return { name, type, also: also.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])), ...more };
}

/** What councils call the column of ids. */
export const CASE_ID = column(
  'case_id',
  'id',
  `client no, client number, client id, client ref, client reference, client, person id, person no, person number,
  person ref, person reference, person, child id, child no, child ref, service user id, service user no, service user ref,
  service user, reference, ref, ref no, reference no, reference number, case ref, case reference, case no, case number, case,
  unique id, uid, id, id no, id number, system id, social care id, liquidlogic id, mosaic id, eclipse id, swift id,
  carefirst id, lcs id, ics id, pid, family id, family ref`,
  { isRequired: true },
);
