import { fail } from '../../errors.js';
import { at } from '../../exact/at.js';

/** A table of a report, its cells as they are read. */
export interface TextTable {
  readonly title: string;
  readonly columns: readonly string[];
  /** As long as `columns`, each. */
  readonly rows: readonly (readonly string[])[];
}

/** A question of the director's page with its answers. */
export interface Answered {
  readonly question: string;
  readonly answers: readonly string[];
}

/** A report of a run as its Markdown has it: `report.md` for sharing, `report-internal.md` for inside. */
export interface ReportText {
  readonly title: string;
  /** What stands at the head of each page: what was left out, or that it is not for sharing. */
  readonly mark: string;
  readonly tables: readonly TextTable[];
  readonly questions: readonly Answered[];
}

/**
 * Reads a report that `openras run` wrote. A page is made of this and of nothing else, so that a page for sharing can say
 * nothing that the shared Markdown does not say.
 *
 * @throws RasError `invalid` for a text that is no such report
 */
export function readReport(markdown: string, name = 'report'): ReportText {
  const [head = '', ...parts] = markdown.split(/^### /m);
  const [, title, mark] = /^# (.*)\n\n(.*)\n\s*$/.exec(head) ?? [];
  const tables = parts.map(readTable);
  const last = tables.at(-1);
  if (title === undefined || mark === undefined || last === undefined || last.columns.join() !== 'question,answer')
    return fail('invalid', [], `${name} is not a report as openras run writes it: a title, a mark, tables and answers`);
  return { title, mark, tables: tables.slice(0, -1), questions: grouped(last) };
}

function readTable(part: string): TextTable {
  const [title = '', ...lines] = part.split('\n');
  const [columns = [], , ...rows] = lines.filter((line) => line.startsWith('| ')).map(cellsOf);
  return {
    title: plain(title),
    columns,
    rows: rows.map((row) => columns.map((_, index) => row[index] ?? '')),
  };
}

function cellsOf(line: string): string[] {
  return line.slice(2, -2).split(' | ').map(plain);
}

/** What was escaped for Markdown, as it was. */
function plain(text: string): string {
  return text.replace(/\\(.)/g, '$1').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}

function grouped({ rows }: TextTable): Answered[] {
  const answers = new Map<string, string[]>();
  for (const row of rows) {
    const [question, answer] = [at(row, 0), at(row, 1)];
    const own = answers.get(question);
    if (own === undefined) answers.set(question, [answer]);
    else own.push(answer);
  }
  return [...answers].map(([question, own]) => ({ question, answers: own }));
}

/** The table whose title begins so; undefined where the report has none. */
export function tableOf({ tables }: ReportText, start: string): TextTable | undefined {
  return tables.find(({ title }) => title.startsWith(start));
}

/** The cells of a column by its name; a table without it has none. */
export function cellAt({ columns }: TextTable, row: readonly string[], column: string): string {
  return row[columns.indexOf(column)] ?? '';
}

/** The number in a cell; undefined where it is blank, which is not 0. */
export function numberIn(cell: string): number | undefined {
  return /^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : undefined;
}
