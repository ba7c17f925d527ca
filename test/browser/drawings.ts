import type { Page } from './browser.js';

/** A text or a mark of a drawing as the browser paints it. */
export interface Painted {
  readonly drawing: string;
  readonly what: string;
  /** `rgb(…)`. */
  readonly colour: string;
  readonly paper: string;
  readonly isText: boolean;
  /** Whether it is one of the thin lines that only help the eye along. */
  readonly isGrid: boolean;
}

/** Where a text of a drawing stands, in its own pixels. */
export interface Placed {
  readonly drawing: string;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly isInside: boolean;
}

/** Everything that is painted in the drawings of a page. */
export function paintedIn(page: Page): Promise<Painted[]> {
  return page.evaluate(`(() => {
    const colourOf = (value) => { const probe = document.createElement('i'); probe.style.color = value; document.body.append(probe); const { color } = getComputedStyle(probe); probe.remove(); return color; };
    const root = getComputedStyle(document.documentElement);
    const grid = colourOf(root.getPropertyValue('--grid').trim());
    const paper = getComputedStyle(document.documentElement).backgroundColor;
    return [...document.querySelectorAll('svg')].flatMap((svg) =>
      [...svg.querySelectorAll('text, rect, circle, path, line')].flatMap((mark) => {
        const style = getComputedStyle(mark);
        const isText = mark.tagName === 'text';
        if (isText && mark.textContent.trim() === '') return [];
        // A mark is seen by its filling or by its edge; one of them has to stand out.
        const ways = [style.fill, ...(isText ? [] : [style.stroke])].filter((one) => one !== 'none');
        return [{
          drawing: svg.querySelector('title').textContent,
          what: isText ? mark.textContent : mark.outerHTML.slice(0, 120),
          colour: ways.find((one) => one !== paper) ?? paper,
          paper,
          isText,
          isGrid: style.stroke === grid,
        }];
      }));
  })()`);
}

/** Where the texts of the drawings stand. */
export function placedIn(page: Page): Promise<Placed[]> {
  return page.evaluate(`[...document.querySelectorAll('svg')].flatMap((svg) => {
    const all = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].flatMap((text) => {
      if (text.textContent.trim() === '') return [];
      const { left, right, top, bottom } = text.getBoundingClientRect();
      return [{
        drawing: svg.querySelector('title').textContent,
        text: text.textContent,
        left, right, top, bottom,
        isInside: left >= all.left - 1 && right <= all.right + 1 && top >= all.top - 1 && bottom <= all.bottom + 1,
      }];
    });
  })`);
}

/** How much two colours stand out from each other, 1 to 21: WCAG 2.2, relative luminance and contrast ratio. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((left, right) => right - left);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (alpha !== 1) throw new Error(`${colour} lets through what is behind it`);
  const part = (value: number): number =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
}
