import { problemList } from '../errors.js';
import { formatRatio } from '../exact/ratio.js';
import { type NotApplicable, withoutPot } from '../funding/not-applicable.js';
import { type Amount, formatAmount, parseAmount } from '../money/amount.js';
import type { Rounding } from '../money/rounding.js';
import { parseInput, parseRows } from '../parse.js';
import { stepRecorder } from '../step/record.js';
import type { Step } from '../step/step.js';
import type { Warning } from '../warning.js';
import { casesById, checkLeavers, isOutside, type ParsedPotCase, type PotCase, potCaseSchema } from './pot-case.js';
import {
  type RecalculateOptions,
  recalculateOptionsSchema,
  remainingOf,
  reserveToKeep,
} from './recalculate-options.js';
import { checkMoney, type RecordBudget, ruleOf } from './recalculate-rules.js';
import { sumOf } from './sum.js';

/** A family that stays, before and after; pounds a year. */
export interface RecalculatedCase {
  readonly caseId: string;
  readonly points: string;
  /** `outside` is committed outside the pot; like a locked budget it stays as it is. */
  readonly standing: 'recalculated' | 'locked' | 'outside';
  readonly before: Amount;
  readonly after: Amount;
  readonly change: Amount;
  /** How the new budget came about; empty where it stays as it is. */
  readonly steps: readonly Step[];
}

/** Budgets after families left; amounts in pounds a year. */
export interface Recalculation {
  readonly status: 'recalculated';
  readonly period: 'year';
  /** The recalculated price of a point in pounds, exactly; null for a rule without a price, or when nobody is open. */
  readonly price: string | null;
  readonly remainingPot: Amount;
  readonly locked: Amount;
  readonly reserveKept: Amount;
  /** What was left for those who are not locked. */
  readonly available: Amount;
  readonly cases: readonly RecalculatedCase[];
  /** What is available less the recalculated budgets: negative when they come to more. */
  readonly balance: Amount;
  /** Points at which families now have different budgets. */
  readonly unequal: readonly { readonly points: string; readonly budgets: readonly Amount[] }[];
  readonly warnings: readonly Warning[];
}

/**
 * Recalculates the budgets of those who may be recalculated after families left a pot.
 *
 * Those who plan or have an agreed plan keep their budgets. What is left of the pot after the leavers' packages, the
 * locked budgets and the reserve that is kept is shared among the others by the rule that the caller names.
 *
 * @param cases everyone who shared in the pot, with points and progress, in pounds a year
 * @throws RasError `choice-needed` for a rule, a reserve or a lock that is not named; `refused` with the figures when
 * more is locked than there is, or when unequal budgets are not allowed; `undefined-result` without points to divide by
 * @source RR145 5.36 (recalculate, not practical where a plan is agreed), 5.38 (not without a pot)
 * @choice recalculation-unequal: locked and recalculated families with equal points differ, so it is asked for by name
 * @example
 * ```ts
 * import { type PotCase, recalculateForLeavers } from 'openras';
 * const cases: PotCase[] = [
 *   { caseId: 'F1', points: 50, packageValue: 3000, budget: 9000, progress: 'plan-agreed' },
 *   { caseId: 'F2', points: 40, packageValue: 12000, budget: 7200, progress: 'planning' },
 *   { caseId: 'F3', points: 30, packageValue: 6000, budget: 5400, progress: 'allocated' },
 *   { caseId: 'F4', points: 20, packageValue: 1500, budget: 3600, progress: 'allocated' },
 *   { caseId: 'F5', points: 10, packageValue: 7500, budget: 1800, progress: 'allocated' },
 * ];
 * const again = recalculateForLeavers(cases, {
 *   fundingBasis: 'pot', pot: 30000, reserve: 3000, leavers: [{ caseId: 'F5' }],
 *   model: 'price-point', rule: 'price-point', keepReserve: { percent: 10 }, unequalBudgets: 'allow',
 * });
 * if (again.status === 'recalculated') {
 *   again.price; // => '81'
 *   again.cases.map(({ after }) => after); // => ['9000.00', '7200.00', '2430.00', '1620.00']
 * }
 * ```
 */
