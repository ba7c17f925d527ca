import type { Placed } from '../book/book.js';
import {
  add,
  all,
  any,
  choose,
  compare,
  type Expr,
  expr,
  iff,
  is,
  isNot,
  less,
  over,
  pick,
  times,
  whole,
} from '../book/formula.js';
import type { RowWriter } from './columns.js';
import type { WorkingParts } from './parts.js';

const MILLION = 1_000_000;

/** What an amount is worked out from: points in millionths, the stretch that they lie in, or pence that were added up. */
export interface AmountParts {
  readonly micro: Placed | undefined;
  readonly stretch: Placed;
  readonly sum: Expr | undefined;
}

/** Pence, and whether a number would be too large for them to be right. */
export interface WorkedOut {
  readonly pence: Placed;
  readonly isOut: Expr;
}

/** Exact pence before they are rounded: whole ones, millionths of one, and whether anything is left behind them. */
interface Exact {
  readonly pence: Expr;
  readonly millionths: Expr;
  readonly rest: Expr;
  readonly isOut: readonly Expr[];
}

/** The budget of a family in whole pence, rounded once. */
export function roundedUnits(to: RowWriter, parts: AmountParts, working: WorkingParts): WorkedOut {
  const { unit, mode, isWithin } = working.model.rounding ?? {};
  const exact = exactPence(to, parts, working);
  const within = is(pick(working.stretches.fits, parts.stretch), 0);
  if (unit === undefined || mode === undefined || isWithin === undefined) {
    const pence = to.add('Budget, pence', exact.pence, 'whole');
    return { pence, isOut: exact.isOut.length === 0 ? within : any(within, ...exact.isOut) };
  }
  const units = to.add('Units of rounding', whole(over(exact.pence, unit)), 'whole');
  const left = to.add(
    'left over, millionths',
    add(times(less(exact.pence, times(units, unit)), MILLION), exact.millionths),
    'whole',
  );
  const pence = to.add('Budget, pence', times(add(units, upBy(mode, units, left, unit, exact.rest)), unit), 'whole');
  return { pence, isOut: any(within, is(isWithin, 0), ...exact.isOut) };
}

/** One more unit where the amount is rounded up. */
function upBy(mode: Expr, units: Expr, left: Expr, unit: Expr, rest: Expr): Expr {
  const [twice, all1] = [times(2, left), times(unit, MILLION)];
  const isOdd = is(less(units, times(2, whole(over(units, 2)))), 1);
  const one = (when: Expr): Expr => iff(when, 1, 0);
  return choose(
    [
      [is(mode, 'half-up'), one(compare(twice, '>=', all1))],
      [is(mode, 'half-even'), iff(compare(twice, '>', all1), 1, one(all(is(twice, all1), any(isNot(rest, 0), isOdd))))],
      [is(mode, 'up'), one(any(isNot(left, 0), isNot(rest, 0)))],
    ],
    0,
  );
}

function exactPence(to: RowWriter, { micro, stretch, sum }: AmountParts, { plan, stretches }: WorkingParts): Exact {
  if (plan.measure === 'answers') return { pence: sum ?? expr(0), millionths: expr(0), rest: expr(0), isOut: [] };
  const start = to.add('Pence at its start', pick(stretches.pence, stretch), 'whole');
  const left = to.add('left over', pick(stretches.left, stretch), 'whole');
  const under = to.add('divided by', pick(stretches.under, stretch), 'whole');
  if (micro === undefined) {
    const third = divided(to, times(left, 1000), under);
    const fourth = divided(to, times(third.rest, 1000), under);
    return {
      pence: start,
      millionths: add(times(third.quotient, 1000), fourth.quotient),
      rest: fourth.rest,
      isOut: [],
    };
  }
  const price = to.add('Pence for a point', pick(stretches.price, stretch), 'whole');
  const part = to.add('left over', pick(stretches.priceLeft, stretch), 'whole');
  const beyond = to.add(
    'Millionths of a point beyond',
    less(times(micro, pick(stretches.times, stretch)), pick(stretches.less, stretch)),
    'whole',
  );
  const thousands = to.add('thousands of points', whole(over(beyond, 1e9)), 'whole');
  const points = to.add('points', less(whole(over(beyond, MILLION)), times(thousands, 1000)), 'whole');
  const parts = to.add('millionths', less(beyond, times(whole(over(beyond, MILLION)), MILLION)), 'whole');
  const thousandths = whole(over(parts, 1000));
  // As it is divided by hand: what is left over is carried to the next three digits.
  const first = divided(to, times(thousands, part), under);
  const second = divided(to, add(times(first.rest, 1000), times(points, part), left), under);
  const third = divided(to, add(times(second.rest, 1000), times(thousandths, part)), under);
  const fourth = divided(to, add(times(third.rest, 1000), times(less(parts, times(thousandths, 1000)), part)), under);
  const small = to.add(
    'Millionths of a penny',
    add(times(parts, price), times(third.quotient, 1000), fourth.quotient),
    'whole',
  );
  const carried = whole(over(small, MILLION));
  const wholePoints = add(times(thousands, 1000), points);
  const pence = to.add(
    'Pence before rounding',
    add(start, times(wholePoints, price), times(first.quotient, 1000), second.quotient, carried),
    'whole',
  );
  const millionths = to.add('and millionths', less(small, times(carried, MILLION)), 'whole');
  // Points counted in parts of another number may be more than a million of them.
  return { pence, millionths, rest: fourth.rest, isOut: [compare(beyond, '>', 1e12)] };
}

function divided(to: RowWriter, above: Expr, under: Placed): { readonly quotient: Placed; readonly rest: Placed } {
  const quotient = to.add('times', whole(over(above, under)), 'whole');
  return { quotient, rest: to.add('rest', less(above, times(quotient, under)), 'whole') };
}
