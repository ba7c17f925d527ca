import { ROUNDING_MODES } from '../../../../exact/round.js';
import type { DatedModel, OutsideDates } from '../../../../model/dates.js';
import type { Rounding } from '../../../../money/rounding.js';
import type { RecordedModel } from '../../../../record/record.js';
import { type BookSheet, call, newSheet, type Placed, placeOf, put } from '../book/book.js';
import { all, compare, type Expr, iff } from '../book/formula.js';
import { MOST_UNIT } from '../bounds.js';
import { serialOf } from '../families.js';
import { penceOf, poundsOf } from '../whole-numbers.js';

/** What every model says of itself, parsed. */
export interface AnyParsedModel extends DatedModel {
  readonly period: string;
  readonly title?: string;
  readonly rounding?: Rounding;
}

/** The cells of the model that formulas name. */
export interface ModelCells {
  readonly sheet: BookSheet;
  /** The first row behind what was written. */
  readonly nextRow: number;
  /** How budgets are rounded: the unit in pence, the mode, and whether the unit is one. */
  readonly rounding?: { readonly unit: Placed; readonly mode: Placed; readonly isWithin: Placed };
  readonly dates: {
    readonly from?: Expr;
    readonly to?: Expr;
    readonly priceBase?: Expr;
    readonly yearFrom?: Expr;
    readonly yearTo?: Expr;
    readonly rule: OutsideDates;
  };
}

/** The head of the sheet "Model": what it is, its dates, and how budgets are rounded. */
export function writeModelHead(model: AnyParsedModel, { id, kind, sha256 }: RecordedModel): ModelCells {
  const sheet = newSheet('Model');
  sheet.widths = [44, 18, 16, 18, 22, 16, 16, 18, 16, 14, 14, 16, 16, 16, 14, 14];
  put(sheet, { row: 0, column: 0 }, 'The model; yellow cells may be changed', 'title');
  let row = 1;
  const line = (label: string, what: number | string | Expr, style: Parameters<typeof put>[3]): Placed => {
    row += 1;
    put(sheet, { row, column: 0 }, label, 'label');
    return put(sheet, { row, column: 1, isFixed: true }, what, style);
  };
  line('Kind', kind, 'name');
  if (id !== null) line('Id', id, 'name');
  line('SHA-256 of the model that was exported', sha256, 'name');
  line('Amounts are in pounds a', model.period, 'name');
  const { effectiveFrom, effectiveTo, priceBase, outsideDates = 'warn' } = model;
  const from = effectiveFrom === undefined ? undefined : line('Holds from', serialOf(effectiveFrom), 'day');
  const to = effectiveTo === undefined ? undefined : line('Holds to', serialOf(effectiveTo), 'day');
  if (from !== undefined || to !== undefined) line('Outside these dates', outsideDates, 'name');
  const year = Number(priceBase?.slice(0, 4));
  const prices =
    priceBase === undefined
      ? {}
      : {
          priceBase: line('In the prices of', priceBase, 'name'),
          yearFrom: line('that is from', serialOf(`${year}-04-01`), 'day'),
          yearTo: line('to', serialOf(`${year + 1}-03-31`), 'day'),
        };
  const rounding = model.rounding === undefined ? {} : { rounding: writeRounding(model.rounding) };
  return {
    sheet,
    nextRow: row + 2,
    ...rounding,
    dates: { ...(from && { from }), ...(to && { to }), ...prices, rule: outsideDates },
  };

  function writeRounding({ unit, mode }: Rounding) {
    const pounds = line('Budgets are rounded to a whole number of (£)', poundsOf(unit), 'inputPounds');
    call(sheet, 'rounding_unit', pounds);
    const modeCell = line('and which way', mode, 'inputName');
    call(sheet, 'rounding_mode', modeCell);
    sheet.words.push({ range: placeOf(modeCell), words: ROUNDING_MODES });
    const pence = line('The unit in pence', penceOf(pounds), 'whole');
    const fits = all(compare(pence, '>=', 1), compare(pence, '<=', MOST_UNIT));
    return { unit: pence, mode: modeCell, isWithin: line('Within bounds', iff(fits, 1, 0), 'whole') };
  }
}
