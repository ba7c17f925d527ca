import type { Picture } from '../page.js';
import { numberIn, type ReportText, type TextTable } from '../report-text.js';
import type { ChartRow } from '../row-chart.js';
import { poundsText } from '../words.js';
import { rowPicture } from './picture-of.js';

const WAYS = [
  ['families whose amount goes up', 'Gain'],
  ['families whose amount stays', 'Little change'],
  ['families whose amount goes down', 'Lose'],
] as const;

const STAGE = /^From the existing package without one-offs to the (\w+) amount/;

/** Who gains and who loses, from today's package to each later amount. */
export function changePicture({ tables }: ReportText, sentence: string): Picture | undefined {
  const stages = tables.flatMap((table) => {
    const stage = STAGE.exec(table.title)?.[1];
    return stage === undefined ? [] : [{ stage, table }];
  });
  const rows = stages.flatMap(({ stage, table }) => waysOf(stage, table));
  if (rows.every(({ count }) => numberIn(count) === undefined)) return undefined;
  const shown = stages.flatMap(({ stage }): ChartRow[] => [
    { label: `To the ${stage} amount`, isHeading: true },
    ...rows
      .filter((row) => row.stage === stage)
      .map(({ label, count, percent }): ChartRow => {
        const value = numberIn(count);
        if (value === undefined) return { label, text: 'not shared' };
        return { label, bar: [0, value], text: `${count}${percent === '' ? '' : ` (${percent} %)`}` };
      }),
  ]);
  return rowPicture(
    {
      id: 'picture-change',
      title: "From today's package to each later amount: families who gain and who lose",
      sentence,
      marks: 'For each stage of the amounts a bar for those who gain, those with little change, and those who lose.',
      table: {
        title: 'Families who gain and who lose, by stage',
        columns: ['stage', 'way', 'families', 'per cent'],
        rows: rows.map(({ stage, label, count, percent }) => [stage, label, count, percent]),
      },
    },
    shown,
    { unit: 'number', axis: 'families' },
  );
}

function waysOf(stage: string, { rows }: TextTable) {
  return WAYS.map(([what, label]) => {
    const [, count = '', percent = ''] = rows.find(([own]) => own === what) ?? [];
    return { stage, label, count, percent };
  });
}

const MEAN_FINAL = 'Mean final (£ a year)';
const MEAN_TRADITIONAL = 'Mean traditional (£ a year)';

/** What changed in an earlier round, by site: the means before and after. */
export function historyPicture({ tables }: ReportText): Picture | undefined {
  const table = tables.find(({ columns }) => columns.includes(MEAN_FINAL) && columns.includes(MEAN_TRADITIONAL));
  if (table === undefined) return undefined;
  const at = (row: readonly string[], name: string): string => row[table.columns.indexOf(name)] ?? '';
  const rows = table.rows
    .map((row) => [row[0] ?? '', at(row, MEAN_TRADITIONAL), at(row, MEAN_FINAL)] as const)
    .filter(([, before, after]) => numberIn(before) !== undefined && numberIn(after) !== undefined);
  if (rows.length === 0) return undefined;
  const first = table.columns[0] ?? 'Site';
  return rowPicture(
    {
      id: 'picture-history',
      title: 'An earlier round, by site: the mean package before and the mean final amount',
      sentence: table.title,
      marks: 'For each site a hollow square for the mean package and a disc for the mean final amount.',
      table: {
        title: 'An earlier round, by site, in pounds a year',
        columns: [first, 'mean package', 'mean final amount'],
        rows: rows.map(([site, before, after]) => [site, poundsText(before), poundsText(after)]),
      },
    },
    rows.map(([site, before, after]) => ({
      label: site === 'All' ? site : `${first} ${site}`,
      square: Number(before),
      dot: Number(after),
      text: `${poundsText(before)} to ${poundsText(after)}`,
    })),
    { unit: 'pounds', axis: 'pounds a year' },
  );
}
