import * as z from 'zod';
import { checkUnique } from '../../costing/unique-ids.js';
import { show } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import {
  type Amount,
  type AmountInput,
  checkAmount,
  formatAmount,
  type Pence,
  positiveAmountSchema,
} from '../../money/amount.js';
import { PERIODS, type Period } from '../../money/period.js';
import { withSoundCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';

const SERVICES = ['education', 'care', 'health'] as const;

/** One funding stream of a child's budget. */
export interface IntegratedStream {
  /** The stream. */
  readonly id: string;
  /** Whose money it is. */
  readonly service: (typeof SERVICES)[number];
  /** The indicative amount in pounds per period of the budget. */
  readonly amount: AmountInput;
}

/** The indicative amounts of a child, and what has been settled. */
export interface IntegratedBudget {
  /** The period of every amount. */
  readonly period: Period;
  /** The indicative amount of each stream. */
  readonly streams: readonly IntegratedStream[];
  /** Whether the plan sets out in full how the money and other provision meet the needs, and is agreed. */
  readonly planComplete: boolean;
  /** Whether a school place is confirmed; needed where education money is in the budget. */
  readonly schoolPlaceConfirmed?: boolean;
  /** What the duty to meet need says of the sum of the streams, as `checkSufficiency` answers it. */
  readonly duty?: DutyAnswer;
}

/** What the duty to meet need says of an amount. */
export interface DutyAnswer {
  /** Whether it is enough; only `sufficient` lets a budget be final. */
  readonly answer: 'sufficient' | 'shortfall' | 'cannot-be-said-yet';
  /** The amount that was looked at, in pounds per `period`. */
  readonly amount: AmountInput | null;
  /** The period of that amount; it has to be the budget's. */
  readonly period: Period;
  /** By how much the amount falls short, in pounds per `period`; above £0 it is not `sufficient`. Unsaid unless given. */
  readonly shortfall?: AmountInput;
  /** The reasonable cost of need, in pounds per `period`; not looked at unless given. */
  readonly costOfNeed?: AmountInput;
  /** What others have secured, in pounds per `period`; £0 unless given. */
  readonly contributions?: AmountInput;
  /** What of the amount is kept for contingency, in pounds per `period`; £0 unless given. */
  readonly reserved?: AmountInput;
  /** The needs that nothing serves, by id; with one it is not `sufficient`. None unless given. */
  readonly unmet?: readonly string[];
  /** What keeps the duty from being answered; with one it is not `sufficient`. Nothing unless given. */
  readonly open?: readonly unknown[];
}

// The whole answer of the duty may be handed on; besides these fields nothing of it is read.
const dutySchema = deferred(() => {
  const fields = z.looseObject({
    answer: z.enum(['sufficient', 'shortfall', 'cannot-be-said-yet']),
    amount: positiveAmountSchema.nullable(),
    period: z.enum(PERIODS),
    shortfall: positiveAmountSchema.exactOptional(),
    costOfNeed: positiveAmountSchema.exactOptional(),
    contributions: positiveAmountSchema.exactOptional(),
    reserved: positiveAmountSchema.exactOptional(),
    unmet: z.array(z.string()).exactOptional(),
    open: z.array(z.unknown()).exactOptional(),
  });
  return withSoundCheck(fields, (duty, problems) => {
    if (duty.answer !== 'sufficient') return;
    const short = knownShortfall(duty);
    if (short > 0n) {
      problems.add('inconsistent', ['answer'], `is "sufficient", but the duty is ${formatAmount(short)} short`);
    }
    const { unmet = [], open = [] } = duty;
    if (unmet.length + open.length > 0) {
      const what = open.length > 0 ? 'questions of the duty are open' : `nothing serves the need ${show(unmet[0])}`;
      problems.add('inconsistent', ['answer'], `is "sufficient", but ${what}`);
    }
  });
});

/** By how much a duty falls short at least, by the shortfall that it states or by its own amounts, in pence. */
function knownShortfall(
  duty: Partial<Record<'amount' | 'shortfall' | 'costOfNeed' | 'contributions' | 'reserved', Pence | null>>,
): Pence {
  const { amount, shortfall, costOfNeed, contributions, reserved } = duty;
  const left = costOfNeed == null ? 0n : costOfNeed - (contributions ?? 0n) - (amount ?? 0n) + (reserved ?? 0n);
  return [shortfall ?? 0n, left].reduce((most, one) => (one > most ? one : most), 0n);
}

const integratedSchema = schemaFor<IntegratedBudget>()(() => {
  const stream = z.strictObject({ id: idSchema, service: z.enum(SERVICES), amount: positiveAmountSchema });
  const fields = z.strictObject({
    period: z.enum(PERIODS),
    streams: z.array(stream).min(1).max(50),
    planComplete: z.boolean(),
    schoolPlaceConfirmed: z.boolean().exactOptional(),
    duty: dutySchema.exactOptional(),
  });
  return withSoundCheck(fields, ({ streams = [], duty, period }, problems, isGiven) => {
    checkUnique(streams, ['streams'], 'stream', problems);
    if (streams.some(({ service }) => service === 'education') && !isGiven('schoolPlaceConfirmed')) {
      const message = 'is missing; education money is final only when the school place is confirmed';
      problems.add('missing', ['schoolPlaceConfirmed'], message);
    }
    if (duty !== undefined && period !== undefined && duty.period !== period) {
      const message = `is per ${duty.period}; the budget is per ${period}: ask whether it is enough of an amount per ${period}`;
      problems.add('inconsistent', ['duty', 'period'], message);
    }
    const total = totalOf(streams);
    if (duty === undefined || streams.length === 0 || duty.amount === total) return;
    const looked = duty.amount === null ? 'no amount' : formatAmount(duty.amount);
    problems.add('inconsistent', ['duty', 'amount'], `is of ${looked}; the streams come to ${formatAmount(total)}`);
  });
});

/** A budget that is final, or what it waits for. */
export interface Finality {
  /** Whether it is final. */
  readonly status: 'final' | 'indicative';
  /** What it waits for; nothing when it is final. */
  readonly waitingFor: readonly ('school-place' | 'complete-plan' | 'duty')[];
  /** The sum of the streams, in pounds per `period`. */
  readonly amount: Amount;
  /** The period of the amount. */
  readonly period: Period;
}

/**
 * Whether a budget of several services is final: with education money, when the school place is confirmed and the plan is
 * complete; without, when the plan is complete. Either way it is final only where the duty to meet need says that it is
 * enough.
 *
 * @throws RasError `missing` when education money is in it and nothing is said of the school place; `inconsistent` when the
 * duty was answered for another amount or another period, or says `sufficient` beside a shortfall, an unmet need, an open
 * question or a cost that the amount does not reach
 * @source IPB p.34 (integrated funding), pp.7 and 33 (care and health without an education, health and care plan)
 * @choice school-place: only a budget that holds education money waits for a school place; IPB p.34 speaks of integrated
 * funding and says nothing of care or health alone
 * @example
 * ```ts
 * import { checkSufficiency } from 'openras';
 * import { finaliseBudget } from 'openras/models';
 * const care = { id: 'short breaks', service: 'care', amount: '2000' } as const;
 * const school = { id: 'top-up', service: 'education', amount: '2600' } as const;
 * const settled = { period: 'year', planComplete: true, schoolPlaceConfirmed: false } as const;
 * finaliseBudget({ ...settled, streams: [care, school] }).waitingFor; // => ['school-place', 'duty']
 * const needs = [{
 *   id: 'nights', need: 'care at night', arrangements: { necessary: true, reason: 'nobody else can' },
 *   lines: [{ service: 'night sitter', amount: '1900' }], costSetOn: '2026-04-12',
 * }];
 * const duty = checkSufficiency({ amount: '2000', period: 'year', figureHeardOn: null, needs });
 * finaliseBudget({ ...settled, streams: [care], duty }).status; // => 'final'
 * ```
 * @choice budget-needs-duty: a budget for which nobody has asked whether it is enough is not final
 * @category Budgets
 */
export function finaliseBudget(budget: IntegratedBudget): Finality {
  const { streams, period, planComplete, schoolPlaceConfirmed, duty } = parseInput(integratedSchema, budget, [
    'budget',
  ]);
  const waitingFor: Finality['waitingFor'][number][] = [];
  const hasSchool = streams.some(({ service }) => service === 'education');
  if (hasSchool && schoolPlaceConfirmed !== true) waitingFor.push('school-place');
  if (!planComplete) waitingFor.push('complete-plan');
  if (duty?.answer !== 'sufficient') waitingFor.push('duty');
  const amount = formatAmount(checkAmount(totalOf(streams), ['budget', 'streams']));
  return { status: waitingFor.length === 0 ? 'final' : 'indicative', waitingFor, amount, period };
}

function totalOf(streams: readonly { readonly amount: Pence }[]): Pence {
  return streams.reduce((sum, { amount }) => sum + amount, 0n);
}
