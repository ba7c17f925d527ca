import type * as z from 'zod';
import { type ProblemList, show } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import { parseOrTell } from '../../parse/parse.js';
import { CASE_COLUMNS, RESPONDENTS, type Respondent } from '../columns.js';
import { ageSchema } from '../instrument/ages.js';
import type { IndexedInstrument, IndexedStatement } from '../instrument/indexed.js';
import { dateTextSchema } from '../instrument/instrument.js';
import { readAnswer } from '../response/answer.js';
import { MAX_ANSWER_TEXT, type Response, type StatementAnswer } from '../response/response.js';
import { nameKey, nameSchema } from '../text.js';

/** A response that is being put together from the cells of a row. */
export interface Draft {
  readonly fields: { -readonly [Key in 'caseId' | 'age' | 'assessedOn' | 'assessor' | 'mode']?: Response[Key] };
  readonly characteristics: { name: string; value: string }[];
  readonly answers: Map<string, Omit<StatementAnswer, 'statement'>>;
  readonly kept: { column: string; value: string }[];
}

/** Reads one cell of a row into a draft. */
export type CellReader = (draft: Draft, index: number, column: unknown, cell: unknown) => void;

/** What a column holds. */
type Column =
  | { readonly kind: 'case' | 'characteristic' | 'kept' | 'unknown' }
  | { readonly kind: 'answer'; readonly statement: IndexedStatement; readonly part: Respondent | 'need' };

/** Reads cells into drafts; the meaning of each column is found once. */
export function cellReader(indexed: IndexedInstrument, keep: ReadonlySet<string>, problems: ProblemList): CellReader {
  const columns = new Map<string, Column>();
  return (draft, index, column, cell) => {
    if (typeof column !== 'string') {
      problems.add('invalid', [index], `the name of a column is text, not ${show(column)}`);
      return;
    }
    let meaning = columns.get(column);
    if (meaning === undefined) {
      meaning = meaningOf(indexed, keep, column);
      columns.set(column, meaning);
      if (meaning.kind === 'unknown')
        problems.add('unknown-name', [index, column.slice(0, 80)], `unknown column ${show(column)}; ${REMEDY}`);
    }
    if (typeof cell !== 'string') {
      problems.add('invalid', [index, column], `expected text, not ${show(cell)}`);
      return;
    }
    const text = cell.trim();
    if (meaning.kind === 'kept') draft.kept.push({ column, value: cell });
    else if (text === '') return;
    else if (meaning.kind === 'answer') readAnswerCell(indexed, meaning, draft, index, column, text, problems);
    else if (meaning.kind === 'characteristic') draft.characteristics.push({ name: column, value: text });
    else if (meaning.kind === 'case') readCaseCell(draft, index, column, text, problems);
  };
}

const REMEDY = 'expected a statement, statement@respondent, a column about the case, or one that keep names';

function meaningOf({ instrument, statements }: IndexedInstrument, keep: ReadonlySet<string>, column: string): Column {
  if (CASE_COLUMNS.has(column)) return { kind: 'case' };
  const whole = statements.get(column);
  if (whole !== undefined) return { kind: 'answer', statement: whole, part: 'agreed' };
  const at = column.lastIndexOf('@');
  const statement = at < 0 ? undefined : statements.get(column.slice(0, at));
  const part = [...RESPONDENTS, 'need' as const].find((one) => one === column.slice(at + 1));
  if (statement !== undefined && part !== undefined) return { kind: 'answer', statement, part };
  if (instrument.sections?.some(({ appliesTo }) => appliesTo.characteristic?.name === column))
    return { kind: 'characteristic' };
  return { kind: keep.has(column) ? 'kept' : 'unknown' };
}

function readAnswerCell(
  { needAnswers }: IndexedInstrument,
  { statement, part }: Extract<Column, { kind: 'answer' }>,
  draft: Draft,
  index: number,
  column: string,
  text: string,
  problems: ProblemList,
): void {
  const { id } = statement.statement;
  const given = draft.answers.get(id) ?? {};
  if (given[part] !== undefined) problems.add('duplicate', [index, column], `a second answer for ${show(id)}`);
  draft.answers.set(id, { ...given, [part]: text });
  if (text.length > MAX_ANSWER_TEXT) {
    problems.add('too-large', [index, column], `an answer has at most ${MAX_ANSWER_TEXT} characters`);
  } else if (part !== 'need') {
    const answer = readAnswer(statement, text);
    if ('refused' in answer) problems.add(answer.code, [index, column], answer.refused);
  } else if (!statement.asksNeed || !needAnswers.has(nameKey(text))) {
    const expected = [...needAnswers.values()].slice(0, 6).map(show).join(', ');
    const why = statement.asksNeed ? `expected ${expected}` : 'the need question is not asked of this statement';
    problems.add('unknown-name', [index, column], `${show(text)} is not a need answer; ${why}`);
  }
}

function readCaseCell(draft: Draft, index: number, column: string, text: string, problems: ProblemList): void {
  const { fields } = draft;
  const put = <Key extends keyof Draft['fields']>(
    key: Key,
    schema: z.ZodType<Draft['fields'][Key]>,
    value: unknown,
  ) => {
    const read = parseOrTell(schema, value, problems, [index, column]);
    if (read !== undefined) fields[key] = read;
  };
  if (column === 'age') {
    if (/^\d{1,3}$/.test(text)) put('age', ageSchema, Number(text));
    else problems.add('invalid', [index, column], `${show(text)} is not an age in whole years`);
  } else if (column === 'assessed_on') put('assessedOn', dateTextSchema, text);
  else if (column === 'assessor' || column === 'mode') put(column, nameSchema, text);
  else {
    put('caseId', idSchema, text);
    // A case whose id was refused is told so once, and not as a case without one.
    fields.caseId ??= text;
  }
}
