import type { Alike } from '../plain-name.js';
import type { Asker } from '../question.js';
import type { Target } from '../target/target.js';
import { askAboutIds, settleGroups } from './alike.js';
import { askAboutLarge, settleCredits } from './amounts.js';
import { askAboutDays } from './days.js';
import type { Draft, DraftRow } from './draft.js';
import { withoutRepeated } from './repeated.js';

/** Looks over the rows of a table for what looks wrong; gives those that remain, as the answers have them. */
export function lookOver(
  draft: Draft,
  { isByCase, columns }: Target,
  { asker, alike, today }: { readonly asker: Asker; readonly alike: Alike; readonly today: string | undefined },
): readonly DraftRow[] {
  // Of a table of which nothing is known no row looks wrong.
  if (columns.length === 0) return draft.rows;
  const withCredits = { ...draft, rows: settleCredits(draft, asker) };
  const once = { ...draft, rows: withoutRepeated(withCredits, isByCase, asker) };
  askAboutIds(once, asker);
  askAboutLarge(once, asker);
  askAboutDays(once, today, asker);
  const groups = settleGroups(once, alike, asker);
  return once.rows.map((row) => ({
    ...row,
    values: row.values.map((value, column) => groups.get(column)?.get(value) ?? value),
  }));
}
