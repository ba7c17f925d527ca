import type { Picture } from '../page.js';
import { numberIn, type ReportText, tableOf } from '../report-text.js';
import { rowPicture } from './picture-of.js';

const ANSWERS = [
  'enough',
  'known to fall short',
  'cannot be said yet',
  'needs stated, but no amount',
  'nobody has said',
];

/** How many families have enough, and of how many it is not known. */
export function enoughPicture(report: ReportText, sentence: string): Picture | undefined {
  const table = tableOf(report, 'Is it enough?');
  const rows = (table?.rows ?? []).filter(([what = '']) => ANSWERS.includes(what));
  const told = rows.filter((row) => numberIn(row[1] ?? '') !== undefined);
  if (told.length === 0) return undefined;
  return rowPicture(
    {
      id: 'picture-enough',
      title: 'Families by whether their amount meets their assessed needs',
      sentence,
      marks: 'A bar for each answer, as long as there are families with it.',
      table: { title: 'Families by answer', columns: ['answer', 'families'], rows },
    },
    told.map(([label = '', count = '']) => ({ label, bar: [0, Number(count)], text: count })),
    { unit: 'number', axis: 'families' },
  );
}
