import { perPeriod } from '../../cohort/words.js';
import { formatPounds } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import type { FitFigures } from './figures.js';
import type { FitBy } from './parts.js';

/** Whether a price could mend the fit. */
export interface FitVerdict {
  /**
   * `exact`: every budget is the package; `price`: one change of the price takes away more than half of the squared
   * residuals; `price-by-group`: one does not, but one for each part of `by` does; `scatter`: neither does.
   */
  readonly kind: 'exact' | 'price' | 'price-by-group' | 'scatter';
  /** The division whose parts would each need a price of their own. */
  readonly by: string | null;
  /** The verdict for a director, with its figures. */
  readonly sentence: string;
}

/**
 * Says whether bias or scatter keeps budgets from packages.
 *
 * @source IBSEN 9.6.3 (consistently over or under would be easier to deal with; no clear pattern is not)
 * @choice correctable-by-price: a fit is correctable when one factor on every budget, which is what a new price of a
 * point does, takes away more than half of the squared residuals; by group, when a factor for each group does. Bands of
 * points are not groups, because a price for each would no longer be a price of a point
 */
export function fitVerdict(figures: FitFigures, parts: readonly FitBy[], period: Period): FitVerdict {
  const { onePrice, bias, scatter, n } = figures;
  const on = `over ${n} ${n === 1 ? 'case' : 'cases'}`;
  if (onePrice.share === null) return { kind: 'exact', by: null, sentence: `Every budget is the package, ${on}.` };
  const facts = `On average a budget is ${describeBias(bias.amount)} the package, and budgets scatter about that by ${formatPounds(scatter)} ${perPeriod(period)}, ${on}.`;
  const one = `one change of the price would take away ${onePrice.share} % of the squared misses`;
  if (Number(onePrice.share) > 50) {
    return { kind: 'price', by: null, sentence: `${facts} Correctable by price: ${one}.` };
  }
  const groups = parts.filter(({ by }) => by !== 'points');
  const best = groups.find(({ priceForEach }) => priceForEach !== null && Number(priceForEach) > 50);
  if (best !== undefined) {
    const sentence = `${facts} Not correctable by one price, but by one for each ${best.by}: ${one}, ${best.priceForEach} % with a price for each, which gives equal points different budgets.`;
    return { kind: 'price-by-group', by: best.by, sentence };
  }
  return { kind: 'scatter', by: null, sentence: `${facts} Scatter, not correctable by price: ${one}.` };
}

function describeBias(amount: string): string {
  if (Number(amount) === 0) return 'level with';
  return `${formatPounds(amount.replace('-', ''))} ${amount.startsWith('-') ? 'below' : 'above'}`;
}
