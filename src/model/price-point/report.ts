import { at, valueAt } from '../../exact/at.js';
import { divideRatios, formatRatio, multiplyRatios, type Ratio, ratio, sumRatios } from '../../exact/ratio.js';
import { formatRounded, roundToInteger } from '../../exact/round.js';
import type { FundingBasis } from '../../funding/basis.js';
import { type Amount, checkAmount, formatAmount, type Pence } from '../../money/amount.js';
import { roundPence } from '../../money/rounding.js';
import { parseInput } from '../../parse/parse.js';
import { countOf, type Warning } from '../../warning.js';
import { largestMovers, type Movers } from '../movers.js';
import type { CalibrationSample, ExcludedCase } from '../sample.js';
import { type LeaveOneOut, leaveOneOut } from './leave-one-out.js';
import {
  exactPrice,
  type ParsedPricePointModel,
  type PricePointModel,
  priceFor,
  pricePointModelSchema,
} from './model.js';
import type { ParsedPricePointOptions } from './options.js';
import { byLargestPackage, byTotal, type PriceBasis } from './price.js';

/** A price of a point with what it was made of. */
export interface PriceFigures {
  /** Pounds per period. */
  readonly money: Amount;
  /** The points that the money is for, exactly. */
  readonly points: string;
  /** Pounds per point, exactly: a decimal number, or a fraction such as `1125/7`. */
  readonly exact: string;
  /** Pounds per point to four decimals, for reading. */
  readonly pounds: string;
}

/** One price of a model, and what it rests on. */
export interface ReportedPrice extends PriceFigures {
  /** The group that it is for; null where it is for everyone. */
  readonly group: string | null;
  /** How many cases it rests on. */
  readonly n: number;
  /** How far it depends on any one of them. */
  readonly leaveOneOut: LeaveOneOut;
}

/** The price by both methods on the whole sample, whichever was chosen. */
export interface PriceByMethod {
  /** All money over all points; null where the sample has 0 points. */
  readonly total: PriceFigures | null;
  /** The largest package over the most points; null where the most points are not known. */
  readonly largestPackage: PriceFigures | null;
}

/** What a model gives back on its own sample, in pounds per period. */
export interface FitOnSample {
  /** The sum of the packages. */
  readonly packages: Amount;
  /** The sum of the budgets. */
  readonly budgets: Amount;
  /**
   * The money that there is for these budgets less the budgets: signed, and negative when money is lacking. By `total` it
   * is the money of the price; a largest package is the money of one family, so that there it is that of all packages.
   */
  readonly residual: Amount;
  /** How many budgets come to £0, such as those of cases without points; each carries the advice to refer the case. */
  readonly zeroBudgets: number;
}

/** What has to be known before a price of a point is trusted. */
export interface PricePointReport {
  /** Where the money behind the price comes from. */
  readonly fundingBasis: FundingBasis;
  /** How the price came about. */
  readonly method: PricePointModel['method'];
  /** How many cases the price rests on. */
  readonly n: number;
  /** The cases that were left out. */
  readonly excluded: readonly ExcludedCase[];
  /** One price, or one for each group. */
  readonly prices: readonly ReportedPrice[];
  /** Both methods on the whole sample. */
  readonly methods: PriceByMethod;
  /** What the model gives back on its own sample. */
  readonly onSample: FitOnSample;
  /** The cases that move most. */
  readonly movers: Movers;
  /** What a person should look at. */
  readonly warnings: readonly Warning[];
}

/** What the report is made from. */
export interface ReportInput {
  readonly sample: CalibrationSample;
  readonly bases: readonly PriceBasis[];
  readonly model: PricePointModel;
  readonly options: ParsedPricePointOptions;
}

/** Reports on a calibration: both methods, the leave-one-out range, the fit on its own sample and the largest movers. */
export function reportOn({ sample, bases, model, options }: ReportInput): PricePointReport {
  const { cases, excluded, warnings } = sample;
  const budgets = budgetsOf(sample, model);
  const packages = cases.reduce((sum, { value }) => sum + value, 0n);
  const budgeted = budgets.reduce((sum, budget) => sum + budget, 0n);
  const streams = options.streams.reduce((sum, { amount }) => sum + amount, 0n);
  const ofPrices = bases.reduce((sum, basis) => sum + moneyOfSample(basis), 0n);
  const money = options.method === 'largest-package' ? packages + streams : ofPrices;
  const zeroBudgets = budgets.filter((budget) => budget === 0n).length;
  return {
    fundingBasis: options.fundingBasis,
    method: options.method,
    n: cases.length,
    excluded,
    prices: bases.map((basis) => ({
      group: basis.group ?? null,
      n: basis.cases.length,
      ...figures(basis.money, basis.points),
      leaveOneOut: leaveOneOut(basis, options),
    })),
    methods: {
      total: figuresOrNull(byTotal(cases, options)),
      largestPackage: hasMaximum(options) ? figuresOrNull(byLargestPackage(cases, options)) : null,
    },
    onSample: {
      packages: formatAmount(packages),
      budgets: formatAmount(budgeted),
      residual: formatAmount(money - budgeted),
      zeroBudgets,
    },
    movers: largestMovers(cases.map((one, index) => ({ ...one, budget: at(budgets, index) }))),
    warnings: zeroBudgets > 0 ? [...warnings, zeroBudgetsWarning(zeroBudgets)] : warnings,
  };
}

/** Of the money of a price, what is for the sample's own points: all of it, unless its points are of more families. */
function moneyOfSample({ cases, money, points }: PriceBasis): Pence {
  const own = sumRatios(cases.map((one) => one.points));
  if (points.numerator === 0n) return money;
  return roundToInteger(divideRatios(multiplyRatios(ratio(money), own), points), 'half-up');
}

/** Money over points as the report shows it. */
export function figures(money: Pence, points: Ratio): PriceFigures {
  const price = divideRatios(ratio(money, 100n), points);
  return {
    money: formatAmount(money),
    points: formatRatio(points),
    exact: formatRatio(price),
    pounds: formatRounded(price, 4),
  };
}

function figuresOrNull({ money, points }: { money: Pence; points: Ratio }): PriceFigures | null {
  return points.numerator === 0n ? null : figures(money, points);
}

const hasMaximum = (options: ParsedPricePointOptions): boolean =>
  options.maximumPoints !== undefined || options.maximumObserved;

/** The budget of each case, as `allocate` gives it; cases with equal points are priced once. */
function budgetsOf({ cases }: CalibrationSample, model: PricePointModel): Pence[] {
  const parsed = parseInput(pricePointModelSchema, model);
  const budgetFor = new Map(parsed.prices.map(({ group }) => [group, pricer(parsed, group)]));
  const forAll = budgetFor.get(undefined);
  const budgets = cases.map(({ points, group }) => (forAll ?? valueAt(budgetFor, group))(points));
  for (const budget of budgets) checkAmount(budget, ['points']);
  return budgets;
}

function pricer(model: ParsedPricePointModel, group: string | undefined): (points: Ratio) => Pence {
  const price = exactPrice(priceFor(model, group), model.priceRounding);
  const known = new Map<string, Pence>();
  return (points) => {
    const key = `${points.numerator}/${points.denominator}`;
    const budget = known.get(key) ?? roundPence(multiplyRatios(points, price), model.rounding);
    known.set(key, budget);
    return budget;
  };
}

function zeroBudgetsWarning(count: number): Warning {
  const message = `${countOf(count, 'case')} of the sample to which the model gives £0; refer such cases to costing`;
  return { code: 'zero-budgets', message, details: { cases: count } };
}
