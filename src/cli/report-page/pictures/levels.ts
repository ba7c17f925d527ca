import type { Picture } from '../page.js';
import { cellAt, numberIn, type ReportText, tableOf } from '../report-text.js';
import type { ChartRow } from '../row-chart.js';
import { poundsText } from '../words.js';
import { rowPicture } from './picture-of.js';

/** More rows than this nobody reads as a picture; the table has them all. */
const MOST_ROWS = 40;

/** What families of each level of need have: the mean of the first stage and of the last, by group. */
export function levelPicture(report: ReportText, sentence: string): Picture | undefined {
  const table = tableOf(report, 'Mean amounts of groups at each level of need');
  if (table === undefined) return undefined;
  const cell = (row: readonly string[], column: string): string => cellAt(table, row, column);
  const keyOf = (row: readonly string[]): string => JSON.stringify([cell(row, 'level_of_need'), nameOf(row)]);
  const nameOf = (row: readonly string[]): string => `${cell(row, 'by')} ${cell(row, 'group')}`;
  const rows = table.rows.filter((row) => numberIn(cell(row, 'mean')) !== undefined);
  const stages = [...new Set(rows.map((row) => cell(row, 'stage')))];
  const [first, last] = [stages[0], stages.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const means = [...new Set(rows.map(keyOf))].map((key) => {
    const own = rows.filter((row) => keyOf(row) === key);
    const meanOf = (stage: string): string => {
      const found = own.find((row) => cell(row, 'stage') === stage);
      return found === undefined ? '' : cell(found, 'mean');
    };
    const [level = '', name = ''] = JSON.parse(key) as string[];
    return { level, name, before: meanOf(first), after: first === last ? '' : meanOf(last) };
  });
  const shown = means.length > MOST_ROWS ? means.filter(({ level }) => level === 'all families') : means;
  const levels = [...new Set(shown.map(({ level }) => level))];
  const stage = first === last ? `the mean ${first} amount` : `the mean ${first} and ${last} amounts`;
  return rowPicture(
    {
      id: 'picture-levels',
      title: `What families of each level of need have: ${stage}`,
      sentence,
      marks: `A hollow square for the ${first} amount${first === last ? '' : `, a disc for the ${last} one`}.`,
      table: {
        title: 'Mean amounts by level of need, in pounds a year',
        columns: ['level of need', 'group', first, ...(first === last ? [] : [last])],
        rows: shown.map(({ level, name, before, after }) => [
          level,
          name,
          poundsText(before),
          ...(first === last ? [] : [poundsText(after)]),
        ]),
      },
    },
    levels.flatMap((level): ChartRow[] => [
      { label: level, isHeading: true },
      ...shown
        .filter((one) => one.level === level)
        .map(({ name, before, after }): ChartRow => {
          const [square, dot] = [numberIn(before), numberIn(after)];
          return {
            label: name,
            ...(square !== undefined && { square }),
            ...(dot !== undefined && { dot }),
            text: [before, after]
              .filter((one) => one !== '')
              .map(poundsText)
              .join(' to '),
          };
        }),
    ]),
    { unit: 'pounds', axis: 'pounds a year' },
  );
}
