import {
  any,
  choose,
  compare,
  type Expr,
  exact,
  iff,
  is,
  isNot,
  joined,
  type Term,
  textFrom,
} from '../book/formula.js';
import type { RowWriter } from './columns.js';
import type { ModelCells } from './model.js';
import type { FamilyCells } from './parts.js';

/** What the day of a family says: the code of its warning, of its prices, and whether the model refers or refuses it. */
export interface TimeTold {
  readonly outside?: Expr;
  readonly prices?: Expr;
  readonly refers?: Expr;
  readonly refuses?: Expr;
}

/** Sets the day and the prices of a family against those of the model, as far as both are stated. */
export function timeOf(to: RowWriter, cells: FamilyCells, { dates }: ModelCells): TimeTold {
  const { from, to: last, priceBase, yearFrom, yearTo, rule } = dates;
  const [starts, assessed, own] = [cells.get('startsOn'), cells.get('assessedOn'), cells.get('priceBase')];
  // The day on which the budget starts counts, else that of the assessment.
  const first = starts ?? assessed;
  const day =
    first === undefined
      ? undefined
      : to.add(
          'Day',
          starts !== undefined && assessed !== undefined
            ? iff(is(starts, ''), blankOf(assessed), starts)
            : blankOf(first),
          'day',
        );
  const outsideWhens =
    day === undefined
      ? []
      : [
          ...(from === undefined ? [] : [[compare(day, '<', from), 'before-effective'] as const]),
          ...(last === undefined ? [] : [[compare(day, '>', last), 'after-effective'] as const]),
        ];
  const outside =
    day === undefined || outsideWhens.length === 0
      ? undefined
      : to.add('Outside the dates', choose([[is(day, ''), ''], ...outsideWhens], ''), 'name');
  const byDay =
    day === undefined || yearFrom === undefined || yearTo === undefined
      ? undefined
      : choose(
          [
            [is(day, ''), ''],
            [any(compare(day, '<', yearFrom), compare(day, '>', yearTo)), 'other-price-base'],
          ],
          '',
        );
  const stated =
    own === undefined || priceBase === undefined ? undefined : iff(exact(own, priceBase), '', 'other-price-base');
  const prices = stated === undefined || own === undefined ? byDay : iff(is(own, ''), byDay ?? '', stated);
  const priced = prices === undefined ? undefined : to.add('Prices', prices, 'name');
  const isOutside = outside === undefined ? undefined : isNot(outside, '');
  return {
    ...(outside !== undefined && { outside }),
    ...(priced !== undefined && { prices: priced }),
    ...(isOutside !== undefined && rule === 'refer' && { refers: isOutside }),
    ...(isOutside !== undefined && rule === 'refuse' && { refuses: isOutside }),
  };
}

/** A blank cell that is named alone comes as nought. */
const blankOf = (cell: Expr): Expr => iff(is(cell, ''), '', cell);

/** Codes one after the other, those that are there. */
export function codes(...terms: readonly (Expr | undefined)[]): Term {
  const told = terms.flatMap((one) => (one === undefined ? [] : [one]));
  const [first, ...more] = told.map((one) => iff(is(one, ''), '', joined(', ', one)));
  return first === undefined ? '' : textFrom(more.length === 0 ? first : joined(first, ...more), 3);
}
