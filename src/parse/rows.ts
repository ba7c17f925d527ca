import * as z from 'zod';
import { MAX_PROBLEMS, type Path, type ProblemList, problemList, show } from '../errors.js';
import { readAsData } from '../guard/guard.js';
import { hasEndlessLists, listFault } from '../guard/list-size.js';
import { asFarAsSound, type Fault, soundView } from '../sound.js';
import { faultOf } from './fault.js';
import { type Parsed, parseOrTell } from './parse.js';

/**
 * Parses a long list row by row.
 *
 * @param checks each adds what is wrong with the rows together, as far as they are sound
 * @throws RasError with the first 100 problems and the total; `invalid` when the input is not a list
 */
export function parseRows<Schema extends z.ZodType>(
  schema: Schema,
  rows: unknown,
  at: Path = [],
  ...checks: readonly RowsCheck<Parsed<Schema>>[]
): Parsed<Schema>[] {
  const problems = problemList();
  const parsed = rowsOrTell(schema, rows, problems, at, ...checks);
  problems.throwIfAny();
  return parsed;
}

/** Adds what is wrong with the rows of a list, which stands at `at`, together. */
type RowsCheck<Row> = (rows: readonly Row[], problems: ProblemList, at: Path) => void;

/** Parses a long list row by row, and adds what is wrong to `problems`; what it gives is whole when nothing was. */
export function rowsOrTell<Schema extends z.ZodType>(
  schema: Schema,
  rows: unknown,
  problems: ProblemList,
  at: Path,
  ...checks: readonly RowsCheck<Parsed<Schema>>[]
): Parsed<Schema>[] {
  return readAsData(rows, at, () => {
    const parsed: Parsed<Schema>[] = [];
    if (!Array.isArray(rows)) {
      problems.add('invalid', at, `${show(rows)} is not a list`);
      return parsed;
    }
    const fault = listFault(rows);
    if (fault !== undefined) {
      problems.add(fault.code, at, fault.message);
      return parsed;
    }
    const faults: Fault[] = [];
    for (let index = 0; index < rows.length; index += 1) {
      const before = problems.total;
      const row = parseOrTell(schema, rows[index], problems, [...at, index]);
      if (problems.total === before) {
        parsed.push(row as Parsed<Schema>);
        continue;
      }
      const read = before < MAX_PROBLEMS ? readAsFar(schema, rows[index]) : NOT_READ;
      faults.push(...read.faults.map(({ path, isSoft }) => ({ path: [index, ...path], isSoft })));
      parsed.push(read.value as Parsed<Schema>);
    }
    for (const check of checks) {
      asFarAsSound(() => check(soundView(z.array(schema), parsed, faults), problems, at));
    }
    return parsed;
  });
}

/** What a schema makes of an input that it refuses, and where the faults are. */
function readAsFar(schema: z.ZodType, input: unknown): { readonly value: unknown; readonly faults: readonly Fault[] } {
  if (hasEndlessLists(input)) return NOT_READ;
  try {
    const read = schema._zod.run({ value: input, issues: [] }, { async: false });
    return read instanceof Promise ? NOT_READ : { value: read.value, faults: read.issues.map(faultOf) };
  } catch {
    // It breaks off the reading, which was told.
    return NOT_READ;
  }
}

const NOT_READ = { value: undefined, faults: [{ path: [], isSoft: false }] } as const;
