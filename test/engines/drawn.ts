import type { Draw } from './draw.js';
import {
  type Drawn,
  drawEqualShare,
  drawHours,
  drawLevels,
  drawPercentile,
  drawPricePoint,
  drawTable,
} from './kinds.js';
import { drawBanding, drawByAge, drawEducationMoney, drawStreams, drawTransport } from './more-kinds.js';

/** The kinds that travel, and a table of bands that is made of one of them. */
export const DRAWN: readonly (readonly [kind: string, draw: (draw: Draw) => Drawn])[] = [
  ['price-point', drawPricePoint],
  ['percentile', drawPercentile],
  ['allocation-table', drawTable],
  ['banding', drawBanding],
  ['level-prices', drawLevels],
  ['hours-by-need-level', drawHours],
  ['equal-share', drawEqualShare],
  ['education-money', drawEducationMoney],
  ['transport-distance', drawTransport],
  ['by-age', drawByAge],
  ['streams', drawStreams],
];
