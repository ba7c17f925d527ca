import { type Block, oneLine, type Page, tableOf } from './page.js';

/** A page as Markdown; words that people wrote have no effect as formatting. */
export function pageAsMarkdown({ title, about, notes, sections }: Page): string {
  const lines = [
    ...notes.flatMap((note) => [`> ${note}`, '']),
    `# ${title}`,
    '',
    plain(about),
    '',
    ...sections.flatMap(({ heading, blocks }) => [`## ${heading}`, '', ...blocks.flatMap(blockLines)]),
  ];
  return lines.join('\n');
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'lead':
      return [`**${plain(block.text)}**`, ''];
    case 'text':
      return [plain(block.text), ''];
    case 'list':
      return [...block.items.map((item) => `- ${plain(item)}`), ''];
    case 'table':
      return [
        `${plain(block.caption)}:`,
        '',
        row(block.columns),
        row(block.columns.map(() => '---')),
        ...block.rows.map((cells) => row(cells.map(plain))),
        '',
      ];
    case 'picture':
      return blockLines(tableOf(block.picture));
  }
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const plain = (text: string): string => oneLine(text).replace(/[\\`*_[\]<>#|~&]/g, (mark) => `\\${mark}`);
