import { at } from '../../exact/at.js';
import { compareText } from '../../exact/labels.js';
import {
  compareRatios,
  divideRatios,
  formatRatio,
  type Ratio,
  ratio,
  subtractRatios,
  ZERO,
} from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { Pence } from '../../money/amount.js';
import type { ParsedPricePointOptions } from './options.js';
import type { PriceBasis } from './price.js';

/** A price of a point with one case left out. */
export interface PriceWithout {
  /** The case that is left out. */
  readonly caseId: string;
  /** Pounds per point without this case, exactly. */
  readonly exact: string;
  /** The same to four decimals, for reading. */
  readonly pounds: string;
  /** The change against the price with every case, in per cent to two decimals. */
  readonly percent: string;
}

/** How far the price of a point depends on any one case of its sample. */
export type LeaveOneOut = KnownLeaveOneOut | UnknownLeaveOneOut;

/** The range of prices with each case left out in turn. */
export interface KnownLeaveOneOut {
  /** Whether the range is defined. */
  readonly known: true;
  /** The least price with one case left out; of equals the first by id. */
  readonly lowest: PriceWithout;
  /** The highest. */
  readonly highest: PriceWithout;
  /** The case whose absence moves the price most, up or down; of equals the first by id. */
  readonly mostInfluence: PriceWithout;
  /** Cases without which no points are left, and no price. */
  readonly undefinedWithout: readonly string[];
}

/** That the range is not defined, and why. */
export interface UnknownLeaveOneOut {
  /** Whether the range is defined. */
  readonly known: false;
  /** Why it is not, in a sentence. */
  readonly why: string;
}

/**
 * The range of prices with each case left out in turn.
 *
 * @choice leave-one-out: not defined where the money is not the sample's own packages, since it is not known what
 * would leave with a case
 */
export function leaveOneOut(basis: PriceBasis, options: ParsedPricePointOptions): LeaveOneOut {
  if (options.money !== undefined) return { known: false, why: "the money is not the sum of the sample's packages" };
  if (basis.cases.length < 2) return { known: false, why: 'the sample has one case' };
  const without = options.method === 'total' ? withoutByTotal(basis) : withoutByLargest(basis, options);
  const price = divideRatios(ratio(basis.money, 100n), basis.points);
  let lowest: Without | undefined;
  let highest: Without | undefined;
  let most: Without | undefined;
  const undefinedWithout: string[] = [];
  basis.cases.forEach(({ caseId }, index) => {
    const { money, points } = without(index);
    if (points.numerator <= 0n) {
      undefinedWithout.push(caseId);
      return;
    }
    const left = divideRatios(ratio(money, 100n), points);
    const one = { caseId, left, moves: magnitude(subtractRatios(left, price)) };
    if (comesBefore(one, lowest, (than) => compareRatios(left, than.left))) lowest = one;
    if (comesBefore(one, highest, (than) => compareRatios(than.left, left))) highest = one;
    if (comesBefore(one, most, (than) => compareRatios(than.moves, one.moves))) most = one;
  });
  if (lowest === undefined || highest === undefined || most === undefined) {
    return { known: false, why: 'without any one case no points are left' };
  }
  const show = (one: Without): PriceWithout => describe(one, price);
  return {
    known: true,
    lowest: show(lowest),
    highest: show(highest),
    mostInfluence: show(most),
    undefinedWithout: undefinedWithout.sort(compareText),
  };
}

/** Whether a case comes before another; of equals the first by id, so that the order of a file makes no difference. */
function comesBefore(one: Without, other: Without | undefined, compare: (than: Without) => number): boolean {
  if (other === undefined) return true;
  return (compare(other) || compareText(one.caseId, other.caseId)) < 0;
}

interface Without {
  readonly caseId: string;
  readonly left: Ratio;
  readonly moves: Ratio;
}

type WithoutCase = (index: number) => { money: Pence; points: Ratio };

function withoutByTotal({ cases, money, points }: PriceBasis): WithoutCase {
  return (index) => {
    const one = at(cases, index);
    return { money: money - one.value, points: subtractRatios(points, one.points) };
  };
}

/** Without the largest package the second largest sets the price; the most points obtainable stay as they are. */
function withoutByLargest({ cases, money, points }: PriceBasis, options: ParsedPricePointOptions): WithoutCase {
  const values = cases.map(({ value }) => value).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
  const mostFirst = cases.map((one) => one.points).sort((a, b) => compareRatios(b, a));
  // It is asked only of two cases or more.
  const [largest, second] = [at(values, 0), at(values, 1)];
  const [most, next] = [at(mostFirst, 0), at(mostFirst, 1)];
  const streams = money - largest;
  const observed = options.maximumObserved || options.maximumPoints === undefined;
  return (index) => {
    const one = at(cases, index);
    const isMost = observed && compareRatios(one.points, most) === 0;
    return { money: streams + (one.value === largest ? second : largest), points: isMost ? next : points };
  };
}

function describe({ caseId, left }: Without, price: Ratio): PriceWithout {
  const change = price.numerator === 0n ? ZERO : divideRatios(subtractRatios(left, price), price);
  return {
    caseId,
    exact: formatRatio(left),
    pounds: formatRounded(left, 4),
    percent: formatRounded(ratio(change.numerator * 100n, change.denominator), 2),
  };
}

const magnitude = (value: Ratio): Ratio =>
  value.numerator < 0n ? { numerator: -value.numerator, denominator: value.denominator } : value;
