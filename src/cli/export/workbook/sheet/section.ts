import type { Placed } from '../book/book.js';
import {
  add,
  blankOrSame,
  choose,
  compare,
  compared,
  countWhere,
  type Expr,
  expr,
  type Flags,
  iff,
  is,
  isNot,
  lastUpTo,
  less,
  pick,
  same,
  sumWhere,
  type Term,
} from '../book/formula.js';
import type { Key } from '../plan.js';
import type { RowWriter } from './columns.js';
import type { FamilyCells, WorkingParts } from './parts.js';
import type { StretchCells } from './stretches.js';

const KEYS: readonly Key[] = ['group', 'age', 'instrument', 'level'];

/** Which price or table is for a family, and why none is. */
export interface Chosen {
  readonly section: Expr;
  readonly why?: Placed;
}

/** The section that a family falls under; 0 where it falls under none or something is wrong. */
export function sectionOf(
  to: RowWriter,
  fault: Placed,
  micro: Placed | undefined,
  cells: FamilyCells,
  { plan, stretches }: WorkingParts,
): Chosen {
  const asked = KEYS.flatMap((key) => {
    const cell = cells.get(key);
    return cell === undefined ? [] : [{ key, cell }];
  });
  if (asked.length === 0) return { section: to.add('Section', iff(is(fault, ''), 1, 0), 'whole') };
  const { section: cellsOf } = stretches;
  const age = cells.get('age');
  // A family without an age falls under what asks for none.
  const ageNumber =
    age === undefined ? undefined : to.add('Age or none', iff(is(fault, ''), iff(is(age, ''), -1, age), -1), 'whole');
  const conditions = asked.flatMap(({ key, cell }): Flags[] => {
    if (key !== 'age') return [blankOrSame(cellsOf[key], cell)];
    const own = ageNumber ?? expr(-1);
    return [compared(cellsOf.from, '<=', own), compared(cellsOf.to, '>=', own)];
  });
  const found = sumWhere(conditions, cellsOf.number);
  // Points beyond the maximum are answered before it is asked whom a price is for: all sections say the same of them.
  const beyond =
    plan.beyond === undefined || micro === undefined ? [] : [[compare(micro, '>', Number(plan.beyond)), 1] as const];
  const section = to.add('Section', choose([[isNot(fault, ''), 0], ...beyond], found), 'whole');
  const unknown = asked.map(({ key, cell }): readonly [Expr, Term] => [
    key === 'age' ? is(0, 1) : is(countWhere(same(cellsOf[key], cell)), 0),
    `${key}: unknown-name`,
  ]);
  const missing = asked.map(({ key, cell }): readonly [Expr, Term] => [is(cell, ''), `${key}: missing`]);
  const last = `${asked.at(-1)?.key ?? 'group'}: unknown-name`;
  const why = choose([[isNot(section, 0), ''], [isNot(fault, ''), ''], ...missing, ...unknown], last);
  return { section, why: to.add('No price for it', why, 'name') };
}

/** The stretch that a family's points lie in; the first, which says nothing, where it falls under no section. */
export function stretchOf(section: Expr, micro: Expr | undefined, { section: cells, low }: StretchCells): Expr {
  const first = pick(cells.first, section);
  if (micro === undefined) return iff(is(section, 0), 1, first);
  const place = lastUpTo(low, micro, first, pick(cells.last, section));
  return iff(is(section, 0), 1, less(add(place, first), 1));
}
