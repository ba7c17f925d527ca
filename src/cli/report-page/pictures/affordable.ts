import type { Picture } from '../page.js';
import { cellAt, numberIn, type ReportText, type TextTable, tableOf } from '../report-text.js';
import type { ChartRow } from '../row-chart.js';
import { poundsText } from '../words.js';
import { rowPicture } from './picture-of.js';

const STEPS = [
  ['money', 'Money'],
  ['set_aside', 'Set aside'],
  ['held_back', 'Held back'],
  ['amounts', 'Amounts'],
  ['balance', 'Balance'],
] as const;

/** From the money to the balance: a picture for each stage whose figures are told, the latest first. */
export function affordablePictures(report: ReportText, sentences: readonly string[]): Picture[] {
  const table = tableOf(report, 'Is it affordable?');
  if (table === undefined) return [];
  const rows = table.rows.filter((row) => cellAt(table, row, 'who') === 'existing families');
  return rows
    .flatMap((row, index) => {
      const stage = cellAt(table, row, 'stage');
      const sentence = sentences.find((one) => one.includes(`by the ${stage}`)) ?? '';
      return waterfall(table, row, { stage, sentence, index }) ?? [];
    })
    .reverse();
}

function waterfall(
  table: TextTable,
  row: readonly string[],
  { stage, sentence, index }: { readonly stage: string; readonly sentence: string; readonly index: number },
): Picture | undefined {
  const cells = STEPS.map(([column, label]) => ({ column, label, cell: cellAt(table, row, column) }));
  const values = cells.map(({ cell }) => numberIn(cell));
  if (values.some((value) => value === undefined)) return undefined;
  let left = 0;
  const shown = cells.flatMap(({ column, label, cell }): (ChartRow & { readonly value: string })[] => {
    const value = Number(cell);
    if (column === 'money') {
      left = value;
      return [{ label, bar: [0, value], text: poundsText(cell), value: poundsText(cell) }];
    }
    if (column === 'balance') return [{ label, bar: [0, value], text: poundsText(cell), value: poundsText(cell) }];
    // Nothing set aside and nothing held back is no step.
    if (value === 0 && column !== 'amounts') return [];
    const from = left;
    left -= value;
    const paid = poundsText(value > 0 ? `-${cell}` : cell.replace('-', ''));
    return [{ label, bar: [from, left], isHollow: true, text: paid, value: paid }];
  });
  return rowPicture(
    {
      id: `picture-affordable-${index + 1}`,
      title: `From the money to the balance, by the ${stage}, in pounds a year`,
      sentence,
      marks: 'Filled bars are money that is there or left; hollow bars are what goes off it.',
      table: {
        title: `From the money to the balance, by the ${stage}`,
        columns: ['what', 'pounds a year'],
        rows: shown.map(({ label, value }) => [label, value]),
      },
    },
    shown,
    { unit: 'pounds', axis: 'pounds a year' },
  );
}
