import { type Path, type ProblemList, show } from '../errors.js';
import { isWithinAges, sectionsFor } from './applies.js';
import type { IndexedInstrument } from './indexed.js';
import type { ReadingOptions } from './options.js';
import { type Reading, readStatement } from './read-statement.js';
import type { Response, StatementAnswer } from './response.js';

/** A response as the instrument understands it. */
export interface ReadResponse {
  readonly response: Response;
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
  response: Response,
  options: ReadingOptions,
  problems: ProblemList,
  at: Path,
): ReadResponse {
  const { instrument, statements } = indexed;
  checkAge(indexed, response, options, problems, at);
  const sections = sectionsFor(instrument, response, problems, at);
  const byStatement = new Map<string, StatementAnswer>();
  const unknown: string[] = [];
  for (const answer of response.answers) {
    const path = [...at, 'answers', answer.statement];
    if (byStatement.has(answer.statement))
      problems.add('duplicate', path, 'the statement is answered twice; expected once');
    byStatement.set(answer.statement, answer);
    if (statements.has(answer.statement)) continue;
    unknown.push(answer.statement);
    if (options.unknownStatements === 'refuse')
      problems.add('unknown-name', path, `the instrument has no statement ${show(answer.statement)}`);
  }
  const readings: Reading[] = [];
  const notAsked: string[] = [];
  for (const [id, statement] of statements) {
    const { section } = statement.statement;
    const answer = byStatement.get(id);
    const path = [...at, 'answers', id];
    if (section === undefined || sections.includes(section)) {
      readings.push(readStatement(indexed, statement, answer, options, problems, path));
    } else if (answer !== undefined) {
      notAsked.push(id);
      readStatement(indexed, statement, answer, { ...options, unanswered: 'exclude' }, problems, path);
    }
  }
  return { response, sections, readings, notAsked, unknown };
}

function checkAge(
  { instrument: { ages } }: IndexedInstrument,
  { age }: Response,
  { outsideAges }: ReadingOptions,
  problems: ProblemList,
  at: Path,
): void {
  if (ages === undefined || age === undefined || outsideAges === 'allow' || isWithinAges(ages, age)) return;
  const range = ages.to === undefined ? `${ages.from} and over` : `${ages.from} to ${ages.to}`;
  problems.add('out-of-range', [...at, 'age'], `age ${age} is outside the ages of the instrument, ${range}`);
}
