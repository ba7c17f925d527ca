import * as z from 'zod';
import { type ProblemList, problemList, show } from '../../errors.js';
import { readAsData } from '../../guard/guard.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseOrTell } from '../../parse/parse.js';
import { indexOrTell } from '../instrument/indexed.js';
import type { InstrumentInput } from '../instrument/instrument.js';
import type { Response, StatementAnswer } from '../response/response.js';
import { type CellReader, cellReader, type Draft } from './cells.js';

/** Which further columns a table of answers may have. */
export interface RowOptions {
  /** Columns that are carried along unread, none by default; any other column that is not known is an error. */
  readonly keep?: readonly string[] | undefined;
}

const rowOptionsSchema = schemaFor<RowOptions>()(() => z.strictObject({ keep: z.array(z.string()).default([]) }));

/**
 * Turns a wide table of answers, a row a case and a column a statement, into responses.
 *
 * Columns: `case_id`; the id of a statement for its agreed answer; `id@parent`, `id@child`, `id@carer`, `id@worker` for
 * the other respondents; `id@need` for the need question; `age`, `assessed_on`, `assessor`, `mode`; and the
 * characteristics that sections ask for. A cell holds the name of a level, a number of points, or `band:points` or
 * `band:position`; a blank cell is no answer.
 *
 * @param rows each row by column, as text
 * @throws RasError with every problem, below the place of the row and the column: `unknown-name` for a column, a level
 * or a band; `missing` for a case id; `duplicate`, `invalid`, `out-of-range`
 * @source RR145 5.10; IBSEN 9.5.3
 * @choice answers-table: the agreed answer stands under the statement's id alone; a blank cell is no answer, never 0
 * @category Questionnaires
 * @example
 * ```ts
 * import { scoreResponses } from 'openras';
 * import { responsesFromRows } from 'openras/questionnaire';
 * const instrument = {
 *   schemaVersion: 1 as const,
 *   id: 'short',
 *   version: '1',
 *   title: 'A short questionnaire',
 *   source: { kind: 'council' as const, citation: 'Our council, 2026' },
 *   outcomes: [{ id: 'healthy', title: 'Be healthy' }],
 *   statements: [{ id: 'sleep', outcome: 'healthy', text: 'My child sleeps well', levels: [
 *     { name: 'help', points: 10 }, { name: 'no help', points: 0 },
 *   ] }],
 * };
 * const rows = [new Map([['case_id', 'c1'], ['sleep', 'Help'], ['sleep@parent', '0']])];
 * const responses = responsesFromRows(instrument, rows);
 * responses[0]?.answers; // => [{ statement: 'sleep', agreed: 'Help', parent: '0' }]
 * scoreResponses(instrument, responses)[0]?.points; // => '10'
 * ```
 */
export function responsesFromRows(
  instrument: InstrumentInput,
  rows: readonly ReadonlyMap<string, string>[],
  options: RowOptions = {},
): Response[] {
  const problems = problemList();
  const choices = parseOrTell(rowOptionsSchema, options, problems, ['options']);
  const indexed = indexOrTell(instrument, problems);
  const list = readAsData(rows, [], () => (Array.isArray(rows) ? Array.from<unknown>(rows) : undefined));
  if (list === undefined) problems.add('invalid', [], `${show(rows)} is not a list of rows`);
  // What a cell means is known from the questionnaire and the columns to keep.
  if (indexed === undefined || choices === undefined) return problems.throwAll();
  const readCell = cellReader(indexed, new Set(choices.keep), problems);
  const responses: Response[] = [];
  const seen = new Set<string>();
  for (const [index, row] of (list ?? []).entries()) {
    const draft = readAsData(row, [index], () => readRow(row, index, readCell, problems));
    const response = draft && responseOf(draft, index, seen, problems);
    if (response !== undefined && problems.total === 0) responses.push(response);
  }
  problems.throwIfAny();
  return responses;
}

function readRow(row: unknown, index: number, readCell: CellReader, problems: ProblemList): Draft | undefined {
  if (!(row instanceof Map)) {
    problems.add('invalid', [index], `expected a Map of columns, not ${show(row)}`);
    return undefined;
  }
  const draft: Draft = { fields: {}, characteristics: [], answers: new Map(), kept: [] };
  for (const [column, cell] of row) readCell(draft, index, column, cell);
  return draft;
}

function responseOf(
  { fields, characteristics, answers, kept }: Draft,
  index: number,
  seen: Set<string>,
  problems: ProblemList,
): Response | undefined {
  const { caseId } = fields;
  if (caseId === undefined) {
    problems.add('missing', [index, 'case_id'], 'a row needs a case_id');
    return undefined;
  }
  if (seen.has(caseId))
    problems.add('duplicate', [index, 'case_id'], `case ${show(caseId)} has two rows; expected one`);
  seen.add(caseId);
  return {
    ...fields,
    caseId,
    ...(characteristics.length === 0 ? {} : { characteristics }),
    answers: [...answers].map(([statement, given]): StatementAnswer => ({ statement, ...given })),
    ...(kept.length === 0 ? {} : { kept }),
  };
}
