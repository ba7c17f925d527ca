import * as z from 'zod';
import { fail, type Path } from '../errors.js';
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
import { formatAmount, type Pence, positiveAmountSchema } from '../money/amount.js';
import { roundPence } from '../money/rounding.js';
import { withCheck } from '../parse.js';
import { rateSchema } from './rate.js';

/** What a top slice is for: a reserve, or help with managing budgets, planning or brokerage. */
export const SLICE_PURPOSES = ['contingency', 'support'] as const;

const sliceSchema = withCheck(
  z.strictObject({
    name: idSchema,
    purpose: z.enum(SLICE_PURPOSES),
    /** Per cent of the pot; or, where slices compound, of what the ones before left. */
    percent: rateSchema.exactOptional(),
    /** Pounds, in place of a percentage. */
    amount: positiveAmountSchema.exactOptional(),
  }),
  ({ percent, amount }, problems) => {
    if ((percent === undefined) === (amount === undefined)) {
      problems.add('inconsistent', [], 'a top slice is either a percentage or an amount; give one of the two');
    }
  },
);

/**
 * What is taken off the pot before anything is allocated, in the order in which it is taken.
 *
 * @source RR145 5.23 (contingency from the pot), A.19 (top slice for managed accounts)
 * @choice top-slice-combination: two slices are additive, each a share of the whole pot, or compound, each a share of
 * what the ones before left; named by the caller, no default, because the reports take one slice only
 */
export const topSlicesSchema = withCheck(
  z.strictObject({
    slices: z.array(sliceSchema).max(20),
    combine: z.enum(['additive', 'compound']).exactOptional(),
  }),
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
);

/** What is taken off the pot, as callers give it. */
export type TopSlices = z.input<typeof topSlicesSchema>;

/** What is taken off the pot, parsed. */
export type ParsedTopSlices = z.output<typeof topSlicesSchema>;

/** One slice with what it takes. */
export interface TakenSlice {
  readonly name: string;
  readonly purpose: (typeof SLICE_PURPOSES)[number];
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
  for (const { name, purpose, percent, amount } of slices) {
    const share = percent === undefined ? shareOfPot(amount ?? 0n, pot) : percent;
    const ofPot = percent === undefined || combine === 'additive' ? share : multiplyRatios(share, leftShare);
    const exact = percent === undefined ? ratio(amount ?? 0n) : multiplyRatios(ofPot, ratio(pot));
    taken.push({ name, purpose, pence: roundPence(exact) });
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
