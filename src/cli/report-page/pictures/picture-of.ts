import type { Picture } from '../page.js';
import type { TextTable } from '../report-text.js';
import { type ChartOptions, type ChartRow, rowChart } from '../row-chart.js';
import { rowsInWords } from '../words.js';

/** A picture before it is drawn. */
export interface Drawing {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** What the marks mean, before the figures are read out. */
  readonly marks: string;
  readonly table: TextTable;
}

/** A picture of rows below one another. */
export function rowPicture(drawing: Drawing, rows: readonly ChartRow[], options: ChartOptions): Picture {
  const { description, ...picture } = described(drawing);
  const { id, title } = picture;
  return { ...picture, description, svg: rowChart({ id, title, description }, rows, options) };
}

/** A picture as it is read out: what its marks mean, and its figures. */
export function described(drawing: Drawing): Omit<Picture, 'svg'> {
  return { ...drawing, description: `${drawing.marks} ${rowsInWords(drawing.table)}` };
}
