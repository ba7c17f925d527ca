import { at, valueAt } from '../../exact/at.js';
import { type ExactNumber, formatRatio } from '../../exact/ratio.js';
import type { NotApplicable } from '../../funding/not-applicable.js';
import { type Amount, formatAmount, formatPounds, type Pence, parseAmount } from '../../money/amount.js';
import type { Rounding } from '../../money/rounding.js';
import type { Points } from '../../questionnaire/points.js';
import { stepRecorder } from '../../record/step/recorder.js';
import type { Step } from '../../record/step/step.js';
import type { Warning } from '../../warning.js';
import { amountOrNone, besideOf, besideWarnings, type PackageBeside } from '../beside.js';
import { readLeavers } from '../leavers-and-joiners/read-leavers.js';
import { checkNeed, type NeedCheck } from '../need.js';
import { amountForNeed, isOutside, type ParsedPotCase, type PotCase } from '../pot-case.js';
import { sumOf } from '../sum.js';
import {
  type ParsedRecalculateOptions,
  type RecalculateOptions,
  recalculateOptionsSchema,
} from './recalculate-options.js';
import { checkMoney, type RecalculationMoney, type RecordBudget, ruleOf } from './recalculate-rules.js';
import { type Remaining, remainingOf, reserveToKeep } from './remaining.js';

/** A family that stays, before and after; pounds a year. */
export interface RecalculatedCase {
  /** The family's id. */
  readonly caseId: string;
  /** Its points; blank where they are not known. */
  readonly points: Points | '';
  /**
   * `outside` is committed outside the pot, and `kept` is a newcomer's; like a locked budget they stay as they are. A
   * family that is `set-aside` ends at £0, with the advice to refer, and takes no part.
   */
  readonly standing: 'recalculated' | 'locked' | 'kept' | 'set-aside' | 'outside';
  /** The budget before. */
  readonly before: Amount;
  /** The budget from here on. */
  readonly after: Amount;
  /** The one less the other. */
  readonly change: Amount;
  /** How the new budget came about; empty where it stays as it is. */
  readonly steps: readonly Step[];
}

/** Budgets after families left; amounts in pounds a year. */
export interface Recalculation {
  /** That the budgets could be worked out again. */
  readonly status: 'recalculated';
  /** What every amount is for. */
  readonly period: 'year';
  /** The recalculated price of a point in pounds, exactly; null for a rule without a price, or when nobody is open. */
  readonly price: ExactNumber | null;
  /** The pot less the packages that leavers keep. */
  readonly remainingPot: Amount;
  /** What the budgets come to that stay as they are in the pot: locked, and kept by name. */
  readonly locked: Amount;
  /** Packages of families that end at £0: in the pot and not free. */
  readonly setAside: Amount;
  /** What is kept as a reserve. */
  readonly reserveKept: Amount;
  /** What was left for those who are not locked. */
  readonly available: Amount;
  /** Everyone who stays, in the order of the list. */
  readonly cases: readonly RecalculatedCase[];
  /** What is available less the recalculated budgets: negative when they come to more. */
  readonly balance: Amount;
  /** Points at which families now have different budgets. */
  readonly unequal: readonly UnequalBudgets[];
  /** Existing families that stay in the pot with £0 afterwards, with their packages. */
  readonly besideBalance: readonly PackageBeside[];
  /** Whether what each family that stays has afterwards is enough for its assessed need. */
  readonly need: NeedCheck;
  /** What somebody has to look at. */
  readonly warnings: readonly Warning[];
}

/** Families with equal points whose budgets differ. */
export interface UnequalBudgets {
  /** Their points; blank where they are not known. */
  readonly points: Points | '';
  /** Their budgets in pounds a year, each once. */
  readonly budgets: readonly Amount[];
}

