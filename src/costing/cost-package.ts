import { fail, type Path, type ProblemList, problemList } from '../errors.js';
import type { Amount } from '../money/amount.js';
import { type StepRecorder, stepRecorder } from '../record/step/recorder.js';
import { amountsOf, costedLine, type Item, isPriced, itemOf } from './line/item.js';
import { type CostingRules, type CostOptions, checkConvention, optionsOrTell } from './options.js';
import { buyingPowerOf } from './package/buying-power.js';
import { applyBasis, basisOf, conventionsOf, priceYearOf } from './package/common-terms.js';
import type { Package, PackageInput } from './package/package.js';
import { type ReadPackage, readPackage } from './package/read-package.js';
import type { PackageCost, PackageValue } from './package/result.js';
import { isInside, sectionsOf } from './package/sections.js';
import { adderOf, counted, inSomeAmount } from './package/totals.js';
import { warningsOf } from './package/warnings.js';

/**
 * Costs a package of existing services or a support plan, line by line.
 *
 * @param input the lines, each a stated amount with its period or a quantity with its price
 * @returns the cost in a full year, once, and (when a year is asked for) within that year, in pounds: inside the budget,
 * outside it and by payer; the lines without a price; what is left next year; warnings and steps
 * @throws RasError with every problem of the package: `invalid`, `missing`, `unknown-name`, `duplicate`, `inconsistent`,
 * `out-of-range`, `too-large`, and `choice-needed` where a period needs a convention, a service has two prices, lines
 * are in several years' prices, or gross and net are mixed
 * @source RR145 6.29 and Table 42, 5.31 (one-offs); RR232 4.17; IBSEN Appendix C.4
 * @choice unpriced-lines: a line without a price is listed, never counted as £0, and makes the value incomplete if the budget pays it
 * @choice credits: a credit is taken off what its payer pays; credits that come to more than what the budget pays in a full year are refused
 * @category Costing
 * @example
 * ```ts
 * import { costPackage } from 'openras';
 * const { value, inside } = costPackage({
 *   caseId: 'c1',
 *   kind: 'plan',
 *   lines: [
 *     {
 *       id: 'childminder', quantity: 4, unit: 'hour', price: '5',
 *       frequency: { times: 2, per: 'week', of: 'session' }, weeks: { number: 13, of: 'school holidays' },
 *     },
 *     { id: 'tablet', kind: 'one-off', amount: '215' },
 *   ],
 * });
 * value; // => { status: 'complete', amount: '735.00', period: 'year' }
 * inside.recurring; // => '520.00'
 * inside.oneOff; // => '215.00'
 * ```
 */
export function costPackage(input: PackageInput, options: CostOptions = {}): PackageCost {
  const problems = problemList();
  const cost = costOrTell(input, optionsOrTell(options, problems), problems, ['package']);
  return cost === undefined || problems.total > 0 ? problems.throwAll() : cost;
}

/** Costs one package with options that were read before. */
export function costWith(input: unknown, rules: CostingRules, path: Path): PackageCost {
  const problems = problemList();
  const cost = costOrTell(input, rules, problems, path);
  return cost === undefined || problems.total > 0 ? problems.throwAll() : cost;
}

/**
 * Costs one package; what is wrong goes to `problems`. Where something is wrong elsewhere in the package, or with the
 * options, what can be read of it is looked at all the same.
 */
export function costOrTell(
  input: unknown,
  rules: CostingRules | undefined,
  problems: ProblemList,
  path: Path,
): PackageCost | undefined {
  const read = readPackage(input, problems, path);
  if (read === undefined || rules === undefined) return undefined;
  const recorder = stepRecorder();
  const items = itemsOf(read, rules, recorder, problems, path);
  const pkg = read.whole;
  if (pkg === undefined || items.length < pkg.lines.length) return undefined;
  const before = problems.total;
  const terms = termsOf(items, rules, problems, path);
  if (terms === undefined || problems.total > before) return undefined;
  return costOf(pkg, items, terms, rules, recorder, path);
}

