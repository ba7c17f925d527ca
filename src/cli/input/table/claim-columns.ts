import { type ProblemList, show } from '../../../errors.js';
import { placeDetails } from '../../place.js';
import type { CsvTable } from '../text/csv.js';
import { KNOWN_COLUMNS } from './known-columns.js';
import { likelyMeant } from './spelling.js';

/** What has to be known of a table to claim its columns. */
export type ClaimedTable = Pick<CsvTable, 'header' | 'reading' | 'mappedAs' | 'placeOfColumn'> & {
  readonly file: Pick<CsvTable['file'], 'name'>;
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
  /** What is to be done with any other column, where leaving it unread would change the result. */
  readonly others?: 'refuse';
}

/**
 * Claims the columns of a table that a command uses. Whatever reads a CSV file begins here, so that a column that is
 * not used is named, and one that looks like a known one is asked about.
 *
 * @returns the columns of the table that are used
 * @choice near-miss-columns: a column that differs from a known one by capitals, blanks, joints, a plural, a letter or two
 * or the word for its day (`ends_on` for `end`) is a question in every command, also where the known one is there as well; `--ignore-column` answers it
 */
export function claimColumns(table: ClaimedTable, claim: Claim, problems: ProblemList): ReadonlySet<string> {
  const { known, required = [], askedBy, named = [], mayLack = [], others } = claim;
  const { header, reading, file } = table;
  const isOpen = (name: string): boolean => !reading.isIgnored(name);
  const names = new Set([...known, ...named, ...mayLack]);
  const used = new Set(header.filter((name) => names.has(name) && isOpen(name)));
  reading.note(file.name, header, used);
  const asked = new Set<string>();
  const sought = [...names].filter((name) => !named.includes(name) || used.has(name));
  for (const name of header) {
    if (names.has(name) || !isOpen(name)) continue;
    const meant = KNOWN_COLUMNS.has(name) || table.mappedAs !== undefined ? undefined : likelyMeant(name, sought);
    const details = placeDetails(file.name, table.placeOfColumn(name));
    const option = `--ignore-column ${/^[\w.-]+$/.test(name) ? name : show(name)}`;
    if (meant !== undefined) {
      asked.add(meant);
      const message = `the column ${show(name)} looks like ${show(meant)}; rename it, or, if it is something else, say so with ${option}`;
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
