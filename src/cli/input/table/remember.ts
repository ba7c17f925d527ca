import { isRasError, type RasError } from '../../../errors.js';
import type { CellReader } from './cells.js';

/** What came of reading a cell: its value, or why it was refused. */
export type Reading = { readonly value: unknown } | { readonly error: RasError };

const MOST_TEXTS = 1000;

/** A reader that remembers what came of the first texts it saw, since columns repeat themselves and their faults. */
export function remember(read: CellReader<unknown>): (text: string) => Reading {
  const known = new Map<string, Reading>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const reading = readOnce(read, text);
    if (known.size < MOST_TEXTS) known.set(text, reading);
    return reading;
  };
}

function readOnce(read: CellReader<unknown>, text: string): Reading {
  try {
    return { value: read(text) };
  } catch (error) {
    if (isRasError(error)) return { error };
    throw error;
  }
}

/** Runs a loop that may catch a million errors and shows none of their stacks, which cost more than all the rest. */
export function withoutStacks<T>(run: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
