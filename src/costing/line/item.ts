import { fail, type Path } from '../../errors.js';
import { formatRatio, type Ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { type Amount, MAX_POUNDS } from '../../money/amount.js';
import { type Convention, conventionName, type Period } from '../../money/period.js';
import { given, type StepRecorder } from '../../record/step/recorder.js';
import type { CostingRules } from '../options.js';
import type { CostedLine } from '../package/result.js';
import type { GrossOrNet, Line } from './line.js';
import { costLine, type PricedLine, type UnpricedLine } from './line-cost.js';
import { type Dates, type Timing, timingOf } from './timing.js';

/** What a package states for lines that do not state it themselves. */
export interface LineDefaults extends Dates {
  readonly basis?: GrossOrNet | undefined;
  readonly convention?: Convention | undefined;
}

/** A line on its way into the totals. */
export interface Item {
  readonly line: Line;
  readonly basis: CostedLine['basis'];
  readonly timing: Timing;
  readonly cost: PricedLine | UnpricedLine;
}

/** A line with a price, ready to be added up. */
export interface PricedItem extends Item {
  readonly cost: PricedLine;
}

/** The steps whose results the totals add up, and the amounts as the result shows them. */
export interface ItemAmounts {
  readonly item: PricedItem;
  readonly full: Addend;
  readonly inYear: Addend | undefined;
}

/** A recorded amount: the step whose result is added up, and its pounds to the penny. */
interface Addend {
  readonly stepId: string;
  readonly amount: Amount;
}

/** Places a line in time and costs it. */
export function itemOf(line: Line, pkg: LineDefaults, rules: CostingRules, recorder: StepRecorder, path: Path): Item {
  const cost = costLine(line, pkg.convention, rules, recorder, path);
  if (cost.priced) checkSize(cost.exact, path);
  return { line, basis: line.basis ?? pkg.basis ?? 'not-stated', timing: timingOf(line, pkg, rules, path), cost };
}

/** Refuses an amount of pounds beyond the largest. */
export function checkSize({ numerator, denominator }: Ratio, path: Path): void {
  const most = BigInt(MAX_POUNDS) * denominator;
  if (numerator > most || numerator < -most) fail('out-of-range', path, 'costs more than ten trillion pounds');
}

/** Whether an item has a price. */
export function isPriced(item: Item): item is PricedItem {
  return item.cost.priced;
}

/** The full-year and in-year amount of a line, rounded now or left exact for the totals. */
export function amountsOf(item: PricedItem, rules: CostingRules, recorder: StepRecorder): ItemAmounts {
  const { line, cost, timing } = item;
  const period = periodOf(line);
  const full = addend(cost.stepId, cost.exact, `line ${line.id}: cost`, period, rules, recorder);
  if (timing.share === undefined) return { item, full, inYear: undefined };
  const id = `line ${line.id}: share`;
  const share = given('factor', timing.share.value, timing.share.label);
  const rule = 'the part of the full-year cost that falls in the year';
  const inputs = [recorder.ref('factor', cost.stepId, 'full-year cost'), share];
  const { choice } = timing.share;
  const exact = recorder.number({ id, rule, operation: 'multiply', inputs, unit: 'pounds', period, choice });
  return { item, full, inYear: addend(id, exact, `line ${line.id}: in-year`, period, rules, recorder) };
}

function addend(
  of: string,
  exact: Ratio,
  id: string,
  period: Period,
  { rounding, roundEachLine }: CostingRules,
  recorder: StepRecorder,
): Addend {
  if (!roundEachLine) return { stepId: of, amount: formatRounded(exact, 2, rounding.mode) };
  const amount = recorder.roundPounds({ id, of, rule: 'the line to the penny', rounding, period });
  return { stepId: id, amount };
}

/** A line as the result shows it. */
export function costedLine(item: Item, amounts: ItemAmounts | undefined): CostedLine {
  const { line, cost, timing, basis } = item;
  const convention = cost.priced ? cost.convention : undefined;
  return {
    id: line.id,
    name: line.name ?? null,
    kind: line.kind,
    role: line.role,
    payer: line.payer,
    serves: line.serves,
    inKind: line.inKind,
    ...(line.credit === undefined ? {} : { credit: line.credit }),
    cost: amounts?.full.amount ?? null,
    exact: cost.priced ? formatRatio(cost.exact) : null,
    period: periodOf(line),
    inYear: amounts?.inYear?.amount ?? null,
    price: cost.priced ? cost.price : null,
    basis,
    convention: convention === undefined ? null : conventionName(convention),
    unpriced: cost.priced ? null : cost.reason,
    leftOut: timing.leftOut ?? null,
  };
}

function periodOf({ kind }: Line): Period {
  return kind === 'one-off' ? 'one-off' : 'year';
}
