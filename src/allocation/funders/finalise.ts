import * as z from 'zod';
import { checkUnique } from '../../costing/unique-ids.js';
import { fail } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import { type Amount, type AmountInput, checkAmount, formatAmount, positiveAmountSchema } from '../../money/amount.js';
import { PERIODS, type Period } from '../../money/period.js';
import { parseInput, schemaFor, withCheck } from '../../parse.js';

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
}

const integratedSchema = schemaFor<IntegratedBudget>()(() => {
  const stream = z.strictObject({ id: idSchema, service: z.enum(SERVICES), amount: positiveAmountSchema });
  const fields = z.strictObject({
    period: z.enum(PERIODS),
    streams: z.array(stream).min(1).max(50),
    planComplete: z.boolean(),
    schoolPlaceConfirmed: z.boolean().exactOptional(),
  });
  return withCheck(fields, ({ streams }, problems) => {
    checkUnique(streams, ['streams'], 'stream', problems);
  });
});

/** A budget that is final, or what it waits for. */
export interface Finality {
  /** Whether it is final. */
  readonly status: 'final' | 'indicative';
  /** What it waits for; nothing when it is final. */
  readonly waitingFor: readonly ('school-place' | 'complete-plan')[];
  /** The sum of the streams, in pounds per `period`. */
  readonly amount: Amount;
  /** The period of the amount. */
  readonly period: Period;
}

/**
 * Whether a budget of several services is final: with education money, when the school place is confirmed and the plan is
 * complete; without, when the plan is complete.
 *
 * @throws RasError `missing` when education money is in it and nothing is said of the school place
 * @source IPB p.34 (integrated funding), pp.7 and 33 (care and health without an education, health and care plan)
 * @choice school-place: only a budget that holds education money waits for a school place; IPB p.34 speaks of integrated
 * funding and says nothing of care or health alone
 * @example
 * ```ts
 * import { finaliseBudget } from 'openras/models';
 * const care = { id: 'short breaks', service: 'care', amount: '2000' } as const;
 * const school = { id: 'top-up', service: 'education', amount: '2600' } as const;
 * const settled = { period: 'year', planComplete: true, schoolPlaceConfirmed: false } as const;
 * finaliseBudget({ ...settled, streams: [care, school] }).waitingFor; // => ['school-place']
 * finaliseBudget({ ...settled, streams: [care] }).status; // => 'final'
 * ```
 * @category Budgets
 */
export function finaliseBudget(budget: IntegratedBudget): Finality {
  const { streams, period, planComplete, schoolPlaceConfirmed } = parseInput(integratedSchema, budget, ['budget']);
  const waitingFor: Finality['waitingFor'][number][] = [];
  if (streams.some(({ service }) => service === 'education')) {
    if (schoolPlaceConfirmed === undefined) {
      const message = 'is missing; education money is final only when the school place is confirmed';
      return fail('missing', ['budget', 'schoolPlaceConfirmed'], message);
    }
    if (!schoolPlaceConfirmed) waitingFor.push('school-place');
  }
  if (!planComplete) waitingFor.push('complete-plan');
  const total = streams.reduce((sum, { amount }) => sum + amount, 0n);
  const amount = formatAmount(checkAmount(total, ['budget', 'streams']));
  return { status: waitingFor.length === 0 ? 'final' : 'indicative', waitingFor, amount, period };
}
