import type { Characteristic } from '../../cohort/characteristic.js';
import { amountOf } from '../../cohort/figures.js';
import { medianOf, ordered } from '../../cohort/order/ordered.js';
import { pick } from '../../cohort/order/pick.js';
import { gatherByCode, withNotStated } from '../../cohort/order/ranking.js';
import { sumOf } from '../../cohort/sums.js';
import { type Ratio, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { Amount } from '../../money/amount.js';
import type { Compared } from '../compared.js';

/** What the families of one group have, before they are compared. */
export interface GroupSummary {
  readonly code: number;
  readonly group: string | null;
  readonly n: number;
  /** In pence. */
  readonly mean: Ratio;
  readonly median: Amount;
  /** The mean need of those whose points are known, with two decimals; null where nobody's are. */
  readonly meanPoints: string | null;
}

/** Every group that has families, in the order of names; those whose value is not stated come last. */
export function summariesOf(
  compared: Compared,
  { names, codes }: Characteristic,
  amounts: Float64Array,
): GroupSummary[] {
  const { of } = gatherByCode(withNotStated(codes, names.length), names.length + 1);
  return [...names, null].flatMap((group, code) => {
    const members = of(code);
    if (members.length === 0) return [];
    const ascending = pick(amounts, members).sort();
    const mean = ratio(sumOf(ascending), BigInt(members.length));
    const median = amountOf(medianOf(ordered(ascending)));
    return [{ code, group, n: members.length, mean, median, meanPoints: meanPoints(compared, members) }];
  });
}

function meanPoints({ points, pointsDecimals }: Compared, members: Uint32Array): string | null {
  const known = pick(points, members).filter((value) => !Number.isNaN(value));
  if (known.length === 0) return null;
  return formatRounded(ratio(sumOf(known), BigInt(known.length) * 10n ** BigInt(pointsDecimals)), 2);
}

/** The group that others are set against: the named one, otherwise the largest that is stated. */
export function referenceOf(summaries: readonly GroupSummary[], named: string | undefined): GroupSummary | undefined {
  if (named !== undefined) return summaries.find(({ group }) => group === named);
  const stated = summaries.filter(({ group }) => group !== null);
  return stated.reduce<GroupSummary | undefined>((best, next) => (best && best.n >= next.n ? best : next), undefined);
}
