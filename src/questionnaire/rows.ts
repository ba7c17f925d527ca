import * as z from 'zod';
import { fail, type ProblemList, problemList, show } from '../errors.js';
import { parseInput } from '../parse.js';
import { cellReader, type Draft } from './cells.js';
import { indexInstrument } from './indexed.js';
import type { InstrumentInput } from './instrument.js';
import { parseInstrument } from './parse-instrument.js';
import type { Response, StatementAnswer } from './response.js';

const rowOptionsSchema = z.strictObject({
  /** Columns that are carried along unread; any other column that is not known is an error. */
  keep: z.array(z.string()).default([]),
});

/** Which further columns a table of answers may have. */
export type RowOptions = z.input<typeof rowOptionsSchema>;

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
 * @example
 * ```ts
 * import { responsesFromRows, scoreResponses } from 'openras';
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
  const { keep } = parseInput(rowOptionsSchema, options, ['options']);
  const indexed = indexInstrument(parseInstrument(instrument, ['instrument']));
  if (!Array.isArray(rows)) return fail('invalid', [], `${show(rows)} is not a list of rows`);
  const problems = problemList();
  const readCell = cellReader(indexed, new Set(keep), problems);
  const responses: Response[] = [];
  const seen = new Set<string>();
  for (let index = 0; index < rows.length; index += 1) {
    const row: unknown = rows[index];
    if (!(row instanceof Map)) {
      problems.add('invalid', [index], `expected a Map of columns, not ${show(row)}`);
      continue;
    }
    const draft: Draft = { fields: {}, characteristics: [], answers: new Map(), kept: [] };
    for (const [column, cell] of row) readCell(draft, index, column, cell);
    const response = responseOf(draft, index, seen, problems);
    if (response !== undefined && problems.total === 0) responses.push(response);
  }
  problems.throwIfAny();
  return responses;
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
