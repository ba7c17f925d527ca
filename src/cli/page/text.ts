import { displayWidth, wrapText } from '../output/terminal/wrap.js';
import { type Block, oneLine, type Page, tableOf } from './page.js';

const WIDTH = 72;

/** A page as plain text in lines of at most 72 places. */
export function pageAsText({ title, about, notes, sections }: Page): string {
  const lines = [
    ...notes.flatMap((note) => [...wrapped(`Note: ${note}`), '']),
    ...headed(title, '='),
    ...wrapped(about),
    '',
    ...sections.flatMap(({ heading, blocks }) => [...headed(heading, '-'), ...blocks.flatMap(blockLines)]),
  ];
  return lines.join('\n');
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'lead':
    case 'text':
      return [...wrapped(block.text), ''];
    case 'list':
      return [...block.items.flatMap((item) => wrapped(item, '* ')), ''];
    case 'table':
      return [
        ...wrapped(`${block.caption}:`),
        '',
        ...block.rows.flatMap((cells) => rowLines(block.columns, cells)),
        '',
      ];
    case 'picture':
      return blockLines(tableOf(block.picture));
  }
}

/** A row of a table as a line that says its cells one after another, each with the name of its column after the first. */
function rowLines(columns: readonly string[], [first = '', ...rest]: readonly string[]): string[] {
  const cells = rest.map((cell, index) => (rest.length === 1 ? cell : `${columns[index + 1] ?? ''}: ${cell}`));
  return wrapped(`${first}: ${cells.join('; ')}`, '* ');
}

function headed(text: string, mark: string): string[] {
  return [text, mark.repeat(displayWidth(text)), ''];
}

function wrapped(text: string, mark = ''): string[] {
  const indent = ' '.repeat(mark.length);
  return wrapText(oneLine(text), WIDTH - mark.length).map((line, index) => `${index === 0 ? mark : indent}${line}`);
}
