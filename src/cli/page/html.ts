import { type Block, oneLine, type Page, type Picture, type Section, type Table, tableOf } from './page.js';
import { styleOf } from './style.js';

/** How a page of HTML looks. */
export interface HtmlOptions {
  /** Half as large again. */
  readonly large: boolean;
}

/** A page as one file of HTML: no script, nothing from the network, whatever anybody wrote escaped. */
export function pageAsHtml({ title, about, notes, sections }: Page, { large }: HtmlOptions): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="en-GB">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title>`,
    `<style>${styleOf(large)}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escaped(title)}</h1>`,
    `<p>${escaped(about)}</p>`,
    ...notes.map((note) => `<p class="note">${escaped(note)}</p>`),
    ...sections.map(section),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function section({ heading, blocks }: Section, index: number): string {
  const id = `part-${index + 1}`;
  const inside = blocks.map((block, place) => blockHtml(block, `${id}-${place + 1}`));
  return [`<section aria-labelledby="${id}">`, `<h2 id="${id}">${escaped(heading)}</h2>`, ...inside, '</section>'].join(
    '\n',
  );
}

function blockHtml(block: Block, id: string): string {
  switch (block.kind) {
    case 'lead':
      return `<p class="lead">${escaped(block.text)}</p>`;
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return ['<ul>', ...block.items.map((item) => `<li>${escaped(item)}</li>`), '</ul>'].join('\n');
    case 'table':
      return table(block);
    case 'picture':
      return `${svg(block.picture, id)}\n${table(tableOf(block.picture))}`;
  }
}

function table({ caption, columns, rows }: Table): string {
  const head = columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const body = rows.map(([first = '', ...rest]) => {
    return `<tr><th scope="row">${escaped(first)}</th>${rest.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
  });
  return [
    '<table>',
    `<caption>${escaped(caption)}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    '<tbody>',
    ...body,
    '</tbody>',
    '</table>',
  ].join('\n');
}

/** How high a bar stands with its label and its amount, in letters; all of the picture grows with them. */
const HEIGHT = 4.5;

/** The bars below one another; the one that holds now is marked by its frame and its letters, not by colour alone. */
function svg({ title, description, bars }: Picture, id: string): string {
  const parts = bars.flatMap(({ label, amount, share, holds }, index) => {
    const top = index * HEIGHT;
    const mark = holds ? ' class="holds"' : '';
    return [
      `<text x="0" y="${top + 1}em"${mark}>${escaped(label)}</text>`,
      `<text x="0" y="${top + 2.25}em"${mark}>${escaped(amount)}</text>`,
      `<rect class="${holds ? 'bar now' : 'bar'}" x="1" y="${top + 2.75}em" width="${barWidth(share)}%" height="1em"/>`,
    ];
  });
  return [
    `<svg role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${bars.length * HEIGHT}em">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-desc">${escaped(description)}</desc>`,
    ...parts,
    '</svg>',
  ].join('\n');
}

/** In per cent of the picture, with room for its frame at the end. */
const barWidth = (share: number): number => Math.max(0.3, Math.round(share * 9900) / 100);

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (mark) => MARKS[mark] ?? '');
}
