import { type OpenModel, openModel } from '../../../allocation/open-model.js';
import { isRasError } from '../../../errors.js';
import { formatRatio, multiplyRatios, type Ratio, ratio } from '../../../exact/ratio.js';
import { parseAmount } from '../../../money/amount.js';
import type { Stretch } from './plan.js';

/** Millionths in a point, the finest that points can be. */
export const MICRO = 1_000_000n;

/** What a model says at some points, and from which of its rows. */
export interface Answered extends Omit<Stretch, 'line'> {
  /** The row whose amount it is; nothing where there is no budget. */
  readonly row?: number;
}

/** A model that is asked what it says; nothing of its rules is written down a second time. */
export interface Asked {
  /** What it says from these points on. */
  at(low: bigint, own: object, sampled?: bigint): Answered;
}

/**
 * Asks a model, and from which row of it an amount comes: of the same model in which each row comes to as many pence as its
 * number says.
 *
 * @param numbered the model in which the amount of row `n` is `n + 1` pence
 */
export function askedOf(open: OpenModel, numbered: unknown): Asked {
  const rows = openModel(numbered);
  return {
    at(low, own, sampled = low) {
      const one = { caseId: 'one', points: formatRatio(ratio(sampled, MICRO)), ...own };
      try {
        const { status, warnings } = open.allocate(one);
        const codes = warnings.map(({ code }) => code).filter((code) => code !== 'zero-budget');
        const told = { low, status, warning: codes.join(', ') };
        if (status !== 'budget') return told;
        return { ...told, row: Number(parseAmount(rows.allocate(one).indicative ?? '0')) - 1 };
      } catch (error) {
        if (!isRasError(error)) throw error;
        return { low, status: 'refused', warning: `${error.path.at(-1)}: ${error.code}` };
      }
    },
  };
}

/** What a model says that looks at no points. */
export function answeredOnce(open: OpenModel, own: object): Pick<Stretch, 'status' | 'warning'> {
  const { status, warnings } = open.allocate({ caseId: 'one', ...own });
  const codes = warnings.map(({ code }) => code).filter((code) => code !== 'zero-budget');
  return { status, warning: codes.join(', ') };
}

/** Points in millionths, exactly. */
export const microOf = (points: Ratio): Ratio => multiplyRatios(points, ratio(MICRO));

/** The whole part of a ratio of 0 or more. */
export const floorOf = ({ numerator, denominator }: Ratio): bigint => numerator / denominator;

/** The first whole number that is not less than a ratio of 0 or more. */
export const ceilOf = ({ numerator, denominator }: Ratio): bigint => (numerator + denominator - 1n) / denominator;

/** The bounds of a model, behind which it says something else. */
export interface Bounds {
  readonly maximumPoints?: Ratio;
  readonly largestScore?: Ratio;
  readonly beyondMaximum: 'warn' | 'refer' | 'refuse';
}

/** The first points behind each bound, in millionths. */
export function behindBounds({ maximumPoints, largestScore }: Bounds): bigint[] {
  return [maximumPoints, largestScore].flatMap((bound) => (bound === undefined ? [] : [floorOf(microOf(bound)) + 1n]));
}

/** Points beyond which a model refers or refuses, in millionths; nothing where it does neither. */
export function beyondOf({ maximumPoints, beyondMaximum }: Bounds): { readonly beyond?: bigint } {
  if (maximumPoints === undefined || beyondMaximum === 'warn') return {};
  return { beyond: floorOf(microOf(maximumPoints)) };
}

/** Places in order, each once, up to the most points that there are. */
export function inOrder(places: readonly bigint[]): bigint[] {
  const most = 1_000_000_000n * MICRO;
  return [...new Set(places)].filter((place) => place <= most).sort((a, b) => (a < b ? -1 : 1));
}