/**
 * Recalculates the budgets of those who may be recalculated after families left a pot.
 *
 * Those who plan or have an agreed plan keep their budgets. What is left of the pot after the leavers' packages, the
 * locked budgets, packages of families with £0 and the reserve that is kept is shared among the others by the rule that
 * the caller names.
 *
 * @param cases everyone who shared in the pot, with points and progress, in pounds a year
 * @param options the pot, who leaves, and what is done about it; amounts in pounds a year
 * @throws RasError `choice-needed` for a rule, a reserve or a lock that is not named; `refused` with the figures when
 * more is locked and set aside than there is, or when unequal budgets are not allowed
 * @source RR145 5.36 (recalculate, not practical where a plan is agreed), 5.38 (not without a pot)
 * @choice recalculation-unequal: locked and recalculated families with equal points differ, so it is asked for by name
 * @choice recalculation-without-amount: £0 with the advice to refer is no amount, whether for want of points, by a place or by
 * rounding; its package is set aside and named, because the services of the family have to be costed out of it, and the
 * others are worked out once more without it; realigned they keep their places, so that the balance says what that is over
 * @category Pot
 * @example
 * ```ts
 * import { type PotCase, recalculateForLeavers } from 'openras/pot';
 * const cases: PotCase[] = [
 *   { caseId: 'F1', points: 50, traditional: 3000, indicative: 9000, progress: 'plan-agreed' },
 *   { caseId: 'F2', points: 40, traditional: 12000, indicative: 7200, progress: 'planning' },
 *   { caseId: 'F3', points: 30, traditional: 6000, indicative: 5400, progress: 'allocated' },
 *   { caseId: 'F4', points: 20, traditional: 1500, indicative: 3600, progress: 'allocated' },
 *   { caseId: 'F5', points: 10, traditional: 7500, indicative: 1800, progress: 'allocated' },
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
  const question = 'a recalculation for leavers';
  const read = readLeavers(cases, options, { schema: recalculateOptionsSchema, question });
  if (read.status === 'not-applicable') return read;
  const { rows, byId, options: parsed } = read;
  const leaving = parsed.leavers.map(({ caseId }) => valueAt(byId, caseId));
  const left = new Set(leaving);
  const staying = rows.filter((one) => !left.has(one));
  let remaining = remainingOf(rows, parsed);
  for (;;) {
    const money = moneyOf(leaving, remaining, parsed);
    checkMoney(money);
    const record = remaining.open.length === 0 ? undefined : ruleOf(parsed, remaining, money);
    const standing = standingIn(remaining);
    const again = staying.map((one) => recalculated(one, standing(one), record, parsed.rounding));
    // What others would be given of the package of a family that ends at £0 is not free.
    const nothing = new Set(staying.filter((_, index) => isLeftWithNothing(at(again, index))));
    if (nothing.size === 0) return describe(money, staying, again);
    remaining = withAside(remaining, nothing);
    if (parsed.rule === 'realign') {
      const less = moneyOf(leaving, remaining, parsed);
      checkMoney(less);
      return describe(
        less,
        staying,
        again.map((one) => (isLeftWithNothing(one) ? { ...one, standing: 'set-aside' } : one)),
      );
    }
  }
}

/** Whether the rule itself ends at £0 for a family, by its place or by rounding. */
function isLeftWithNothing({ standing, after }: RecalculatedCase): boolean {
  return standing === 'recalculated' && amountOrNone(parseAmount(after)) === null;
}

function withAside(remaining: Remaining, those: ReadonlySet<ParsedPotCase>): Remaining {
  const [open, aside] = [false, true].map((isAside) => remaining.open.filter((one) => those.has(one) === isAside));
  return { ...remaining, open: open ?? [], aside: [...remaining.aside, ...(aside ?? [])] };
}

/** What is left of the pot, and of that for those who are not locked. */
function moneyOf(
  leaving: readonly ParsedPotCase[],
  remaining: Remaining,
  options: ParsedRecalculateOptions,
): RecalculationMoney {
  // A newcomer inside the pot has no package to keep.
  const kept = sumOf(leaving.map((one) => (isOutside(one) ? 0n : (one.traditional ?? 0n))));
  const remainingPot: Pence = options.pot - kept;
  const reserveKept = reserveToKeep(remainingPot, options);
  const locked = sumOf([...remaining.locked, ...remaining.kept].map(({ indicative }) => indicative));
  const setAside = sumOf(remaining.aside.map(({ traditional = 0n }) => traditional));
  return { remainingPot, locked, setAside, reserveKept, available: remainingPot - locked - setAside - reserveKept };
}

