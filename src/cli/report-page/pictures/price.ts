import type { Picture } from '../page.js';
import { cellAt, numberIn, type ReportText, type TextTable, tableOf } from '../report-text.js';
import { poundsText } from '../words.js';
import { rowPicture } from './picture-of.js';

/** How far a budget, and the price of a point, could as well have been off. */
export function pricePictures(report: ReportText, sentences: readonly string[]): Picture[] {
  const table = tableOf(report, 'How firm is the price');
  if (table === undefined) return [];
  const [price, ...budgets] = table.rows;
  return [
    ...intervalPicture(table, price === undefined ? [] : [price], {
      id: 'picture-price',
      title: 'How firm the price of a point is, in pounds a year',
      sentence: sentences.find((one) => one.startsWith('A point is worth')) ?? table.title,
    }),
    ...intervalPicture(table, budgets, {
      id: 'picture-soft',
      title: 'How much of a budget is soft, in pounds a year',
      sentence: sentences.find((one) => /^A (middle )?budget of/.test(one)) ?? table.title,
    }),
  ];
}

interface Interval {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
}

function intervalPicture(
  table: TextTable,
  rows: readonly (readonly string[])[],
  { id, title, sentence }: Interval,
): Picture[] {
  const told = rows.flatMap((row) => {
    const [value, low, high] = ['value', 'low', 'high'].map((column) => cellAt(table, row, column));
    const numbers = [value, low, high].map((cell) => numberIn(cell ?? ''));
    const [middle, from, to] = numbers;
    return middle === undefined || from === undefined || to === undefined || from === to
      ? []
      : [{ label: row[0] ?? '', middle, from, to, cells: [value, low, high].map((cell) => pounds(cell ?? '')) }];
  });
  if (told.length === 0) return [];
  return [
    rowPicture(
      {
        id,
        title,
        sentence,
        marks: 'A disc for what came out, and a line from the lowest to the highest that it could as well have been.',
        table: {
          title,
          columns: ['what', 'as it came out', 'from', 'to'],
          rows: told.map(({ label, cells }) => [label, ...cells]),
        },
      },
      told.map(({ label, middle, from, to, cells: [, low, high] }) => ({
        label,
        dot: middle,
        interval: [from, to],
        text: `${low} to ${high}`,
      })),
      { unit: 'pounds', axis: 'pounds a year', isFromZero: false },
    ),
  ];
}

/** A price has more than two decimals. */
const pounds = (cell: string): string => (/\.\d\d$/.test(cell) ? poundsText(cell) : `£${cell}`);
