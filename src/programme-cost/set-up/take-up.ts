import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { divideRatios, formatRatio, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { formatRounded, roundToInteger } from '../../exact/round.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';
import { countSchema, HUNDRED, percentSchema } from '../limits.js';

/** How many families of an average authority may come, as callers give it. */
export interface TakeUpInput {
  /** Disabled children in the country or the area, more than 0. */
  readonly children: DecimalInput;
  /** The share of them that takes up a budget, in per cent, 0 to 100. */
  readonly percent: DecimalInput;
  /** Among so many authorities; 1 for the caller's own area. */
  readonly authorities: DecimalInput;
}

/** How many families of an average authority may come. */
export const takeUpSchema = schemaFor<TakeUpInput>()(() =>
  z.strictObject({ children: countSchema, percent: percentSchema, authorities: countSchema }),
);

/** A take-up, read. */
export type TakeUp = z.output<typeof takeUpSchema>;

/** Families that may take up a budget. */
export interface TakeUpFigures {
  /** In all authorities, exactly. */
  readonly families: string;
  /** In an average authority, exactly. */
  readonly perAuthority: string;
  /** In an average authority, to one decimal. */
  readonly rounded: string;
  /** In an average authority to the nearest 10, as RR145 prints it and calculates on. */
  readonly toTen: string;
}

/**
 * The families that may take up a budget, in all and in an average authority.
 *
 * One child counts as one family. RR145 takes all disabled children as the base, though the offer is to those eligible
 * for social care, and the take-up of adults, for want of another.
 *
 * @throws RasError `out-of-range` for a share above 100 % or a number that is not more than 0
 * @source RR145 8.17, Table 62, footnote 23
 * @choice families-to-ten: the exact number and the one to the nearest 10 are both given; the report rounds and states no rule
 * @example
 * ```ts
 * import { takeUp } from 'openras/programme-cost';
 * const lower = takeUp({ children: 288000, percent: 13, authorities: 152 });
 * lower.families; // => '37440'
 * lower.rounded; // => '246.3'
 * lower.toTen; // => '250'
 * ```
 * @category Programme cost
 */
export function takeUp(input: TakeUpInput): TakeUpFigures {
  const parsed = parseInput(takeUpSchema, input, ['takeUp']);
  const perAuthority = familiesPerAuthority(parsed);
  return {
    families: formatRatio(multiplyRatios(perAuthority, parsed.authorities)),
    perAuthority: formatRatio(perAuthority),
    rounded: formatRounded(perAuthority, 1),
    toTen: (10n * roundToInteger(divideRatios(perAuthority, ratio(10n)), 'half-up')).toString(),
  };
}

/** Children by their take-up over authorities. */
export function familiesPerAuthority({ children, percent, authorities }: TakeUp): Ratio {
  return divideRatios(divideRatios(multiplyRatios(children, percent), HUNDRED), authorities);
}
