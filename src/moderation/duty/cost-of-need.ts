import { compareRatios, multiplyRatios, parseRatio, type Ratio, ratio, sumRatios } from '../../exact/ratio.js';
import type { Pence } from '../../money/amount.js';
import type { CostLineOfNeeds, Duty, Need } from './needs-schema.js';

/** A cost that has to be met, once. */
export interface NeedCost {
  /** What it is, in words. */
  readonly label: string;
  /** The needs that it meets, by id. */
  readonly serves: readonly string[];
  /** What of it is known to be needed. */
  readonly pence: Pence;
}

/** The needs that the authority has to meet: those for which arrangements are necessary. */
export function necessaryNeeds({ needs }: Duty): Need[] {
  return needs.filter(({ arrangements }) => arrangements?.necessary === true);
}

/**
 * Every cost of a need that has to be met, each line once whatever it serves; what is bought once is no cost of a period.
 */
export function costsOfNeed(duty: Duty): NeedCost[] {
  const necessary = necessaryNeeds(duty);
  const own = necessary.flatMap(({ id, lines }) =>
    lines
      .filter(isRecurring)
      .map(({ service, amount }) => ({ label: `${service}, for ${id}`, serves: [id], pence: amount })),
  );
  const ids = new Set(necessary.map(({ id }) => id));
  const shared = duty.costLines.filter(isRecurring).flatMap((line): NeedCost[] => {
    const serves = line.serves.filter((id) => ids.has(id));
    if (serves.length === 0) return [];
    return [{ label: `${line.service}, for ${serves.join(' and ')}`, serves, pence: neededOf(line, serves) }];
  });
  return [...own, ...shared];
}

const isRecurring = ({ oneOff }: Pick<CostLineOfNeeds, 'oneOff'>): boolean => oneOff !== true;

/** Of a line that also serves needs which need not be met, what is known to be needed. */
function neededOf(line: CostLineOfNeeds, necessary: readonly string[]): Pence {
  if (line.together === true || necessary.length === line.serves.length) return line.amount;
  const all = hoursApart(line);
  if (all === undefined || all.numerator === 0n) return 0n;
  const needed = (line.hoursByNeed ?? []).filter(({ need }) => necessary.includes(need));
  const share = multiplyRatios(sumRatios(needed.map(({ hours }) => parseRatio(hours))), ratio(line.amount));
  return (share.numerator * all.denominator) / (share.denominator * all.numerator);
}

/** All hours of a line that serves its needs one after the other; undefined where they are not said or do not add up. */
export function hoursApart({ together, hours, hoursByNeed, serves }: CostLineOfNeeds): Ratio | undefined {
  if (together !== false || hours === undefined || hoursByNeed?.length !== serves.length) return undefined;
  const all = parseRatio(hours);
  const sum = sumRatios(hoursByNeed.map((one) => parseRatio(one.hours)));
  return compareRatios(all, sum) === 0 ? all : undefined;
}
