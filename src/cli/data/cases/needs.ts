import { type Path, type ProblemList, problemList, show } from '../../../errors.js';
import { at, certain } from '../../../exact/at.js';
import type { AssessedNeed, SharedCostLine } from '../../../moderation/duty/needs.js';
import type { CaseNeeds } from '../../../run/council/data.js';
import { defined } from '../../../run/council/defined.js';
import { yesOrNo } from '../../../yes-no.js';
import { amount, date, id, oneOf, text, yesNo } from '../../input/table/cells.js';
import { type ColumnValues, optional, readColumns, required } from '../../input/table/columns.js';
import { askOfListedIds } from '../../input/table/like-values.js';
import { nameOfLine } from '../../input/table/line-name.js';
import type { Desk } from '../../input/table/reading.js';
import { askOfTotalLines } from '../../input/table/totals.js';
import { type CsvTable, readCsv } from '../../input/text/csv.js';
import type { InputFile } from '../../input/text/file.js';
import { readJson } from '../../input/text/json.js';
import { type Origin, placeDetails } from '../../place.js';
import { isJson } from '../rows.js';

const COLUMNS = {
  case_id: required(id),
  needs: required(text),
  need_text: optional(text),
  necessary: optional(text),
  reason: optional(text),
  line_id: optional(id),
  service: optional(text),
  timing: optional(text),
  hours: optional(text),
  hourly_cost: optional(amount),
  amount: optional(amount),
  period: optional(oneOf(['year'])),
  one_off: optional(yesNo),
  paid_by: optional(text),
  together: optional(yesNo),
  set_by: optional(text),
  set_on: optional(date),
};

type Values = ColumnValues<typeof COLUMNS>;

/** Assessed needs of a list of families, and where each part of them stands in the file. */
export interface NeedsFile {
  readonly needs: readonly CaseNeeds[];
  readonly origin: Origin;
  readonly file: InputFile;
}

/**
 * Reads assessed needs: JSON `[{ caseId, duty }]`, or CSV with a row a cost line that names all needs it serves.
 *
 * `needs` holds ids as `n1|n2`; `need_text`, `necessary` and `reason` one value for each, or one for all of them; `hours`
 * one number, or one for each need where `together` is no. A row without a service is a need without a line.
 *
 * @param at where the list stands in the data
 * @throws RasError with every problem, with file, line and column
 * @choice needs-rows: a need that stands in several rows is one need, and its words have to agree; one without words is
 * called by its id; amounts are a year, and the column `period` says so
 */
export function readNeeds(desk: Desk, name: string, at: Path): NeedsFile {
  if (isJson(name)) {
    const source = readJson(desk.cwd, name);
    askOfListedIds(desk, name, source.value);
    return { needs: source.value as readonly CaseNeeds[], origin: { at, source }, file: source.file };
  }
  const table = readCsv(desk, name);
  const { values, rowCount } = readColumns(table, COLUMNS);
  const problems = problemList();
  askOfTotalLines(table, { names: ['line_id', 'service'], caseId: 'case_id', amounts: ['amount'] }, problems);
  const cases = new Map<string, CaseRows>();
  for (let row = 0; row < rowCount; row += 1) {
    const caseId = certain(values.case_id[row]);
    const known = cases.get(caseId) ?? { first: row, needs: new Map(), lines: [] };
    cases.set(caseId, known);
    takeRow(known, values, row, nameOfLine(table, row), (column, code, message) => {
      const place = table.locate([row, column]);
      problems.add(code, [column], message, placeDetails(table.file.name, place));
    });
  }
  problems.throwIfAny();
  const list = [...cases.values()];
  const needs = [...cases].map(([caseId, one]): CaseNeeds => {
    const costLines = one.lines.map(({ line }) => line);
    return { caseId, duty: { needs: [...one.needs.values()].map(({ need }) => need), costLines } };
  });
  return { needs, origin: { at, source: locatedIn(table, list) }, file: table.file };
}

interface CaseRows {
  readonly first: number;
  readonly needs: Map<string, { readonly row: number; readonly need: AssessedNeed }>;
  readonly lines: { readonly row: number; readonly line: SharedCostLine }[];
}

type TellRow = (column: keyof typeof COLUMNS, code: Parameters<ProblemList['add']>[0], message: string) => void;

function takeRow(known: CaseRows, values: Values, row: number, name: string, tell: TellRow): void {
  const ids = parts(values.needs[row]);
  if (ids.some((one) => one === '') || new Set(ids).size < ids.length) {
    tell('needs', 'invalid', `${show(values.needs[row])}: expected ids of needs such as n1|n2, each once`);
    return;
  }
  const each = (column: 'need_text' | 'necessary' | 'reason'): string[] => {
    const own = parts(values[column][row]);
    if (own.length <= 1) return ids.map(() => own[0] ?? '');
    if (own.length === ids.length) return own;
    tell(column, 'invalid', `has ${own.length} values for ${ids.length} needs; expected one for each, or one for all`);
    return ids.map(() => '');
  };
  const [texts, words, reasons] = [each('need_text'), each('necessary'), each('reason')];
  ids.forEach((needId, index) => {
    takeNeed(
      known,
      needId,
      row,
      needOf(needId, { text: texts[index], word: words[index], reason: reasons[index] }, tell),
      tell,
    );
  });
  const line = lineOf(values, row, name, ids, tell);
  if (line !== undefined) known.lines.push({ row, line });
}

function parts(cell: string | undefined): string[] {
  return cell === undefined ? [] : cell.split('|').map((part) => part.trim());
}

