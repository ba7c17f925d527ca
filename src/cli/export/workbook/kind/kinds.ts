import { fail } from '../../../../errors.js';
import { writeAllocationTable } from './allocation-table.js';
import { writeEqualShare } from './equal-share.js';
import { writeHours } from './hours.js';
import type { WriteKind } from './kind.js';
import { writeLevelPrices } from './level-prices.js';
import { writePercentile } from './percentile.js';
import { writePricePoint } from './price-point.js';

const KINDS: ReadonlyMap<string, WriteKind> = new Map([
  ['price-point', writePricePoint],
  ['percentile', writePercentile],
  ['allocation-table', writeAllocationTable],
  ['level-prices', writeLevelPrices],
  ['hours-by-need-level', writeHours],
  ['equal-share', writeEqualShare],
]);

/** Why the other kinds do not travel. */
const WHY: ReadonlyMap<string, string> = new Map([
  ['plan-cost', 'it gives no amount before the plan is costed, line by line'],
  ['proxy-services', 'it costs the lines of a package, several rows for each case'],
  ['reshaped-package', 'it costs the lines of a package, several rows for each case'],
  ['provision-offset', 'it takes from a package what is provided otherwise, several rows for each case'],
  ['last-purchase', 'it checks an order item by item, several rows for each case'],
  ['streams', 'it adds up models of several kinds, each with cases of its own'],
  ['by-age', 'it hands each case on to a model of another kind; write a workbook of each of its models'],
  ['education-money', 'it reads several sources of money for each case, and formulas for them are not written'],
  ['transport-distance', 'it reads the journeys of each case, and formulas for them are not written'],
]);

/**
 * How a kind of model is written.
 *
 * @throws RasError `refused` for a kind that cannot travel, with the reason
 */
export function kindOf(kind: string): WriteKind {
  const why = WHY.get(kind) ?? 'no formulas are written for it';
  return KINDS.get(kind) ?? fail('refused', ['model', 'kind'], `a ${kind} model cannot travel as a workbook: ${why}`);
}
