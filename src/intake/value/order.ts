import type { Asker } from '../question.js';
import { type Cell, isBlank, textOf } from '../sheet.js';
import { DAY_ORDERS, type DayOrder, hangsOnOrder, orderShownBy } from './day.js';

/** A cell of a date, and where it stands. */
export interface PlacedCell {
  readonly cell: Cell;
  readonly place: string;
}

/**
 * Says whether the day or the month comes first in the dates of a table: as the mapping says, where no date shows
 * otherwise; as the dates show, where they agree; else its owner has to say.
 *
 * @choice date-order: one date that fits one order alone (31/12/2026) settles it for all dates of a table; where none
 * does, or they differ, it is asked
 */
export function settleOrder(
  dates: Iterable<PlacedCell>,
  told: DayOrder | undefined,
  asker: Asker,
): DayOrder | undefined {
  const shown = new Map<DayOrder, PlacedCell>();
  let hanging: PlacedCell | undefined;
  for (const one of dates) {
    if (isBlank(one.cell)) continue;
    const order = orderShownBy(one.cell);
    if (order !== undefined && !shown.has(order)) shown.set(order, one);
    if (order === undefined && hanging === undefined && hangsOnOrder(one.cell)) hanging = one;
  }
  const against = told === undefined ? undefined : shown.get(told === 'day-first' ? 'month-first' : 'day-first');
  if (told !== undefined && against !== undefined)
    return ask(
      against,
      `dates have the ${told === 'day-first' ? 'day' : 'month'} first by the mapping, but ${textOf(against.cell)} has not; which comes first?`,
    );
  if (told !== undefined) return told;
  const [first, second] = [...shown];
  if (first !== undefined && second !== undefined)
    return ask(
      second[1],
      `${textOf(first[1].cell)} and ${textOf(second[1].cell)} do not have the day and the month in one order; which comes first in the others?`,
    );
  if (first !== undefined) return first[0];
  return hanging && ask(hanging, 'does the day or the month come first in the dates? None of them shows it');

  function ask({ place }: PlacedCell, question: string): DayOrder | undefined {
    const answer = asker.ask({ id: 'date-order', place, ask: question, choices: DAY_ORDERS });
    return DAY_ORDERS.find((order) => order === answer);
  }
}
