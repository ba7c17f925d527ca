import { type Ratio, ratio } from '../../../../exact/ratio.js';
import { ROUNDING_MODES } from '../../../../exact/round.js';
import { type ParsedPrice, pricePointModelSchema } from '../../../../model/price-point/model.js';
import { parseInput } from '../../../../parse/parse.js';
import { askedOf, behindBounds, beyondOf, inOrder } from '../asked.js';
import { type BookSheet, call, type Place, type Placed, placeOf, put, putRow } from '../book/book.js';
import { add, common, expr, over, rounded, times, whole } from '../book/formula.js';
import type { FlatAmount, Line, Section } from '../plan.js';
import { cellsOfRatio, decimalOf, fractionOf, leftOf, penceOf, poundsOf, roundedUp } from '../whole-numbers.js';
import type { RoundingCells, WriteKind } from './kind.js';

const HEADERS = [
  'Group',
  'Money (£)',
  'Points',
  'divided by',
  'Price of a point (£)',
  'Pence',
  'in common',
  'Price: pence',
  'for points',
];
const ROUNDED = ['unit: above', 'unit: under', 'to be rounded', 'divided by', 'whole units', 'left over', 'units'];

/** RAS 4: a price for everyone or for each group, flat amounts, and how the price itself is rounded. */
export const writePricePoint: WriteKind = ({ stored, open, sheet, row }) => {
  const model = parseInput(pricePointModelSchema, stored, ['model']);
  const { prices, addOns = [], priceRounding } = model;
  put(sheet, { row, column: 0 }, 'The price of a point', 'heading');
  let next = row + 1;
  let priceMode: RoundingCells | undefined;
  if (priceRounding !== undefined) {
    priceMode = writePriceRounding(sheet, next, priceRounding);
    next += 2;
  }
  putRow(sheet, { row: next, column: 0 }, [...HEADERS, ...(priceMode ? ROUNDED : [])], 'header');
  const first = next + 1;
  // The first row is the only one: a price has no rows, and one line from nought.
  const asked = askedOf(open, stored);
  const sections = prices.map((price, index): Section => {
    const line = writePrice(sheet, first + index, price, priceMode);
    const own = price.group === undefined ? {} : { group: price.group };
    const stretches = inOrder([0n, ...behindBounds(model)]).map((low) => {
      const { row: _, ...told } = asked.at(low, own);
      return told.status === 'budget' ? { ...told, line } : told;
    });
    return { whom: own, stretches };
  });
  next = first + prices.length;
  call(sheet, 'price_money', { row: first, column: 1 }, { row: next - 1, column: 1 });
  call(sheet, 'price_points', { row: first, column: 2 }, { row: next - 1, column: 2 });
  const flat = addOns.length === 0 ? [] : writeAddOns(sheet, next + 1, addOns);
  if (addOns.length > 0) next += addOns.length + 3;
  return { measure: 'points', sections, addOns: flat, ...beyondOf(model), nextRow: next };
};

function writePriceRounding(
  sheet: BookSheet,
  row: number,
  { unit, mode }: { readonly unit: Ratio; readonly mode: string },
): RoundingCells {
  put(sheet, { row, column: 0 }, 'The price is rounded to a whole number of (£)', 'label');
  put(sheet, { row: row + 1, column: 0 }, 'and which way', 'label');
  const pounds = ratio(unit.numerator, unit.denominator * 100n);
  const unitCell = { row, column: 1, isFixed: true };
  const modeCell = { row: row + 1, column: 1, isFixed: true };
  call(sheet, 'price_rounding_unit', unitCell);
  call(sheet, 'price_rounding_mode', modeCell);
  sheet.words.push({ range: placeOf(modeCell), words: ROUNDING_MODES });
  const number = decimalOf(pounds, 100_000_000n);
  return { unit: put(sheet, unitCell, number, 'inputPounds'), mode: put(sheet, modeCell, mode, 'inputName') };
}

/** A row of the prices: what may be changed, what people read, and the price in whole numbers. */
function writePrice(sheet: BookSheet, row: number, price: ParsedPrice, rounding: RoundingCells | undefined): Line {
  const at = (column: number): Place => ({ row, column, isFixed: true });
  const { number, by } = cellsOfRatio(price.points);
  put(sheet, at(0), price.group ?? 'everyone', 'name');
  const money = put(sheet, at(1), poundsOf(price.money), 'inputPounds');
  const points = put(sheet, at(2), number, 'inputNumber');
  const divided = put(sheet, at(3), by, 'whole');
  const fraction = fractionOf(points, 1_000_000);
  const pence = put(sheet, at(5), penceOf(money), 'whole');
  const shared = put(sheet, at(6), common(pence, fraction.above), 'whole');
  const above = put(sheet, at(7), times(over(pence, shared), divided, fraction.under), 'whole');
  const under = put(sheet, at(8), over(fraction.above, shared), 'whole');
  const line =
    rounding === undefined ? { slope: above, under, largest: [] } : writeRounded(sheet, row, above, under, rounding);
  put(sheet, at(4), rounded(over(line.slope, times(100, line.under)), 6), 'number');
  // All stretches lie on one line from nought.
  return { pence: expr(0), left: expr(0), ...line, largest: [pence, ...line.largest], from: { times: 1, less: 0 } };
}

/** The price as a whole number of units, which are a fraction of a penny. */
function writeRounded(sheet: BookSheet, row: number, above: Placed, under: Placed, { unit, mode }: RoundingCells) {
  const at = (column: number): Place => ({ row, column, isFixed: true });
  const pence = fractionOf(unit, 100_000_000, 1_000_000);
  const unitAbove = put(sheet, at(9), pence.above, 'whole');
  const unitUnder = put(sheet, at(10), pence.under, 'whole');
  const whereUnder = put(sheet, at(11), times(above, unitUnder), 'whole');
  const divided = put(sheet, at(12), times(under, unitAbove), 'whole');
  const quotient = put(sheet, at(13), whole(over(whereUnder, divided)), 'whole');
  const left = put(sheet, at(14), leftOf(whereUnder, quotient, divided), 'whole');
  const units = put(sheet, at(15), add(quotient, roundedUp(mode, quotient, left, divided)), 'whole');
  return { slope: times(units, unitAbove), under: unitUnder, largest: [whereUnder, divided] };
}

function writeAddOns(
  sheet: BookSheet,
  row: number,
  addOns: readonly { readonly id: string; readonly label: string; readonly amount: bigint }[],
): FlatAmount[] {
  put(sheet, { row, column: 0 }, 'Flat amounts', 'heading');
  putRow(sheet, { row: row + 1, column: 0 }, ['Id', 'Amount (£)', 'What it is'], 'header');
  return addOns.map(({ id, label, amount }, index) => {
    const at = row + 2 + index;
    put(sheet, { row: at, column: 0 }, id, 'name');
    put(sheet, { row: at, column: 2 }, label, 'name');
    return { id, pounds: put(sheet, { row: at, column: 1, isFixed: true }, poundsOf(amount), 'inputPounds') };
  });
}
