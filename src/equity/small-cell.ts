import { smallCellField } from '../cohort/options.js';

/**
 * What a statistic of groups may be told beside.
 *
 * @choice small-cell: there is no default for the fewest families of a figure, since no report states one
 */
export interface SmallCellOption {
  /** A figure that rests on fewer families than this is marked as small; no report states a number. */
  readonly smallCell?: number;
}

/** The field of what is a small cell. */
export function smallCellFields() {
  return { smallCell: smallCellField() };
}
