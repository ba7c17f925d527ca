import { displayWidth, widestPart } from './wrap.js';

/** A column as it is to be laid out. */
export interface TableColumn {
  readonly head: string;
  readonly cells: readonly string[];
  readonly isNumeric: boolean;
}

/** A column that is shown: its position in the sheet, and the width that its texts are wrapped to. */
export interface FittedColumn {
  readonly index: number;
  readonly width: number;
}

/** A sentence is not wrapped to less, as long as another column can be left out. */
const LEAST_TEXT = 20;
/** A wider sentence is hard to read, also where there is room. */
const WIDEST_TEXT = 70;
/** A number is not broken; this is longer than any that the library prints. */
const WIDEST_NUMBER = 30;
/** A border and a blank on either side of each column, and the border at the end. */
const FRAME_OF_COLUMN = 3;
const FRAME_OF_TABLE = 1;

interface Room {
  readonly index: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Chooses the columns that fit a width, and how wide each of them is: those that come first by `order`, as many as fit.
 *
 * @param width characters in a line; `Infinity` for all columns
 * @param order positions of columns, the most important first
 * @returns the columns that are shown, in the order of the sheet; one at the least
 */
export function fitColumns(
  columns: readonly TableColumn[],
  width: number,
  order: readonly number[],
): readonly FittedColumn[] {
  const shown: Room[] = [];
  let left = width - FRAME_OF_TABLE;
  for (const index of order) {
    const column = columns[index];
    if (column === undefined) continue;
    const room = roomOf(column, index);
    if (shown.length > 0 && room.least + FRAME_OF_COLUMN > left) break;
    shown.push(room);
    left -= room.least + FRAME_OF_COLUMN;
  }
  return widthsOf(shown, left).sort((one, other) => one.index - other.index);
}

function roomOf({ head, cells, isNumeric }: TableColumn, index: number): Room {
  const natural = widest(displayWidth, [head, ...cells]);
  if (isNumeric) {
    const least = Math.min(WIDEST_NUMBER, Math.max(widestPart(head), widest(displayWidth, cells)));
    return { index, least, most: Math.max(least, Math.min(natural, WIDEST_TEXT)) };
  }
  const least = Math.min(natural, LEAST_TEXT);
  return { index, least, most: Math.min(natural, WIDEST_TEXT) };
}

function widest(measure: (text: string) => number, texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, measure(text)), 0);
}

/** Shares what is left among the columns that would be wider, those that need least first. */
function widthsOf(rooms: readonly Room[], left: number): FittedColumn[] {
  const byNeed = [...rooms].sort((one, other) => one.most - one.least - (other.most - other.least));
  let spare = left;
  return byNeed.map(({ index, least, most }, position) => {
    const share = Math.floor(spare / (byNeed.length - position));
    // A negative share is of the only column, which is too wide by itself.
    const more = Math.min(most - least, share);
    spare -= more;
    return { index, width: Math.max(1, least + more) };
  });
}
