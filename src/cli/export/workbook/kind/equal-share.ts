import { equalShareModelSchema } from '../../../../model/equal-share/model.js';
import { parseInput } from '../../../../parse/parse.js';
import { answeredOnce } from '../asked.js';
import { call, type Placed, put } from '../book/book.js';
import { add, expr, less, over, whole } from '../book/formula.js';
import { leftOf, penceOf, poundsOf } from '../whole-numbers.js';
import type { WriteKind } from './kind.js';

/** An equal share of what is left of a pot. */
export const writeEqualShare: WriteKind = ({ stored, open, sheet, row }) => {
  const { pot, topSlices, places } = parseInput(equalShareModelSchema, stored, ['model']);
  put(sheet, { row, column: 0 }, 'The pot and its places', 'heading');
  let next = row;
  const label = (text: string): void => {
    next += 1;
    put(sheet, { row: next, column: 0 }, text, 'name');
  };
  const pounds = (name: string, pence: bigint): Placed => {
    label(name);
    return put(sheet, { row: next, column: 1, isFixed: true }, poundsOf(pence), 'inputPounds');
  };
  const money = pounds('The pot (£)', pot);
  call(sheet, 'pot', money);
  const slices = topSlices.map(({ id, label: what, amount }) => pounds(`less ${what ?? id} (£)`, amount));
  label('Potential places');
  const by = put(sheet, { row: next, column: 1, isFixed: true }, places, 'inputNumber');
  call(sheet, 'places', by);
  label('To be shared, pence');
  const taken = slices.map(penceOf);
  const shared = put(
    sheet,
    { row: next, column: 1, isFixed: true },
    taken.length === 0 ? penceOf(money) : less(penceOf(money), add(...taken)),
    'whole',
  );
  label('Whole pence for a place');
  const pence = put(sheet, { row: next, column: 1, isFixed: true }, whole(over(shared, by)), 'whole');
  label('left over, of as many as there are places');
  const left = put(sheet, { row: next, column: 1, isFixed: true }, leftOf(shared, pence, by), 'whole');
  const line = { pence, left, under: by, slope: expr(0), largest: [shared] };
  return {
    measure: 'nothing',
    sections: [{ whom: {}, stretches: [{ low: 0n, ...answeredOnce(open, {}), line }] }],
    nextRow: next + 1,
  };
};
