import type { Placed } from '../book/book.js';
import {
  any,
  choose,
  compare,
  type Expr,
  iff,
  is,
  isNot,
  isNumber,
  nearest,
  not,
  rounded,
  type Term,
  times,
  whole,
} from '../book/formula.js';
import { MOST_POINTS } from '../bounds.js';
import type { Plan } from '../plan.js';
import type { RowWriter } from './columns.js';
import type { Extra, FamilyCells } from './parts.js';

type When = readonly [Expr, Term];

/** What is wrong with the cells of a family; the first that is found is told. */
export function faultOf(cells: FamilyCells, { measure }: Plan, { faults }: Extra, to: RowWriter): Expr {
  const points = cells.get('points');
  const age = cells.get('age');
  const own: When[] = [
    ...(measure === 'points' && points !== undefined ? [toldOf(to, 'Points', faultOfPoints(points))] : []),
    ...(age === undefined ? [] : [toldOf(to, 'Age', faultOfAge(age))]),
    ...yesNo(cells.get('eligible')),
    ...day(cells.get('startsOn'), 'starts_on: invalid'),
    ...day(cells.get('assessedOn'), 'assessed_on: invalid'),
    ...faults,
  ];
  return choose(own, '');
}

/** A fault of its own column, where finding it takes a formula that is better read by itself. */
function toldOf(to: RowWriter, what: string, fault: Expr): When {
  const cell = to.add(what, fault, 'name');
  return [isNot(cell, ''), cell];
}

function faultOfPoints(points: Placed): Expr {
  return choose(
    [
      [is(points, ''), 'points: missing'],
      [not(isNumber(points)), 'points: invalid'],
      [any(compare(points, '<', 0), compare(points, '>', 1_000_000_000)), 'points: out-of-range'],
      [compare(points, '>', MOST_POINTS), 'out-of-bounds'],
      [isNot(rounded(points, 6), points), 'points: invalid'],
    ],
    '',
  );
}

function faultOfAge(age: Placed): Expr {
  const isOdd = any(compare(age, '<', 0), compare(age, '>', 120), isNot(whole(age), age));
  return choose(
    [
      [is(age, ''), ''],
      [not(isNumber(age)), 'age: invalid'],
      [isOdd, 'age: invalid'],
    ],
    '',
  );
}

function yesNo(cell: Placed | undefined): When[] {
  if (cell === undefined) return [];
  return [[not(any(is(cell, 'yes'), is(cell, 'no'), is(cell, ''))), 'eligible: invalid']];
}

function day(cell: Placed | undefined, fault: string): When[] {
  return cell === undefined ? [] : [[iff(is(cell, ''), is(0, 1), not(isNumber(cell))), fault]];
}

/** Points in millionths; none where something is wrong. */
export function microOf(fault: Placed, cells: FamilyCells): Expr {
  const points = cells.get('points');
  return points === undefined ? iff(is(fault, ''), 0, 0) : iff(is(fault, ''), nearest(times(points, 1_000_000)), 0);
}
