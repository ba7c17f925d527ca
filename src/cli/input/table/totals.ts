import { isRasError, MAX_PROBLEMS, type ProblemList, show } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { parseAmount } from '../../../money/amount.js';
import { placeDetails } from '../../place.js';
import type { CsvTable } from '../text/csv.js';

const TOTAL = '(?:(?:grand|sub|overall|running)[ -]?)?totals?';
const WORD = `${TOTAL}|sums?|averages?|mean|median`;
const COUNTED = '\\s*(?:\\([^)]*\\))?\\s*:?$';

/** What is a row of totals by itself, also with a count of rows behind it or a colon: `Total (2)`, `Sub-total:`. */
const WHOLE = new RegExp(`^(?:${WORD}|all|count)(?:\\s+[\\d,.]+)?${COUNTED}`, 'i');

/** A total of some rows: `North total`, `Total for North`. */
const OF_SOME = new RegExp(`^(?:.+[\\s_-]${TOTAL}${COUNTED}|${TOTAL}[\\s_-](?:of|for|in)\\s)`, 'i');

/** What no id ends with but that of a row of totals. */
const ENDS = new RegExp(`[\\s_-](?:${WORD})${COUNTED}`, 'i');

/** What a total may be called and a service as well: `Total Communication training`, `Lump sum`. */
const MAY_BE = new RegExp(`^(?:${WORD}|all)\\b|[\\s_-](?:${WORD}|all)${COUNTED}`, 'i');

/** Whether the id of a case is what a spreadsheet calls a row of totals. */
export function isTotal(id: string): boolean {
  return WHOLE.test(id) || OF_SOME.test(id) || ENDS.test(id);
}

/**
 * Asks about rows of lines that are rows of totals by their `line_id` or their name.
 *
 * @param amounts the columns that may hold the amount of a row, the first filled one being it
 * @choice total-lines: a line whose `line_id` or name is `Total`, `Subtotal`, `Sum`, `Average` or the like by itself, with a
 * count behind it, or of some rows (`North total`) is a question in lines and in needs; where a service may be called so
 * (`Total Communication training`, `Lump sum`), it is one where its amount is the sum of all rows of the file or of the
 * family before it, rows of totals apart, or of those since the last row of totals, of two at least.
 * `--accept like-ids` takes it as a line
 */
export function askOfTotalLines(
  table: CsvTable,
  {
    names,
    caseId,
    amounts,
  }: { readonly names: readonly string[]; readonly caseId: string; readonly amounts: readonly string[] },
  problems: ProblemList,
): void {
  if (table.reading.answers.accept.includes('like-ids')) return;
  const placeOf = (column: string): number => (table.reading.isIgnored(column) ? -1 : table.header.indexOf(column));
  const called = names.map((column) => ({ column, place: placeOf(column) })).filter(({ place }) => place >= 0);
  const [id, ...money] = [caseId, ...amounts].map(placeOf);
  const cellAt = (cells: readonly string[], place = -1): string => (place < 0 ? '' : at(cells, place).trim());
  const ofFile = runningSum();
  const ofCase = new Map<string, RunningSum>();
  let row = 0;
  for (const { cells } of table.rows()) {
    const pence = penceOf(money.map((place) => cellAt(cells, place)).find((cell) => cell !== '') ?? '');
    const own = ofCase.get(cellAt(cells, id)) ?? runningSum();
    ofCase.set(cellAt(cells, id), own);
    const isSum = ofFile.is(pence) || own.is(pence);
    const odd = called.find(({ place }) => {
      const name = cellAt(cells, place);
      return WHOLE.test(name) || OF_SOME.test(name) || (isSum && MAY_BE.test(name));
    });
    if (odd !== undefined) {
      const message = `${show(cellAt(cells, odd.place))}: is this a row of totals and no line? Take the row out, or, if a line is called so, take it as one with --accept like-ids`;
      const place = problems.total < MAX_PROBLEMS ? table.locate([row, odd.column]) : undefined;
      problems.add('choice-needed', [odd.column], message, placeDetails(table.file.name, place));
    }
    for (const sum of [ofFile, own]) sum.add(pence, odd !== undefined);
    row += 1;
  }
}

/** The sum of the rows since the last row of totals, and of all rows that are none. */
interface RunningSum {
  readonly is: (pence: bigint | undefined) => boolean;
  readonly add: (pence: bigint | undefined, isTotalRow: boolean) => void;
}

function runningSum(): RunningSum {
  const since = { sum: 0n, count: 0 };
  const all = { sum: 0n, count: 0 };
  return {
    is: (pence) =>
      pence !== undefined && pence !== 0n && [since, all].some(({ sum, count }) => count >= 2 && pence === sum),
    add(pence, isTotalRow) {
      if (isTotalRow) Object.assign(since, { sum: 0n, count: 0 });
      else
        for (const one of [since, all]) {
          one.sum += pence ?? 0n;
          one.count += 1;
        }
    },
  };
}

function penceOf(cell: string): bigint | undefined {
  try {
    return cell === '' ? undefined : parseAmount(cell.replace(/[£,\s]/g, ''));
  } catch (error) {
    if (!isRasError(error)) throw error;
    return undefined;
  }
}
