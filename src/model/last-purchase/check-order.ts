import * as z from 'zod';
import { quantitySchema } from '../../costing/wire.js';
import { problemList } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import {
  addRatios,
  compareRatios,
  formatRatio,
  multiplyRatios,
  type Ratio,
  ratio,
  subtractRatios,
  ZERO,
} from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import {
  type Amount,
  type AmountInput,
  checkAmount,
  formatAmount,
  type Pence,
  positiveAmountSchema,
} from '../../money/amount.js';
import type { TimedPeriod } from '../../money/period.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseOrTell } from '../../parse/parse.js';
import { type LastPurchaseModel, lastPurchaseModelSchema, type ParsedLastPurchaseModel } from './model.js';

/** One line that a family would like to order. */
export interface PackSelection {
  /** An item of the catalogue. */
  readonly item: string;
  /** How many packs; only whole packs can be had. */
  readonly packs: DecimalInput;
}

/** What a family would like to order, and its budget. */
export interface PackOrder {
  /** The indicative budget, in pounds per the model's period. */
  readonly budget: AmountInput;
  /** What it would like to order. */
  readonly selection: readonly PackSelection[];
  /** Unused packs that it gives back or swaps for others; none unless told. */
  readonly returned?: readonly PackSelection[];
  /** What it had ordered, of which those packs are; needed where packs come back. */
  readonly ordered?: readonly PackSelection[];
}

const packsSchema = () => z.array(z.strictObject({ item: idSchema, packs: quantitySchema })).max(1000);

const orderSchema = schemaFor<PackOrder>()(() =>
  z.strictObject({
    budget: positiveAmountSchema,
    selection: packsSchema(),
    returned: packsSchema().exactOptional(),
    ordered: packsSchema().exactOptional(),
  }),
);

/** A line that can be ordered, and what it costs. */
export interface AcceptedLine {
  /** The item. */
  readonly item: string;
  /** How many packs. */
  readonly packs: number;
  /** What they cost, in pounds. */
  readonly cost: Amount;
}

/** Packs that are taken back, and what they are credited with. */
export interface ReturnedLine {
  /** The item. */
  readonly item: string;
  /** How many packs. */
  readonly packs: number;
  /** What they are credited with, in pounds. */
  readonly credit: Amount;
}

/** A line that cannot be ordered, and why. */
export interface RejectedLine {
  /** Its place in the selection, from 0. */
  readonly index: number;
  /** The item. */
  readonly item: string;
  /** Why it cannot be ordered. */
  readonly reason: string;
}

/** An order checked against budget and catalogue: pounds per `period`. */
export interface OrderCheck {
  /** The indicative budget. */
  readonly budget: Amount;
  /** What the accepted lines cost. */
  readonly spend: Amount;
  /** What packs that come back are credited with. */
  readonly credit: Amount;
  /** Spend less credit less budget: positive when the order costs more. */
  readonly variance: Amount;
  /** The largest difference either way that is allowed. */
  readonly tolerance: Amount;
  /** Whether the difference is within it. */
  readonly withinTolerance: boolean;
  /** The period of every amount in it. */
  readonly period: TimedPeriod;
  /** Lines that can be ordered. */
  readonly accepted: readonly AcceptedLine[];
  /** Lines that cannot be ordered; they are not in `spend`. */
  readonly rejected: readonly RejectedLine[];
  /** Packs that are taken back. */
  readonly returned: readonly ReturnedLine[];
  /** Packs that cannot be taken back; they are not in `credit`. */
  readonly notReturned: readonly RejectedLine[];
}

/**
 * Checks what a family would like to order: whole packs of the catalogue, near enough to the budget.
 *
 * @returns pounds per the model's period; lines that cannot be ordered are listed with the reason and cost nothing
 * @throws RasError `missing` when packs come back and it is not said of what order; `choice-needed` when the model has no tolerance, or packs come back and it has no `returnPercent`
 * @source RR232 5.26 (whole packs, small differences), 5.28 (no private top-up), Figure 10 (unused packs are returned and
 * swapped)
 * @choice returned-packs: no default for what an unused pack is credited with; the report tells of returns without a
 * price. It is a part of the catalogue's price, cut off to the penny below on each line, and buys other packs
 * @choice order-tolerance: no default; the report speaks of small increases and decreases without a number. A percentage
 * of the budget is cut off to the penny below
 * @example
 * ```ts
 * import type { LastPurchaseModel } from 'openras';
 * import { checkOrder } from 'openras/models';
 * const model: LastPurchaseModel = {
 *   schemaVersion: 1, kind: 'last-purchase', period: '12-weeks',
 *   catalogue: [{ id: 'pads', packPrice: '6.20' }], tolerance: { amount: '5' },
 * };
 * const selection = [{ item: 'pads', packs: 20 }, { item: 'swim pants', packs: 1 }];
 * const { variance, withinTolerance, rejected } = checkOrder(model, { budget: '120', selection });
 * variance; // => '4.00'
 * withinTolerance; // => true
 * rejected; // => [{ index: 1, item: 'swim pants', reason: 'not in the catalogue' }]
 * ```
 * @category Models
 */
