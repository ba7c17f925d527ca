import * as z from 'zod';
import { percentSchema } from '../../cohort/options.js';
import type { ProblemList } from '../../errors.js';
import { formatRatio, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { formatAmount, formatPounds, type Pence, positiveAmountSchema } from '../../money/amount.js';

/** How far an assertion lets something go: pounds per period or per cent, one of them, and no default. */
export const withinFields = {
  within: positiveAmountSchema.exactOptional(),
  withinPercent: percentSchema.exactOptional(),
  /** How many families a failure names at most. */
  list: z.int().min(0).max(1000).default(5),
};

/** How far, parsed. */
export interface Within {
  readonly within?: Pence;
  readonly withinPercent?: Ratio;
}

/**
 * Checks that one tolerance is given.
 *
 * @choice tolerance: there is no default for a gap or a loss that is still acceptable, since no report states one
 */
export function checkWithin({ within, withinPercent }: Within, problems: ProblemList): void {
  if ((within === undefined) !== (withinPercent === undefined)) return;
  const message = 'give within in pounds or withinPercent, one of the two; no report states a tolerance';
  problems.add('choice-needed', ['within'], message);
}

/** The tolerance in pence, a percentage being one of `base`. */
export function limitOf({ within = 0n, withinPercent }: Within, base: Ratio): Ratio {
  if (withinPercent === undefined) return ratio(within);
  return multiplyRatios(base, multiplyRatios(withinPercent, ratio(1n, 100n)));
}

/** The tolerance in words: `£100.00`, `5 %`. */
export function describeWithin({ within = 0n, withinPercent }: Within): string {
  return withinPercent === undefined ? formatPounds(formatAmount(within)) : `${formatRatio(withinPercent)} %`;
}
