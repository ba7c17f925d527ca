import type { Cell, ConditionalRule, WriteSheet } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { type BookCell, type BookSheet, lastOf, placeOf } from './book.js';
import type { Value } from './formula.js';
import { STYLES } from './styles.js';

/** A workbook that is ready to be written. */
export interface Book {
  readonly title: string;
  readonly sheets: readonly BookSheet[];
}

/** How a workbook is written. */
export interface WriteBookOptions {
  /** When it was written, which the file says of itself. */
  readonly now: Date;
  /** What is stored beside a formula; what it comes to unless told otherwise, which tests do. */
  readonly stored?: (value: Value) => Value;
}

/** A workbook as the bytes of its file. */
export async function bytesOf(
  { title, sheets }: Book,
  { now, stored = (value) => value }: WriteBookOptions,
): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: sheets.map((sheet) => written(sheet, stored)),
    properties: { title, created: now, modified: now },
    defaultFont: { name: 'Calibri', size: 11 },
    namedRanges: sheets.flatMap(({ names }) => names),
  });
  return Buffer.from(bytes);
}

/** How high a line is, in points. */
const LINE = 15;

function written(sheet: BookSheet, stored: (value: Value) => Value): WriteSheet {
  const { cells, widths, lines, frozen, isLandscape, words, alarms } = sheet;
  const last = lastOf(sheet);
  const rules = alarms.map(
    ({ range, formula }, index): ConditionalRule => ({
      type: 'expression',
      priority: index + 1,
      range,
      formula,
      style: {
        font: { color: { rgb: '9C0006' } },
        fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb: 'FFC7CE' } },
      },
    }),
  );
  return {
    name: sheet.name,
    columns: widths.map((width) => ({ width })),
    rowDefs: new Map([...lines].map(([row, count]) => [row, { height: count * LINE }])),
    cells: new Map([...cells].map(([place, cell]) => [place, cellOf(cell, stored)])),
    ...((frozen.rows > 0 || frozen.columns > 0) && { freezePane: frozen }),
    pageSetup: {
      paperSize: 'a4',
      orientation: isLandscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printArea: `$A$1:${placeOf({ ...last, isFixed: true })}`,
      ...(frozen.rows > 0 && { printTitlesRow: `$${frozen.rows}:$${frozen.rows}` }),
    },
    headerFooter: { oddFooter: '&L&A&RPage &P of &N' },
    ...(rules.length > 0 && { conditionalRules: rules }),
    ...(words.length > 0 && {
      dataValidations: words.map(({ range, words: values }) => ({
        type: 'list' as const,
        range,
        values: [...values],
        allowBlank: true,
        showErrorMessage: true,
      })),
    }),
  };
}

function cellOf({ value, formula, style }: BookCell, stored: (value: Value) => Value): Partial<Cell> {
  const look = style === undefined ? {} : { style: STYLES[style] };
  if (formula !== undefined) return { formula, formulaResult: storedText(stored(value)), ...look };
  if (value === '') return look;
  // A text that is called as an error would be written as one.
  if (typeof value === 'string' && value.startsWith('#')) return { richText: [{ text: storedText(value) }], ...look };
  return { value: storedText(value), ...look };
}

/** Spreadsheets read `_x0041_` as the letter of that number, so that the line before it is written as one. */
function storedText<Own extends Value>(value: Own): Own {
  return typeof value === 'string' ? (value.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') as Own) : value;
}
