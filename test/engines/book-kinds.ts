import type { DrawnBook } from './book-draw.js';
import { drawEqualShare, drawHours, drawLevels } from './book-levels.js';
import { drawPercentile, drawPricePoint, drawTable } from './book-points.js';
import type { Draw } from './draw.js';

/** The kinds that travel as a workbook. */
export const DRAWN_BOOKS: readonly (readonly [kind: string, draw: (draw: Draw) => DrawnBook])[] = [
  ['price-point', drawPricePoint],
  ['percentile', drawPercentile],
  ['allocation-table', drawTable],
  ['level-prices', drawLevels],
  ['hours-by-need-level', drawHours],
  ['equal-share', drawEqualShare],
];