function standingIn(remaining: Remaining): (one: ParsedPotCase) => RecalculatedCase['standing'] {
  const [locked, kept, aside] = [remaining.locked, remaining.kept, remaining.aside].map(
    (list) => new Set(list),
  ) as Sets;
  return (one) => {
    if (isOutside(one)) return 'outside';
    if (kept.has(one)) return 'kept';
    if (aside.has(one)) return 'set-aside';
    return locked.has(one) ? 'locked' : 'recalculated';
  };
}

type Sets = [Set<ParsedPotCase>, Set<ParsedPotCase>, Set<ParsedPotCase>];

/** Sets every budget, before and after, against what need costs; what is taken away is £0, what never was is no amount. */
function needAfter(staying: readonly ParsedPotCase[], again: readonly RecalculatedCase[]): NeedCheck {
  return checkNeed(
    staying.map((one, index) => {
      const { caseId, costOfNeed } = one;
      const before = amountForNeed(one);
      const after = parseAmount(at(again, index).after);
      return { caseId, costOfNeed, before, after: before === null ? amountOrNone(after) : after };
    }),
  );
}

function describe(
  money: RecalculationMoney,
  staying: readonly ParsedPotCase[],
  cases: readonly RecalculatedCase[],
): Recalculation {
  const need = needAfter(staying, cases);
  const besideBalance = staying.flatMap((one, index) =>
    isOutside(one) ? [] : besideOf(one.caseId, parseAmount(at(cases, index).after), one.traditional),
  );
  const open = cases.filter(({ standing }) => standing === 'recalculated');
  const balance = money.available - sumOf(open.map(({ after }) => parseAmount(after)));
  return {
    status: 'recalculated',
    period: 'year',
    price: priceOf(open),
    remainingPot: formatAmount(money.remainingPot),
    locked: formatAmount(money.locked),
    setAside: formatAmount(money.setAside),
    reserveKept: formatAmount(money.reserveKept),
    available: formatAmount(money.available),
    cases,
    balance: formatAmount(balance),
    besideBalance,
    unequal: unequalOf(cases),
    need,
    warnings: [
      ...(balance < 0n ? [overWarning(formatAmount(-balance))] : []),
      ...nothingLeft(cases),
      ...besideWarnings(besideBalance),
      ...needWarnings(need),
    ],
  };
}

function recalculated(
  one: ParsedPotCase,
  standing: RecalculatedCase['standing'],
  record: RecordBudget | undefined,
  rounding: Rounding,
): RecalculatedCase {
  const steps = stepRecorder();
  const before = formatAmount(one.indicative);
  let after = standing === 'set-aside' ? '0.00' : before;
  if (standing === 'recalculated' && record !== undefined) {
    record(one, steps);
    const rule = 'rounded once, at the end';
    after = steps.roundPounds({ id: 'budget', of: 'exact-budget', rule, rounding, period: 'year' });
  }
  const change = formatAmount(parseAmount(after) - one.indicative);
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

/** A budget that a recalculation takes away is never taken without a word. */
function nothingLeft(cases: readonly RecalculatedCase[]): Warning[] {
  return cases
    .filter(({ before, after }) => after === '0.00' && before !== '0.00')
    .map(({ caseId, before }) => {
      const message = `the budget of ${caseId} falls from ${formatPounds(before)} to £0.00`;
      return { code: 'falls-to-nothing', message, caseId, details: { pounds: before } };
    });
}

function needWarnings({ short, statement }: NeedCheck): Warning[] {
  return short.length > 0 ? [{ code: 'need-not-met', message: statement }] : [];
}

function overWarning(pounds: Amount): Warning {
  const message = `the recalculated budgets are £${pounds} over what is left; contingency or core budgets have to meet it`;
  return { code: 'over-what-is-left', message, details: { pounds } };
}
