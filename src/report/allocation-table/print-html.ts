import { escapeHtml } from '../../model/allocation-table/cells.js';
import type { ParsedAllocationTable, ParsedTable } from '../../model/allocation-table/model.js';
import { printedTable } from './printed.js';
import { challengeLines, modelLines, tableTitle } from './wording.js';

/** An allocation table as a piece of HTML, a section to be put in a page. */
export function printHtml(model: ParsedAllocationTable, cases: boolean): string {
  const title = model.title ?? 'Allocation table';
  return [
    '<section class="allocation-table">',
    `<h1>${escapeHtml(title)}</h1>`,
    `<p>${modelLines(model).map(escapeHtml).join(' ')}</p>`,
    ...model.tables.map((table) => htmlTable(model, table, cases, title)),
    '<h2>When a decision can be challenged</h2>',
    '<ul>',
    ...challengeLines(model).map((line) => `<li>${escapeHtml(line)}</li>`),
    '</ul>',
    '</section>',
    '',
  ].join('\n');
}

function htmlTable(model: ParsedAllocationTable, table: ParsedTable, cases: boolean, title: string): string {
  const { heading, rows } = printedTable(model, table, cases);
  const head = heading.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('');
  const body = rows.map(([points = '', ...cells]) => {
    const rest = cells.map((text) => `<td>${escapeHtml(text)}</td>`).join('');
    return `<tr><th scope="row">${escapeHtml(points)}</th>${rest}</tr>`;
  });
  return [
    '<table>',
    `<caption>${escapeHtml(tableTitle(table) ?? title)}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    '<tbody>',
    ...body,
    '</tbody>',
    '</table>',
  ].join('\n');
}
