import { cellText, isNumeric, plainLine, type Sheet } from '../../../report/sheet.js';
import { type FittedColumn, fitColumns, type TableColumn } from './fit-columns.js';
import { displayWidth, wrapText } from './wrap.js';

/** The longest text that a cell shows. */
const LONGEST_CELL = 2000;

/** How many of the columns that are left out are named. */
const MOST_NAMES = 20;

/**
 * Writes a sheet as a table for a terminal: no colours, no control characters, numbers to the right, no line wider than
 * the width. Texts are wrapped in their cells; columns that do not fit are named below the table.
 *
 * @param width characters in a line; `Infinity` shows every column
 */
export function toTable(sheet: Sheet, width: number): string {
  const columns = sheet.columns.map((name, index) => ({
    head: shorten(name),
    cells: sheet.rows.map((row) => shorten(cellText(row[index]))),
    isNumeric: isNumeric(sheet, index),
  }));
  const shown = fitColumns(columns, width, orderOf(sheet));
  const title = sheet.title === undefined ? [] : wrapText(plainLine(sheet.title), width);
  const positions = new Set(shown.map(({ index }) => index));
  const others = columns.filter((_, index) => !positions.has(index)).map(({ head }) => head);
  const saying = others.length === 0 ? [] : wrapText(sayingOf(others), width);
  return `${[...title, ...drawn(columns, shown), ...saying].join('\n')}\n`;
}

/** The lines of a table with its borders. */
function drawn(columns: readonly TableColumn[], shown: readonly FittedColumn[]): string[] {
  const laid = shown.flatMap(({ index, width: room }) => {
    const column = columns[index];
    return column === undefined ? [] : [laidOut(column, room)];
  });
  const border = (left: string, between: string, right: string): string =>
    left + laid.map(({ width }) => '─'.repeat(width + 2)).join(between) + right;
  const row = (cells: readonly (readonly string[])[]): string[] => {
    const height = Math.max(1, ...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) => {
      const parts = laid.map(({ pad }, index) => ` ${pad(cells[index]?.[line] ?? '')} `);
      return `│${parts.join('│')}│`;
    });
  };
  const body = (laid[0]?.cells ?? []).flatMap((_, index) => row(laid.map(({ cells }) => cells[index] ?? [])));
  return [
    border('┌', '┬', '┐'),
    ...row(laid.map(({ head }) => head)),
    border('├', '┼', '┤'),
    ...body,
    border('└', '┴', '┘'),
  ];
}

/** The texts of a column, each as its lines, and how a line is filled up to the column's width. */
function laidOut({ head, cells, isNumeric: isRight }: TableColumn, room: number) {
  const texts = { head: wrapText(head, room), cells: cells.map((text) => wrapText(text, room)) };
  // Lines that break early may leave the column wider than it needs to be.
  const width = [texts.head, ...texts.cells].flat().reduce((most, line) => Math.max(most, displayWidth(line)), 0);
  const pad = (line: string): string => {
    const blanks = ' '.repeat(width - displayWidth(line));
    return isRight ? blanks + line : line + blanks;
  };
  return { ...texts, width, pad };
}

/** The columns by how much a reader needs them: those that the sheet marks, then the others as they stand. */
function orderOf({ columns, first = [] }: Sheet): readonly number[] {
  const marked = first.map((name) => columns.indexOf(name)).filter((index) => index >= 0);
  return [...new Set([...marked, ...columns.keys()])];
}

function sayingOf(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  const count = names.length === 1 ? '1 column' : `${names.length} columns`;
  return `${count} not shown (--wide shows all): ${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}

function shorten(text: string): string {
  const line = plainLine(text);
  return line.length <= LONGEST_CELL ? line : `${line.slice(0, LONGEST_CELL - 3).toWellFormed()}...`;
}
