import { type ProblemList, problemList, show } from '../errors.js';
import { readAsData } from '../guard/guard.js';
import { type Amount, formatAmount, parseAmount } from '../money/amount.js';
import { once } from '../parse/deferred.js';
import { soundFields } from '../parse/sound-fields.js';
import { costOrTell } from './cost-package.js';
import { type CostOptions, optionsOrTell } from './options.js';
import { MAX_LINES_IN_CALL, type PackageInput, packageFields } from './package/package.js';
import type { PackageCost } from './package/result.js';
import { furtherShares } from './payer-shares.js';

/** The most packages and plans in one call. */
export const MAX_PACKAGES = 100_000;

/** What went in and what came out, to be checked before anything else is read. */
export interface CostControl {
  /** How many packages and plans. */
  readonly packages: number;
  /** How many lines they have; one that several pay for (`shareLine`) is one, here and below. */
  readonly lines: number;
  /** How many they are where each payer's share of a line is a line. */
  readonly linesByPayer: number;
  /** How many lines of the full-year cost have no price. */
  readonly linesWithoutPrice: number;
  /** How many lines are not in the full-year cost. */
  readonly linesLeftOut: number;
  /** Packages whose budget pays a line without a price: their amounts are those of the priced lines only. */
  readonly incomplete: number;
  /** What the budgets pay, in pounds a year. */
  readonly recurring: Amount;
  /** What the budgets pay, in pounds, once. */
  readonly oneOff: Amount;
  /** What the budgets set aside, in pounds a year. */
  readonly contingency: Amount;
  /** What the budgets pay, in pounds in the first full year. */
  readonly total: Amount;
  /** What others pay in the first full year, in pounds. */
  readonly outside: Amount;
}

/** The costs of many packages, in the order given, with control totals. */
export interface PackageCosts {
  /** What went in and what came out. */
  readonly control: CostControl;
  /** A cost for each package, in the order given. */
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
 * @category Costing
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
  const problems = problemList();
  const rules = optionsOrTell(options, problems);
  const list = readAsData(packages, ['packages'], () => listOf(packages, problems));
  const seen = new Set<string>();
  const costs: PackageCost[] = [];
  for (const [index, one] of list.entries()) {
    const cost = costOrTell(one, rules, problems, ['packages', index]);
    const { caseId, kind } = soundFields(keyFields(), one);
    if (caseId === undefined || kind === undefined) continue;
    const key = `${kind} ${caseId}`;
    if (seen.has(key)) problems.add('duplicate', ['packages', index, 'caseId'], `${show(caseId)} has a second ${kind}`);
    seen.add(key);
    if (cost !== undefined && problems.total === 0) costs.push(cost);
  }
  problems.throwIfAny();
  return { control: controlOf(costs), costs };
}

/** What tells packages apart, read whatever else is wrong with one. */
const keyFields = once(() => {
  const { caseId, kind } = packageFields();
  return { caseId, kind };
});

/** The packages, or none where there are too many to look at. */
function listOf(packages: unknown, problems: ProblemList): readonly unknown[] {
  if (!Array.isArray(packages)) {
    problems.add('invalid', ['packages'], `${show(packages)} is not a list of packages`);
    return [];
  }
  if (packages.length > MAX_PACKAGES) {
    const message = `at most ${MAX_PACKAGES} packages in one call, not ${packages.length}`;
    problems.add('too-large', ['packages'], message);
    return [];
  }
  const lines = countLines(packages);
  if (lines <= MAX_LINES_IN_CALL) return Array.from<unknown>(packages);
  const message = `at most ${MAX_LINES_IN_CALL} lines in one call, not ${lines}; use several calls`;
  problems.add('too-large', ['packages'], message);
  return [];
}

function countLines(packages: readonly unknown[]): number {
  let lines = 0;
  for (const one of packages) {
    const list = (one as { readonly lines?: unknown } | null | undefined)?.lines;
    if (Array.isArray(list)) lines += list.length;
  }
  return lines;
}

/** How many lines some of a package are, where one that several pay for is one. */
function whole(lines: PackageCost['lines'], some: readonly { readonly line: string }[]): number {
  const shares = some.length === 0 ? undefined : furtherShares(lines);
  return some.filter(({ line }) => shares?.has(line) === false).length;
}

/** The lines of the full-year cost that have no price. */
function unpricedOf(lines: PackageCost['lines']): { readonly line: string }[] {
  return lines.flatMap(({ id, cost, leftOut }) => (cost === null && leftOut === null ? [{ line: id }] : []));
}

function controlOf(costs: readonly PackageCost[]): CostControl {
  const count = (of: (cost: PackageCost) => number): number => costs.reduce((sum, cost) => sum + of(cost), 0);
  const pounds = (of: (cost: PackageCost) => Amount): Amount =>
    formatAmount(costs.reduce((sum, cost) => sum + parseAmount(of(cost)), 0n));
  return {
    packages: costs.length,
    lines: count(({ lines }) => lines.length - furtherShares(lines).size),
    linesByPayer: count(({ lines }) => lines.length),
    linesWithoutPrice: count(({ lines }) => whole(lines, unpricedOf(lines))),
    linesLeftOut: count(({ lines, leftOut }) => whole(lines, leftOut)),
    incomplete: count(({ value }) => (value.status === 'incomplete' ? 1 : 0)),
    recurring: pounds(({ inside }) => inside.recurring),
    oneOff: pounds(({ inside }) => inside.oneOff),
    contingency: pounds(({ inside }) => inside.contingency),
    total: pounds(({ inside }) => inside.total),
    outside: pounds(({ outside }) => outside.total),
  };
}
