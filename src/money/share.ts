import * as z from 'zod';
import { fail, type Path, problemList } from '../errors.js';
import { at } from '../exact/at.js';
import type { DecimalLimits } from '../exact/decimal.js';
import { POINTS, parseExact } from '../exact/quantity.js';
import { compareRatios, type Ratio, ratio, sumRatios } from '../exact/ratio.js';
import { schemaOf } from '../parse/check.js';
import { deferred, schemaFor } from '../parse/deferred.js';
import { parseOrTell, readOrTell } from '../parse/parse.js';
import { type Amount, type AmountInput, formatAmount, type Pence, readAmount } from './amount.js';

/**
 * Who gets the pennies that are left when a sum does not divide: those who lost most by rounding down (the earlier
 * one of equals), or simply the first or the last in the list.
 */
export const LEFTOVER_ORDERS = ['largest-remainder', 'first', 'last'] as const;

const WEIGHT: DecimalLimits = { ...POINTS, what: 'a weight' };

// A hole in the list is a weight that is missing.
const weightsSchema = deferred(() => z.array(schemaOf(z.unknown(), (weight) => parseExact(weight, WEIGHT))));

/** Who gets the pennies that are left over. */
export type LeftoverOrder = (typeof LEFTOVER_ORDERS)[number];

/** How a sum is shared. */
export interface ShareOptions {
  /** Who gets the pennies that are left over; `largest-remainder` unless told otherwise. */
  readonly leftover?: LeftoverOrder | undefined;
}

const optionsSchema = schemaFor<ShareOptions>()(() =>
  z.strictObject({ leftover: z.enum(LEFTOVER_ORDERS).default('largest-remainder') }),
);

/**
 * Shares a sum by weights, to the penny: the parts always add up to the sum.
 *
 * For payments, funding streams and plan lines. Never for allocating budgets: equal points must give equal budgets,
 * and a leftover penny goes to one of two equals.
 *
 * @param sum pounds, for any period; the parts are for the same period
 * @param weights 0 or more each, at least one above 0
 * @throws RasError `undefined-result` when there is a sum but no weight above 0; `invalid`, `out-of-range`
 * @choice leftover-pennies: by largest remainder, the earlier of equals first; or the first, or the last in the list
 * @example
 * ```ts
 * import { shareAmount } from 'openras';
 * shareAmount('100', [1, 1, 1]); // => ['33.34', '33.33', '33.33']
 * shareAmount('100', [1, 1, 1], { leftover: 'last' }); // => ['33.33', '33.33', '33.34']
 * ```
 * @category Money
 */
export function shareAmount(
  sum: AmountInput,
  weights: readonly (number | string)[],
  options: ShareOptions = {},
): Amount[] {
  const problems = problemList();
  const pence = readOrTell(problems, () => readAmount(sum, ['sum']));
  const by = parseOrTell(weightsSchema, weights, problems, ['weights']);
  const terms = parseOrTell(optionsSchema, options, problems, ['options']);
  // Whether there is anything to share by does not hang on who gets the pennies that are left.
  if (pence !== undefined && by !== undefined) readOrTell(problems, () => checkShareable(pence, by, []));
  if (pence === undefined || by === undefined || terms === undefined) return problems.throwAll();
  problems.throwIfAny();
  return sharePence(pence, by, terms.leftover).map(formatAmount);
}

function checkShareable(sum: Pence, weights: readonly Ratio[], path: Path): void {
  if (sum === 0n || weights.some(({ numerator }) => numerator !== 0n)) return;
  fail('undefined-result', path, `${formatAmount(sum)} cannot be shared: no weight is above 0`);
}

/** Shares whole pence by weights; the parts add up to the sum. */
export function sharePence(sum: Pence, weights: readonly Ratio[], leftover: LeftoverOrder, path: Path = []): Pence[] {
  checkShareable(sum, weights, path);
  const total = sumRatios(weights);
  if (total.numerator === 0n) return weights.map(() => 0n);
  const sign = sum < 0n ? -1n : 1n;
  const parts = weights.map(({ numerator, denominator }) => {
    const exact = ratio(sum * sign * numerator * total.denominator, denominator * total.numerator);
    const whole = exact.numerator / exact.denominator;
    return { whole, lost: ratio(exact.numerator % exact.denominator, exact.denominator), weighted: numerator > 0n };
  });
  const left = Number(sum * sign - parts.reduce((rest, { whole }) => rest + whole, 0n));
  const winners = new Set(orderOf(parts, leftover).slice(0, left));
  return parts.map(({ whole }, index) => sign * (winners.has(index) ? whole + 1n : whole));
}

function orderOf(
  parts: readonly { readonly lost: Ratio; readonly weighted: boolean }[],
  leftover: LeftoverOrder,
): number[] {
  const candidates = [...parts.keys()].filter((index) => at(parts, index).weighted);
  if (leftover === 'last') return candidates.reverse();
  if (leftover === 'first') return candidates;
  return candidates.sort((a, b) => compareRatios(at(parts, b).lost, at(parts, a).lost) || a - b);
}
