import { type Day, partsOf } from '../../money/calendar.js';

/**
 * The age in whole years on a day; a year is complete on the birthday itself.
 *
 * @choice leap-birthday: someone born on 29 February is a year older on 1 March of other years; the reports do not say
 */
export function ageOn(bornOn: Day, day: Day): number {
  const born = partsOf(bornOn);
  const now = partsOf(day);
  const hadBirthday = now.month > born.month || (now.month === born.month && now.date >= born.date);
  return now.year - born.year - (hadBirthday ? 0 : 1);
}
