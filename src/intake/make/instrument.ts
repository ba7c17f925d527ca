import { problemList, show } from '../../errors.js';
import type { InstrumentInput, LevelInput, StatementInput } from '../../questionnaire/instrument/instrument.js';
import { nameOfWords } from '../plain-name.js';
import type { CleanTable } from '../understanding.js';
import { cellsByName, isSameText, refuseBlank } from './made.js';

/** What a questionnaire is called and when it holds, which no sheet of statements says. */
export interface InstrumentHeader {
  readonly title: string;
  readonly version: string;
  readonly effectiveFrom?: string;
  readonly ages?: { readonly from: number; readonly to: number };
}

/**
 * Makes a questionnaire of a sheet of statements, a row a level. Statements and outcomes without an id are called by
 * their words; without a column of outcomes all stand under one, called as the questionnaire.
 *
 * @param file the file that the sheet came from, for its source and for problems
 * @throws RasError for blank cells, and for a statement that stands in two outcomes or twice with other words
 */
export function instrumentFrom(table: CleanTable, file: string, header: InstrumentHeader): InstrumentInput {
  const hasOutcomes = table.header.includes('outcome');
  refuseBlank(table, file, [...(hasOutcomes ? ['outcome'] : []), 'text', 'level', 'points']);
  const cell = cellsByName(table);
  const outcomes = new Map<string, string>();
  const statements = new Map<string, StatementInput & { readonly levels: LevelInput[] }>();
  const problems = problemList();
  for (const row of table.rows.keys()) {
    const [title, text, name] = [
      hasOutcomes ? cell(row, 'outcome') : header.title,
      cell(row, 'text'),
      cell(row, 'level'),
    ];
    const outcome = nameOfWords(title);
    outcomes.set(outcome, outcomes.get(outcome) ?? title);
    const given = cell(row, 'statement_id');
    const id = given === '' ? nameOfWords(text) : given;
    const known = statements.get(id) ?? { id, outcome, text, levels: [] };
    statements.set(id, known);
    if (known.outcome !== outcome || !isSameText(known.text, text)) {
      const message = `the statement ${show(id)} is ${show(known.text)} in ${known.outcome} before; give each an id of its own`;
      problems.add('inconsistent', [], message, { file, cell: table.placeOf(row, table.header.indexOf('text')) });
    }
    const guidance = cell(row, 'guidance');
    known.levels.push({ name, points: cell(row, 'points'), ...(guidance !== '' && { guidance: [guidance] }) });
  }
  problems.throwIfAny();
  const { title, version, effectiveFrom, ages } = header;
  return {
    schemaVersion: 1,
    id: nameOfWords(title),
    version,
    title,
    source: { kind: 'council', citation: file },
    ...(effectiveFrom !== undefined && { effectiveFrom }),
    ...(ages !== undefined && { ages }),
    outcomes: [...outcomes].map(([id, title]) => ({ id, title })),
    statements: [...statements.values()],
  };
}
