import * as z from 'zod';
import { fail, type Path } from '../errors.js';
import type { DecimalInput } from '../exact/decimal.js';
import {
  compareRatios,
  divideRatios,
  multiplyRatios,
  ONE,
  type Ratio,
  ratio,
  subtractRatios,
  ZERO,
} from '../exact/ratio.js';
import { idSchema } from '../identifier.js';
import { type AmountInput, formatAmount, type Pence, positiveAmountSchema } from '../money/amount.js';
import { roundPence } from '../money/rounding.js';
import { withCheck } from '../parse/check.js';
import { deferred, schemaFor } from '../parse/deferred.js';
import { has, hasOneOf, together, when } from '../together.js';
import { rateSchema } from './rate.js';

/** What a top slice is for: a reserve, or help with managing budgets, planning or brokerage. */
export const SLICE_PURPOSES = ['contingency', 'support'] as const;

/** What a top slice is for. */
export type SlicePurpose = (typeof SLICE_PURPOSES)[number];

/** How two slices combine: each of the whole pot, or each of what the ones before left. */
export const SLICE_COMBINATIONS = ['additive', 'compound'] as const;

/** One slice: a percentage or an amount, one of the two. */
export interface TopSlice {
  /** What the slice is called; each name once. */
  readonly name: string;
  /** What it is for. */
  readonly purpose: SlicePurpose;
  /** Per cent of the pot, 0 to 100; or, where slices compound, of what the ones before left. */
  readonly percent?: DecimalInput;
  /** Pounds, for the period of the pot, in place of a percentage. */
  readonly amount?: AmountInput;
}

/** What is taken off the pot, as callers give it. */
export interface TopSlices {
  /** The slices in the order in which they are taken, at most 20. */
  readonly slices: readonly TopSlice[];
  /** `additive`: each of the whole pot; `compound`: each of what the ones before left. Needed where there are two. */
  readonly combine?: (typeof SLICE_COMBINATIONS)[number];
}

const sliceSchema = deferred(() =>
  withCheck(
    z
      .strictObject({
        name: idSchema,
        purpose: z.enum(SLICE_PURPOSES),
        percent: rateSchema.exactOptional(),
        amount: positiveAmountSchema.exactOptional(),
      })
      .meta(together(hasOneOf('percent', 'amount'))),
    ({ percent, amount }, problems) => {
      if ((percent === undefined) === (amount === undefined)) {
        problems.add('inconsistent', [], 'a top slice is either a percentage or an amount; give one of the two');
      }
    },
  ),
);

/**
 * What is taken off the pot before anything is allocated, in the order in which it is taken.
 *
 * @source RR145 5.23 (contingency from the pot), A.19 (top slice for managed accounts)
 * @choice top-slice-combination: two slices are additive, each a share of the whole pot, or compound, each a share of
 * what the ones before left; named by the caller, no default, because the reports take one slice only
 */
export const topSlicesSchema = schemaFor<TopSlices>()(() =>
  withCheck(
    z
      .strictObject({
        slices: z.array(sliceSchema).max(20),
        combine: z.enum(SLICE_COMBINATIONS).exactOptional(),
      })
      .meta(together(when({ properties: { slices: { type: 'array', minItems: 2 } } }, has('combine')))),
    ({ slices, combine }, problems) => {
      if (slices.length > 1 && combine === undefined) {
        const message = 'two slices are additive (each of the pot) or compound (each of what is left); name one';
        problems.add('choice-needed', ['combine'], message);
      }
      const names = new Set<string>();
      slices.forEach(({ name }, index) => {
        if (names.has(name)) problems.add('duplicate', ['slices', index, 'name'], 'two slices have this name');
        names.add(name);
      });
    },
  ),
);

/** What is taken off the pot, parsed. */
export type ParsedTopSlices = z.output<typeof topSlicesSchema>;

/** One slice with what it takes. */
export interface TakenSlice {
  readonly name: string;
  readonly purpose: SlicePurpose;
  /** Whole pence. */
  readonly pence: Pence;
}

/** What the slices take, and the exact share of the pot that they leave for budgets. */
export interface SlicedPot {
  readonly slices: readonly TakenSlice[];
  readonly left: Pence;
  readonly leftShare: Ratio;
}

/**
 * Takes the slices off a pot, each to the penny; budgets are lowered by the exact share.
 *
 * @throws RasError `refused` with the figures when the slices come to more than the pot
 */
export function takeTopSlices(pot: Pence, { slices, combine }: ParsedTopSlices, path: Path = []): SlicedPot {
  let leftExact = ratio(pot);
  let leftShare = ONE;
  const taken: TakenSlice[] = [];
  for (const slice of slices) {
    const { exact, ofPot } = takenBy(slice, pot, combine === 'additive' ? ONE : leftShare);
    taken.push({ name: slice.name, purpose: slice.purpose, pence: roundPence(exact) });
    leftExact = subtractRatios(leftExact, exact);
    leftShare = subtractRatios(leftShare, ofPot);
  }
  const sum = taken.reduce((total, { pence }) => total + pence, 0n);
  if (compareRatios(leftExact, ZERO) < 0 || sum > pot) {
    const figures = { pot: formatAmount(pot), slices: formatAmount(sum) };
    fail('refused', path, `the top slices of £${figures.slices} are more than the pot of £${figures.pot}`, figures);
  }
  return { slices: taken, left: pot - sum, leftShare };
}

/** What a slice takes: exact pence, and the share of the pot that they are; a percentage is of the share `of`. */
function takenBy({ percent, amount }: ParsedTopSlices['slices'][number], pot: Pence, of: Ratio) {
  if (amount !== undefined) return { exact: ratio(amount), ofPot: shareOfPot(amount, pot) };
  if (percent === undefined) throw new Error('a slice that was read is a percentage or an amount');
  const ofPot = multiplyRatios(percent, of);
  return { exact: multiplyRatios(ofPot, ratio(pot)), ofPot };
}

function shareOfPot(amount: Pence, pot: Pence): Ratio {
  return pot === 0n ? ZERO : divideRatios(ratio(amount), ratio(pot));
}

/** The sum of the slices for one purpose, in pence. */
export function sumOfSlices(slices: readonly TakenSlice[], purpose: TakenSlice['purpose']): Pence {
  return slices.filter((slice) => slice.purpose === purpose).reduce((total, { pence }) => total + pence, 0n);
}

/** A list of slices with one more at its end, taken as pounds. */
export function withAmount(top: ParsedTopSlices, name: string, amount: Pence): ParsedTopSlices {
  return {
    combine: top.combine ?? 'additive',
    slices: [...top.slices, { name, purpose: 'support' as const, amount }],
  };
}

/** A list of slices without one of them. */
export function withoutSlice(top: ParsedTopSlices, name: string): ParsedTopSlices {
  return { ...top, slices: top.slices.filter((slice) => slice.name !== name) };
}
