import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { rateSchema } from '../../funding/rate.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { type RoundingInput, roundingSchema } from '../../money/rounding.js';
import { withSoundCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { given, has, is, isMoreThanNothing, together, when } from '../../together.js';
import { checkReserve, type LeaverQuestion, leaverFields } from '../leavers-and-joiners/leaver.js';

/**
 * How the families that are not locked are recalculated.
 *
 * - `price-point`: RAS 4; what is left over their points
 * - `realign`: RAS 5; the packages that remain are aligned with the scores that remain, the locked ones included, and
 *   those that are not locked get their new place, which may come to more than there is
 * - `scale`: RAS 5; their present budgets, all by the same share, so that they come to what is left
 */
export const RECALCULATION_RULES = ['price-point', 'realign', 'scale'] as const;

/** What happens to the reserve: it is spent, or an amount a year is kept, or a percentage of the pot that remains. */
export type KeepReserve = 'spend' | KeptAmount | KeptPercent;

/** An amount of the reserve is kept. */
export interface KeptAmount {
  /** What is kept of the reserve, in pounds a year. */
  readonly amount: AmountInput;
}

/** A share of the remaining pot is kept as a reserve. */
export interface KeptPercent {
  /** Per cent of the pot that remains, 0 to 100. */
  readonly percent: DecimalInput;
}

/**
 * What becomes of newcomers in the pot when budgets are realigned; they have a place in it and no package to share.
 *
 * - `keep-budget`: their budgets stay as they are and come off what is available; packages are aligned without them
 * - `align-without-package`: they take their places among the scores, so that there are more places than packages and
 *   the lowest places get nothing
 */
export const NEWCOMERS_IN_POT = ['keep-budget', 'align-without-package'] as const;

/** How budgets are recalculated after families left. */
export interface RecalculateOptions extends LeaverQuestion {
  /** The model that the budgets came from: RAS 4 or RAS 5. */
  readonly model: 'price-point' | 'percentile';
  /** How those who are not locked are recalculated; it has to be named. */
  readonly rule?: (typeof RECALCULATION_RULES)[number];
  /** What happens to the reserve; to be named as soon as there is one. */
  readonly keepReserve?: KeepReserve;
  /** Whether a family that was told its amount and has not begun to plan is locked; to be named where there is one. */
  readonly communicated?: 'locked' | 'open';
  /** What becomes of newcomers in the pot; to be named where `realign` meets one, and without effect on other rules. */
  readonly newcomersInPot?: (typeof NEWCOMERS_IN_POT)[number];
  /** Allows that families with equal points get unequal budgets, where some are locked and others are not. */
  readonly unequalBudgets?: 'allow';
  /** How budgets are rounded; to the penny, half up, unless told otherwise. */
  readonly rounding?: RoundingInput | undefined;
}

/**
 * How budgets are recalculated after families left.
 *
 * @choice recalculation-reserve: whether the reserve is spent, kept in pounds or kept as a share of what remains; named
 * by the caller as soon as there is a reserve, no default
 * @choice communicated-locked: whether a family that was told an amount and has not begun to plan may be recalculated is
 * named by the caller as soon as there is one; planning and an agreed plan are locked (RR145 5.36)
 * @choice newcomers-realigned: whether newcomers in the pot keep their budgets or take places without bringing packages
 * is named by the caller as soon as `realign` meets one, no default
 */
export const recalculateOptionsSchema = schemaFor<RecalculateOptions>()(() =>
  withSoundCheck(
    z
      .strictObject({
        ...leaverFields(),
        model: z.enum(['price-point', 'percentile']),
        rule: z.enum(RECALCULATION_RULES).exactOptional(),
        keepReserve: z
          .union([
            z.literal('spend'),
            z.strictObject({ amount: positiveAmountSchema }),
            z.strictObject({ percent: rateSchema }),
          ])
          .exactOptional(),
        communicated: z.enum(['locked', 'open']).exactOptional(),
        newcomersInPot: z.enum(NEWCOMERS_IN_POT).exactOptional(),
        unequalBudgets: z.literal('allow').exactOptional(),
        rounding: roundingSchema.prefault({}),
      })
      .meta(
        together(
          when(
            is('model', 'price-point'),
            is('rule', 'price-point'),
            given({ rule: { not: { const: 'price-point' } } }),
          ),
          when(isMoreThanNothing('reserve'), has('keepReserve')),
        ),
      ),
    ({ model, rule, pot, reserve }, problems, isGiven) => {
      if (!isGiven('rule') && model !== undefined) {
        const message =
          model === 'percentile'
            ? 'realigning RAS 5 for those who are not locked has no published definition; name realign or scale'
            : 'name price-point, or manage the deficit by contingency (leaverEffects)';
        problems.add('choice-needed', ['rule'], message);
      } else if (model !== undefined && rule !== undefined && (model === 'price-point') !== (rule === 'price-point')) {
        problems.add('inconsistent', ['rule'], `${rule} is not a rule for a ${model} model`);
      }
      if (reserve !== undefined && reserve > 0n && !isGiven('keepReserve')) {
        const message = 'what happens to the reserve: spend, or keep { amount } or { percent } of what remains?';
        problems.add('choice-needed', ['keepReserve'], message);
      }
      if (pot !== undefined && reserve !== undefined) checkReserve({ pot, reserve }, problems);
    },
  ),
);

/** How budgets are recalculated after families left, parsed. */
export type ParsedRecalculateOptions = z.output<typeof recalculateOptionsSchema>;
