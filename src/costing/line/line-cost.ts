import type { Path } from '../../errors.js';
import {
  divideRatios,
  type ExactNumber,
  formatRatio,
  multiplyRatios,
  ONE,
  parseRatio,
  type Ratio,
  ratio,
} from '../../exact/ratio.js';
import type { Pence } from '../../money/amount.js';
import type { Convention } from '../../money/period.js';
import { given, penceInPounds, type StepRecorder } from '../../record/step/recorder.js';
import type { StepInput } from '../../record/step/step.js';
import { type CostingRules, checkConvention } from '../options.js';
import type { Line } from './line.js';
import { restatingFactors, yearFactors } from './line-factors.js';
import { type FoundPrice, findPrice, type PriceSource } from './line-price.js';

const HUNDRED = ratio(100n);

/** What a line costs in a full year (or once, for a one-off), exactly, in pounds. */
export interface PricedLine {
  readonly priced: true;
  readonly exact: Ratio;
  readonly stepId: string;
  readonly price: UnitPrice | null;
  /** The convention that made a year of another period, where one was needed. */
  readonly convention: Convention | undefined;
  /** The year whose prices it was stated in. */
  readonly priceBase: string | undefined;
  /** What the same line costs at either price, where the service has two. */
  readonly both: { readonly retail: Ratio; readonly bulk: Ratio } | undefined;
}

/** A line whose cost is not known, and why. */
export interface UnpricedLine {
  readonly priced: false;
  readonly reason: string;
}

/** The unit price that a line was costed with, as results show it. */
export interface UnitPrice {
  /** Pounds per unit, exact, restated where the result is in the prices of another year. */
  readonly pounds: ExactNumber;
  /** What one of it is. */
  readonly unit: string;
  /** The line itself, or the price of the price book. */
  readonly from: PriceSource;
}

/** Costs one line for a full year and records how. */
export function costLine(
  line: Line,
  conventionOfPackage: Convention | undefined,
  rules: CostingRules,
  recorder: StepRecorder,
  path: Path,
): PricedLine | UnpricedLine {
  const { amount, quantity } = line;
  checkConvention(line.convention, [...path, 'convention']);
  const convention = line.convention ?? conventionOfPackage ?? rules.convention;
  if (amount !== undefined) return costAmount({ ...line, amount }, convention, rules, recorder, path);
  if (quantity !== undefined) return costQuantity({ ...line, quantity }, convention, rules, recorder, path);
  return { priced: false, reason: line.unpricedReason ?? 'no amount and no quantity is stated' };
}

function costAmount(
  line: Line & { readonly amount: Pence },
  convention: Convention | undefined,
  rules: CostingRules,
  recorder: StepRecorder,
  path: Path,
): PricedLine {
  const { amount, per = 'one-off', weeks, priceBase } = line;
  const year = yearFactors(per, weeks, convention, path);
  const stated = given('factor', penceInPounds(amount), `pounds per ${per}, as stated`);
  const inputs = [stated, ...restatingFactors(priceBase, rules, path), ...year.inputs, ...takenOff(line)];
  const result = multiplyOut(line, 'the stated amount', inputs, recorder);
  return { priced: true, ...result, price: null, convention: year.convention, priceBase, both: undefined };
}

function costQuantity(
  line: Line & { readonly quantity: Ratio },
  convention: Convention | undefined,
  rules: CostingRules,
  recorder: StepRecorder,
  path: Path,
): PricedLine | UnpricedLine {
  const { quantity, frequency, weeks } = line;
  const year = yearFactors(frequency?.per ?? 'year', weeks, convention, path);
  const found = findPrice(line, rules.book, rules.prices, path);
  if ('reason' in found) return { priced: false, reason: line.unpricedReason ?? found.reason };
  const counts = [given('factor', quantity, `quantity (${found.unit})`)];
  if (frequency !== undefined)
    counts.push(given('factor', frequency.times, `times per ${frequency.per} (${frequency.of ?? 'as stated'})`));
  counts.push(...year.inputs, ...takenOff(line));
  const restating = restatingFactors(found.base, rules, path);
  const price = priceInput(line.id, found, restating, recorder);
  const units = productOf([...counts, ...restating]);
  const at = (pence: Ratio): Ratio => multiplyRatios(units, inPounds(pence));
  return {
    priced: true,
    ...multiplyOut(line, 'quantity times how often times the unit price', [...counts, price], recorder),
    price: { pounds: price.value, unit: found.unit, from: found.from },
    convention: year.convention,
    priceBase: found.base,
    both: found.both && { retail: at(found.both.retail), bulk: at(found.both.bulk) },
  };
}

/** What makes a cost of money that comes back, and the part of a cost that counts. */
function takenOff({ credit, percent, payer, role }: Line): StepInput[] {
  const factors: StepInput[] = [];
  if (credit) factors.push(given('factor', ratio(-1n), 'a credit: taken off'));
  if (percent !== undefined) {
    const label = role === 'on-costs' ? 'on-costs as a part of wages' : `the part that ${payer} pays`;
    factors.push(given('factor', divideRatios(percent, HUNDRED), `${formatRatio(percent)} %: ${label}`));
  }
  return factors;
}

/** The unit price as a factor; a restated one has a step of its own. */
function priceInput(id: string, { pence, unit, from }: FoundPrice, restating: StepInput[], recorder: StepRecorder) {
  const label = `pounds per ${unit} (${from === 'line' ? 'stated on the line' : `${from} of the price book`})`;
  const stated = given('factor', inPounds(pence), label);
  if (restating.length === 0) return stated;
  const stepId = `line ${id}: unit price`;
  const rule = 'the unit price, restated in the prices of another year';
  recorder.number({ id: stepId, rule, operation: 'multiply', inputs: [stated, ...restating], unit: 'pounds' });
  return recorder.ref('factor', stepId, `pounds per ${unit}, restated`);
}

function multiplyOut({ id, kind }: Line, rule: string, inputs: readonly StepInput[], recorder: StepRecorder) {
  const stepId = `line ${id}: full`;
  const period = kind === 'one-off' ? 'one-off' : 'year';
  const source = 'RR145 6.29, Table 42';
  const exact = recorder.number({ id: stepId, rule, operation: 'multiply', inputs, unit: 'pounds', period, source });
  return { exact, stepId };
}

function productOf(inputs: readonly StepInput[]): Ratio {
  return inputs.reduce((product, { value }) => multiplyRatios(product, parseRatio(value)), ONE);
}

function inPounds(pence: Ratio): Ratio {
  return divideRatios(pence, ratio(100n));
}
