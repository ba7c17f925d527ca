import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { oneLine } from '../page/page.js';

/** What a drawing is called. */
export interface Named {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** Wide enough for a label, a bar and its amount; a narrow screen scrolls to the rest. */
export const WIDTH = 640;

/** The colours of the page; each stands out from the paper by 3 to 1 or more, in both schemes and in print. */
export const COLOURS = {
  ink: 'var(--ink)',
  line: 'var(--line)',
  grid: 'var(--grid)',
  paper: 'var(--paper)',
  bar: 'var(--bar)',
  other: 'var(--other)',
  soft: 'var(--soft)',
} as const;

/** Draws as static SVG: one image with a name and a description, nothing in it that speaks for itself. */
export function drawn({ id, title, description }: Named, options: Plot.PlotOptions): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({
    width: WIDTH,
    style: { fontSize: '15px', fontFamily: 'inherit', background: 'transparent', overflow: 'visible' },
    ...options,
    document,
  } as Plot.PlotOptions) as unknown as SvgElement;
  // The style that comes with a drawing says in every drawing the same; the page says it once.
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const part of svg.querySelectorAll('[aria-label]')) {
    if (part.getAttribute('aria-label')?.includes('tick label') === true) part.setAttribute('class', 'tick');
    part.removeAttribute('aria-label');
  }
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${id}-title`);
  svg.setAttribute('aria-describedby', `${id}-desc`);
  svg.setAttribute('class', 'drawing');
  const named = (tag: string, own: string, text: string): SvgElement => {
    const part = document.createElementNS('http://www.w3.org/2000/svg', tag) as unknown as SvgElement;
    part.setAttribute('id', own);
    part.textContent = oneLine(text);
    return part;
  };
  svg.prepend(named('title', `${id}-title`, title), named('desc', `${id}-desc`, description));
  return svg.outerHTML;
}

/** As much of an element as is asked for here; the types of a browser are not loaded. */
interface SvgElement {
  textContent: string;
  readonly outerHTML: string;
  querySelectorAll(selector: string): Iterable<SvgElement>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  prepend(...parts: readonly SvgElement[]): void;
  remove(): void;
}

/** Pounds on an axis: `£20,000`, `−£5,000`. */
export function axisPounds(value: number): string {
  return `${value < 0 ? '−' : ''}£${Math.abs(value).toLocaleString('en-GB')}`;
}
