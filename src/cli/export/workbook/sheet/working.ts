import { type BookSheet, newSheet, type Placed, put, rangeOf } from '../book/book.js';
import {
  add,
  all,
  any,
  choose,
  compare,
  count,
  countWhere,
  type Expr,
  expr,
  iff,
  is,
  isNot,
  joined,
  lastLetters,
  nearest,
  over,
  pick,
  same,
  sum,
  sumWhere,
  type Term,
  times,
  whole,
} from '../book/formula.js';
import { MOST } from '../bounds.js';
import type { Plan } from '../plan.js';
import { roundedUnits } from './amount.js';
import { type RowWriter, rowWriter } from './columns.js';
import { faultOf, microOf } from './faults.js';
import type { Extra, FamilyCells, WorkingParts } from './parts.js';
import { sectionOf, stretchOf } from './section.js';
import { codes, timeOf } from './time.js';

/** What comes of a family. */
export interface Answer {
  readonly status: Placed;
  readonly warning: Placed;
  readonly pence: Placed;
}

const HEADER = 2;

/** The sheet in which a budget is worked out, a family a row. */
export function newWorking(): BookSheet {
  const sheet = newSheet('Working');
  put(sheet, { row: 0, column: 0 }, 'How each budget is worked out, in whole numbers', 'title');
  sheet.frozen = { rows: HEADER + 1, columns: 1 };
  sheet.lines.set(HEADER, 3);
  return sheet;
}

/** Works out the budget of a family, in the row of the same number as in "Cases". */
export function writeWorking(
  sheet: BookSheet,
  row: number,
  id: Placed,
  cells: FamilyCells,
  parts: WorkingParts,
): Answer {
  const { plan, stretches } = parts;
  const to = rowWriter(sheet, HEADER, row);
  to.add('case_id', id, 'name');
  const extra = writeExtra(sheet, row, to, cells, plan);
  const fault = to.add('What is wrong', faultOf(cells, plan, extra, to), 'name');
  const micro = plan.measure === 'points' ? to.add('Points, millionths', microOf(fault, cells), 'whole') : undefined;
  const { section, why } = sectionOf(to, fault, micro, cells, parts);
  const stretch = to.add('Stretch', stretchOf(section, micro, stretches), 'whole');
  const said = to.add('Says', pick(stretches.status, stretch), 'name');
  // A blank cell would come as nought.
  const warned = to.add('and warns', joined(pick(stretches.warning, stretch), ''), 'name');
  const amount = roundedUnits(to, { micro, stretch, sum: extra.answers }, parts);
  const result =
    extra.addOns === undefined ? amount.pence : to.add('with flat amounts', add(amount.pence, extra.addOns), 'whole');
  const isOut = any(amount.isOut, compare(result, '>', MOST), compare(result, '<', 0));
  const time = timeOf(to, cells, parts.model);
  const isOff = offStep(plan, micro);
  const notEligible = cells.get('eligible');
  const isNotEligible = notEligible === undefined ? [] : [is(notEligible, 'no')];
  const status = to.add(
    'Status',
    choose(
      [
        [is(lastLetters(fault, 7), 'missing'), 'missing'],
        [is(fault, 'out-of-bounds'), 'out-of-bounds'],
        [isNot(fault, ''), 'refused'],
        ...isNotEligible.map((when) => [when, 'not-eligible'] as const),
        ...(time.refers === undefined ? [] : [[time.refers, 'refer-to-costing'] as const]),
        ...(time.refuses === undefined ? [] : [[time.refuses, 'out-of-dates'] as const]),
        ...(why === undefined
          ? []
          : [[is(lastLetters(why, 7), 'missing'), 'missing'] as const, [isNot(why, ''), 'refused'] as const]),
        ...(isOff === undefined ? [] : [[isOff, 'refused'] as const]),
        [isNot(said, 'budget'), said],
        [isOut, 'out-of-bounds'],
      ],
      'budget',
    ),
    'name',
  );
  const isBudget = is(status, 'budget');
  const pence = to.add('Pence', iff(isBudget, result, 0), 'whole');
  const isNought = iff(all(isBudget, is(pence, 0)), 'zero-budget', '');
  const warning = to.add(
    'Warning',
    choose(
      [
        [is(fault, 'out-of-bounds'), ''],
        [isNot(fault, ''), fault],
        ...isNotEligible.map((when) => [when, 'not-eligible'] as const),
        ...(time.refuses === undefined ? [] : [[time.refuses, time.outside ?? ''] as const]),
        ...(time.refers === undefined ? [] : [[time.refers, codes(time.outside, time.prices)] as const]),
        ...(why === undefined ? [] : [[isNot(why, ''), why] as const]),
        ...(isOff === undefined ? [] : [[isOff, 'points: invalid'] as const]),
        [is(said, 'refused'), warned],
        [is(status, 'out-of-bounds'), ''],
      ],
      codes(time.outside, time.prices, warned, isNought),
    ),
    'name',
  );
  return { status, warning, pence };
}

function writeExtra(
  sheet: BookSheet,
  row: number,
  to: RowWriter,
  cells: FamilyCells,
  { addOns = [], outcomes = [] }: Plan,
): Extra {
  const listed = <One>(list: readonly One[], write: (one: One, index: number) => void) => {
    const from = to.next();
    list.forEach(write);
    return list.length === 0 ? undefined : rangeOf(sheet, { row, column: from }, { row, column: to.next() - 1 });
  };
  const flags = listed(addOns, ({ id, pounds }, index) => {
    const own = cells.get(`addOn ${index}`) ?? expr('');
    const pence = choose(
      [
        [is(own, 'yes'), nearest(times(pounds, 100))],
        [any(is(own, 'no'), is(own, '')), 0],
      ],
      'add_ons: invalid',
    );
    to.add(`pence: ${id}`, pence, 'whole');
  });
  const answers = listed(outcomes, ({ id, levels, pounds }, index) => {
    const own = cells.get(`answer ${index}`) ?? expr('');
    const found = same(levels, own);
    const pence = nearest(times(sumWhere([found], pounds), 100));
    to.add(
      `pence: ${id}`,
      choose(
        [
          [is(own, ''), 'answers: missing'],
          [is(countWhere(found), 0), 'answers: unknown-name'],
        ],
        pence,
      ),
      'whole',
    );
  });
  const faults = (range: typeof flags, word: string): (readonly [Expr, Term])[] =>
    range === undefined ? [] : [[compare(count(range, word), '>', 0), word]];
  return {
    ...(flags !== undefined && { addOns: sum(flags) }),
    ...(answers !== undefined && { answers: sum(answers) }),
    faults: [
      ...faults(flags, 'add_ons: invalid'),
      ...faults(answers, 'answers: missing'),
      ...faults(answers, 'answers: unknown-name'),
    ],
  };
}

/** Whether points are off the step of a table; those beyond the maximum are answered before that is asked. */
function offStep({ step, beyond }: Plan, micro: Placed | undefined): Expr | undefined {
  if (step === undefined || micro === undefined) return undefined;
  const isOff = isNot(times(whole(over(micro, Number(step))), Number(step)), micro);
  return beyond === undefined ? isOff : all(isOff, compare(micro, '<=', Number(beyond)));
}
