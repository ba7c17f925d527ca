import type { CaseInput } from '../../../../allocation/allocate.js';
import { at } from '../../../../exact/at.js';
import type { Allocation } from '../../../../model/shared/budget/allocation.js';
import { parseAmount } from '../../../../money/amount.js';
import { NO, YES } from '../../../../yes-no.js';
import { type BookSheet, call, lastOf, newSheet, type Placed, placeOf, put, rangeOf } from '../book/book.js';
import { all, count, type Expr, exact, iff, is, less, numberIn, over, rounded, sum } from '../book/formula.js';
import type { Style } from '../book/styles.js';
import { type ColumnKind, type InputColumn, inputColumns } from '../families.js';
import { rowWriter } from './columns.js';
import type { WorkingParts } from './parts.js';
import { type Answer, newWorking, writeWorking } from './working.js';

/** The row with the names of the columns; families stand below it. */
const HEADER = 8;

const LOOKS: Readonly<Record<ColumnKind, Style>> = {
  text: 'inputName',
  points: 'inputNumber',
  age: 'inputNumber',
  'yes-no': 'inputName',
  day: 'inputDay',
  year: 'inputName',
};

/** The sheets of families. */
export interface CaseSheets {
  readonly cases: BookSheet;
  readonly working: BookSheet;
  /** How many rows differ, which has to read 0. */
  readonly differ: Placed;
  /** How many rows a spreadsheet cannot work out. */
  readonly outOfBounds: Placed;
}

/** What is worked out of a family in the sheet, and what openras gives, beside each other. */
export function writeCases(
  cases: readonly CaseInput[],
  allocations: readonly Allocation[],
  parts: WorkingParts,
): CaseSheets {
  const sheet = newSheet('Cases');
  const working = newWorking();
  const columns = inputColumns(parts.plan, cases);
  put(sheet, { row: 0, column: 0 }, 'Budgets, family by family; yellow cells may be changed', 'title');
  const first = HEADER + 1;
  const last = HEADER + cases.length;
  const result = columns.length + 1;
  const answers = cases.map((one, index) =>
    writeCase({ sheet, working, columns, parts, row: first + index }, one, allocations[index]),
  );
  const column = (number: number) => rangeOf(sheet, { row: first, column: number }, { row: last, column: number });
  // The figure stands before its words, which go on over the cells beside them.
  const total = (row: number, what: Expr | number, style: Style, text: string): Placed => {
    put(sheet, { row, column: 1 }, text);
    return put(sheet, { row, column: 0, isFixed: true }, what, style);
  };
  const differ = total(2, sum(column(result + 8)), 'count', 'rows differ from openras: 0 until something is changed');
  const pence = rangeOf(working, at(answers, 0).pence, at(answers, answers.length - 1).pence);
  const live = total(3, over(sum(pence), 100), 'total', 'pounds are the sum of the budgets');
  const given = allocations.reduce((all, { indicative }) => all + parseAmount(indicative ?? '0'), 0n);
  const fixed = total(4, Number(given) / 100, 'fixedPounds', 'pounds are the sum that openras gave');
  total(5, rounded(less(live, fixed), 2), 'total', 'pounds are between the two');
  const outOfBounds = total(
    6,
    count(column(result), 'out-of-bounds'),
    'count',
    'rows are beyond what a spreadsheet divides exactly',
  );
  call(sheet, 'rows_that_differ', differ);
  call(sheet, 'sum_of_budgets', live);
  const differs = placeOf({ row: first, column: result + 8 });
  sheet.alarms.push({
    range: `${placeOf({ row: first, column: 0 })}:${placeOf({ row: last, column: result + 8 })}`,
    formula: `$${differs}=1`,
  });
  sheet.frozen = { rows: HEADER + 1, columns: 1 };
  sheet.widths = [24, ...columns.map(() => 14), 16, 16, 26, 3, 16, 16, 26, 14, 9];
  working.widths = [24, ...Array.from({ length: lastOf(working).column }, () => 15)];
  sheet.lines.set(HEADER, 2);
  columns.forEach(({ kind }, index) => {
    const range = `${placeOf({ row: first, column: index + 1 })}:${placeOf({ row: last, column: index + 1 })}`;
    if (kind === 'yes-no') sheet.words.push({ range, words: [YES[0] ?? '', NO[0] ?? ''] });
  });
  return { cases: sheet, working, differ, outOfBounds };
}

interface RowParts {
  readonly sheet: BookSheet;
  readonly working: BookSheet;
  readonly columns: readonly InputColumn[];
  readonly parts: WorkingParts;
  readonly row: number;
}

function writeCase(
  { sheet, working, columns, parts, row }: RowParts,
  one: CaseInput,
  given: Allocation | undefined,
): Answer {
  const to = rowWriter(sheet, HEADER, row);
  const id = to.write('case_id', String(one.caseId), 'name');
  const cells = new Map(
    columns.map(({ as, header, kind, cell }) => [as, to.write(header, cell(one), LOOKS[kind])] as const),
  );
  const answer = writeWorking(working, row, id, cells, parts);
  const status = to.add('Status', answer.status, 'name');
  const budget = to.add('Budget (£)', iff(is(answer.status, 'budget'), over(answer.pence, 100), ''), 'pounds');
  const warning = to.add('Warning', answer.warning, 'name');
  to.write('', '', 'name');
  const ours = to.write('openras: status', given?.status ?? '', 'fixedText');
  const indicative = given?.indicative ?? null;
  const fixed = to.write(
    'openras: budget (£)',
    indicative === null ? '' : Number(parseAmount(indicative)) / 100,
    'fixedPounds',
  );
  const told = to.write('openras: warning', (given?.warnings ?? []).map(({ code }) => code).join(', '), 'fixedText');
  const difference = to.add('Difference (£)', rounded(less(numberIn(budget), numberIn(fixed)), 2), 'pounds');
  const isSame = all(exact(status, ours), exact(warning, told), is(difference, 0));
  to.add('Differs', iff(isSame, 0, 1), 'whole');
  return answer;
}
