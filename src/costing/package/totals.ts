import type { Path } from '../../errors.js';
import { type Ratio, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { Amount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import type { StepRecorder } from '../../record/step/recorder.js';
import { checkSize, type Item, type ItemAmounts, isPriced } from '../line/item.js';
import type { LineKind } from '../line/line.js';
import type { CostingRules } from '../options.js';
import type { CostTotals } from './result.js';

/** Adds up recorded amounts of lines into the figures of a result. */
export interface Adder {
  /** The totals of the items that `belongs` picks. */
  totals(name: string, belongs: (item: Item) => boolean): CostTotals;
  /** One figure: the full-year amounts of the priced lines that `belongs` picks. */
  full(id: string, rule: string, belongs: (item: Item) => boolean): Amount;
}

/**
 * An adder over the lines of one package.
 *
 * @choice in-year-of-ended-lines: the in-year cost also holds the part of the year in which a line ran that is not in the full-year cost
 */
export function adderOf(
  items: readonly Item[],
  amounts: readonly ItemAmounts[],
  rules: CostingRules,
  recorder: StepRecorder,
  path: Path,
): Adder {
  const figure = (id: string, rule: string, stepIds: readonly string[], period: Period): Amount => {
    const inputs = stepIds.map((stepId) => recorder.ref('term', stepId));
    const exact = recorder.number({ id, rule, operation: 'sum', inputs, unit: 'pounds', period });
    checkSize(exact, path);
    return inPounds(id, exact, period, rules, recorder);
  };
  const full: Adder['full'] = (id, rule, belongs) => {
    const picked = amounts.filter(({ item }) => counted(item) && belongs(item));
    const stepIds = picked.map((one) => one.full.stepId);
    return figure(id, rule, stepIds, 'year');
  };
  const inYear = (name: string, belongs: (item: Item) => boolean): Amount | null => {
    if (rules.year === undefined) return null;
    const stepIds = amounts.flatMap((one) => (belongs(one.item) ? (one.inYear?.stepId ?? []) : []));
    return figure(`total ${name}: in-year`, `in-year cost, ${name}`, stepIds, 'year');
  };
  const totals: Adder['totals'] = (name, belongs) => {
    const ofKind = (kind: LineKind): Amount =>
      full(`total ${name}: ${kind}`, `${kind} lines, ${name}`, (item) => item.line.kind === kind && belongs(item));
    return {
      ...coverage(items.filter(belongs)),
      recurring: ofKind('recurring'),
      oneOff: ofKind('one-off'),
      contingency: ofKind('contingency'),
      inYear: inYear(name, belongs),
      total: full(`total ${name}: all kinds`, `all lines, ${name}`, belongs),
    };
  };
  return { totals, full };
}

/** Whether a line is in the full-year cost. */
export function counted({ timing }: Item): boolean {
  return timing.leftOut === undefined;
}

/** Whether a line is in the full-year cost, or in the cost within the year because it ran in a part of it. */
export function inSomeAmount(item: Item): boolean {
  const { share } = item.timing;
  return counted(item) || (share !== undefined && share.value.numerator > 0n);
}

function inPounds(
  of: string,
  exact: Ratio,
  period: Period,
  { roundEachLine, rounding }: CostingRules,
  recorder: StepRecorder,
): Amount {
  if (roundEachLine) return formatRounded(exact, 2);
  return recorder.roundPounds({ id: `${of}: rounded`, of, rule: 'the sum to the penny', rounding, period });
}

function coverage(items: readonly Item[]): Pick<CostTotals, 'lines' | 'pricedLines' | 'covered' | 'complete'> {
  const current = items.filter(counted);
  const lines = current.length;
  const pricedLines = current.filter(isPriced).length;
  const covered = lines === 0 ? null : formatRounded(ratio(BigInt(pricedLines), BigInt(lines)), 4);
  return { lines, pricedLines, covered, complete: items.filter(inSomeAmount).every(isPriced) };
}
