import { multiplyRatios, ONE, parseRatio, ratio } from '../../../../exact/ratio.js';
import { hoursModelSchema } from '../../../../model/hours-by-need-level/model.js';
import { periodFactors } from '../../../../model/shared/lines/period-factor.js';
import { parseInput } from '../../../../parse/parse.js';
import { answeredOnce } from '../asked.js';
import { call, type Place, put, putRow } from '../book/book.js';
import { expr, over, rounded, times, whole } from '../book/formula.js';
import { plain } from '../bounds.js';
import type { Section } from '../plan.js';
import { decimalOf, fractionOf, leftOf } from '../whole-numbers.js';
import type { WriteKind } from './kind.js';

/** Hours by level of need, times an hourly rate. */
export const writeHours: WriteKind = ({ stored, open, sheet, row }) => {
  const model = parseInput(hoursModelSchema, stored, ['model']);
  const { levels, hoursPer, period, convention, ratePerHour } = model;
  const factor = periodFactors(hoursPer, period, convention, ['model'])
    .map(({ value }) => parseRatio(value))
    .reduce(multiplyRatios, ONE);
  put(sheet, { row, column: 0 }, 'Hours and their rate', 'heading');
  put(sheet, { row: row + 1, column: 0 }, 'An hour is paid with (£)', 'label');
  const rate = put(
    sheet,
    { row: row + 1, column: 1, isFixed: true },
    decimalOf(multiplyRatios(ratePerHour, ratio(1n, 100n)), 100_000_000n),
    'inputPounds',
  );
  call(sheet, 'rate_per_hour', { row: row + 1, column: 1 });
  put(sheet, { row: row + 2, column: 0 }, `From a ${hoursPer} to a ${period}: times`, 'label');
  const above = put(sheet, { row: row + 2, column: 1, isFixed: true }, plain(factor.numerator), 'whole');
  put(sheet, { row: row + 3, column: 0 }, 'divided by', 'label');
  const below = put(sheet, { row: row + 3, column: 1, isFixed: true }, plain(factor.denominator), 'whole');
  putRow(
    sheet,
    { row: row + 4, column: 0 },
    ['Level', `Hours a ${hoursPer}`, 'Before rounding (£)', 'above', 'under', 'Whole pence', 'left over'],
    'header',
  );
  const paid = fractionOf(rate, 100_000_000, 1_000_000);
  const sections = levels.map(({ id, hours }, index): Section => {
    const at = (column: number): Place => ({ row: row + 5 + index, column, isFixed: true });
    put(sheet, at(0), id, 'name');
    const own = fractionOf(put(sheet, at(1), decimalOf(hours, 1_000_000n), 'inputNumber'), 1_000_000);
    const product = put(sheet, at(3), times(own.above, paid.above, above), 'whole');
    const under = put(sheet, at(4), times(own.under, paid.under, below), 'whole');
    const pence = put(sheet, at(5), whole(over(product, under)), 'whole');
    const left = put(sheet, at(6), leftOf(product, pence, under), 'whole');
    put(sheet, at(2), rounded(over(product, times(under, 100)), 6), 'number');
    const line = { pence, left, under, slope: expr(0), largest: [product] };
    return { whom: { level: id }, stretches: [{ low: 0n, ...answeredOnce(open, { level: id }), line }] };
  });
  call(sheet, 'hours', { row: row + 5, column: 1 }, { row: row + 4 + levels.length, column: 1 });
  return { measure: 'nothing', sections, nextRow: row + 5 + levels.length };
};