interface NeedCells {
  readonly text: string | undefined;
  readonly word: string | undefined;
  readonly reason: string | undefined;
}

/** What a row says of a need; its id for its words where it says none. */
function needOf(needId: string, { text: words = '', word = '', reason = '' }: NeedCells, tell: TellRow): AssessedNeed {
  const need = { id: needId, need: words === '' ? needId : words };
  if (word === '') return need;
  const necessary = yesOrNo(word);
  if (necessary === undefined) {
    tell('necessary', 'invalid', `${show(word)} is neither yes nor no`);
    return need;
  }
  if (reason === '') tell('reason', 'missing', 'is blank; say why it is, or is not, necessary to make arrangements');
  return { ...need, arrangements: { necessary, reason } };
}

/** Joins what several rows say of one need; where they differ, nobody knows which is right. */
function takeNeed(known: CaseRows, needId: string, row: number, need: AssessedNeed, tell: TellRow): void {
  const before = known.needs.get(needId);
  if (before === undefined) {
    known.needs.set(needId, { row, need });
    return;
  }
  const [old, anew] = [before.need, need];
  const differs = (one: unknown, other: unknown, none: unknown): boolean =>
    one !== other && one !== none && other !== none;
  const message = `says another thing of ${show(needId)} than an earlier row of this case`;
  if (differs(old.need, anew.need, needId)) tell('need_text', 'inconsistent', message);
  const [was, is] = [old.arrangements, anew.arrangements];
  if (differs(was?.necessary, is?.necessary, undefined)) tell('necessary', 'inconsistent', message);
  const arrangements = was ?? is;
  const words = old.need === needId ? anew.need : old.need;
  known.needs.set(needId, {
    row: before.row,
    need: { id: needId, need: words, ...(arrangements && { arrangements }) },
  });
}

/**
 * The cost line of a row; nothing where the row only names needs.
 *
 * @param name what it is called where it has no id
 */
function lineOf(
  values: Values,
  row: number,
  name: string,
  serves: readonly string[],
  tell: TellRow,
): SharedCostLine | undefined {
  const [service, pounds, together] = [values.service[row], values.amount[row], values.together[row]];
  if (service === undefined && pounds === undefined) return undefined;
  if (service === undefined) tell('service', 'missing', 'is blank; say what the amount is for');
  if (pounds === undefined) tell('amount', 'missing', 'is blank; a line without a cost is not free');
  else if (values.period[row] === undefined)
    tell('period', 'missing', 'is blank; write year: needs are costed by the year');
  const hours = parts(values.hours[row]);
  const isApart = hours.length > 1;
  if (isApart && (together !== false || hours.length !== serves.length)) {
    tell('hours', 'invalid', `has ${hours.length} numbers; expected one, or one for each need where together is no`);
    return undefined;
  }
  for (const one of hours) {
    if (/^\d{1,9}(?:\.\d{1,6})?$/.test(one)) continue;
    tell('hours', 'invalid', `${show(one)} is no number of hours`);
    return undefined;
  }
  if (service === undefined || pounds === undefined) return undefined;
  return defined({
    id: values.line_id[row] ?? name,
    serves,
    service,
    timing: values.timing[row],
    hours: isApart ? sumOf(hours) : hours[0],
    hourlyCost: values.hourly_cost[row],
    amount: pounds,
    oneOff: values.one_off[row],
    paidBy: values.paid_by[row],
    together,
    hoursByNeed: isApart ? serves.map((need, index) => ({ need, hours: at(hours, index) })) : undefined,
    costSetOn: values.set_on[row],
    costSetBy: values.set_by[row],
  });
}

/** The sum of numbers with at most six decimals, exact. */
function sumOf(numbers: readonly string[]): string {
  const millionths = numbers.reduce((sum, one) => {
    const [whole = '', decimals = ''] = one.split('.');
    return sum + BigInt(`${whole}${decimals.padEnd(6, '0')}`);
  }, 0n);
  const digits = String(millionths).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** The columns of fields of a need or a line. */
const COLUMN_OF_FIELD: ReadonlyMap<unknown, string> = new Map([
  ['caseId', 'case_id'],
  ['id', 'line_id'],
  ['serves', 'needs'],
  ['hourlyCost', 'hourly_cost'],
  ['hoursByNeed', 'hours'],
  ['costSetOn', 'set_on'],
  ['costSetBy', 'set_by'],
  ['oneOff', 'one_off'],
  ['paidBy', 'paid_by'],
]);

/** A table of needs that is asked by the paths of the data. */
function locatedIn(table: CsvTable, cases: readonly CaseRows[]) {
  const placed = ([index, ...path]: Path): { readonly row: number; readonly column: string } | undefined => {
    const one = typeof index === 'number' ? cases[index] : undefined;
    if (one === undefined) return undefined;
    const [part, list, position, field] = path;
    if (part !== 'duty' || typeof position !== 'number') return { row: one.first, column: 'case_id' };
    const row = list === 'costLines' ? one.lines[position]?.row : [...one.needs.values()][position]?.row;
    const column = list === 'needs' ? 'needs' : (COLUMN_OF_FIELD.get(field) ?? String(field ?? 'needs'));
    return { row: row ?? one.first, column };
  };
  return {
    file: table.file,
    locate: (path: Path) => {
      const place = placed(path);
      return place && table.locate([place.row, place.column]);
    },
    tellPath: (path: Path): Path => {
      const place = placed(path);
      return place === undefined ? [] : [place.column];
    },
  };
}
