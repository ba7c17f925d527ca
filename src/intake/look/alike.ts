import type { Alike } from '../plain-name.js';
import { type Asker, askRows, slug } from '../question.js';
import { type Draft, type DraftRow, indexOf } from './draft.js';

/** A value without what people and spreadsheets change unawares: capitals, blanks and joints, leading zeros of a number. */
function folded(value: string): string {
  const plain = value.toLowerCase().replace(/[\s./_-]+/g, '');
  return plain.replace(/(^|\D)0+(?=\d)/g, '$1');
}

interface Pair {
  readonly value: string;
  readonly other: string;
  readonly place: string;
}

/** Values of a column that differ from an earlier one by capitals, blanks, joints or leading zeros alone. */
function pairsIn(draft: Draft, column: number): Pair[] {
  const byFold = new Map<string, string>();
  const seen = new Set<string>();
  return draft.rows.flatMap((row): Pair[] => {
    const value = row.values[column] ?? '';
    if (value === '' || seen.has(value)) return [];
    seen.add(value);
    const fold = folded(value);
    const other = byFold.get(fold);
    if (other !== undefined) return [{ value, other, place: row.placeOf(column) }];
    byFold.set(fold, value);
    return [];
  });
}

/** Asks about ids that are nearly alike: `s001` beside `S001`. */
export function askAboutIds(draft: Draft, asker: Asker): void {
  const column = indexOf(draft, 'case_id');
  if (column < 0) return;
  askRows(asker, {
    items: pairsIn(draft, column),
    id: 'like-id',
    nameOf: ({ value }) => value,
    placeOf: ({ place }) => place,
    askOne: ({ value, other }) =>
      `the ids "${value}" and "${other}" differ by capitals, blanks or leading zeros alone; are they two cases?`,
    askAll: (count) =>
      `${count} ids differ from another by capitals, blanks or leading zeros alone; are they cases of their own?`,
    choices: ['two'],
  });
}

/** The most groups that a column has; of more it holds no groups. */
const MOST_GROUPS = 60;

/** A slip stands in a row or two, beside a group that stands in several. */
const SLIP = { most: 2, fewest: 5 };

/**
 * Values of a column that are spelled nearly as one that stands far more often.
 *
 * @choice near-groups: a group of one or two rows whose name is spelled nearly as that of a group of five rows or more, both
 * of five letters or more and without digits, is a question
 */
function slipsIn(draft: Draft, column: number, alike: Alike): Pair[] {
  const counts = new Map<string, DraftRow[]>();
  for (const row of draft.rows) {
    const value = row.values[column] ?? '';
    const known = counts.get(value);
    if (known === undefined) counts.set(value, [row]);
    else if (known.length < SLIP.fewest) known.push(row);
  }
  const isName = (value: string): boolean => value.length >= 5 && !/\d/.test(value);
  const common = [...counts].flatMap(([value, rows]) =>
    rows.length >= SLIP.fewest && isName(value) ? [value.toLowerCase()] : [],
  );
  return [...counts].flatMap(([value, rows]): Pair[] => {
    if (rows.length > SLIP.most || !isName(value)) return [];
    const plain = value.toLowerCase();
    const meant = common.includes(plain) ? undefined : alike(plain, common);
    const other = [...counts.keys()].find((one) => one.toLowerCase() === meant);
    const place = rows[0]?.placeOf(column);
    // What differs by joints alone is asked about already.
    if (other === undefined || place === undefined || folded(other) === folded(value)) return [];
    return [{ value, other, place }];
  });
}

/** Asks about groups that are nearly alike, and gives what each value is to be written as, by column. */
export function settleGroups(
  draft: Draft,
  alike: Alike,
  asker: Asker,
): ReadonlyMap<number, ReadonlyMap<string, string>> {
  const settled = new Map<number, ReadonlyMap<string, string>>();
  for (const [column, { type, name }] of draft.columns.entries()) {
    if (type !== 'text' || name === 'exclude_reason') continue;
    const values = new Set(draft.rows.map((row) => row.values[column] ?? ''));
    if (values.size > MOST_GROUPS) continue;
    const changes = new Map<string, string>();
    for (const { value, other, place } of [...pairsIn(draft, column), ...slipsIn(draft, column, alike)]) {
      const answer = asker.ask({
        id: `like-group-${name}-${slug(value)}`,
        place,
        ask: `${name} has "${value}" and "${other}"; are they one group?`,
        choices: [`one: ${other}`, `one: ${value}`, 'two'],
      });
      if (answer === `one: ${other}`) changes.set(value, other);
      else if (answer === `one: ${value}`) changes.set(other, value);
    }
    settled.set(column, changes);
  }
  return settled;
}
