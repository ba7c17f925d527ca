import { show } from '../../../errors.js';
import { yesOrNo } from '../../../yes-no.js';

/** The column that leaves a row out, with a reason: a command that would take the row all the same asks. */
const LEAVES_OUT = 'exclude_reason';

/** A column that changes figures, and so is never left unread in silence. */
interface Mattering {
  readonly column: string;
  /** A command is asked only where it reads one of these, or its rows are about them; always, where there are none. */
  readonly beside?: readonly string[];
  readonly isFilled: (cell: string) => boolean;
  /** What the command would do all the same, and what is to be done. */
  readonly message: string;
  /** Whether to carry the column along says enough. */
  readonly mayBeKept?: true;
}

const PACKAGES = ['package_value', 'traditional'];
const isSaid = (cell: string): boolean => cell !== '';

const MATTERING: readonly Mattering[] = [
  {
    column: LEAVES_OUT,
    isFilled: isSaid,
    message: 'this command leaves no row out; take the row from the file, or keep it',
    mayBeKept: true,
  },
  {
    column: 'add_ons',
    beside: ['points'],
    isFilled: isSaid,
    message:
      'this command does not read the flat amounts of a case (allocate, joiners, whatif, partly-moved and the cohort of run do), and would take it without them; leave the row out, or take it so',
  },
  {
    column: 'eligible',
    beside: ['points'],
    isFilled: (cell) => yesOrNo(cell) === false,
    message:
      'this command does not read who is not eligible (allocate and joiners do), and would take the case as any other; take the row from the file, or take it so',
  },
  {
    column: 'ends_on',
    beside: ['points', 'budget', 'indicative', ...PACKAGES],
    isFilled: isSaid,
    message:
      'this command does not read the day on which a budget or a package ends, and would take the case for the whole year; take the row from the file, or take it so',
  },
  {
    column: 'shared_package',
    beside: PACKAGES,
    isFilled: isSaid,
    message:
      'this command does not split a package that children share (run does, by sharedPackages), and would count it with each of them; write each child’s own part of it, and say so',
  },
  {
    column: 'one_off',
    beside: ['package_value'],
    isFilled: (cell) => !/^[£\s]*0*(\.0*)?$/.test(cell),
    message:
      'this command does not read what was bought once, and would count it every year; write package_value without it, and say so',
  },
];

/** Every column that a command may have to ask about. */
export const MATTERING_COLUMNS: readonly string[] = [...MATTERING.map(({ column }) => column), 'household'];

/** Columns that a command asks about and does not read. */
export interface UnreadColumns {
  /** Those that it would ask about, whether the table has them or not: a near miss of one is a question as well. */
  readonly names: readonly string[];
  readonly look: LookAtRow;
}

/** Looks at the cells of one row; gives what is to be asked, with its column. */
export type LookAtRow = (
  cellOf: (column: string) => string,
  row: number,
) => readonly { readonly column: string; readonly message: string }[];

/** Which columns a table has, and which of them a command reads. */
export interface Unread {
  readonly header: readonly string[];
  /** Whether the command reads it for what it says. */
  readonly isRead: (column: string) => boolean;
  /** Whether it is carried along by name. */
  readonly isKept: (column: string) => boolean;
  /** Whether the user has said that it is not to be read. */
  readonly isIgnored: (column: string) => boolean;
  /** What the rows are about, although this file does not hold it. */
  readonly about: readonly string[];
  readonly lineOf: (row: number) => number;
}

/**
 * Asks about columns that a command does not read although they change its figures: a reason to leave a row out, flat
 * amounts, who is not eligible, the day on which it ends, packages that children share, what was bought once.
 *
 * @choice unread-columns: a filled cell of such a column is a question in every command that takes the row and does not
 * read it, as are two children of a household with packages of one amount, and a column whose name is nearly one of those;
 * `--ignore-column` takes the rows as they are
 */
export function unreadColumns({ header, isRead, isKept, isIgnored, about, lineOf }: Unread): UnreadColumns {
  const isAbout = (column: string): boolean => about.includes(column) || isRead(column);
  const isUnread = (column: string): boolean => !isRead(column) && !isIgnored(column);
  const matters = MATTERING.filter(
    ({ column, beside, mayBeKept }) =>
      isUnread(column) && (beside?.some(isAbout) ?? true) && !(mayBeKept === true && isKept(column)),
  );
  const asked = matters.filter(({ column }) => header.includes(column));
  const value = PACKAGES.find((column) => header.includes(column) && isRead(column));
  const isOfHouseholds = value !== undefined && isUnread('household') && !isRead('shared_package');
  const siblings = isOfHouseholds && header.includes('household') ? siblingsWith(lineOf) : undefined;
  const look: LookAtRow = (cellOf, row) => {
    const told = asked
      .filter(({ column, isFilled }) => isFilled(cellOf(column)))
      .map(({ column, message }) => ({ column, message: `${message} by --ignore-column ${column}` }));
    const same = cellOf(LEAVES_OUT) === '' ? siblings?.(cellOf('household'), cellOf(value ?? ''), row) : undefined;
    return same === undefined ? told : [...told, { column: 'household', message: same }];
  };
  return { names: [...matters.map(({ column }) => column), ...(isOfHouseholds ? ['household'] : [])], look };
}

/** Two children of a household with packages of one amount may be two names of one package. */
function siblingsWith(lineOf: (row: number) => number) {
  const first = new Map<string, number>();
  return (household: string, value: string, row: number): string | undefined => {
    if (household === '' || !/[1-9]/.test(value)) return undefined;
    const key = JSON.stringify([household, value]);
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, row);
      return undefined;
    }
    return `a child of the household ${show(household)} has a package of the same amount on line ${lineOf(other)}; if the two share one package, write each child’s own part of it; if each has its own, say so by --ignore-column household`;
  };
}
