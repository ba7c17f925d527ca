import { amountOf, levelPricesModelSchema } from '../../../../model/level-prices/model.js';
import { parseInput } from '../../../../parse/parse.js';
import { call, put, putRow, rangeOf } from '../book/book.js';
import { expr } from '../book/formula.js';
import type { PricedOutcome } from '../plan.js';
import { poundsOf } from '../whole-numbers.js';
import type { WriteKind } from './kind.js';

/** Level prices: what each level of support comes to for each outcome. */
export const writeLevelPrices: WriteKind = ({ stored, sheet, row }) => {
  const { levels, outcomes } = parseInput(levelPricesModelSchema, stored, ['model']);
  put(sheet, { row, column: 0 }, 'What a level comes to (£)', 'heading');
  const header = row + 1;
  putRow(sheet, { row: header, column: 0 }, ['Outcome', ...levels.map(({ id }) => id)], 'header');
  const everywhere = header + 1;
  put(sheet, { row: everywhere, column: 0 }, 'each outcome, unless it says otherwise', 'name');
  const shared = levels.map(({ amount }, index) =>
    amount === undefined
      ? undefined
      : put(sheet, { row: everywhere, column: index + 1, isFixed: true }, poundsOf(amount), 'inputPounds'),
  );
  const last = levels.length;
  call(sheet, 'level_amounts', { row: everywhere, column: 1 }, { row: everywhere, column: last });
  const priced = outcomes.map((outcome, index): PricedOutcome => {
    const own = everywhere + 1 + index;
    put(sheet, { row: own, column: 0 }, outcome.title ?? outcome.id, 'name');
    levels.forEach(({ id }, place) => {
      const isOwn = outcome.amounts?.some(({ level }) => level === id) === true;
      const common = isOwn ? undefined : shared[place];
      const at = { row: own, column: place + 1 };
      if (common === undefined) put(sheet, at, poundsOf(amountOf(levels, outcome, id) ?? 0n), 'inputPounds');
      else put(sheet, at, common, 'pounds');
    });
    return {
      id: outcome.id,
      levels: rangeOf(sheet, { row: header, column: 1 }, { row: header, column: last }),
      pounds: rangeOf(sheet, { row: own, column: 1 }, { row: own, column: last }),
    };
  });
  const line = { pence: expr(0), left: expr(0), under: expr(1), slope: expr(0) };
  const stretches = [{ low: 0n, status: 'budget', warning: '', line }] as const;
  return {
    measure: 'answers',
    outcomes: priced,
    sections: [{ whom: {}, stretches }],
    nextRow: everywhere + 1 + outcomes.length,
  };
};
