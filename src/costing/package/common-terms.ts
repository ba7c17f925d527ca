import { fail, type Path, show } from '../../errors.js';
import { conventionName } from '../../money/period.js';
import { type Item, isPriced, type PricedItem } from '../line/item.js';
import type { CostingRules } from '../options.js';
import type { PackageCost } from './result.js';

/** Takes the price from the lines that are not what was asked for: net amounts where gross ones are to count. */
export function applyBasis(items: readonly Item[], { basis }: CostingRules): Item[] {
  return items.map((item) => {
    if (basis === undefined || basis === 'as-stated' || !counts(item)) return item;
    if (item.basis === basis || item.basis === 'not-stated') return item;
    return { ...item, cost: { priced: false, reason: `stated ${item.basis}; ${basis} amounts were asked for` } };
  });
}

/**
 * Whether the amounts are gross or net.
 *
 * @throws RasError `choice-needed` when some lines are gross and some net, and the caller does not say which count
 * @choice gross-or-net: no default; one kind counts and the lines of the other are listed as without a price, or each counts as it is stated. A line of £0 is both.
 */
export function basisOf(items: readonly Item[], { basis }: CostingRules, path: Path): PackageCost['basis'] {
  if (basis !== undefined) return basis;
  const stated = new Set(items.filter(counts).map((item) => item.basis));
  if (stated.has('gross') && stated.has('net')) {
    const message = 'some lines are gross and some net; choose gross, net or as-stated in the option basis';
    return fail('choice-needed', [...path, 'basis'], message);
  }
  return stated.has('gross') ? 'gross' : stated.has('net') ? 'net' : 'not-stated';
}

/** Whether some of the amounts that count say what they are, and others do not. */
export function basisIsPartlyStated(items: readonly Item[]): boolean {
  const stated = items.filter(counts).map(({ basis }) => basis !== 'not-stated');
  return stated.includes(true) && stated.includes(false);
}

function counts(item: Item): item is PricedItem {
  return isPriced(item) && item.timing.leftOut === undefined && item.cost.exact.numerator !== 0n;
}

/**
 * The year whose prices the amounts are in.
 *
 * @throws RasError `choice-needed` when lines are in the prices of several years and none is asked for
 */
export function priceYearOf(items: readonly Item[], { priceYear }: CostingRules, path: Path): string | null {
  if (priceYear !== undefined) return priceYear;
  const years = new Set(items.filter(isPriced).flatMap(({ cost }) => cost.priceBase ?? []));
  if (years.size > 1) {
    const message = `lines are in the prices of ${[...years].sort().join(' and ')}; choose one in the option priceYear`;
    return fail('choice-needed', [...path, 'priceYear'], message);
  }
  return [...years][0] ?? null;
}

/**
 * The names of the conventions that were needed.
 *
 * @throws RasError `inconsistent` when two lines mean different conventions by one name
 */
export function conventionsOf(items: readonly Item[], path: Path): string[] {
  const meanings = new Map<string, string>();
  for (const { cost } of items) {
    if (!cost.priced || cost.convention === undefined) continue;
    const name = conventionName(cost.convention);
    const meaning = meaningOf(cost.convention);
    if ((meanings.get(name) ?? meaning) !== meaning)
      fail('inconsistent', [...path, 'convention'], `two different conventions are called ${show(name)}`);
    meanings.set(name, meaning);
  }
  return [...meanings.keys()].sort();
}

function meaningOf(convention: NonNullable<PricedItem['cost']['convention']>): string {
  if (typeof convention === 'string') return convention;
  const entries = Object.entries(convention.weeks).map(
    ([period, weeks]) => `${period}=${weeks?.numerator}/${weeks?.denominator}`,
  );
  return entries.sort().join();
}
