import { type Path, type ProblemList, show } from '../../errors.js';
import { RESPONDENTS, type Respondent } from '../columns.js';
import type { IndexedInstrument, IndexedStatement } from '../instrument/indexed.js';
import type { ReadingOptions } from '../options.js';
import { nameKey } from '../text.js';
import { type Answer, readAnswer } from './answer.js';
import type { Answers } from './response.js';

/** What one respondent answered. */
export interface RespondentAnswer {
  readonly respondent: Respondent;
  readonly answer: Answer;
}

/** What a response says of one statement that its case is asked. */
export interface Reading {
  readonly indexed: IndexedStatement;
  /**
   * `answered`: an agreed answer stands; `gated`: the need answer means that no support is needed, and decides;
   * `unanswered`: there is no agreed answer, or a gate has no need answer.
   */
  readonly status: 'answered' | 'gated' | 'unanswered';
  readonly agreed?: Answer;
  readonly need?: string;
  readonly answers: readonly RespondentAnswer[];
}

/** Reads everybody's answers to one statement; what is wrong goes to `problems`. */
export function readStatement(
  indexed: IndexedInstrument,
  statement: IndexedStatement,
  answer: Answers | undefined,
  unanswered: ReadingOptions['unanswered'],
  problems: ProblemList,
  path: Path,
  isTold: (part: string) => boolean,
): Reading {
  const before = problems.total;
  const need = readNeed(indexed, statement, answer?.need, problems, path);
  const answers = readAnswers(statement, answer, problems, path);
  const agreed = answers.find(({ respondent }) => respondent === 'agreed')?.answer;
  const status = statusOf(indexed, statement, need, agreed);
  // An agreed answer behind a gate that nobody answered is a contradiction, and not an unanswered statement.
  const isRefused = unanswered === 'refuse' || agreed !== undefined;
  if (status === 'unanswered' && isRefused && problems.total === before) {
    const part = need === undefined && isGate(indexed, statement) ? 'need' : 'agreed';
    if (!isTold(part)) problems.add('missing', [...path, part], whyUnanswered(agreed, answers));
  }
  const reading: Reading = { indexed: statement, status, answers };
  return { ...reading, ...(need === undefined ? {} : { need }), ...(agreed === undefined ? {} : { agreed }) };
}

/** Whether the answer to the need question decides if the points of a statement count. */
function isGate({ instrument }: IndexedInstrument, { asksNeed }: IndexedStatement): boolean {
  return asksNeed && instrument.needQuestion?.role === 'gate';
}

function statusOf(
  indexed: IndexedInstrument,
  statement: IndexedStatement,
  need: string | undefined,
  agreed: Answer | undefined,
): Reading['status'] {
  if (isGate(indexed, statement)) {
    if (need === undefined) return 'unanswered';
    if (indexed.noSupportNeeded.has(need)) return 'gated';
  }
  return agreed === undefined ? 'unanswered' : 'answered';
}

function whyUnanswered(agreed: Answer | undefined, answers: readonly RespondentAnswer[]): string {
  if (agreed !== undefined) return 'its need question is unanswered, and decides whether the points count';
  if (answers.length === 0) return 'the statement is unanswered; answer it, or choose what an unanswered one counts as';
  const who = answers.map(({ respondent }) => respondent).join(', ');
  return `the statement has no agreed answer, only one of ${who}; the points come from the agreed answer`;
}

function readNeed(
  { needAnswers }: IndexedInstrument,
  { asksNeed }: IndexedStatement,
  need: string | undefined,
  problems: ProblemList,
  path: Path,
): string | undefined {
  if (need === undefined) return undefined;
  const known = asksNeed ? needAnswers.get(nameKey(need)) : undefined;
  if (known !== undefined) return known;
  const expected = [...needAnswers.values()].slice(0, 6).map(show).join(', ');
  const why = asksNeed ? `is not a need answer; expected ${expected}` : 'answers a need question that is not asked';
  problems.add('unknown-name', [...path, 'need'], `${show(need)} ${why}`);
  return undefined;
}

function readAnswers(
  statement: IndexedStatement,
  given: Answers | undefined,
  problems: ProblemList,
  path: Path,
): RespondentAnswer[] {
  const answers: RespondentAnswer[] = [];
  if (given === undefined) return answers;
  for (const respondent of RESPONDENTS) {
    const value = given[respondent];
    if (value === undefined) continue;
    const answer = readAnswer(statement, value);
    if ('refused' in answer) problems.add(answer.code, [...path, respondent], answer.refused);
    else answers.push({ respondent, answer });
  }
  return answers;
}
