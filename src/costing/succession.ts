import { formatDay } from '../money/calendar.js';
import type { Warning } from '../warning.js';
import type { Item } from './item.js';

/**
 * Recurring lines of one service and payer of which one ends before the other begins: probably the same service at an
 * old and a new rate, both of which are in the full-year cost.
 */
export function successionWarnings(items: readonly Item[]): Warning[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const { service, name, payer, kind, startsOn, endsOn } = item.line;
    const what = service ?? name;
    if (what === undefined || kind === 'one-off' || (startsOn === undefined && endsOn === undefined)) continue;
    const key = JSON.stringify([what, payer]);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].flatMap(successionIn);
}

function successionIn(items: readonly Item[]): Warning[] {
  const latest = Math.max(...items.map(({ line }) => line.startsOn ?? Number.NEGATIVE_INFINITY));
  const ended = items.find(({ line }) => line.endsOn !== undefined && line.endsOn < latest);
  const next = items.find(({ line }) => line.startsOn === latest);
  if (ended?.line.endsOn === undefined || next === undefined) return [];
  const message =
    `line ${ended.line.id} ends on ${formatDay(ended.line.endsOn)}, before line ${next.line.id} of the same service ` +
    'begins, and both are in the full-year cost; state the option onDay if one replaces the other';
  return [{ code: 'lines-in-succession', message, details: { lines: items.length } }];
}
