/** A table of texts, with all that a distortion may change of it. */
export interface Extract {
  /** Rows above the header. */
  readonly titles: readonly (readonly string[])[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows below. */
  readonly foot: readonly (readonly string[])[];
  readonly delimiter: string;
  readonly encoding: 'utf8' | 'utf8-mark' | 'utf16le' | 'utf16be' | 'windows-1252';
}

/** Numbers from a seed, below a bound. */
export type Draw = (below: number) => number;

/** A change to a table that a person or a program may make. */
export type Distortion = (extract: Extract, draw: Draw) => Extract;

const pick = <T>(list: readonly T[], draw: Draw): T => list[draw(list.length)] as T;

const insert = <T>(list: readonly T[], at: number, one: T): T[] => [...list.slice(0, at), one, ...list.slice(at)];

/** A row of blank cells but for those named. */
function sparse({ header }: Extract, cells: Readonly<Record<string, string>>): string[] {
  return header.map((name, index) => cells[name] ?? cells[index] ?? '');
}

/** The column whose cells are amounts, by what they look like: two decimals in most. */
function moneyColumn({ rows, header }: Extract): number {
  const share = header.map((_, column) => rows.filter((row) => /\d[.,]\d\d$/.test(row[column] ?? '')).length);
  return share.indexOf(Math.max(...share));
}

/** An amount as any of the distortions writes it, in pence. */
function penceOf(text: string): number {
  const plain = /,\d{1,2}\s*$/.test(text) ? text.replace(/\./g, '').replace(',', '.') : text.replace(/,/g, '');
  return Math.round(Number(plain.replace(/[£\s]/g, '')) * 100) || 0;
}

const poundsOf = (pence: number): string => (pence / 100).toFixed(2);

/** A total of the rows from one to another, right or wrong, with the words of a label or none. */
const withTotal: Distortion = (extract, draw) => {
  const column = moneyColumn(extract);
  const [one, other] = [draw(extract.rows.length + 1), draw(extract.rows.length + 1)];
  const [from, to] = draw(3) === 0 ? [0, extract.rows.length] : [Math.min(one, other), Math.max(one, other)];
  const sum = extract.rows.slice(from, to).reduce((total, row) => total + penceOf(row[column] ?? ''), 0);
  const label = pick(['Total', 'Sub-total', 'TOTAL:', 'Grand total', 'North total', '', '', 'North', 'Sum'], draw);
  const wrong = draw(4) === 0 ? 100 : 0;
  const row = sparse(extract, { 0: label, [column]: poundsOf(sum + wrong) });
  return { ...extract, rows: insert(extract.rows, draw(3) === 0 ? from : to, row) };
};

const changed = (row: readonly string[], column: number, text: string): string[] =>
  row.map((cell, index) => (index === column ? text : cell));

/** Rewrites the dates that are written as days, months and years. */
const withDates: Distortion = (extract, draw) => {
  const form = draw(4);
  const rewrite = (cell: string): string => {
    const [, day = '', month = '', year = ''] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(cell) ?? [];
    if (day === '') return cell;
    return (
      [
        `${month}/${day}/${year}`,
        `${year}-${month}-${day}`,
        `${day}.${month}.${year}`,
        `${month}/${day}/${year.slice(2)}`,
      ][form] ?? cell
    );
  };
  return { ...extract, rows: extract.rows.map((row) => row.map(rewrite)) };
};

/** Rewrites all amounts of a column. */
const withAmounts: Distortion = (extract, draw) => {
  const column = moneyColumn(extract);
  const form = draw(6);
  const rewrite = (cell: string): string => {
    // What is no amount stays what it is.
    if (!/^[£\s\d.,]*\d[\s\d.,]*$/.test(cell)) return cell;
    const plain = poundsOf(penceOf(cell));
    const grouped = plain.replace(/\B(?=(\d{3})+(?=\.))/g, ',');
    return [
      `£${grouped}`,
      plain,
      plain.replace('.', ','),
      grouped.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.')),
      ` ${plain} `,
      `£ ${plain}`,
    ][form] as string;
  };
  return { ...extract, rows: extract.rows.map((row) => changed(row, column, rewrite(row[column] ?? ''))) };
};

const NEW_NAMES = [
  'Client',
  'Ref',
  'Score',
  'Cost',
  'Weekly cost',
  'Package (£000)',
  'zzz',
  'Total',
  'Of which one-off',
  'One off costs',
  'Notes',
  'Points ',
  'POINTS',
  'package value',
  'Monthly package cost',
  'Status',
  'New?',
  'p',
  '',
];

/** What people and programs do to a table, by its name. */
export const DISTORTIONS: Readonly<Record<string, Distortion>> = {
  shift: (extract, draw) => ({
    ...extract,
    titles: [...Array.from({ length: 1 + draw(8) }, () => ['']), ...extract.titles],
  }),
  titles: (extract, draw) => ({
    ...extract,
    titles: [
      ...extract.titles,
      pick([['RAS extract'], ['Run by', 'performance'], ['Amounts in £000'], ['As at 31/03/2026', '', '']], draw),
    ],
  }),
  delimiter: (extract, draw) => ({ ...extract, delimiter: pick([';', '\t', '|', ','], draw) }),
  encoding: (extract, draw) => ({
    ...extract,
    encoding: pick(['utf8', 'utf8-mark', 'utf16le', 'utf16be', 'windows-1252'] as const, draw),
  }),
  dates: withDates,
  amounts: withAmounts,
  total: withTotal,
  twoTotals: (extract, draw) => withTotal(withTotal(extract, draw), draw),
  repeated: (extract, draw) => ({
    ...extract,
    rows: insert(extract.rows, draw(extract.rows.length + 1), pick(extract.rows, draw)),
  }),
  nearlyRepeated: (extract, draw) => {
    const row = pick(extract.rows, draw);
    const column = draw(row.length);
    const alike = ['', (row[column] ?? '').toUpperCase(), (row[column] ?? '').replace(/(\d)/, '0$1')];
    // Another id is another person.
    const twin = changed(
      row,
      column,
      pick(
        /^(?:case_id|client)/i.test(extract.header[column] ?? '') ? alike : [...alike, '1', '99.50', 'Y', 'x'],
        draw,
      ),
    );
    return { ...extract, rows: insert(extract.rows, draw(extract.rows.length + 1), twin) };
  },
  renamed: (extract, draw) => ({
    ...extract,
    header: changed(extract.header, draw(extract.header.length), pick(NEW_NAMES, draw)),
  }),
  swappedNames: (extract, draw) => {
    const [one, other] = [draw(extract.header.length), draw(extract.header.length)];
    const header = changed(changed(extract.header, one, extract.header[other] ?? ''), other, extract.header[one] ?? '');
    return {
      ...extract,
      header,
      rows: extract.rows.map((row) => changed(changed(row, one, row[other] ?? ''), other, row[one] ?? '')),
    };
  },
  headerAgain: (extract, draw) => ({
    ...extract,
    rows: insert(extract.rows, draw(extract.rows.length + 1), extract.header),
  }),
  blankRows: (extract, draw) => ({
    ...extract,
    rows: insert(
      extract.rows,
      draw(extract.rows.length + 1),
      extract.header.map(() => ''),
    ),
  }),
  note: (extract, draw) => ({
    ...extract,
    foot: [...extract.foot, [pick(['Source: case management system', 'End', '', 'n = 80'], draw)]],
  }),
  otherTable: (extract) => ({
    ...extract,
    foot: [
      ...extract.foot,
      [''],
      ['Area', 'Cases', 'Total cost'],
      ['North', '12', '1000.00'],
      ['South', '8', '2000.00'],
    ],
  }),
  moreColumns: (extract, draw) => {
    const at = draw(extract.header.length + 1);
    const name = pick(['Notes', 'Total', 'Cost last year', '', 'Score 2'], draw);
    return {
      ...extract,
      header: insert(extract.header, at, name),
      rows: extract.rows.map((row) => insert(row, at, pick(['', '1', '250.00'], draw))),
    };
  },
  fewerColumns: (extract, draw) => {
    const at = draw(extract.header.length);
    const without = (row: readonly string[]): string[] => row.filter((_, index) => index !== at);
    return { ...extract, header: without(extract.header), rows: extract.rows.map(without) };
  },
  spaces: (extract, draw) => {
    const column = draw(extract.header.length);
    return { ...extract, rows: extract.rows.map((row) => changed(row, column, ` ${row[column] ?? ''}\u00a0`)) };
  },
  word: (extract, draw) => {
    const ofValues = extract.header.flatMap((_, at) =>
      extract.rows.filter((cells) => /^£?\d|^[YN]$/.test(cells[at] ?? '')).length * 2 > extract.rows.length ? [at] : [],
    );
    const [row, column] = [draw(extract.rows.length), pick(ofValues, draw)];
    const word = pick(['-', 'n/a', 'TBC', '#N/A', 'see notes', '?', '9.43E+09', '(200.00)', '-150.00', '1,5'], draw);
    return {
      ...extract,
      rows: extract.rows.map((cells, index) => (index === row ? changed(cells, column, word) : cells)),
    };
  },
};

/** The bytes of a table as it is saved. */
export function saved({ titles, header, rows, foot, delimiter, encoding }: Extract): Buffer {
  const cell = (text: string): string =>
    /["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const text = `${[...titles, header, ...rows, ...foot].map((row) => row.map(cell).join(delimiter)).join('\r\n')}\r\n`;
  if (encoding === 'utf8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf8-mark') return Buffer.from(`\ufeff${text}`, 'utf8');
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1');
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf16le' ? bytes : bytes.swap16();
}
