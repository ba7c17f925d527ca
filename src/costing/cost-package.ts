import { type Path, problemList } from '../errors.js';
import { type StepRecorder, stepRecorder } from '../step/record.js';
import { buyingPowerOf } from './buying-power.js';
import { applyBasis, basisOf, conventionsOf, priceYearOf } from './common-terms.js';
import { amountsOf, costedLine, type Item, isPriced, itemOf } from './item.js';
import { type CostingRules, type CostOptions, checkConvention, readOptions } from './options.js';
import { type Package, type PackageInput, readPackage } from './package.js';
import type { PackageCost, PackageValue } from './result.js';
import { isInside, sectionsOf } from './sections.js';
import { adderOf, counted } from './totals.js';
import { warningsOf } from './warnings.js';

/**
 * Costs a package of existing services or a support plan, line by line.
 *
 * @param input the lines, each a stated amount with its period or a quantity with its price; see `packageSchema`
 * @returns the cost in a full year, once, and (when a year is asked for) within that year, in pounds: inside the budget,
 * outside it and by payer; the lines without a price; what is left next year; warnings and steps
 * @throws RasError with every problem of the package: `invalid`, `missing`, `unknown-name`, `duplicate`, `inconsistent`,
 * `out-of-range`, `too-large`, and `choice-needed` where a period needs a convention, a service has two prices, lines
 * are in several years' prices, or gross and net are mixed
 * @source RR145 6.29 and Table 42, 5.31 (one-offs); RR232 4.17; IBSEN Appendix C.4
 * @choice unpriced-lines: a line without a price is listed, never counted as £0, and makes the value incomplete if the budget pays it
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
  return costWith(input, readOptions(options), ['package']);
}

/** Costs one package with options that were read before. */
export function costWith(input: unknown, rules: CostingRules, path: Path): PackageCost {
  const pkg = readPackage(input, path);
  checkConvention(pkg.convention, [...path, 'convention']);
  const recorder = stepRecorder();
  const items = applyBasis(readItems(pkg, rules, recorder, path), rules);
  const terms = {
    basis: basisOf(items, rules, path),
    priceYear: priceYearOf(items, rules, path),
    conventions: conventionsOf(items, path),
  };
  const amounts = items.filter(isPriced).map((item) => amountsOf(item, rules, recorder));
  const sections = sectionsOf(items, adderOf(items, amounts, rules, recorder, path));
  const byLine = new Map(amounts.map((one) => [one.item.line.id, one]));
  return {
    caseId: pkg.caseId,
    kind: pkg.kind,
    value: budgetValue(items, rules, recorder),
    ...sections,
    buyingPower: buyingPowerOf(items, rules),
    unpriced: items
      .filter(counted)
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

function readItems(pkg: Package, rules: CostingRules, recorder: StepRecorder, path: Path): Item[] {
  const problems = problemList();
  const items = pkg.lines.flatMap((line, index) => {
    try {
      return [itemOf(line, pkg, rules, recorder, [...path, 'lines', index])];
    } catch (error) {
      problems.addError(error);
      return [];
    }
  });
  problems.throwIfAny();
  return items;
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
