import { fail, type Path, type ProblemList, show } from '../errors.js';
import { parseOrTell } from '../parse.js';
import type { IndexedInstrument } from './indexed.js';
import type { ReadingOptions } from './options.js';
import { type ReadResponse, readResponse } from './read-response.js';
import { MAX_ANSWERS, type Response, responseSchema } from './response.js';

/** Reads a list of responses; what is wrong in any of them goes to `problems`, below its place. */
export function readResponses(
  indexed: IndexedInstrument,
  responses: unknown,
  options: ReadingOptions,
  problems: ProblemList,
  placeOf: (index: number) => Path,
): ReadResponse[] {
  if (!Array.isArray(responses)) return fail('invalid', [], `${show(responses)} is not a list of responses`);
  const read: ReadResponse[] = [];
  const seen = new Set<string>();
  for (let index = 0; index < responses.length; index += 1) {
    const at = placeOf(index);
    const response = parseResponse(responses[index], problems, at);
    if (response === undefined) continue;
    if (seen.has(response.caseId))
      problems.add('duplicate', [...at, 'caseId'], `case ${show(response.caseId)} has two responses; expected one`);
    seen.add(response.caseId);
    const one = readResponse(indexed, response, options, problems, at);
    if (problems.total === 0) read.push(one);
  }
  return read;
}

/** A list that is far too long is refused by its length, before a look at what is in it. */
function parseResponse(input: unknown, problems: ProblemList, at: Path): Response | undefined {
  const answers = typeof input === 'object' && input !== null && 'answers' in input ? input.answers : undefined;
  if (!Array.isArray(answers) || answers.length <= MAX_ANSWERS) return parseOrTell(responseSchema, input, problems, at);
  problems.add('too-large', [...at, 'answers'], `a response has at most ${MAX_ANSWERS} answers`);
  return undefined;
}
