import { parseHTML } from 'linkedom';

/** As much of an element as is asked for here. */
export interface Element {
  readonly textContent: string;
  readonly outerHTML: string;
  readonly tagName: string;
  readonly children: Iterable<Element>;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  getAttribute(name: string): string | null;
  remove(): void;
}

/** A page of HTML, read by a parser that is not ours. */
export function opened(html: string): Element {
  return parseHTML(html).document as unknown as Element;
}

/** All that meets a selector. */
export const all = (within: Element, selector: string): Element[] => [...within.querySelectorAll(selector)];

/** The text of an element without line breaks and doubled blanks. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A table of a page: its caption and its cells. */
export function tableIn(table: Element): { readonly caption: string; readonly cells: string[][] } {
  return {
    caption: table.querySelector('caption')?.textContent ?? '',
    cells: all(table, 'tr').map((row) => [...row.children].map((cell) => cell.textContent)),
  };
}

/** What a reader sees or hears of a page, without the ticks of axes, which are round figures of our choice. */
export function said(html: string): string {
  const page = opened(html);
  for (const gone of all(page, 'style, .tick')) gone.remove();
  const text = `${page.querySelector('title')?.outerHTML} ${page.querySelector('body')?.outerHTML}`;
  // Cells stand beside one another, and are not one word.
  return flat(text.replace(/<[^>]*>/g, ' ').replace(/&(amp|lt|gt|quot|#39);/g, (mark) => MARKS[mark] ?? mark));
}

const MARKS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
