/**
 * Results of openras as tables: rows for a program, Markdown for a page.
 *
 * @packageDocumentation
 */
export { type AllocatedCase, allocationSheet } from './allocations.js';
export { bridgeSheet } from './bridge.js';
export { changeSheet } from './changes.js';
export { costControlSheet, costSheet } from './costs.js';
export { equitySheets } from './equity.js';
export { toMarkdown } from './markdown.js';
export { moderatedSheet, moderationSheets } from './moderation.js';
export { percentileSheets, percentileTableSheet } from './percentile.js';
export { pricePointSheets } from './price-point.js';
export { scoreSheet } from './scores.js';
export type { Cell, Sheet } from './sheet.js';
