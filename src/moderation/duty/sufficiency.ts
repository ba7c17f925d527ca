import { at } from '../../exact/at.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { parseInput } from '../../parse/parse.js';
import { given, penceInPounds } from '../../record/step/recorder.js';
import type { Step } from '../../record/step/step.js';
import { type AmountRecord, amountRecord } from '../rule/amount-record.js';
import { costsOfNeed, type NeedCost, necessaryNeeds } from './cost-of-need.js';
import { earmark } from './earmarked.js';
import type { SufficiencyInput } from './needs.js';
import { type Duty, type Need, sufficiencySchema } from './needs-schema.js';
import { type OpenQuestion, openQuestions, planQuestion } from './open-question.js';

/** Whether an amount is enough to meet assessed need. Plain JSON. */
export interface Sufficiency {
  /** `cannot-be-said-yet` is no "yes": something in `open` has to be answered first. */
  readonly answer: 'sufficient' | 'shortfall' | 'cannot-be-said-yet';
  /** By how much the amount falls short in pounds per `period`; `'0.00'` where no shortfall is known, which is no "none". */
  readonly shortfall: Amount;
  /** True when `open` is not empty, so that the shortfall may turn out to be greater. */
  readonly atLeast: boolean;
  /** The amount looked at; null when there is none. */
  readonly amount: Amount | null;
  /** The reasonable cost of the necessary needs as far as it is known, without contingency. */
  readonly costOfNeed: Amount;
  /**
   * What others have secured: those for one need at most what it costs, and those for no need in particular as they are, so
   * that together they may be more than need costs.
   */
  readonly contributions: Amount;
  /** What of the amount is kept for contingency and is not available to meet need. */
  readonly reserved: Amount;
  /** The period of every amount. */
  readonly period: Period;
  /** The needs that nothing serves, by id. */
  readonly unmet: readonly string[];
  /** The needs that are unmet or that the shortfall falls on, by id; the pounds are one figure for all of them. */
  readonly needsShort: readonly string[];
  /** The needs and the cost lines, by id, whose cost was worked out after the family was told a figure: never enough. */
  readonly costsAfterFigure: readonly string[];
  /** What keeps the duty from being answered; empty where nothing does. */
  readonly open: readonly OpenQuestion[];
  /** How the shortfall came about; `replay` gives it. */
  readonly steps: readonly Step[];
}

/**
 * Answers whether an amount is enough to meet assessed need: sufficient, a shortfall of so many pounds, or that it
 * cannot be said yet.
 *
 * The needs are a list of their own, each with its reasonable cost; a line that serves several counts once. A need
 * without a line is unmet and not free. A cost that was set on or after the day that the family heard a figure proves
 * nothing, unless it was worked out again whatever the figure was. Contingency is no part of the cost of need, and money
 * kept for it does not meet need. Where the input contradicts itself (hours at an hourly cost that do not give the
 * amount, a plan dearer than the amount, a need planned at £0), it cannot be said until somebody has said what is right.
 *
 * @param input amount, needs, contributions and plan lines, all in pounds per `period`
 * @throws RasError for input that is not valid: `duplicate` for a need that stands twice, `unknown-name` for a need that
 * is not in the list, `inconsistent` for hours of a need that a line does not serve
 * @source RR145 5.5 and footnote 13 (the duty), 5.22 (planning to the money); KM v Cambridgeshire [2012] UKSC 23
 * @choice cost-of-need: the reasonable cost of each necessary need, set before the family heard a figure; the plan's own
 * total is not taken, because a plan can be written to the budget
 * @choice contribution-counts: a secured contribution counts, for one need at most what that need costs; one that is not
 * secured does not
 * @choice plan-paid-by-others: what is secured for one need pays at most what that need costs, and only lines of the plan
 * that serve it
 * @choice shared-line: a line that serves several needs counts once; of one that also serves needs which need not be met,
 * together the whole line counts, one after the other the part of its hours
 * @choice known-shortfall: a shortfall that is already sure is told, as "at least", even while other questions are open
 * @category Moderation
 * @example
 * ```ts
 * import { checkSufficiency } from 'openras';
 * const answer = checkSufficiency({
 *   amount: '6000',
 *   period: 'year',
 *   figureHeardOn: '2026-05-01',
 *   needs: [{
 *     id: 'nights', need: 'care at night', arrangements: { necessary: true, reason: 'the parents cannot do it alone' },
 *     lines: [{ service: 'night sitter', timing: 'two nights a week', amount: '7280' }], costSetOn: '2026-04-12',
 *   }],
 * });
 * answer.answer; // => 'shortfall'
 * answer.shortfall; // => '1280.00'
 * ```
 */
export function checkSufficiency(input: SufficiencyInput): Sufficiency {
  const { amount, period, ...duty } = parseInput(sufficiencySchema, input);
  return sufficiencyOf(amount, duty, period, planCostOf(duty));
}

/** What the lines of the plan cost, contingency too; undefined where there is no plan. */
export function planCostOf(duty: Duty | undefined): Pence | undefined {
  return duty?.planLines?.reduce((sum, { amount }) => sum + amount, 0n);
}

/**
 * Whether an amount meets assessed need; without an assessment it cannot be said.
 *
 * @param plan what the plan costs that the amount has to pay for, where it is to be held against it
 */
