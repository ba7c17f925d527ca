import { formatDay } from '../../money/calendar.js';
import type { Warning } from '../../warning.js';
import type { Item } from '../line/item.js';

/**
 * Recurring lines of one service and payer of which one ends before the other begins, or on the day on which it does:
 * probably the same service at an old and a new rate, both of which are in the full-year cost. A line without a name and
 * a service may be any of them.
 *
 * @param items the lines in the full-year cost
 * @param onDayGiven whether they are those of one day, so that only what ends and begins on that day is in succession
 */
export function successionWarnings(items: readonly Item[], onDayGiven: boolean): Warning[] {
  const groups = new Map<string, Item[]>();
  const unnamed = new Map<string, Item[]>();
  for (const item of items) {
    const { payer, kind, startsOn, endsOn } = item.line;
    if (kind === 'one-off' || (startsOn === undefined && endsOn === undefined)) continue;
    const what = serviceOf(item);
    const [among, key] = what === undefined ? [unnamed, payer] : [groups, JSON.stringify([what, payer])];
    among.set(key, [...(among.get(key) ?? []), item]);
  }
  const named = [...groups.values()].map((group) => [...group, ...(unnamed.get(group[0]?.line.payer ?? '') ?? [])]);
  const found = [...named, ...unnamed.values()].flatMap((group) => successionIn(group, onDayGiven));
  return found.filter(({ message }, index) => found.findIndex((one) => one.message === message) === index);
}

function serviceOf({ line }: Item): string | undefined {
  return line.service ?? line.name;
}

function successionIn(items: readonly Item[], onDayGiven: boolean): Warning[] {
  const latest = Math.max(...items.map(({ line }) => line.startsOn ?? Number.NEGATIVE_INFINITY));
  const next = items.find(({ line }) => line.startsOn === latest);
  const ended = items.find((item) => item !== next && item.line.endsOn !== undefined && item.line.endsOn <= latest);
  if (ended?.line.endsOn === undefined || next === undefined) return [];
  const { id, endsOn } = ended.line;
  const when = endsOn === latest ? 'the day on which' : 'before';
  const advice = onDayGiven ? 'another day in the option onDay' : 'the option onDay';
  const of = [ended, next].every((item) => serviceOf(item) !== undefined)
    ? ' of the same service'
    : ', which may be of the same service since not both say theirs,';
  const message =
    `line ${id} ends on ${formatDay(endsOn)}, ${when} line ${next.line.id}${of} begins, ` +
    `and both are in the full-year cost; state ${advice} if one replaces the other`;
  return [{ code: 'lines-in-succession', message, details: { lines: items.length } }];
}
