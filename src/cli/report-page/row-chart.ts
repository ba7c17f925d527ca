import * as Plot from '@observablehq/plot';
import { oneLine } from '../page/page.js';
import { axisPounds, COLOURS, drawn, type Named, WIDTH } from './draw.js';
import { shortened } from './words.js';

/** A row of a chart: a heading over the rows below it, or a label with its marks. */
export interface ChartRow {
  readonly label: string;
  readonly isHeading?: true;
  /** A bar from here to there. */
  readonly bar?: readonly [number, number];
  /** A bar of money that is paid out, which is drawn hollow. */
  readonly isHollow?: boolean;
  /** A line from here to there: how far it could as well have been. */
  readonly interval?: readonly [number, number];
  /** Points: a disc and, of another stage, a hollow square. */
  readonly dot?: number;
  readonly square?: number;
  /** What stands beside the marks. */
  readonly text?: string;
}

/** How the values of a chart are read. */
export interface ChartOptions {
  readonly unit: 'pounds' | 'number';
  /** What the axis says. */
  readonly axis: string;
  /** Where the axis begins where it does not begin at 0: a price has no 0 in sight. */
  readonly isFromZero?: boolean;
}

/** Letters with paper round them, so that no line runs through one. */
const LETTERS = { fill: COLOURS.ink, stroke: COLOURS.paper, strokeWidth: 5 } as const;

const HEIGHT = 34;
const FOOT = 62;
/** About the width of a letter where the page's own face is missing, which is the wider one. */
const LETTER = 8.4;

/** Rows below one another, each with its label, its marks and its amount in figures. */
export function rowChart(named: Named, rows: readonly ChartRow[], options: ChartOptions): string {
  const placed = rows.map((row, place) => ({
    ...row,
    place,
    label: shortened(oneLine(row.label), row.isHeading ? 70 : 30),
  }));
  const labels = placed.filter(({ isHeading }) => isHeading !== true);
  const marginLeft = 26 + Math.max(40, ...labels.map(({ label }) => label.length * LETTER));
  const domain = domainOf(rows, options, WIDTH - marginLeft - 40);
  const ends = labels.map((row) => ({ ...row, end: Math.max(...valuesOf(row), domain[0]) }));
  const bars = labels.flatMap(({ bar, place, isHollow }) =>
    bar === undefined ? [] : [{ place, isHollow: isHollow === true, x1: Math.min(...bar), x2: Math.max(...bar) }],
  );
  const intervals = labels.flatMap(({ interval, place }) =>
    interval === undefined ? [] : [{ place, low: interval[0], high: interval[1] }],
  );
  const dots = labels.flatMap(({ dot, place }) => (dot === undefined ? [] : [{ place, dot }]));
  const squares = labels.flatMap(({ square, place }) => (square === undefined ? [] : [{ place, square }]));
  return drawn(named, {
    height: placed.length * HEIGHT + FOOT,
    marginLeft,
    marginRight: 40,
    marginTop: 4,
    marginBottom: FOOT - 4,
    x: { domain, label: null },
    y: { type: 'band', domain: placed.map(({ place }) => place), padding: 0.3, axis: null },
    marks: [
      Plot.gridX({ ticks: 4, stroke: COLOURS.grid, strokeOpacity: 1 }),
      Plot.axisX({
        // Where all is 0 nothing else is on the axis.
        ...(labels.every((row) => valuesOf(row).every((value) => value === 0)) ? { ticks: [0] } : { ticks: 4 }),
        tickFormat: (value: number) => (options.unit === 'pounds' ? axisPounds(value) : value.toLocaleString('en-GB')),
        label: options.axis,
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 46,
        color: COLOURS.ink,
      }),
      Plot.barX(
        bars.filter(({ isHollow }) => !isHollow),
        { y: 'place', x1: 'x1', x2: 'x2', fill: COLOURS.bar },
      ),
      Plot.barX(
        bars.filter(({ isHollow }) => isHollow),
        { y: 'place', x1: 'x1', x2: 'x2', fill: COLOURS.paper, stroke: COLOURS.other, strokeWidth: 2, inset: 1 },
      ),
      ...(domain[0] <= 0 ? [Plot.ruleX([0], { stroke: COLOURS.ink })] : []),
      Plot.ruleY(intervals, { y: 'place', x1: 'low', x2: 'high', stroke: COLOURS.bar, strokeWidth: 3 }),
      Plot.tickX(
        intervals.flatMap(({ place, low, high }) => [
          { place, end: low },
          { place, end: high },
        ]),
        { y: 'place', x: 'end', stroke: COLOURS.bar, strokeWidth: 3 },
      ),
      Plot.dot(dots, { y: 'place', x: 'dot', r: 6, fill: COLOURS.bar, stroke: COLOURS.paper }),
      Plot.dot(squares, { y: 'place', x: 'square', r: 6, symbol: 'square', stroke: COLOURS.other, strokeWidth: 2.5 }),
      Plot.text(
        ends.filter(({ text }) => text !== undefined),
        { y: 'place', x: 'end', text: 'text', dx: 10, textAnchor: 'start', ...LETTERS },
      ),
      Plot.text(labels, {
        y: 'place',
        text: 'label',
        frameAnchor: 'left',
        dx: -8,
        textAnchor: 'end',
        ...LETTERS,
      }),
      Plot.text(
        placed.filter(({ isHeading }) => isHeading),
        {
          y: 'place',
          text: 'label',
          frameAnchor: 'left',
          dx: 8 - marginLeft,
          dy: 6,
          textAnchor: 'start',
          fontWeight: 'bold',
          ...LETTERS,
        },
      ),
    ],
  });
}

function valuesOf({ bar, interval, dot, square }: ChartRow): number[] {
  return [...(bar ?? []), ...(interval ?? []), dot, square].filter((value) => value !== undefined);
}

/** From the least to the most, with room for the amount that stands behind each mark. */
function domainOf(rows: readonly ChartRow[], { isFromZero = true }: ChartOptions, width: number): [number, number] {
  const values = rows.flatMap(valuesOf);
  const zero = isFromZero ? [0] : [];
  const least = Math.min(...values, ...zero);
  const most = Math.max(...values, ...zero);
  const span = most - least || Math.abs(most) || 1;
  const low = least < 0 || !isFromZero ? least - span * 0.05 : 0;
  // What each text needs to the right of its mark, in the units of the axis.
  const needed = rows.map((row) => {
    const own = valuesOf(row);
    const share = Math.min(0.7, ((row.text?.length ?? 0) * LETTER + 18) / width);
    const end = own.length === 0 ? low : Math.max(...own);
    return low + (end - low) / (1 - share);
  });
  return [low, Math.max(most + span * 0.05, ...needed)];
}
