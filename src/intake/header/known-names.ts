import { type Alike, simplify } from '../plain-name.js';
import type { Target, TargetColumn } from '../target/target.js';
import type { HeaderName } from './names.js';
import { unitOf } from './unit.js';

/** How sure it is that a name is that of a column of ours: its very letters and digits, a name of the field, a near one. */
export type Rank = 'exact' | 'synonym' | 'near';

/** A column of ours that a name may be. */
export interface Match {
  readonly target: TargetColumn;
  readonly rank: Rank;
}

/** The most names whose matches are kept. */
const MOST_KEPT = 10_000;

const RANKS: readonly Rank[] = ['exact', 'synonym', 'near'];

/** Finds what columns of ours a name may be, the surest first. */
export type FindMatches = (name: HeaderName) => readonly Match[];

/** A finder of columns of a kind of table. */
export function matchFinder(target: Target, alike: Alike): FindMatches {
  const entries = target.columns.map((column) => ({
    column,
    own: simplify(column.name),
    names: new Set([column.name, ...column.also].map(simplify)),
  }));
  const rankOf = ({ own, names }: (typeof entries)[number], forms: readonly string[]): Rank | undefined => {
    if (forms[0] === own) return 'exact';
    if (forms.some((form) => names.has(form))) return 'synonym';
    return forms.some((form) => form.length >= 4 && alike(form, names) !== undefined) ? 'near' : undefined;
  };
  const matchesOf = ({ name, lower }: HeaderName): readonly Match[] => {
    const forms = [...new Set([simplify(name), simplify(lower), unitOf(name).rest, unitOf(lower).rest])];
    return entries
      .flatMap((entry) => {
        const rank = rankOf(entry, forms);
        return rank === undefined ? [] : [{ target: entry.column, rank }];
      })
      .sort((one, other) => RANKS.indexOf(one.rank) - RANKS.indexOf(other.rank));
  };
  // Many rows are looked at that may be a header, and spelling is slow to measure.
  const known = new Map<string, readonly Match[]>();
  return (header) => {
    if (!header.isNamed) return [];
    const key = `${header.name}\u0000${header.lower}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const matches = matchesOf(header);
    if (known.size < MOST_KEPT) known.set(key, matches);
    return matches;
  };
}