export function recalculateForLeavers(
  cases: readonly PotCase[],
  options: RecalculateOptions,
): Recalculation | NotApplicable {
  const parsed = parseInput(recalculateOptionsSchema, options, ['options']);
  const none = withoutPot(parsed.fundingBasis, 'a recalculation for leavers');
  if (none !== undefined) return none;
  const rows = parseRows(potCaseSchema, cases, ['cases']);
  const byId = casesById(rows, ['cases']);
  const problems = problemList();
  checkLeavers(parsed.leavers, byId, problems);
  problems.throwIfAny();
  const remaining = remainingOf(rows, parsed);
  const leaving = parsed.leavers.map(({ caseId }) => byId.get(caseId));
  const keptByLeavers = sumOf(leaving.map((one) => (one && !isOutside(one) ? (one.packageValue ?? 0n) : 0n)));
  const remainingPot = parsed.pot - keptByLeavers;
  const reserveKept = reserveToKeep(remainingPot, parsed);
  const locked = sumOf(remaining.locked.map(({ budget }) => budget));
  const money = { remainingPot, locked, reserveKept, available: remainingPot - locked - reserveKept };
  checkMoney(money);
  const record = remaining.open.length === 0 ? undefined : ruleOf(parsed, remaining, money);
  const lockedOnes = new Set(remaining.locked);
  const standing = (one: ParsedPotCase): RecalculatedCase['standing'] =>
    isOutside(one) ? 'outside' : lockedOnes.has(one) ? 'locked' : 'recalculated';
  const leavers = new Set(parsed.leavers.map(({ caseId }) => caseId));
  const after = rows
    .filter(({ caseId }) => !leavers.has(caseId))
    .map((one) => recalculated(one, standing(one), record, parsed.rounding));
  const open = after.filter((one) => one.standing === 'recalculated');
  const balance = money.available - sumOf(open.map((one) => parseAmount(one.after)));
  return {
    status: 'recalculated',
    period: 'year',
    price: priceOf(open),
    remainingPot: formatAmount(remainingPot),
    locked: formatAmount(locked),
    reserveKept: formatAmount(reserveKept),
    available: formatAmount(money.available),
    cases: after,
    balance: formatAmount(balance),
    unequal: unequalOf(after),
    warnings: balance < 0n ? [overWarning(formatAmount(-balance))] : [],
  };
}

function recalculated(
  one: ParsedPotCase,
  standing: RecalculatedCase['standing'],
  record: RecordBudget | undefined,
  rounding: Rounding,
): RecalculatedCase {
  const steps = stepRecorder();
  const before = formatAmount(one.budget);
  let after = before;
  if (standing === 'recalculated' && record !== undefined) {
    record(one, steps);
    const rule = 'rounded once, at the end';
    after = steps.roundPounds({ id: 'budget', of: 'exact-budget', rule, rounding, period: 'year' });
  }
  const change = formatAmount(parseAmount(after) - one.budget);
  const points = one.points === undefined ? '' : formatRatio(one.points);
  return { caseId: one.caseId, points, standing, before, after, change, steps: steps.steps };
}

function priceOf(open: readonly RecalculatedCase[]): string | null {
  return open[0]?.steps.find(({ id }) => id === 'price')?.result ?? null;
}

function unequalOf(cases: readonly RecalculatedCase[]): Recalculation['unequal'] {
  const byPoints = new Map<string, Set<Amount>>();
  for (const { points, after } of cases.filter((one) => one.standing !== 'outside')) {
    byPoints.set(points, (byPoints.get(points) ?? new Set()).add(after));
  }
  return [...byPoints].flatMap(([points, budgets]) => (budgets.size > 1 ? [{ points, budgets: [...budgets] }] : []));
}

function overWarning(pounds: Amount): Warning {
  const message = `the recalculated budgets are £${pounds} over what is left; contingency or core budgets have to meet it`;
  return { code: 'over-what-is-left', message, details: { pounds } };
}
