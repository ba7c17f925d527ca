import { pick } from '../../cohort/order/pick.js';
import { gatherByCode } from '../../cohort/order/ranking.js';

/** Theil's measure split into what lies within groups and what lies between their means. */
export interface TheilParts {
  readonly total: number;
  readonly within: number;
  readonly between: number;
}

/** The two measures for a column of amounts, in all and split by groups. */
export interface Theil {
  /** Null for no cases or no money. */
  readonly t: TheilParts | null;
  /** Null for no cases, and where any amount is 0. */
  readonly l: TheilParts | null;
}

/**
 * Theil's T and Theil's L, split by groups; every case has a group.
 *
 * T = (1/n) Σ (xᵢ/m) ln(xᵢ/m), where m is the mean and 0 ln 0 is 0; L = (1/n) Σ ln(m/xᵢ), the mean log deviation. Split by
 * groups g of n_g cases with mean m_g and the share s_g of all money:
 *
 * - T = Σ s_g T_g + Σ s_g ln(m_g/m)
 * - L = Σ (n_g/n) L_g + Σ (n_g/n) ln(m/m_g)
 *
 * the first sum being within, the second between groups. Both are 0 for equal amounts and have no upper bound of 1.
 *
 * @source Shorrocks, The class of additively decomposable inequality measures, Econometrica 48 (1980); Cowell, Measuring
 * Inequality (2011)
 */
export function theilOf(column: Float64Array, groups: Int32Array, size: number): Theil {
  // Sorted, so that the order of the cases does not change a digit.
  const all = column.slice().sort();
  const mean = meanOf(all);
  if (all.length === 0 || mean === 0) return { t: null, l: null };
  const t = { total: theilT(all, mean), within: 0, between: 0 };
  const l = { total: theilL(all, mean), within: 0, between: 0 };
  const gathered = gatherByCode(groups, size);
  for (let code = 0; code < size; code += 1) {
    const positions = gathered.of(code);
    if (positions.length === 0) continue;
    const group = pick(column, positions).sort();
    const own = meanOf(group);
    const people = group.length / all.length;
    const money = (people * own) / mean;
    if (own > 0) {
      t.within += money * theilT(group, own);
      t.between += money * Math.log(own / mean);
    }
    l.within += people * theilL(group, own);
    l.between += people * Math.log(mean / own);
  }
  return { t, l: all[0] === 0 ? null : l };
}

function meanOf(ascending: Float64Array): number {
  return sumBy(ascending, (amount) => amount) / ascending.length;
}

function theilT(amounts: Float64Array, mean: number): number {
  return sumBy(amounts, (amount) => (amount === 0 ? 0 : (amount / mean) * Math.log(amount / mean))) / amounts.length;
}

function theilL(amounts: Float64Array, mean: number): number {
  return sumBy(amounts, (amount) => Math.log(mean / amount)) / amounts.length;
}

/** A sum with what rounding loses carried along (Neumaier 1974). */
function sumBy(column: Float64Array, termOf: (value: number) => number): number {
  let [sum, lost] = [0, 0];
  for (const value of column) {
    const term = termOf(value);
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}
