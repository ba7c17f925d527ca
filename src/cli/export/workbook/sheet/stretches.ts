import { type BookSheet, newSheet, type Place, put, putRow, rangeOf } from '../book/book.js';
import { all, compare, type Expr, iff, is, less, over, type Range, size, times, whole } from '../book/formula.js';
import { MOST, MOST_PRICE, MOST_UNDER } from '../bounds.js';
import type { Plan, Section, Stretch } from '../plan.js';

const HEADERS = [
  'Stretch',
  'Section',
  'From points',
  'From millionths',
  'Status',
  'Warning',
  'Points times',
  'less millionths',
  'Pence',
  'left over',
  'divided by',
  'for a point',
  'whole pence',
  'left over',
  'Within bounds',
] as const;
const WHOM = [
  'Section',
  'Group',
  'Questionnaire',
  'Level',
  'Ages from',
  'Ages to',
  'First stretch',
  'Last stretch',
] as const;

/** The cells of all stretches and of all sections, a column each. */
export interface StretchCells {
  readonly sheet: BookSheet;
  readonly low: Range;
  readonly status: Range;
  readonly warning: Range;
  readonly times: Range;
  readonly less: Range;
  readonly pence: Range;
  readonly left: Range;
  readonly under: Range;
  readonly price: Range;
  readonly priceLeft: Range;
  readonly fits: Range;
  readonly section: Readonly<
    Record<'number' | 'group' | 'instrument' | 'level' | 'from' | 'to' | 'first' | 'last', Range>
  >;
}

/** The first stretch says nothing: what lies in none is reckoned with it, so that no formula fails. */
const NONE: Stretch = { low: 0n, status: 'refused', warning: '' };

/** Which stretches of points there are, and what each comes to in whole numbers. */
export function writeStretches({ sections }: Plan): StretchCells {
  const sheet = newSheet('Stretches');
  put(sheet, { row: 0, column: 0 }, 'What the model says, stretch by stretch of points, in whole numbers', 'title');
  const head = 2;
  putRow(sheet, { row: head, column: 0 }, HEADERS, 'header');
  const rows = [
    { section: 0, one: NONE },
    ...sections.flatMap(({ stretches }, index) => stretches.map((one) => ({ section: index + 1, one }))),
  ];
  rows.forEach(({ section, one }, index) => {
    writeStretch(sheet, head + 1 + index, index + 1, section, one);
  });
  const last = head + rows.length;
  const column = (number: number): Range =>
    rangeOf(sheet, { row: head + 1, column: number }, { row: last, column: number });
  const section = writeSections(sheet, last + 2, sections);
  sheet.widths = [9, 9, 14, 16, 16, 22, 9, 16, 18, 16, 16, 20, 16, 16, 9];
  return {
    sheet,
    low: column(3),
    status: column(4),
    warning: column(5),
    times: column(6),
    less: column(7),
    pence: column(8),
    left: column(9),
    under: column(10),
    price: column(12),
    priceLeft: column(13),
    fits: column(14),
    section,
  };
}

function writeStretch(
  sheet: BookSheet,
  row: number,
  number: number,
  section: number,
  { low, status, warning, line }: Stretch,
): void {
  const at = (column: number): Place => ({ row, column, isFixed: true });
  // Points up to a milliard are millionths of sixteen digits, which a cell still holds.
  const start = Number(low);
  put(sheet, at(0), number, 'whole');
  put(sheet, at(1), section, 'whole');
  put(sheet, at(2), start / 1_000_000, 'number');
  put(sheet, at(3), start, 'whole');
  put(sheet, at(4), status, 'name');
  if (warning !== '') put(sheet, at(5), warning, 'name');
  const { times: by = 1, less: off = start } = line?.from ?? {};
  put(sheet, at(6), by, 'whole');
  put(sheet, at(7), off, 'whole');
  const cells = [line?.pence ?? 0, line?.left ?? 0, line?.under ?? 1, line?.slope ?? 0];
  const [pence, left, under, slope] = cells.map((cell, index) => put(sheet, at(8 + index), cell, 'whole'));
  if (pence === undefined || left === undefined || under === undefined || slope === undefined) return;
  const fits = all(
    compare(size(pence), '<=', MOST),
    compare(under, '>=', 1),
    compare(under, '<=', MOST_UNDER),
    compare(size(slope), '<=', MOST),
    compare(size(slope), '<=', times(under, MOST_PRICE)),
    ...(line?.largest ?? []).map((one) => compare(one, '<=', MOST)),
  );
  const isWithin = put(sheet, at(14), line === undefined ? 1 : iff(fits, 1, 0), 'whole');
  const ifWithin = (one: Expr): Expr => iff(is(isWithin, 1), one, 0);
  const price = put(sheet, at(12), ifWithin(whole(over(slope, under))), 'whole');
  put(sheet, at(13), ifWithin(less(slope, times(price, under))), 'whole');
}

function writeSections(sheet: BookSheet, row: number, sections: readonly Section[]): StretchCells['section'] {
  putRow(sheet, { row, column: 0 }, WHOM, 'header');
  let stretch = 2;
  sections.forEach(({ whom: { group, instrument, level, age }, stretches }, index) => {
    const own = row + 1 + index;
    const cells = [
      index + 1,
      group ?? '',
      instrument ?? '',
      level ?? '',
      age?.from ?? -1,
      age?.to ?? 999,
      stretch,
      stretch + stretches.length - 1,
    ];
    cells.forEach((cell, column) => {
      put(sheet, { row: own, column }, cell, typeof cell === 'number' ? 'whole' : 'name');
    });
    stretch += stretches.length;
  });
  const column = (number: number): Range =>
    rangeOf(sheet, { row: row + 1, column: number }, { row: row + sections.length, column: number });
  return {
    number: column(0),
    group: column(1),
    instrument: column(2),
    level: column(3),
    from: column(4),
    to: column(5),
    first: column(6),
    last: column(7),
  };
}
