import type { Picture } from '../page.js';
import { cellAt, numberIn, type ReportText, type TextTable, tableOf } from '../report-text.js';
import type { ChartRow } from '../row-chart.js';
import { poundsText } from '../words.js';
import { rowPicture } from './picture-of.js';

const STATEMENT = 'Every figure of the statement';

/** What groups have at equal need against their reference group, with intervals. */
export function gapPicture(report: ReportText, sentence: string): Picture | undefined {
  const table = tableOf(report, STATEMENT);
  if (table === undefined) return undefined;
  const gaps = gapsOf(table);
  if (gaps.length === 0) return undefined;
  const stages = [...new Set(gaps.map(({ stage }) => stage))];
  const rows = stages.flatMap((stage): ChartRow[] => [
    { label: `${capital(stage)} amounts`, isHeading: true },
    ...gaps
      .filter((gap) => gap.stage === stage)
      .map(({ who, gap, low, high }): ChartRow => {
        const [from, to] = [numberIn(low), numberIn(high)];
        const isTold = from !== undefined && to !== undefined;
        return {
          label: who,
          dot: Number(gap),
          ...(isTold && { interval: [from, to] as const }),
          text: `${poundsText(gap)}${isTold ? '' : ' (no interval)'}`,
        };
      }),
  ]);
  return rowPicture(
    {
      id: 'picture-gaps',
      title:
        'Gaps at equal need, in pounds a year: to the left of £0 less than the group compared with, to the right more',
      sentence,
      marks: 'For each group a disc for its gap and, where there is one, a line for its interval.',
      table: {
        title: 'Gaps at equal need, in pounds a year',
        columns: ['group', 'against', 'stage', 'gap', 'interval from', 'interval to'],
        rows: gaps.map(({ who, against, stage, gap, low, high }) => [
          who,
          against,
          stage,
          poundsText(gap),
          poundsText(low),
          poundsText(high),
        ]),
      },
    },
    rows,
    { unit: 'pounds', axis: 'pounds a year less or more' },
  );
}

function gapsOf(table: TextTable) {
  const cell = (row: readonly string[], column: string): string => cellAt(table, row, column);
  const figureOf = (like: readonly string[], figure: string): string => {
    const found = table.rows.find(
      (row) =>
        cell(row, 'figure') === figure &&
        cell(row, 'stage') === cell(like, 'stage') &&
        cell(row, 'who') === cell(like, 'who'),
    );
    return found === undefined ? '' : cell(found, 'value');
  };
  return table.rows
    .filter((row) => cell(row, 'figure') === 'gap at equal need (£)' && numberIn(cell(row, 'value')) !== undefined)
    .map((row) => ({
      who: cell(row, 'who'),
      against: cell(row, 'against'),
      stage: cell(row, 'stage'),
      gap: cell(row, 'value'),
      low: figureOf(row, 'interval of that gap from (£)'),
      high: figureOf(row, 'interval of that gap to (£)'),
    }));
}

const COEFFICIENTS = ['Gini coefficient', 'concentration index against need'];

const WHAT_THEY_ARE =
  'A Gini coefficient is 0 where all have the same and near 1 where one has nearly everything; the index against need is above 0 where those with more points have more.';

/** How unequal the amounts are, and whether that follows need. */
export function inequalityPicture(report: ReportText): Picture | undefined {
  const table = tableOf(report, STATEMENT);
  if (table === undefined) return undefined;
  const rows = COEFFICIENTS.flatMap((figure) =>
    table.rows
      .filter((row) => cellAt(table, row, 'figure') === figure && numberIn(cellAt(table, row, 'value')) !== undefined)
      .map((row) => [figure, cellAt(table, row, 'stage'), cellAt(table, row, 'value')] as const),
  );
  if (rows.length === 0) return undefined;
  const named = COEFFICIENTS.filter((figure) => rows.some(([own]) => own === figure));
  return rowPicture(
    {
      id: 'picture-inequality',
      title: 'How unequal the amounts are, and whether that follows need',
      sentence: WHAT_THEY_ARE,
      marks: 'For each coefficient a bar for each stage of the amounts.',
      table: { title: 'Coefficients by stage', columns: ['figure', 'stage', 'value'], rows },
    },
    named.flatMap((figure): ChartRow[] => [
      { label: capital(figure), isHeading: true },
      ...rows
        .filter(([own]) => own === figure)
        .map(([, stage, value]): ChartRow => ({ label: stage, bar: [0, Number(value)], text: value })),
    ]),
    { unit: 'number', axis: 'coefficient' },
  );
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