export function sufficiencyOf(
  amount: Pence | null,
  duty: Duty | undefined,
  period: Period,
  plan: Pence = 0n,
): Sufficiency {
  const known: Duty = duty ?? { needs: [], costLines: [], contributions: [] };
  const open = duty === undefined ? [{ ...NO_ASSESSMENT }] : openQuestions(duty);
  if (amount === null) open.unshift({ code: 'no-amount', message: 'there is no amount to look at' });
  else open.push(...planQuestion(plan, amount, securedForPlan(known, plan)));
  const record = amountRecord('duty', period, { source: 'RR145 5.5', choice: 'cost-of-need' }, ['duty']);
  const figures = recordShortfall(record, amount ?? 0n, known);
  const short = amount !== null && figures.shortfall > 0n;
  const unmet = new Set(
    open.flatMap(({ code, needId }) => (UNMET_QUESTIONS.has(code) && needId !== undefined ? [needId] : [])),
  );
  const after = open.filter(({ code }) => code === 'cost-after-figure');
  return {
    answer: short ? 'shortfall' : open.length > 0 ? 'cannot-be-said-yet' : 'sufficient',
    shortfall: formatAmount(short ? figures.shortfall : 0n),
    atLeast: short && open.length > 0,
    amount: amount === null ? null : formatAmount(amount),
    costOfNeed: formatAmount(figures.cost),
    contributions: formatAmount(figures.contributions),
    reserved: formatAmount(figures.reserved),
    period,
    unmet: [...unmet],
    needsShort: necessaryNeeds(known).flatMap(({ id }) =>
      unmet.has(id) || (short && figures.uncovered.has(id)) ? [id] : [],
    ),
    costsAfterFigure: after.flatMap(({ needId, lineId }) => needId ?? lineId ?? []),
    open,
    steps: amount === null ? [] : record.steps,
  };
}

/** The questions that say of a need that nothing serves it. */
export const UNMET_QUESTIONS: ReadonlySet<OpenQuestion['code']> = new Set([
  'no-line',
  'not-in-plan',
  'planned-at-nothing',
]);

/** What others have secured that can pay for the plan: for one need at most what it costs, and only lines that serve it. */
function securedForPlan(duty: Duty, plan: Pence): Pence {
  const secured = duty.contributions.filter((one) => one.secured);
  const named = namedContributions(necessaryNeeds(duty), costsOfNeed(duty), secured);
  const general = secured.filter(({ need }) => need === undefined).reduce((sum, { amount }) => sum + amount, 0n);
  const lines = duty.planLines ?? [];
  // A plan of another source says nothing of which need its lines serve.
  if (planCostOf(duty) !== plan) return named.reduce((sum, { pence }) => sum + pence, general);
  const earmarked = named.map(({ id, pence }) => ({
    lines: lines.flatMap(({ serves }, index) => (serves.includes(id) ? [index] : [])),
    pence,
  }));
  const amounts = lines.map(({ amount }) => amount);
  return earmark(earmarked, amounts).paid.reduce((sum, pence) => sum + pence, general);
}

const NO_ASSESSMENT: OpenQuestion = { code: 'no-assessment', message: 'no list of assessed needs is given' };

function recordShortfall(record: AmountRecord, amount: Pence, duty: Duty) {
  const needs = necessaryNeeds(duty);
  const costs = costsOfNeed(duty);
  const cost = costs.reduce((sum, { pence }) => sum + pence, 0n);
  const lines = costs.map(({ pence, label }) => given('term', penceInPounds(pence), label));
  record.work('cost', 'the reasonable cost of every need that has to be met', 'sum', lines);
  const secured = duty.contributions.filter((one) => one.secured);
  const named = namedContributions(needs, costs, secured);
  const general = secured.filter(({ need }) => need === undefined);
  const parts = [
    ...named.map(({ id, pence }) => ({ label: `secured, for ${id}`, pence })),
    ...general.map(({ from, amount: pence }) => ({ label: `secured, from ${from}`, pence })),
  ];
  const contributions = parts.reduce((sum, { pence }) => sum + pence, 0n);
  record.work(
    'contributions',
    'secured contributions, at most what their need costs',
    'sum',
    parts.map(({ label, pence }) => given('term', penceInPounds(pence), label)),
  );
  const kept = (duty.planLines ?? []).filter(({ contingency }) => contingency === true);
  const reserved = kept.reduce((sum, line) => sum + line.amount, duty.reserved ?? 0n);
  record.work('available', 'the amount less what is kept for contingency, at least nothing', 'subtract', [
    given('from', penceInPounds(amount), 'the amount'),
    given('less', penceInPounds(least(reserved, amount)), 'kept for contingency'),
  ]);
  record.work('uncovered', 'cost of need less contributions and what is available', 'subtract', [
    record.ref('from', 'cost'),
    record.ref('less', 'contributions'),
    record.ref('less', 'available'),
  ]);
  record.work('exact-shortfall', 'a shortfall is never less than nothing', 'greatest', [
    record.ref('value', 'uncovered'),
    given('value', '0'),
  ]);
  const shortfall = record.pounds('shortfall', 'exact-shortfall', 'the shortfall');
  const uncovered = new Set(named.filter(({ isPaid }) => !isPaid).map(({ id }) => id));
  return { cost, contributions, reserved, shortfall, uncovered };
}

/** What is secured for each need and finds a cost of it to pay for, and whether every line is paid for that serves it. */
function namedContributions(needs: readonly Need[], costs: readonly NeedCost[], secured: Duty['contributions']) {
  const earmarked = needs.map(({ id }) => ({
    lines: costs.flatMap(({ serves }, index) => (serves.includes(id) ? [index] : [])),
    pence: secured.filter(({ need }) => need === id).reduce((sum, { amount }) => sum + amount, 0n),
  }));
  const { paid, left } = earmark(
    earmarked,
    costs.map(({ pence }) => pence),
  );
  return needs.map(({ id }, index) => ({
    id,
    pence: at(paid, index),
    isPaid: at(earmarked, index).lines.every((line) => at(left, line) === 0n),
  }));
}

const least = (a: Pence, b: Pence): Pence => (a < b ? a : b);
