import { type ProblemList, show } from '../../../errors.js';
import { placeDetails } from '../../place.js';
import type { CsvTable } from '../text/csv.js';
import { KNOWN_COLUMNS } from './known-columns.js';
import { otherWordFor } from './other-words.js';
import { likelyMeant } from './spelling.js';
import { wordsWithin } from './words-within.js';

/** Names of one thing of which a command reads one or the other. */
const OTHER_NAME: ReadonlyMap<string, string> = new Map([
  ['budget', 'indicative'],
  ['indicative', 'budget'],
  ['package_value', 'traditional'],
  ['traditional', 'package_value'],
]);

/** What has to be known of a table to claim its columns. */
export type ClaimedTable = Pick<CsvTable, 'header' | 'reading' | 'mappedAs' | 'placeOfColumn'> & {
  readonly file: Pick<CsvTable['file'], 'name'>;
  /** Its rows; where they are not at hand, every cell may be filled. */
  readonly rows?: CsvTable['rows'];
};

/** Which columns a command reads. */
export interface Claim {
  /** The names that it knows: columns of its own. */
  readonly known: Iterable<string>;
  /** Those of them that have to be there. */
  readonly required?: Iterable<string>;
  /** What else is to be said where one of those is missing: which option asks for it. */
  readonly askedBy?: ReadonlyMap<string, string>;
  /** Columns that the user named, to be carried or told apart by; they have to be there. */
  readonly named?: readonly string[];
  /** Columns that the user named for several tables, of which this is one. */
  readonly mayLack?: readonly string[];
  /** Columns that it does not read and asks about where a cell of them is filled. */
  readonly asks?: readonly string[];
  /** What is to be done with any other column, where leaving it unread would change the result. */
  readonly others?: 'refuse';
}

/**
 * Claims the columns of a table that a command uses. Whatever reads a CSV file begins here, so that a column that is
 * not used is named, and one that looks like a known one is asked about.
 *
 * @returns the columns of the table that are used
 * @choice columns-of-one-thing: a package is `package_value` in lists and `traditional` beside amounts of stages, a budget
 * is `budget` or `indicative`; a column of the name that a command does not read is a question where the one that it reads
 * is not there; a list of stages, such as a run writes, is allocated as it is
 * @choice near-miss-columns: a column that differs from one that the command reads or asks about by capitals, blanks, joints, a plural, a letter or two
 * or the word for its day (`ends_on` for `end`) is a question in every command, also where the known one is there as well; `--ignore-column` answers it; `_by`, `_to` or `_in` beside `_on`, and whole words such as `basic`, `form` or `males`, are other columns
 */
export function claimColumns(table: ClaimedTable, claim: Claim, problems: ProblemList): ReadonlySet<string> {
  const { known, required = [], askedBy, named = [], mayLack = [], asks = [], others } = claim;
  const { header, reading, file } = table;
  const isOpen = (name: string): boolean => !reading.isIgnored(name);
  const names = new Set([...known, ...named, ...mayLack]);
  const used = new Set(header.filter((name) => names.has(name) && isOpen(name)));
  reading.note(file.name, header, used);
  const asked = new Set<string>();
  const needed = new Set([...required, ...(askedBy?.keys() ?? [])]);
  const sought = [...[...names].filter((name) => !named.includes(name) || used.has(name)), ...asks];
  const meantBy = meanings(table, sought, (name) => !names.has(name) && !asks.includes(name) && isOpen(name));
  for (const name of header) {
    if (names.has(name) || asks.includes(name) || !isOpen(name)) continue;
    const twin = OTHER_NAME.get(name);
    const isOther =
      twin !== undefined &&
      names.has(twin) &&
      !header.includes(twin) &&
      // A list of stages, such as a run writes, is allocated as it is: its packages are beside its own amounts.
      (needed.has(twin) || name !== 'traditional' || !header.includes('indicative'));
    const meant = isOther ? twin : meantBy.get(name);
    const details = placeDetails(file.name, table.placeOfColumn(name));
    const option = `--ignore-column ${/^[\w.-]+$/.test(name) ? name : show(name)}`;
    if (meant !== undefined) {
      asked.add(meant);
      const like = isOther ? 'is what this command reads as' : 'looks like';
      const message = `the column ${show(name)} ${like} ${show(meant)}; rename it, or, if it is something else, say so with ${option}`;
      problems.add('choice-needed', [], message, details);
    } else if (others === 'refuse')
      problems.add(
        'unknown-name',
        [],
        `unknown column ${show(name)}; to leave it unread, say so with ${option}`,
        details,
      );
  }
  const atHeader = placeDetails(file.name, table.placeOfColumn(header[0] ?? ''));
  for (const name of required) {
    if (used.has(name) || asked.has(name)) continue;
    const asking = askedBy?.get(name);
    const why = asking === undefined ? '' : `; ${asking}`;
    problems.add('missing', [], `the column ${show(name)} is missing${why}`, atHeader);
  }
  for (const name of named) {
    if (used.has(name)) continue;
    const meant = likelyMeant(name, header);
    const hint = meant === undefined ? '' : `; did you mean ${show(meant)}?`;
    problems.add('unknown-name', [], `there is no column ${show(name)}, which was asked for${hint}`, atHeader);
  }
  return used;
}

/** What each open name of a table looks like; nothing, where a mapping has named them all. */
function meanings(
  table: ClaimedTable,
  sought: readonly string[],
  isAsked: (name: string) => boolean,
): ReadonlyMap<string, string> {
  const { header, mappedAs } = table;
  const found = new Map<string, string>();
  if (mappedAs !== undefined) return found;
  const within = new Map<string, string>();
  for (const name of header.filter(isAsked)) {
    const isKnown = KNOWN_COLUMNS.has(name);
    const near = (isKnown ? undefined : likelyMeant(name, sought)) ?? otherWordFor(name, sought, header);
    if (near !== undefined) found.set(name, near);
    const held = near !== undefined || isKnown ? undefined : wordsWithin(name, sought, header);
    if (held !== undefined) within.set(name, held);
  }
  for (const name of filledOf(table, [...within.keys()])) found.set(name, within.get(name) ?? name);
  return found;
}

/** Those of some columns that have a cell that says something. */
function filledOf({ header, rows }: ClaimedTable, names: readonly string[]): Iterable<string> {
  if (rows === undefined || names.length === 0) return names;
  const filled = new Set<string>();
  const places = names.map((name) => [name, header.indexOf(name)] as const);
  for (const { cells } of rows()) {
    for (const [name, index] of places) if ((cells[index] ?? '').trim() !== '') filled.add(name);
    if (filled.size === names.length) break;
  }
  return filled;
}