/** Costs the lines of which nothing was told. */
function itemsOf(
  { head, lines }: ReadPackage,
  rules: CostingRules,
  recorder: StepRecorder,
  problems: ProblemList,
  path: Path,
): Item[] {
  const defaults = { ...head };
  try {
    checkConvention(head.convention, [...path, 'convention']);
  } catch (error) {
    problems.addError(error);
    delete defaults.convention;
  }
  const items = lines.flatMap((line, index) => {
    if (line === undefined) return [];
    try {
      return [itemOf(line, defaults, rules, recorder, [...path, 'lines', index])];
    } catch (error) {
      problems.addError(error);
      return [];
    }
  });
  return applyBasis(items, rules);
}

type Terms = Pick<PackageCost, 'basis' | 'priceYear' | 'conventions'>;

/** What the lines have in common; each question that they leave open is told. */
function termsOf(items: readonly Item[], rules: CostingRules, problems: ProblemList, path: Path): Terms | undefined {
  const asked = <Answer>(ask: () => Answer): Answer | undefined => {
    try {
      return ask();
    } catch (error) {
      problems.addError(error);
      return undefined;
    }
  };
  const basis = asked(() => basisOf(items, rules, path));
  const priceYear = asked(() => priceYearOf(items, rules, path));
  const conventions = asked(() => conventionsOf(items, path));
  if (basis === undefined || priceYear === undefined || conventions === undefined) return undefined;
  return { basis, priceYear, conventions };
}

function costOf(
  pkg: Package,
  items: readonly Item[],
  terms: Terms,
  rules: CostingRules,
  recorder: StepRecorder,
  path: Path,
): PackageCost {
  const amounts = items.filter(isPriced).map((item) => amountsOf(item, rules, recorder));
  const sections = sectionsOf(items, adderOf(items, amounts, rules, recorder, path));
  refuseNegative(sections.inside.total, path);
  const byLine = new Map(amounts.map((one) => [one.item.line.id, one]));
  return {
    caseId: pkg.caseId,
    kind: pkg.kind,
    value: budgetValue(items, rules, recorder),
    ...sections,
    buyingPower: buyingPowerOf(items, rules),
    unpriced: items
      .filter(inSomeAmount)
      .flatMap(({ line, cost }) => (cost.priced ? [] : [{ line: line.id, payer: line.payer, reason: cost.reason }])),
    leftOut: items.flatMap(({ line, timing }) =>
      timing.leftOut === undefined ? [] : [{ line: line.id, reason: timing.leftOut }],
    ),
    ...terms,
    rounding: { when: rules.roundEachLine ? 'each-line' : 'once', mode: rules.rounding.mode },
    priceBook: rules.book?.id ?? null,
    record: pkg.record ?? null,
    lines: items.map((item) => costedLine(item, byLine.get(item.line.id))),
    warnings: warningsOf(pkg, items, rules.onDay !== undefined),
    steps: recorder.steps,
  };
}

/** A budget is never negative, so that credits are at most what it pays. */
function refuseNegative(total: Amount, path: Path): void {
  if (!total.startsWith('-')) return;
  const message = `the credits are £${total.slice(1)} more than what the budget pays; is one of them somebody else's?`;
  fail('inconsistent', [...path, 'lines'], message);
}

/** What the budget pays in a full year, as the last step of the record. */
function budgetValue(items: readonly Item[], { rounding }: CostingRules, recorder: StepRecorder): PackageValue {
  const amount = recorder.roundPounds({
    id: 'value',
    of: 'total inside the budget: all kinds',
    rule: 'what the budget pays in a full year, of the lines that have a price',
    rounding,
    period: 'year',
    source: 'RR145 Table 42',
  });
  const unpriced = items.filter((item) => counted(item) && isInside(item) && !item.cost.priced);
  if (unpriced.length === 0) return { status: 'complete', amount, period: 'year' };
  return { status: 'incomplete', pricedLines: amount, period: 'year', unpriced: unpriced.map(({ line }) => line.id) };
}
