import { type ErrorCode, fail, type Path, show } from '../../../errors.js';
import { POINTS, parseExact } from '../../../exact/quantity.js';
import { formatRatio } from '../../../exact/ratio.js';

/** A range of points as text: its first score, and its last or null for `and above`. */
export interface PointsRange {
  readonly from: string;
  readonly to: string | null;
}

const NUMBER = '(\\d{1,10}(?:\\.\\d{1,10})?)';
const SINGLE = new RegExp(`^${NUMBER}$`);
const RANGE = new RegExp(`^${NUMBER} ?(?:[-‐‑‒–—−]|to) ?${NUMBER}$`);
const OPEN = new RegExp(`^${NUMBER} ?(?:\\+|and above|and over|and more|and up|and upwards|or above|or over|or more)$`);
const AND_ABOVE = new Set(['and above', 'and over', 'and more', 'and up', 'no maximum', 'no upper limit', '+']);

/**
 * Reads a range of points as councils write them: `70–115`, `70-115`, `70 to 115`, `131+`, `131 and over`, `0`.
 */
export function readRange(cell: string, path: Path): PointsRange {
  const text = tidy(cell, path);
  const [, single] = SINGLE.exec(text) ?? [];
  if (single !== undefined) return { from: readPoints(single, path), to: readPoints(single, path) };
  const [, start] = OPEN.exec(text) ?? [];
  if (start !== undefined) return { from: readPoints(start, path), to: null };
  const [, from, to] = RANGE.exec(text) ?? [];
  if (from !== undefined && to !== undefined) return { from: readPoints(from, path), to: readPoints(to, path) };
  return fail(...refusal(text, cell, path));
}

function refusal(text: string, cell: string, path: Path): [ErrorCode, Path, string] {
  if (text === '') return ['missing', path, 'is blank; write the points of the row, such as 70-115 or 131+'];
  if (/^(?:over|above|more than|greater than|>)/.test(text)) {
    const message = `${show(cell)} does not say where the row begins; write its first score and a plus, such as 131+`;
    return ['choice-needed', path, message];
  }
  if (/^(?:under|below|less than|fewer than|up to|<)/.test(text)) {
    const message = `${show(cell)} does not say both ends; write the first and the last score, such as 0-69`;
    return ['choice-needed', path, message];
  }
  return ['invalid', path, `${show(cell)} is not a range of points; expected such as 70-115, 131+ or 0`];
}

/** Reads the last score of a row: a number, or `and above`. */
export function readEnd(cell: string, path: Path): string | null {
  const text = tidy(cell, path);
  if (AND_ABOVE.has(text)) return null;
  if (text === '') return fail('missing', path, 'is blank; write the last score of the row, or "and above"');
  return readPoints(cell, path);
}

/** Reads a number of points and returns it in its plainest form. */
export function readPoints(cell: string, path: Path): string {
  try {
    return formatRatio(parseExact(cell, POINTS));
  } catch {
    return fail('invalid', path, `${show(cell)} is not a number of points, which is 0 or more, such as 70 or 12.5`);
  }
}

function tidy(cell: string, path: Path): string {
  if (cell.length > 100) fail('too-large', path, `a text of ${cell.length} characters is too long for points`);
  const text = cell.trim().toLowerCase();
  return text.replace(/\s+/g, ' ').replace(/ ?(?:points|pts)$/, '');
}
