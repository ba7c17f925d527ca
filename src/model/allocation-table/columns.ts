/** The columns of an allocation table as CSV that say something of the whole model, the same on every row. */
export const MODEL_COLUMNS = [
  'period',
  'step',
  'off_step',
  'gap',
  'above',
  'effective_from',
  'effective_to',
  'outside_dates',
  'financial_year',
  'price_base',
  'id',
  'title',
  'approved_by',
  'challenge_points',
  'maximum_points',
  'largest_score',
  'beyond_maximum',
] as const;

/** The columns that say whom a table is for, the same on every row of the table. */
export const TABLE_COLUMNS = ['table', 'group', 'ages', 'instrument', 'maximum'] as const;

/** The columns of one row. `points` stands for `from` and `to`. */
export const ROW_COLUMNS = ['points', 'from', 'to', 'name', 'amount', 'shown', 'cases'] as const;

/** Every column that is read. */
export const COLUMNS: ReadonlySet<string> = new Set([...TABLE_COLUMNS, ...ROW_COLUMNS, ...MODEL_COLUMNS]);

/** A column by its name. */
export type Column = (typeof MODEL_COLUMNS)[number] | (typeof TABLE_COLUMNS)[number] | (typeof ROW_COLUMNS)[number];

/** One row of a table as text, by column; a blank cell is absent. */
export type CellsOf = ReadonlyMap<string, string>;
