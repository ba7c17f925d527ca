import type { Ratio } from '../../exact/ratio.js';
import { multiplyRatios, ratio } from '../../exact/ratio.js';
import { formatAmount, type Pence } from '../../money/amount.js';
import { roundPence } from '../../money/rounding.js';
import { type Item, isPriced } from '../line/item.js';
import type { CostingRules } from '../options.js';
import type { BuyingPower } from './result.js';
import { counted } from './totals.js';

/**
 * What the lines cost retail and in bulk, where their service has both prices; each line to the penny.
 *
 * @source IBSEN 13.5, 15.4.5 (volume discounts against purchases one by one)
 */
export function buyingPowerOf(items: readonly Item[], { rounding }: CostingRules): BuyingPower | null {
  const lines: string[] = [];
  let [retail, bulk]: [Pence, Pence] = [0n, 0n];
  const toPence = (pounds: Ratio): Pence => roundPence(multiplyRatios(pounds, ratio(100n)), rounding);
  for (const { line, cost } of items.filter(counted).filter(isPriced)) {
    if (cost.both === undefined) continue;
    lines.push(line.id);
    retail += toPence(cost.both.retail);
    bulk += toPence(cost.both.bulk);
  }
  if (lines.length === 0) return null;
  const difference = formatAmount(retail - bulk);
  return { lines, retail: formatAmount(retail), bulk: formatAmount(bulk), difference, period: 'year' };
}
