import * as z from 'zod';
import { checkUnique } from '../costing/unique-ids.js';
import { fail } from '../errors.js';
import { idSchema } from '../identifier.js';
import { type Amount, checkAmount, formatAmount, positiveAmountSchema } from '../money/amount.js';
import { PERIODS, type Period } from '../money/period.js';
import { parseInput, withCheck } from '../parse.js';

const fieldsSchema = z.strictObject({
  period: z.enum(PERIODS),
  /** The indicative amount of each stream, in pounds per `period`. */
  streams: z
    .array(
      z.strictObject({ id: idSchema, service: z.enum(['education', 'care', 'health']), amount: positiveAmountSchema }),
    )
    .min(1)
    .max(50),
  /** Whether the plan sets out in full how the money and other provision meet the needs, and is agreed. */
  planComplete: z.boolean(),
  /** Whether a school place is confirmed; needed where education money is in the budget. */
  schoolPlaceConfirmed: z.boolean().exactOptional(),
});

const integratedSchema = withCheck(fieldsSchema, ({ streams }, problems) => {
  checkUnique(streams, ['streams'], 'stream', problems);
});

/** The indicative amounts of a child, and what has been settled. */
export type IntegratedBudget = z.input<typeof integratedSchema>;

/** A budget that is final, or what it waits for. */
export interface Finality {
  readonly status: 'final' | 'indicative';
  readonly waitingFor: readonly ('school-place' | 'complete-plan')[];
  /** The sum of the streams, in pounds per `period`. */
  readonly amount: Amount;
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
 * import { finaliseBudget } from 'openras';
 * const care = { id: 'short breaks', service: 'care', amount: '2000' } as const;
 * const school = { id: 'top-up', service: 'education', amount: '2600' } as const;
 * const settled = { period: 'year', planComplete: true, schoolPlaceConfirmed: false } as const;
 * finaliseBudget({ ...settled, streams: [care, school] }).waitingFor; // => ['school-place']
 * finaliseBudget({ ...settled, streams: [care] }).status; // => 'final'
 * ```
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
