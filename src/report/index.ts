/**
 * Results of openras as tables: rows for a program, Markdown for a page.
 *
 * @module openras/report
 */
export {
  type AllocationTableFormat,
  type AllocationTablePrintOptions,
  printAllocationTable,
} from './allocation-table/print.js';
export { type AllocatedCase, allocationSheet } from './allocations.js';
export { breadthDepthSheets, leverSheet, respondentSheet } from './answers.js';
export { bridgeSheet } from './bridge.js';
export { changeSheet } from './changes.js';
export { costControlSheet, costSheet } from './costs.js';
export { equitySheets } from './equity.js';
export { influenceSheet, priceIntervalSheet } from './firm-price.js';
export { fitSheets, modelComparisonSheet } from './fit.js';
export { toMarkdown } from './markdown.js';
export { moderatedSheet, moderationSheets } from './moderation.js';
export { partlyMovedWords } from './partly-moved.js';
export { percentileSheets, percentileTableSheet } from './percentile.js';
export { pricePointSheets } from './price-point.js';
export { councilCaseSheet, councilSheets } from './run/council.js';
export { directorSheet } from './run/director.js';
export { scoreSheet } from './scores.js';
export { fittedWeightSheet, weightSheets } from './sensitivity.js';
export type { Cell, Sheet } from './sheet.js';
