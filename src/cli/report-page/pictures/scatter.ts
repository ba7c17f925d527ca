import * as Plot from '@observablehq/plot';
import { axisPounds, COLOURS, drawn } from '../draw.js';
import type { Picture } from '../page.js';
import type { TextTable } from '../report-text.js';
import { poundsText } from '../words.js';
import { LIST_STAGES, type ListedFamily } from './families.js';
import { type Drawing, described } from './picture-of.js';

/** Above this no eye tells one family from another; where so many are, each cell of the paper counts them. */
const MOST_MARKS = 2000;
/** A table beside a picture goes so far; the list of all families stands at the end, and in `cases.csv`. */
const MOST_ROWS = 200;

/** Points against package, and what the model gives for them; single families, for inside. */
export function pointsPicture(families: readonly ListedFamily[]): Picture | undefined {
  const placed = families.flatMap(({ caseId, points, amounts }) =>
    points === undefined
      ? []
      : [{ caseId, points, package: amounts.get('traditional'), budget: amounts.get('indicative') }],
  );
  const packages = placed.filter((one) => one.package !== undefined);
  const budgets = placed.filter(({ budget }) => budget !== undefined);
  if (packages.length === 0 || budgets.length === 0) return undefined;
  const isLine = isOneLine(budgets);
  const isCloud = budgets.length > MOST_MARKS;
  const each = isCloud ? 'rings in the same way for indicative budgets' : 'a cross for each indicative budget';
  const how = isLine ? 'the line is what the model gives for the points' : each;
  return scatter(
    {
      id: 'picture-points',
      title: 'Points against today’s package, with what the model gives',
      sentence: isLine
        ? 'The model gives families with the same points the same.'
        : 'The model does not give the same to all families with the same points.',
      marks: `${marksOf(packages.length, 'package')}; ${how}.`,
      table: tableOfFamilies(
        'Points, package and indicative budget',
        ['case_id', 'points', 'package', 'indicative'],
        placed.map((one) => [one.caseId, String(one.points), money(one.package), money(one.budget)]),
      ),
    },
    [
      ...cloud(packages, 'points', 'package'),
      ...(isLine
        ? [Plot.line(sorted(budgets), { x: 'points', y: 'budget', stroke: COLOURS.bar, strokeWidth: 3 })]
        : [
            isCloud
              ? Plot.dot(budgets, Plot.hexbin({ r: 'count' }, { x: 'points', y: 'budget', binWidth: 12, ...RING }))
              : Plot.dot(budgets, { x: 'points', y: 'budget', symbol: 'times', r: 4, ...RING }),
          ]),
    ],
    { x: 'points', isPounds: false, y: 'pounds a year' },
  );
}

const RING = { stroke: COLOURS.bar, strokeWidth: 2 } as const;

/** Whether the same points always come to the same budget, so that a line can be drawn. */
function isOneLine(budgets: readonly { readonly points: number; readonly budget: number | undefined }[]): boolean {
  const at = new Map<number, number | undefined>();
  return budgets.every(({ points, budget }) => {
    if (at.has(points)) return at.get(points) === budget;
    at.set(points, budget);
    return true;
  });
}

const sorted = <Placed extends { readonly points: number }>(placed: readonly Placed[]): Placed[] =>
  [...new Map(placed.map((one) => [one.points, one])).values()].sort((left, right) => left.points - right.points);

