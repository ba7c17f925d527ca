import { certain } from '../../../../exact/at.js';
import { divideRatios, formatRatio, type Ratio, ratio, subtractRatios } from '../../../../exact/ratio.js';
import {
  type ParsedPercentileModel,
  percentileModelSchema,
  type TableRow,
} from '../../../../model/percentile/model.js';
import { parseInput } from '../../../../parse/parse.js';
import { type Answered, askedOf, behindBounds, ceilOf, floorOf, inOrder, MICRO, microOf } from '../asked.js';
import { type BookSheet, call, type Placed, put, putRow } from '../book/book.js';
import { expr, less, over, rounded, times, whole } from '../book/formula.js';
import { plain } from '../bounds.js';
import type { Line, Stretch } from '../plan.js';
import { leftOf, penceOf, poundsOf } from '../whole-numbers.js';
import type { WriteKind } from './kind.js';

const HEADERS = [
  'Points',
  'Money (£)',
  'divided by',
  'Budget before rounding (£)',
  'Pence',
  'Whole pence',
  'left over',
];

/** A row of the table in cells. */
interface RowCells {
  readonly row: TableRow;
  readonly pence: Placed;
  readonly over: Placed;
  readonly whole: Placed;
  readonly left: Placed;
}

/** RAS 5: the table of points and money, from the least points to the most. */
export const writePercentile: WriteKind = ({ stored, open, sheet, row }) => {
  const model = parseInput(percentileModelSchema, stored, ['model']);
  const rows = [...model.rows].reverse();
  put(sheet, { row, column: 0 }, 'The table', 'heading');
  putRow(sheet, { row: row + 1, column: 0 }, HEADERS, 'header');
  const first = row + 2;
  const cells = rows.map((one, index) => writeRow(sheet, first + index, one));
  const nextRow = first + rows.length;
  call(sheet, 'table_money', { row: first, column: 1 }, { row: nextRow - 1, column: 1 });
  const asked = askedOf(open, numberedOf(stored as PercentileForm));
  const stretches = inOrder([0n, ...rows.flatMap(({ points }) => cutsOf(points)), ...behindBounds(model)]).map((low) =>
    stretchAt(asked.at(low, {}), cells, model.between),
  );
  return { measure: 'points', sections: [{ whom: {}, stretches }], nextRow };
};

/** The first points of a row, and the first behind it. */
function cutsOf(points: Ratio): bigint[] {
  const place = microOf(points);
  return [ceilOf(place), floorOf(place) + 1n];
}

interface PercentileForm {
  readonly rows: readonly { readonly over: number }[];
}

/** The same model, in which a row comes to as many pence as its place from below says, and points are not interpolated. */
function numberedOf(stored: PercentileForm): unknown {
  const { length } = stored.rows;
  const rows = stored.rows.map((one, index) => ({
    ...one,
    money: formatRatio(ratio(BigInt(length - index), 100n)),
    over: 1,
    packages: 1,
  }));
  const { between, ...rest } = stored as PercentileForm & { readonly between: string };
  return { ...rest, between: between === 'interpolate' ? 'lower' : between, rows, rounding: {} };
}

/** A row: money of whole pence over a whole number, exactly what the model holds. */
function writeRow(sheet: BookSheet, row: number, one: TableRow): RowCells {
  const pence = divideRatios(one.money, ratio(BigInt(one.over), 100n));
  put(sheet, { row, column: 0 }, pointsCell(one.points), 'name');
  const money = put(sheet, { row, column: 1, isFixed: true }, poundsOf(pence.numerator), 'inputPounds');
  const by = put(sheet, { row, column: 2, isFixed: true }, plain(pence.denominator), 'whole');
  put(sheet, { row, column: 3 }, rounded(over(money, by), 6), 'number');
  const own = put(sheet, { row, column: 4, isFixed: true }, penceOf(money), 'whole');
  const cut = put(sheet, { row, column: 5, isFixed: true }, whole(over(own, by)), 'whole');
  const left = put(sheet, { row, column: 6, isFixed: true }, leftOf(own, cut, by), 'whole');
  return { row: one, pence: own, over: by, whole: cut, left };
}

function pointsCell(points: Ratio): number | string {
  return 1_000_000n % points.denominator === 0n ? Number(formatRatio(points)) : formatRatio(points);
}

/** What a stretch comes to: the amount of a row, or the line from it to the next. */
function stretchAt(
  { row, ...told }: Answered,
  cells: readonly RowCells[],
  between: ParsedPercentileModel['between'],
): Stretch {
  if (row === undefined) return told;
  const own = certain(cells[row]);
  const next = cells[row + 1];
  const isAbove = microOf(own.row.points).numerator <= told.low * microOf(own.row.points).denominator;
  // Below the lowest row and above the highest there is no line.
  const line = between === 'interpolate' && next !== undefined && isAbove ? lineBetween(own, next) : flatLine(own);
  return { ...told, line };
}

const flatLine = ({ pence: all, whole: pence, left, over: under }: RowCells): Line => ({
  pence,
  left,
  under,
  slope: expr(0),
  largest: [all],
});

/** Points are counted in parts of the lower row's, so that its own are a whole number of millionths. */
function lineBetween(lower: RowCells, higher: RowCells): Line {
  const { numerator, denominator } = lower.row.points;
  const apart = subtractRatios(higher.row.points, lower.row.points);
  const { numerator: above, denominator: under } = divideRatios(ratio(1n), {
    numerator: apart.numerator * denominator,
    denominator: apart.denominator,
  });
  const [top, bottom] = [times(higher.pence, lower.over), times(lower.pence, higher.over)];
  return {
    pence: lower.whole,
    left: times(lower.left, higher.over, plain(under)),
    under: times(lower.over, higher.over, plain(under)),
    slope: times(less(top, bottom), plain(above)),
    largest: [top, bottom],
    from: { times: plain(denominator), less: plain(numerator * MICRO) },
  };
}
