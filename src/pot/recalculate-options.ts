import * as z from 'zod';
import { fail, problemList } from '../errors.js';
import { multiplyRatios, ratio } from '../exact/ratio.js';
import { rateSchema } from '../funding/rate.js';
import { type Pence, positiveAmountSchema } from '../money/amount.js';
import { PENNY, roundingSchema, roundPence } from '../money/rounding.js';
import { withCheck } from '../parse.js';
import { leaverFields } from './leaver-effects.js';
import { isOutside, type ParsedPotCase } from './pot-case.js';

/**
 * How the families that are not locked are recalculated.
 *
 * - `price-point`: RAS 4; what is left over their points
 * - `realign`: RAS 5; the packages that remain are aligned with the scores that remain, the locked ones included, and
 *   those that are not locked get their new place, which may come to more than there is
 * - `scale`: RAS 5; their present budgets, all by the same share, so that they come to what is left
 */
export const RECALCULATION_RULES = ['price-point', 'realign', 'scale'] as const;

/**
 * How budgets are recalculated after families left.
 *
 * @choice recalculation-reserve: whether the reserve is spent, kept in pounds or kept as a share of what remains; named
 * by the caller as soon as there is a reserve, no default
 * @choice communicated-locked: whether a family that was told an amount and has not begun to plan may be recalculated is
 * named by the caller as soon as there is one; planning and an agreed plan are locked (RR145 5.36)
 */
export const recalculateOptionsSchema = withCheck(
  z.strictObject({
    ...leaverFields,
    model: z.enum(['price-point', 'percentile']),
    rule: z.enum(RECALCULATION_RULES).exactOptional(),
    /** `spend` it, or keep an amount, or a percentage of the pot that remains. */
    keepReserve: z
      .union([
        z.literal('spend'),
        z.strictObject({ amount: positiveAmountSchema }),
        z.strictObject({ percent: rateSchema }),
      ])
      .exactOptional(),
    communicated: z.enum(['locked', 'open']).exactOptional(),
    /** Allows that families with equal points get unequal budgets, where some are locked and others are not. */
    unequalBudgets: z.literal('allow').exactOptional(),
    rounding: roundingSchema.default(PENNY),
  }),
  ({ model, rule, reserve, keepReserve }, problems) => {
    if (rule === undefined) {
      const message =
        model === 'percentile'
          ? 'realigning RAS 5 for those who are not locked has no published definition; name realign or scale'
          : 'name price-point, or manage the deficit by contingency (leaverEffects)';
      problems.add('choice-needed', ['rule'], message);
    } else if ((model === 'price-point') !== (rule === 'price-point')) {
      problems.add('inconsistent', ['rule'], `${rule} is not a rule for a ${model} model`);
    }
    if (reserve > 0n && keepReserve === undefined) {
      const message = 'what happens to the reserve: spend, or keep { amount } or { percent } of what remains?';
      problems.add('choice-needed', ['keepReserve'], message);
    }
  },
);

/** How budgets are recalculated after families left, as callers give it. */
export type RecalculateOptions = z.input<typeof recalculateOptionsSchema>;

/** How budgets are recalculated after families left, parsed. */
export type ParsedRecalculateOptions = z.output<typeof recalculateOptionsSchema>;

/** The families that remain: locked, open, and those outside the pot. */
export interface Remaining {
  readonly locked: readonly ParsedPotCase[];
  readonly open: readonly ParsedPotCase[];
  readonly outside: readonly ParsedPotCase[];
}

/**
 * Tells the locked families from those that may be recalculated.
 *
 * @throws RasError `missing` for a family whose progress is not known; `choice-needed` when one was told its amount and
 * the caller does not say whether that locks it; `refused` when locked and open families would be priced differently
 * and the caller does not allow it
 */
export function remainingOf(cases: readonly ParsedPotCase[], options: ParsedRecalculateOptions): Remaining {
  const leaving = new Set(options.leavers.map(({ caseId }) => caseId));
  const staying = cases.filter(({ caseId }) => !leaving.has(caseId));
  const problems = problemList();
  const inside = staying.filter((one) => !isOutside(one));
  const locked: ParsedPotCase[] = [];
  const open: ParsedPotCase[] = [];
  for (const one of inside) {
    const { caseId, progress } = one;
    const at = ['cases', caseId];
    if (progress === undefined)
      problems.add('missing', [...at, 'progress'], 'how far is this family? It may be locked');
    if (one.points === undefined) problems.add('missing', [...at, 'points'], 'a recalculation needs the points');
    const isTold = progress === 'communicated';
    (progress === 'planning' || progress === 'plan-agreed' || (isTold && options.communicated === 'locked')
      ? locked
      : open
    ).push(one);
  }
  if (options.communicated === undefined && inside.some(({ progress }) => progress === 'communicated')) {
    const message = 'some families were told their amount and have not begun to plan; are they locked or open?';
    problems.add('choice-needed', ['options', 'communicated'], message);
  }
  problems.throwIfAny();
  if (locked.length > 0 && open.length > 0 && options.unequalBudgets === undefined) {
    const message = `${locked.length} families are locked and ${open.length} are not: equal points would no longer give equal budgets; set unequalBudgets to allow, or manage the deficit by contingency`;
    fail('refused', ['options', 'unequalBudgets'], message, { locked: locked.length, open: open.length });
  }
  return { locked, open, outside: staying.filter(isOutside) };
}

/** What of the pot that remains is kept as a reserve. */
export function reserveToKeep(remainingPot: Pence, { keepReserve }: ParsedRecalculateOptions): Pence {
  if (keepReserve === undefined || keepReserve === 'spend') return 0n;
  if ('amount' in keepReserve) return keepReserve.amount;
  return roundPence(multiplyRatios(ratio(remainingPot), keepReserve.percent));
}