export function checkOrder(model: LastPurchaseModel, order: PackOrder): OrderCheck {
  const problems = problemList();
  const parsed = parseOrTell(lastPurchaseModelSchema, model, problems, ['model']);
  if (parsed !== undefined && parsed.tolerance === undefined) {
    const message = 'is missing; which difference is small? No report says, so state an amount or a percentage';
    problems.add('choice-needed', ['model', 'tolerance'], message);
  }
  const read = parseOrTell(orderSchema, order, problems, ['order']);
  const { returned: back = [], ordered: had } = read ?? {};
  if (parsed !== undefined && parsed.returnPercent === undefined && back.length > 0) {
    const message = 'is missing; what is a pack credited with that comes back? No report says, so state a percentage';
    problems.add('choice-needed', ['model', 'returnPercent'], message);
  }
  if (back.length > 0 && had === undefined) {
    const message = 'is missing; of what order do packs come back? State the packs that the family had ordered';
    problems.add('missing', ['order', 'ordered'], message);
  }
  if (parsed?.tolerance === undefined || read === undefined) return problems.throwAll();
  problems.throwIfAny();
  const { budget, selection } = read;
  const tolerance = toleranceOf(parsed.tolerance, budget);
  const ordered = packLines(parsed, selection);
  const taken = packLines(parsed, back, packsOf(had ?? []));
  const accepted = ordered.lines.map(({ item, packs, value }) => ({ item, packs, cost: formatAmount(value) }));
  const credits = taken.lines.map((line) => ({ ...line, value: percentOf(line.value, parsed.returnPercent ?? ZERO) }));
  const spend = checkAmount(sumOf(ordered.lines), ['order', 'selection']);
  const credit = checkAmount(sumOf(credits), ['order', 'returned']);
  const variance = spend - credit - budget;
  return {
    budget: formatAmount(budget),
    spend: formatAmount(spend),
    credit: formatAmount(credit),
    variance: formatAmount(variance),
    tolerance: formatAmount(tolerance),
    withinTolerance: variance <= tolerance && -variance <= tolerance,
    period: parsed.period,
    accepted,
    rejected: ordered.rejected,
    returned: credits.map(({ item, packs, value }) => ({ item, packs, credit: formatAmount(value) })),
    notReturned: taken.rejected,
  };
}

/** Whole packs of the catalogue, and what they cost in it. */
interface PackLine {
  readonly item: string;
  readonly packs: number;
  readonly value: Pence;
}

const sumOf = (lines: readonly PackLine[]): Pence => lines.reduce((sum, { value }) => sum + value, 0n);

interface ParsedLine {
  readonly item: string;
  readonly packs: Ratio;
}

/** How many packs of each item there are. */
function packsOf(list: readonly ParsedLine[]): Map<string, Ratio> {
  const packs = new Map<string, Ratio>();
  for (const { item, packs: own } of list) packs.set(item, addRatios(packs.get(item) ?? ZERO, own));
  return packs;
}

/**
 * Tells lines of whole packs of the catalogue from those that are none.
 *
 * @param had what there is of each item, of which nobody can give back more; each line that is taken comes off it
 */
function packLines(
  { catalogue }: ParsedLastPurchaseModel,
  list: readonly ParsedLine[],
  had?: Map<string, Ratio>,
): { readonly lines: readonly PackLine[]; readonly rejected: readonly RejectedLine[] } {
  const lines: PackLine[] = [];
  const rejected: RejectedLine[] = [];
  list.forEach(({ item, packs }, index) => {
    const price = catalogue.find(({ id }) => id === item)?.packPrice;
    const reason = rejection(price, packs) ?? tooMany(had, item, packs);
    if (price === undefined || reason !== undefined)
      rejected.push({ index, item, reason: reason ?? 'not in the catalogue' });
    else lines.push({ item, packs: Number(packs.numerator), value: price * packs.numerator });
  });
  return { lines, rejected };
}

function tooMany(had: Map<string, Ratio> | undefined, item: string, packs: Ratio): string | undefined {
  if (had === undefined) return undefined;
  const there = had.get(item) ?? ZERO;
  if (compareRatios(packs, there) > 0) {
    return there.numerator === 0n
      ? 'none of it was ordered, or all of it is back'
      : `more than the ${formatRatio(there)} that are left of the order`;
  }
  had.set(item, subtractRatios(there, packs));
  return undefined;
}

function rejection(price: Pence | undefined, packs: Ratio): string | undefined {
  if (price === undefined) return 'not in the catalogue';
  if (packs.denominator !== 1n) return 'not a whole number of packs';
  return compareRatios(packs, ratio(0n)) === 0 ? 'no pack at all' : undefined;
}

function toleranceOf(tolerance: NonNullable<ParsedLastPurchaseModel['tolerance']>, budget: Pence): Pence {
  return 'amount' in tolerance ? tolerance.amount : percentOf(budget, tolerance.percent);
}

/** So many per cent of an amount, cut off to the penny below. */
function percentOf(amount: Pence, percent: Ratio): Pence {
  const { numerator, denominator } = multiplyRatios(ratio(amount, 100n), percent);
  return numerator / denominator;
}
