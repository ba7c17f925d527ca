import { type Path, type ProblemList, show } from '../../errors.js';
import { readAsData } from '../../guard/guard.js';
import type { IndexedInstrument } from '../instrument/indexed.js';
import type { ReadingOptions } from '../options.js';
import { type ReadResponse, readResponse } from './read-response.js';
import { readableResponse } from './readable.js';

/**
 * Reads a list of responses; what is wrong in any of them goes to `problems`, below its place. Without an instrument,
 * whose own faults were told, only the shape of the responses is read.
 */
export function readResponses(
  indexed: IndexedInstrument | undefined,
  responses: unknown,
  options: ReadingOptions,
  problems: ProblemList,
  placeOf: (index: number) => Path,
): ReadResponse[] {
  const list = readAsData(responses, [], () => (Array.isArray(responses) ? Array.from<unknown>(responses) : undefined));
  if (list === undefined) {
    problems.add('invalid', [], `${show(responses)} is not a list of responses`);
    return [];
  }
  const read: ReadResponse[] = [];
  const seen = new Set<string>();
  for (const [index, one] of list.entries()) {
    const at = placeOf(index);
    const response = readableResponse(one, problems, at);
    if (response === undefined) continue;
    const { head } = response;
    const { caseId } = head;
    if (caseId !== undefined && seen.has(caseId))
      problems.add('duplicate', [...at, 'caseId'], `case ${show(caseId)} has two responses; expected one`);
    if (caseId !== undefined) seen.add(caseId);
    const meaning = indexed && readResponse(indexed, response, options, problems, at);
    if (problems.total === 0 && meaning !== undefined && caseId !== undefined)
      read.push({ ...meaning, head: { ...head, caseId } });
  }
  return read;
}
