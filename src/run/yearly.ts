import { fail } from '../errors.js';
import { multiplyRatios, type Ratio } from '../exact/ratio.js';
import type { Allocation } from '../model/shared/budget/allocation.js';
import type { Policy } from '../moderation/policy/policy.js';
import type { Amount } from '../money/amount.js';
import { type ConventionName, conversionFactor, convertAmount, type TimedPeriod } from '../money/period.js';

/** A model that a run goes by, and whether the run made it. */
interface Chosen {
  readonly model: { readonly period: TimedPeriod };
  readonly calibration?: unknown;
}

/**
 * Refuses a model or a policy whose amounts cannot stand beside packages a year.
 *
 * @throws RasError `choice-needed` for a model of another period without a convention, `inconsistent` for a policy of
 * another period and for a calibration to another one
 */
export function checkPeriods(
  { model: { period }, calibration }: Chosen,
  policy: Policy | undefined,
  convention: ConventionName | undefined,
): void {
  if (policy !== undefined && policy.period !== 'year') {
    const message = `is per ${policy.period}; a run moderates amounts a year, as packages and what families were told are`;
    fail('inconsistent', ['policy', 'period'], message);
  }
  if (period === 'year') return;
  if (calibration !== undefined) {
    const message = `packages of the sample are a year; a price per ${period} cannot be made of them`;
    fail('inconsistent', ['settings', 'calibrate', 'options', 'period'], message);
  }
  if (convention !== undefined) return;
  const message = `the model gives amounts per ${period}, and packages are a year; name the convention by which its amounts become yearly`;
  fail('choice-needed', ['settings', 'convention'], message);
}

/**
 * An allocation in pounds a year, by the convention of the run; its quantities stay as they are, with their own period.
 *
 * @choice run-periods: all amounts of a run are a year; those of a model of another period are converted by the named
 * convention and rounded to the penny
 */
export function yearly(allocation: Allocation, convention: ConventionName | undefined): Allocation {
  const { period: from, parts, scenarios, shortfall, payments: _, ...rest } = allocation;
  if (from === 'year' || convention === undefined) return allocation;
  const inYear = <T extends Amount | null>(amount: T): T =>
    (amount === null ? null : convertAmount(amount, { from, to: 'year', convention })) as T;
  const own = 'final' in rest && rest.final !== undefined ? { final: inYear(rest.final) } : {};
  return {
    ...rest,
    ...own,
    indicative: inYear(rest.indicative),
    period: 'year',
    ...(parts !== undefined && { parts: parts.map((part) => ({ ...part, amount: inYear(part.amount) })) }),
    ...(shortfall !== undefined && { shortfall: inYear(shortfall) }),
    ...(scenarios !== undefined && {
      scenarios: { ...scenarios, without: inYear(scenarios.without), with: inYear(scenarios.with) },
    }),
  } as Allocation;
}

/** The same of a budget in exact pence. */
export function yearlyPence(
  pence: Ratio | null,
  { period }: Allocation,
  convention: ConventionName | undefined,
): Ratio | null {
  if (pence === null || period === 'year' || convention === undefined) return pence;
  return multiplyRatios(pence, conversionFactor(period, 'year', convention));
}
