import { type ErrorCode, type Path, type Problem, RasError } from '../errors.js';

/** The most places of a list, whatever it holds. */
export const MAX_LIST = 50_000_000;

/** Up to so many places every hole is told by itself, where it stands. */
const SHORT = 1000;

/** The most holes of a longer list that are looked for: it is no list of data any more. */
const MOST_HOLES = 100;

/** The most fields of an object: more than a row of a workbook has columns. */
export const MAX_FIELDS = 20_000;

/** How many levels of an input are looked into for lists; the deepest that anything here reads has a dozen. */
const MOST_LEVELS = 20;

/** The most values that are looked at, so that an input in which all holds all comes to an end. */
const MOST_LOOKED_AT = 20_000_000;

/** Why a list is not gone through. */
export interface ListFault {
  readonly code: ErrorCode;
  readonly message: string;
}

/**
 * What is wrong with the length of a list, asked before anybody goes through it: more places than any list here may
 * have, or hundreds of places without anything. A list of JavaScript can say that it has four thousand million places
 * and hold nothing; to go through it takes minutes, and ends with nothing to say.
 */
export function listFault(list: readonly unknown[], most = MAX_LIST): ListFault | undefined {
  const { length } = list;
  if (length > most) return { code: 'too-large', message: `a list has at most ${most} places, not ${length}` };
  if (length <= SHORT) return undefined;
  let holes = 0;
  for (let index = 0; index < length; index += 1) {
    if (index in list) continue;
    holes += 1;
    if (holes > MOST_HOLES) {
      return {
        code: 'invalid',
        message: `more than ${MOST_HOLES} of its ${length} places hold nothing; expected a list without holes`,
      };
    }
  }
  return undefined;
}

/**
 * Refuses an input with a list in it that is not gone through, all such lists at once. It costs one look at each value;
 * what cannot be read is left to the schema.
 *
 * @throws RasError `too-large`, `invalid`
 */
export function refuseEndlessLists(input: unknown, at: Path, levels = MOST_LEVELS, takesColumns = false): void {
  const [first, ...rest] = endlessLists(input, levels, takesColumns).map(
    (one): Problem => ({ ...one, path: [...at, ...one.path] }),
  );
  if (first !== undefined) throw new RasError([first, ...rest]);
}

/** Whether an input that was refused holds a list that is not gone through, so that none of it is read again. */
export function hasEndlessLists(input: unknown): boolean {
  return endlessLists(input, MOST_LEVELS, false).length > 0;
}

function endlessLists(input: unknown, levels: number, takesColumns: boolean): Problem[] {
  const found: Problem[] = [];
  if (typeof input !== 'object' || input === null) return found;
  try {
    look(input, [], { found, levels, takesColumns, left: MOST_LOOKED_AT });
  } catch {
    // A property that throws when it is read is told by whoever reads it.
    return [];
  }
  return found;
}

interface Look {
  readonly found: Problem[];
  readonly levels: number;
  /** Whether a column of numbers is read here, where fields or a list are. */
  readonly takesColumns: boolean;
  left: number;
}

/** A buffer or a column has a key for each of its numbers, which whoever expects fields would go through. */
const IS_COLUMN = 'is a column of numbers or bytes; expected plain data';

/** The keys on the way are one list that grows and shrinks, since most inputs have nothing to tell. */
function look(value: object, way: (string | number)[], state: Look): void {
  if (ArrayBuffer.isView(value)) {
    if (!state.takesColumns) state.found.push({ code: 'invalid', path: [...way], message: IS_COLUMN });
    return;
  }
  if (Array.isArray(value)) {
    const fault = listFault(value);
    if (fault !== undefined) {
      state.found.push({ ...fault, path: [...way] });
      return;
    }
    if (way.length < state.levels) lookInList(value, way, state);
    return;
  }
  let fields = 0;
  for (const key in value) {
    fields += 1;
    if (fields > MAX_FIELDS) {
      state.found.push({ code: 'too-large', path: [...way], message: TOO_MANY_FIELDS });
      return;
    }
    if (way.length < state.levels) lookBelow((value as Record<string, unknown>)[key], key, way, state);
  }
}

const TOO_MANY_FIELDS = `has more than ${MAX_FIELDS} fields; expected an object of at most so many`;

/** From the first hole on only the places that hold something are asked: each of the others costs as much as a value. */
function lookInList(list: readonly unknown[], way: (string | number)[], state: Look): void {
  for (let index = 0; index < list.length; index += 1) {
    if (list[index] === undefined && !(index in list)) {
      for (const key of Object.keys(list)) {
        const place = Number(key);
        if (place > index) lookBelow(list[place], place, way, state);
      }
      return;
    }
    lookBelow(list[index], index, way, state);
  }
}

function lookBelow(part: unknown, key: string | number, way: (string | number)[], state: Look): void {
  state.left -= 1;
  if (typeof part !== 'object' || part === null || state.left < 0) return;
  way.push(key);
  look(part, way, state);
  way.pop();
}
