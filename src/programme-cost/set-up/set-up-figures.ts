import * as z from 'zod';
import { fail } from '../../errors.js';
import { at } from '../../exact/at.js';
import { formatRatio, type Ratio, ratio } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import {
  type Amount,
  type AmountInput,
  amountSchema,
  formatAmount,
  type Pence,
  positiveAmountSchema,
} from '../../money/amount.js';
import { roundPence } from '../../money/rounding.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';

const amountsSchema = deferred(() => z.array(positiveAmountSchema).min(1).max(100_000));
const trimSchema = deferred(() => z.int().min(0).max(50_000));

/** A mean or a median: rounded to the penny, and exactly in pounds. */
export interface ExactAmount {
  /** Pounds, rounded half up to the penny. */
  readonly amount: Amount;
  /** Pounds, exactly: a decimal number or a fraction. */
  readonly exact: string;
}

/** A mean of some of the amounts. */
export interface TrimmedMean extends ExactAmount {
  /** How many amounts are left. */
  readonly n: number;
}

/** Set-up costs of several sites, in pounds, for the period of the amounts. */
export interface SetUpFigures {
  /** How many sites. */
  readonly n: number;
  /** The least. */
  readonly minimum: Amount;
  /** The greatest. */
  readonly maximum: Amount;
  /** The sum over their number. */
  readonly mean: ExactAmount;
  /** The one in the middle, or the mean of the two in the middle. */
  readonly median: ExactAmount;
  /** The mean without so many of the least and as many of the greatest; absent unless asked for. */
  readonly trimmed?: TrimmedMean;
}

/**
 * Mean, median and trimmed mean of the set-up costs of several sites, exactly.
 *
 * @param amounts pounds, one a site, all for the same period
 * @param trim how many to leave out at each end for the trimmed mean
 * @throws RasError `missing` without amounts; `out-of-range` when trimming leaves nothing
 * @source IBSEN D.2.1 (12 sites: mean £286,630, median £267,710, and £272,340 without the four most extreme)
 * @choice trimmed-ends: as many are left out at the lower end as at the upper; the report says the four most extreme and not which
 * @example
 * ```ts
 * import { setUpFigures } from 'openras/programme-cost';
 * const figures = setUpFigures([100000, 120000, 150000, 400000], 1);
 * figures.mean.amount; // => '192500.00'
 * figures.median.amount; // => '135000.00'
 * figures.trimmed?.amount; // => '135000.00'
 * ```
 * @category Programme cost
 */
export function setUpFigures(amounts: readonly AmountInput[], trim?: number): SetUpFigures {
  const [pence, ends] = readTogether(
    () => parseInput(amountsSchema, amounts, ['amounts']),
    () => (trim === undefined ? undefined : parseInput(trimSchema, trim, ['trim'])),
  );
  const order = pence.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const n = order.length;
  const figures = {
    n,
    minimum: formatAmount(at(order, 0)),
    maximum: formatAmount(at(order, n - 1)),
    mean: exactAmount(meanOf(order)),
    median: exactAmount(meanOf(order.slice((n - 1) >> 1, (n >> 1) + 1))),
  };
  if (ends === undefined) return figures;
  const inner = order.slice(ends, n - ends);
  if (2 * ends >= n) fail('out-of-range', ['trim'], `leaving out ${ends} at each end of ${n} leaves nothing`);
  return { ...figures, trimmed: { n: inner.length, ...exactAmount(meanOf(inner)) } };
}

function meanOf(amounts: readonly Pence[]): Ratio {
  return ratio(
    amounts.reduce((sum, amount) => sum + amount, 0n),
    BigInt(amounts.length),
  );
}

function exactAmount(pence: Ratio): ExactAmount {
  return {
    amount: formatAmount(roundPence(pence)),
    exact: formatRatio(ratio(pence.numerator, pence.denominator * 100n)),
  };
}

/** A group of sites with its mean and its median, as callers give it. */
export interface GroupAverages {
  /** What the group is called. */
  readonly name: string;
  /** The mean of its sites in pounds. */
  readonly mean: AmountInput;
  /** The median of its sites in pounds. */
  readonly median: AmountInput;
}

const groupsSchema = schemaFor<GroupAverages[]>()(() =>
  z
    .array(z.strictObject({ name: idSchema, mean: amountSchema, median: amountSchema }))
    .min(2, 'expected two groups at least')
    .max(1000),
);

/** What two averages say of the same groups. */
export interface AverageOrder {
  /** Names from the least mean to the greatest; equal ones in the order given. */
  readonly byMean: readonly string[];
  /** Names from the least median to the greatest; equal ones in the order given. */
  readonly byMedian: readonly string[];
  /** Whether some pair of groups stands the other way round by its medians. */
  readonly reverses: boolean;
}

/**
 * Whether groups stand in the same order by their means as by their medians. Where they do not, a few sites make the
 * difference of the means, and a scale effect should not be read into it.
 *
 * @throws RasError with every problem of the groups
 * @source IBSEN D.2.7, Table D.2 (which speaks of scale from the means alone)
 * @example
 * ```ts
 * import { compareAverages } from 'openras/programme-cost';
 * // IBSEN Table D.2: set-up cost by number of client groups
 * compareAverages([
 *   { name: '2 or less', mean: 276080, median: 283060 },
 *   { name: '3 or more', mean: 297180, median: 266350 },
 * ]).reverses; // => true
 * ```
 * @category Programme cost
 */
export function compareAverages(groups: readonly GroupAverages[]): AverageOrder {
  const parsed = parseInput(groupsSchema, groups, ['groups']);
  const order = (of: 'mean' | 'median') =>
    parsed.toSorted((a, b) => (a[of] < b[of] ? -1 : a[of] > b[of] ? 1 : 0)).map(({ name }) => name);
  const reverses = parsed.some((one) => parsed.some((other) => one.mean < other.mean && one.median > other.median));
  return { byMean: order('mean'), byMedian: order('median'), reverses };
}
