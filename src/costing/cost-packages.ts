import { fail, problemList, show } from '../errors.js';
import { type Amount, formatAmount, parseAmount } from '../money/amount.js';
import { costWith } from './cost-package.js';
import { type CostOptions, readOptions } from './options.js';
import { MAX_LINES_IN_CALL, type PackageInput } from './package.js';
import type { PackageCost } from './result.js';

/** The most packages and plans in one call. */
export const MAX_PACKAGES = 100_000;

/** What went in and what came out, to be checked before anything else is read. */
export interface CostControl {
  readonly packages: number;
  readonly lines: number;
  readonly linesWithoutPrice: number;
  readonly linesLeftOut: number;
  /** Packages whose budget pays a line without a price: their amounts are those of the priced lines only. */
  readonly incomplete: number;
  /** What the budgets pay, in pounds: a year, once, a year, in the first full year. */
  readonly recurring: Amount;
  readonly oneOff: Amount;
  readonly contingency: Amount;
  readonly total: Amount;
  /** What others pay in the first full year, in pounds. */
  readonly outside: Amount;
}

/** The costs of many packages, in the order given, with control totals. */
export interface PackageCosts {
  readonly control: CostControl;
  readonly costs: readonly PackageCost[];
}

/**
 * Costs many packages or plans, and tells all their problems at once.
 *
 * @param packages at most 100,000, with at most 100,000 lines in all (more in several calls); a case may have one package and one plan
 * @returns the control totals and a cost for each package, in the order given; amounts as in `costPackage`
 * @throws RasError with the first 100 problems of all packages and their number; `duplicate` for a case that stands
 * twice; `too-large`
 * @source RR145 6.29, IBSEN Appendix C.4
 * @example
 * ```ts
 * import { costPackages } from 'openras';
 * const { control } = costPackages([
 *   { caseId: 'a', kind: 'package', lines: [{ id: '1', amount: '70', per: 'week', convention: '52-weeks' }] },
 *   { caseId: 'b', kind: 'package', lines: [{ id: '1', name: 'sensory room' }] },
 * ]);
 * control.total; // => '3640.00'
 * control.incomplete; // => 1
 * ```
 */
export function costPackages(packages: readonly PackageInput[], options: CostOptions = {}): PackageCosts {
  const rules = readOptions(options);
  if (!Array.isArray(packages)) return fail('invalid', ['packages'], `${show(packages)} is not a list of packages`);
  if (packages.length > MAX_PACKAGES)
    fail('too-large', ['packages'], `at most ${MAX_PACKAGES} packages in one call, not ${packages.length}`);
  checkLineCount(packages);
  const problems = problemList();
  const seen = new Set<string>();
  const costs: PackageCost[] = [];
  packages.forEach((one: unknown, index) => {
    try {
      const cost = costWith(one, rules, ['packages', index]);
      const key = `${cost.kind} ${cost.caseId}`;
      if (seen.has(key))
        problems.add('duplicate', ['packages', index, 'caseId'], `${show(cost.caseId)} has a second ${cost.kind}`);
      seen.add(key);
      costs.push(cost);
    } catch (error) {
      problems.addError(error);
    }
  });
  problems.throwIfAny();
  return { control: controlOf(costs), costs };
}

function checkLineCount(packages: readonly unknown[]): void {
  let lines = 0;
  for (const one of packages) {
    const list = (one as { readonly lines?: unknown } | null | undefined)?.lines;
    if (Array.isArray(list)) lines += list.length;
  }
  if (lines > MAX_LINES_IN_CALL)
    fail('too-large', ['packages'], `at most ${MAX_LINES_IN_CALL} lines in one call, not ${lines}; use several calls`);
}

function controlOf(costs: readonly PackageCost[]): CostControl {
  const count = (of: (cost: PackageCost) => number): number => costs.reduce((sum, cost) => sum + of(cost), 0);
  const pounds = (of: (cost: PackageCost) => Amount): Amount =>
    formatAmount(costs.reduce((sum, cost) => sum + parseAmount(of(cost)), 0n));
  return {
    packages: costs.length,
    lines: count(({ lines }) => lines.length),
    linesWithoutPrice: count(({ unpriced }) => unpriced.length),
    linesLeftOut: count(({ leftOut }) => leftOut.length),
    incomplete: count(({ value }) => (value.status === 'incomplete' ? 1 : 0)),
    recurring: pounds(({ inside }) => inside.recurring),
    oneOff: pounds(({ inside }) => inside.oneOff),
    contingency: pounds(({ inside }) => inside.contingency),
    total: pounds(({ inside }) => inside.total),
    outside: pounds(({ outside }) => outside.total),
  };
}
