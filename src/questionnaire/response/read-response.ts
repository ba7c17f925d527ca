import { type Path, type ProblemList, show } from '../../errors.js';
import { isWithinAges } from '../instrument/ages.js';
import { sectionsFor } from '../instrument/applies.js';
import type { IndexedInstrument } from '../instrument/indexed.js';
import type { ReadingOptions } from '../options.js';
import { type Reading, readStatement } from './read-statement.js';
import type { ReadableResponse } from './readable.js';
import type { Answers, ResponseHead } from './response.js';

/** A response as the instrument understands it. */
export interface ReadResponse {
  readonly head: ResponseHead;
  readonly sections: readonly string[];
  readonly readings: readonly Reading[];
  /** Statements of sections that do not apply, answered all the same. */
  readonly notAsked: readonly string[];
  /** Answers to statements that the instrument does not have. */
  readonly unknown: readonly string[];
}

/** Reads a response statement by statement; what is wrong goes to `problems`, below `at`. */
export function readResponse(
  indexed: IndexedInstrument,
  response: ReadableResponse,
  options: ReadingOptions,
  problems: ProblemList,
  at: Path,
): Omit<ReadResponse, 'head'> {
  const { instrument, statements } = indexed;
  const { head, characteristics, answers, again, isRefused } = response;
  checkAge(indexed, head.age, options, problems, at);
  const facts = { ...(head.age === undefined ? {} : { age: head.age }), characteristics, isRefused };
  const sections = sectionsFor(instrument, facts, problems, at);
  const unknown = [...answers.keys()].filter((statement) => !statements.has(statement));
  if (options.unknownStatements === 'refuse') {
    for (const id of unknown)
      problems.add('unknown-name', [...at, 'answers', id], `the instrument has no statement ${show(id)}`);
  }
  const readings: Reading[] = [];
  const notAsked: string[] = [];
  for (const [id, statement] of statements) {
    const { section } = statement.statement;
    const answer = answers.get(id);
    const path = [...at, 'answers', id];
    const isTold = (part: string): boolean => isRefused(['answers', id, part]);
    const read = (unanswered: ReadingOptions['unanswered']): Reading =>
      readStatement(indexed, statement, answer, unanswered, problems, path, isTold);
    if (section === undefined || sections.includes(section)) {
      readings.push(read(options.unanswered));
    } else if (answer !== undefined) {
      notAsked.push(id);
      read('exclude');
    }
  }
  for (const [id, given] of again) {
    const statement = statements.get(id);
    if (statement === undefined) continue;
    const other = Object.entries(given).filter(([part, value]) => answers.get(id)?.[part as keyof Answers] !== value);
    readStatement(
      indexed,
      statement,
      Object.fromEntries(other),
      'exclude',
      problems,
      [...at, 'answers', id],
      () => true,
    );
  }
  return { sections, readings, notAsked, unknown };
}

function checkAge(
  { instrument: { ages } }: IndexedInstrument,
  age: number | undefined,
  { outsideAges }: ReadingOptions,
  problems: ProblemList,
  at: Path,
): void {
  if (ages === undefined || age === undefined || outsideAges === 'allow' || isWithinAges(ages, age)) return;
  const range = ages.to === undefined ? `${ages.from} and over` : `${ages.from} to ${ages.to}`;
  problems.add('out-of-range', [...at, 'age'], `age ${age} is outside the ages of the instrument, ${range}`);
}
