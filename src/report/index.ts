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
export { influenceSheet, priceIntervalSheet } from './calibration/firm-price.js';
export { fitSheets, modelComparisonSheet } from './calibration/fit.js';
export { percentileSheets, percentileTableSheet } from './calibration/percentile.js';
export { pricePointSheets } from './calibration/price-point.js';
export { fittedWeightSheet, weightSheets } from './calibration/sensitivity.js';
export { type AllocatedCase, allocationSheet } from './cases/allocations.js';
export { breadthDepthSheets, leverSheet, respondentSheet } from './cases/answers.js';
export { costControlSheet, costSheet } from './cases/costs.js';
export { moderatedSheet, moderationSheets } from './cases/moderation.js';
export { scoreSheet } from './cases/scores.js';
export { bridgeSheet } from './change/bridge.js';
export { changeSheet } from './change/changes.js';
export { partlyMovedWords } from './change/partly-moved.js';
export { equitySheets } from './equity.js';
export { toMarkdown } from './markdown.js';
export { councilCaseSheet, councilSheets } from './run/council.js';
export { directorSheet } from './run/director.js';
export type { Cell, Sheet } from './sheet.js';
