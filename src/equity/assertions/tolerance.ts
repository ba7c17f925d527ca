import * as z from 'zod';
import { percentSchema } from '../../cohort/options.js';
import type { ProblemList } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { formatRatio, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { type AmountInput, formatAmount, formatPounds, type Pence, positiveAmountSchema } from '../../money/amount.js';

/**
 * How far an assertion lets something go: pounds per period or per cent, one of them, and no default.
 *
 * @choice tolerance: there is no default for a gap or a loss that is still acceptable, since no report states one
 */
export interface Tolerance {
  /** The most in pounds per period. */
  readonly within?: AmountInput;
  /** The most in per cent. */
  readonly withinPercent?: DecimalInput;
  /** How many families a failure names at most; 5 unless told otherwise, at most 1,000. */
  readonly list?: number | undefined;
}

/** The fields of a tolerance. */
export function toleranceFields() {
  return {
    within: positiveAmountSchema.exactOptional(),
    withinPercent: percentSchema.exactOptional(),
    list: z.int().min(0).max(1000).default(5),
  };
}

/** How far, parsed. */
export interface ParsedTolerance {
  readonly within?: Pence;
  readonly withinPercent?: Ratio;
}

/**
 * Checks that one tolerance is given.
 */
export function checkTolerance(isGiven: (name: 'within' | 'withinPercent') => boolean, problems: ProblemList): void {
  if (isGiven('within') !== isGiven('withinPercent')) return;
  const message = 'give within in pounds or withinPercent, one of the two; no report states a tolerance';
  problems.add('choice-needed', ['within'], message);
}

/** The tolerance in pence, a percentage being one of `base`. */
export function limitOf({ within = 0n, withinPercent }: ParsedTolerance, base: Ratio): Ratio {
  if (withinPercent === undefined) return ratio(within);
  return multiplyRatios(base, multiplyRatios(withinPercent, ratio(1n, 100n)));
}

/** The tolerance in words: `£100.00`, `5 %`. */
export function describeTolerance({ within = 0n, withinPercent }: ParsedTolerance): string {
  return withinPercent === undefined ? formatPounds(formatAmount(within)) : `${formatRatio(withinPercent)} %`;
}
