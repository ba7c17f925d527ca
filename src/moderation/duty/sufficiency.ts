import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { parseInput } from '../../parse.js';
import { given, penceInPounds } from '../../step/record.js';
import type { Step } from '../../step/step.js';
import { type AmountRecord, amountRecord } from '../rule/amount-record.js';
import { type Duty, type Need, type SufficiencyInput, sufficiencySchema } from './needs.js';
import { necessaryNeeds, type OpenQuestion, openQuestions } from './open-question.js';

/** Whether an amount is enough to meet assessed need. Plain JSON. */
export interface Sufficiency {
  /** `cannot-be-said-yet` is no "yes": something in `open` has to be answered first. */
  readonly answer: 'sufficient' | 'shortfall' | 'cannot-be-said-yet';
  /** By how much the amount falls short in pounds per `period`; `'0.00'` where no shortfall is known. */
  readonly shortfall: Amount;
  /** True when `open` is not empty, so that the shortfall may turn out to be greater. */
  readonly atLeast: boolean;
  /** The amount looked at; null when there is none. */
  readonly amount: Amount | null;
  /** The reasonable cost of the necessary needs as far as it is known, without contingency. */
  readonly costOfNeed: Amount;
  /** Secured contributions that help to meet a need; never more than the need costs. */
  readonly contributions: Amount;
  /** What of the amount is kept for contingency and is not available to meet need. */
  readonly reserved: Amount;
  /** The period of every amount. */
  readonly period: Period;
  /** The needs that nothing serves, by id. */
  readonly unmet: readonly string[];
  /** What keeps the duty from being answered; empty where nothing does. */
  readonly open: readonly OpenQuestion[];
  /** How the shortfall came about; `replay` gives it. */
  readonly steps: readonly Step[];
}

/**
 * Answers whether an amount is enough to meet assessed need: sufficient, a shortfall of so many pounds, or that it
 * cannot be said yet.
 *
 * The needs are a list of their own, each with its reasonable cost. A need without a line is unmet and not free. A cost
 * that was set on or after the day that the family heard a figure proves nothing. Contingency is no part of the cost of
 * need, and money kept for it does not meet need.
 *
 * @param input amount, needs, contributions and plan lines, all in pounds per `period`
 * @throws RasError for input that is not valid: `duplicate` for a need that stands twice, `unknown-name` for a need that
 * is not in the list
 * @source RR145 5.5 and footnote 13 (the duty), 5.22 (planning to the money); KM v Cambridgeshire [2012] UKSC 23
 * @choice cost-of-need: the reasonable cost of each necessary need, set before the family heard a figure; the plan's own
 * total is not taken, because a plan can be written to the budget
 * @choice contribution-counts: a secured contribution counts, for one need at most what that need costs; one that is not
 * secured does not
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
  return sufficiencyOf(amount, duty, period);
}

/** Whether an amount meets assessed need; without an assessment it cannot be said. */
export function sufficiencyOf(amount: Pence | null, duty: Duty | undefined, period: Period): Sufficiency {
  const known: Duty = duty ?? { needs: [], contributions: [] };
  const open = duty === undefined ? [NO_ASSESSMENT] : openQuestions(duty);
  if (amount === null) open.unshift({ code: 'no-amount', message: 'there is no amount to look at' });
  const record = amountRecord('duty', period, { source: 'RR145 5.5', choice: 'cost-of-need' }, ['duty']);
  const figures = recordShortfall(record, amount ?? 0n, known);
  const short = amount !== null && figures.shortfall > 0n;
  const unmet = open.flatMap(({ code, needId }) =>
    (code === 'no-line' || code === 'not-in-plan') && needId !== undefined ? [needId] : [],
  );
  return {
    answer: short ? 'shortfall' : open.length > 0 ? 'cannot-be-said-yet' : 'sufficient',
    shortfall: formatAmount(short ? figures.shortfall : 0n),
    atLeast: short && open.length > 0,
    amount: amount === null ? null : formatAmount(amount),
    costOfNeed: formatAmount(figures.cost),
    contributions: formatAmount(figures.contributions),
    reserved: formatAmount(figures.reserved),
    period,
    unmet: [...new Set(unmet)],
    open,
    steps: amount === null ? [] : record.steps,
  };
}

const NO_ASSESSMENT: OpenQuestion = { code: 'no-assessment', message: 'no list of assessed needs is given' };

function recordShortfall(record: AmountRecord, amount: Pence, duty: Duty) {
  const needs = necessaryNeeds(duty);
  const cost = needs.reduce((sum, need) => sum + costOf(need), 0n);
  const lines = needs.flatMap(({ id, lines: own }) =>
    own.map((line) => given('term', penceInPounds(line.amount), `${line.service}, for ${id}`)),
  );
  record.work('cost', 'the reasonable cost of every need that has to be met', 'sum', lines);
  const secured = duty.contributions.filter((one) => one.secured);
  const named = needs.map((one) => {
    const own = secured.filter(({ need }) => need === one.id).reduce((sum, { amount: pence }) => sum + pence, 0n);
    return { label: `secured, for ${one.id}`, pence: least(own, costOf(one)) };
  });
  const general = secured.filter(({ need }) => need === undefined);
  const parts = [...named, ...general.map(({ from, amount: pence }) => ({ label: `secured, from ${from}`, pence }))];
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
  return { cost, contributions, reserved, shortfall };
}

function costOf({ lines }: Need): Pence {
  return lines.reduce((sum, line) => sum + line.amount, 0n);
}

const least = (a: Pence, b: Pence): Pence => (a < b ? a : b);
