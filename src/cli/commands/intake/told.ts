import type { ReadColumn } from '../../../intake/columns/columns.js';
import { perInWords, unitInWords } from '../../../intake/header/unit.js';
import type { Understanding } from '../../../intake/understanding.js';
import { controlTotals } from '../../../report/control-totals.js';
import type { Sheet } from '../../../report/sheet.js';
import type { TableFile } from '../../input/intake/mapped.js';

/** What was understood of a table, as short tables: its rows, its totals, what was left out; last its columns. */
export function understandingSheets(
  { file, form }: TableFile,
  { headers, columns, notRead, totals, leftOut, counts, mapping }: Understanding,
): { totals: readonly Sheet[]; list: Sheet } {
  const rows = controlTotals(
    `${file.name}: ${form}, read as ${mapping.as}; header at ${headers.join(', ') || 'none'}`,
    'rows in the file',
    counts.all,
  );
  rows.part('above the header', counts.above);
  rows.part('header', counts.header);
  rows.part('blank', counts.blank);
  rows.part('left out, listed below', counts.leftOut);
  rows.part('left out by an answer', counts.byAnswer);
  rows.part('read', counts.read);
  return {
    totals: [
      rows.sheet(),
      ...(totals.length === 0 ? [] : [totalsSheet(totals)]),
      ...(leftOut.length === 0 ? [] : [leftOutSheet(leftOut)]),
    ],
    list: {
      title: 'Columns',
      columns: ['column', 'header', 'read as'],
      rows: [
        ...columns.map((one) => [one.name, one.header.name, readAs(one)]),
        ...notRead.map(({ name }) => ['', name, 'not read']),
      ],
    },
  };
}

function readAs({ target, type, per, isThousands, pence }: ReadColumn): string {
  if (target === undefined) return 'carried';
  if (type !== 'money') return per === undefined ? type : `${type} ${perInWords(per)}`;
  return unitInWords(per, isThousands) + (pence === undefined ? '' : `, pence in ${pence.name}`);
}

function totalsSheet(totals: Understanding['totals']): Sheet {
  return {
    title: 'Control totals: each is the sum of the rows that it stands by',
    columns: ['cell', 'total', 'rows', 'amounts'],
    rows: totals.map(({ place, label, count, amounts }) => [
      place,
      label,
      count,
      amounts.map(({ column, pounds }) => `${column} ${pounds}`).join(', '),
    ]),
  };
}

function leftOutSheet(leftOut: Understanding['leftOut']): Sheet {
  return {
    title: 'Left out',
    columns: ['cell', 'why', 'shows'],
    rows: leftOut.map(({ place, why, shows }) => [place, why, shows]),
  };
}

/** What was understood of a table, as JSON. */
export function resultOf({ file, form }: TableFile, understood: Understanding) {
  const { headers, columns, notRead, totals, leftOut, counts, open, mapping } = understood;
  return {
    file: { name: file.name, sha256: file.sha256, form },
    as: mapping.as,
    headers,
    columns: columns.map((one) => ({
      name: one.name,
      header: one.header.name,
      readAs: one.target === undefined ? 'carried' : one.type,
    })),
    notRead: notRead.map(({ name }) => name),
    rows: counts,
    totals,
    leftOut,
    questions: open,
  };
}