/** Today's package against each later amount; above the line a family gains. */
export function stagePictures(families: readonly ListedFamily[], sentences: readonly string[]): Picture[] {
  return LIST_STAGES.flatMap((stage) => {
    const both = families.flatMap(({ caseId, isNewcomer, amounts }) => {
      const [before, after] = [amounts.get('traditional'), amounts.get(stage)];
      return isNewcomer || before === undefined || after === undefined ? [] : [{ caseId, before, after }];
    });
    if (both.length === 0) return [];
    const most = both.reduce((found, { before, after }) => Math.max(found, before, after), 1);
    const isCloud = both.length > MOST_MARKS;
    const gains = both.filter(({ before, after }) => after >= before);
    const loses = both.filter(({ before, after }) => after < before);
    return [
      scatter(
        {
          id: `picture-stage-${stage}`,
          title: `Today’s package against the ${stage} amount`,
          sentence: sentences.find((one) => one.includes(`to the ${stage} amount`)) ?? '',
          marks: isCloud
            ? `The line is no change. ${marksOf(both.length, 'family')}.`
            : 'The line is no change. Above it a disc for each family that has as much or more, below it a cross for each that has less.',
          table: tableOfFamilies(
            `Today’s package and the ${stage} amount`,
            ['case_id', 'package', stage],
            both.map((one) => [one.caseId, money(one.before), money(one.after)]),
          ),
        },
        [
          Plot.link([{ from: 0, to: most }], {
            x1: 'from',
            y1: 'from',
            x2: 'to',
            y2: 'to',
            stroke: COLOURS.ink,
            strokeWidth: 1.5,
          }),
          ...(isCloud
            ? cloud(both, 'before', 'after')
            : [
                Plot.dot(gains, { x: 'before', y: 'after', r: 4, fill: COLOURS.bar, stroke: COLOURS.paper }),
                Plot.dot(loses, {
                  x: 'before',
                  y: 'after',
                  r: 4,
                  symbol: 'times',
                  stroke: COLOURS.other,
                  strokeWidth: 2,
                }),
              ]),
        ],
        { x: 'package, pounds a year', isPounds: true, y: `${stage}, pounds a year` },
      ),
    ];
  });
}

const marksOf = (n: number, of: string): string =>
  n > MOST_MARKS
    ? `A disc for each place, the larger the more there are: each ${of} is in one`
    : `A hollow circle for each ${of}`;

function cloud(data: readonly object[], x: string, y: string): Plot.Markish[] {
  if (data.length <= MOST_MARKS) return [Plot.dot(data, { x, y, r: 4, stroke: COLOURS.other, strokeWidth: 1.5 })];
  return [Plot.dot(data, Plot.hexbin({ r: 'count' }, { x, y, binWidth: 12, fill: COLOURS.other }))];
}

interface Axes {
  readonly x: string;
  readonly isPounds: boolean;
  readonly y: string;
}

function scatter(drawing: Drawing, marks: readonly Plot.Markish[], { x, isPounds, y }: Axes): Picture {
  const { id, title } = drawing;
  // The figures of hundreds of families are not read out: the table has them.
  const description = `${drawing.marks} ${drawing.sentence}`;
  const ticks = (value: number): string => axisPounds(value);
  const svg = drawn(
    { id, title, description },
    {
      height: 420,
      marginLeft: 84,
      marginBottom: 58,
      marginRight: 48,
      marginTop: 36,
      x: { label: null, zero: true, nice: true },
      y: { label: null, zero: true, nice: true },
      marks: [
        Plot.gridX({ ticks: 5, stroke: COLOURS.grid, strokeOpacity: 1 }),
        Plot.gridY({ ticks: 6, stroke: COLOURS.grid, strokeOpacity: 1 }),
        Plot.axisX({
          ticks: 5,
          ...(isPounds && { tickFormat: ticks }),
          label: x,
          labelAnchor: 'center',
          labelArrow: 'none',
          labelOffset: 46,
          tickPadding: 6,
        }),
        Plot.axisY({ ticks: 6, tickFormat: ticks, label: y, labelAnchor: 'top', labelArrow: 'none' }),
        ...marks,
      ],
    },
  );
  return { ...described(drawing), description, svg };
}

const money = (amount: number | undefined): string => (amount === undefined ? '' : poundsText(amount.toFixed(2)));

function tableOfFamilies(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): TextTable {
  const cut = rows.length > MOST_ROWS;
  const more = `: the first ${MOST_ROWS} of ${rows.length} families, all in cases.csv`;
  return { title: cut ? `${title}${more}` : title, columns, rows: rows.slice(0, MOST_ROWS) };
}
