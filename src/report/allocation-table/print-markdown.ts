import { escapeMarkdown } from '../../model/allocation-table/cells.js';
import type { ParsedAllocationTable } from '../../model/allocation-table/model.js';
import { printedTable } from './printed.js';
import { challengeLines, modelLines, tableTitle } from './wording.js';

/** An allocation table as Markdown. */
export function printMarkdown(model: ParsedAllocationTable, cases: boolean): string {
  const blocks = [`# ${escapeMarkdown(model.title ?? 'Allocation table')}`, modelLines(model).join(' ')];
  for (const table of model.tables) {
    const title = tableTitle(table);
    if (title !== undefined) blocks.push(`## ${escapeMarkdown(title)}`);
    const { heading, rows } = printedTable(model, table, cases);
    const rule = heading.map((_, index) => (index === heading.length - 1 ? '---:' : '---'));
    const body = rows.map((cells) => cells.map(escapeMarkdown));
    blocks.push([heading, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
  }
  const challenges = challengeLines(model).map((line) => `- ${escapeMarkdown(line)}`);
  blocks.push('## When a decision can be challenged', challenges.join('\n'));
  return `${blocks.join('\n\n')}\n`;
}
