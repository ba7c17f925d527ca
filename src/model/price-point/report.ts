import { divideRatios, formatRatio, type Ratio, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { FundingBasis } from '../../funding/basis.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import { parseInput } from '../../parse.js';
import { countOf, type Warning } from '../../warning.js';
import { scalePoints } from '../cohort.js';
import { largestMovers, type Movers } from '../movers.js';
import type { CalibrationSample, ExcludedCase } from '../sample.js';
import { allocateCohortByPricePoint } from './cohort.js';
import { type LeaveOneOut, leaveOneOut } from './leave-one-out.js';
import { type PricePointModel, pricePointModelSchema } from './model.js';
import type { ParsedPricePointOptions } from './options.js';
import { byLargestPackage, byTotal, type PriceBasis } from './price.js';

/** A price of a point with what it was made of. */
export interface PriceFigures {
  /** Pounds per period. */
  readonly money: Amount;
  readonly points: string;
  /** Pounds per point, exactly: a decimal number, or a fraction such as `1125/7`. */
  readonly exact: string;
  /** Pounds per point to four decimals, for reading. */
  readonly pounds: string;
}

/** What has to be known before a price of a point is trusted. */
export interface PricePointReport {
  readonly fundingBasis: FundingBasis;
  readonly method: PricePointModel['method'];
  /** How many cases the price rests on. */
  readonly n: number;
  readonly excluded: readonly ExcludedCase[];
  readonly prices: readonly (PriceFigures & {
    readonly group: string | null;
    readonly n: number;
    readonly leaveOneOut: LeaveOneOut;
  })[];
  /** Both methods on the whole sample, whichever was chosen; null where the most points are not known. */
  readonly methods: { readonly total: PriceFigures | null; readonly largestPackage: PriceFigures | null };
  /** What the model gives back on its own sample, in pounds per period. */
  readonly onSample: {
    readonly packages: Amount;
    readonly budgets: Amount;
    /** The money that the price was made of less the budgets: signed, and negative when money is lacking. */
    readonly residual: Amount;
    readonly zeroPoints: number;
  };
  readonly movers: Movers;
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
  const budgets = budgetsOf(sample, bases, model);
  const packages = cases.reduce((sum, { value }) => sum + value, 0n);
  const budgeted = budgets.reduce((sum, budget) => sum + budget, 0n);
  const money = bases.reduce((sum, basis) => sum + basis.money, 0n);
  const zeroPoints = cases.filter(({ points }) => points.numerator === 0n).length;
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
      zeroPoints,
    },
    movers: largestMovers(cases.map((one, index) => ({ ...one, budget: budgets[index] ?? 0n }))),
    warnings: zeroPoints > 0 ? [...warnings, zeroPointsWarning(zeroPoints)] : warnings,
  };
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

function budgetsOf({ cases }: CalibrationSample, bases: readonly PriceBasis[], model: PricePointModel): Pence[] {
  const parsed = parseInput(pricePointModelSchema, model);
  const columns = scalePoints(cases.map(({ points }) => points));
  const names = bases.map(({ group }) => group ?? '');
  const codeOf = new Map(names.map((name, code) => [name, code]));
  const groups = { names, codes: cases.map(({ group = '' }) => codeOf.get(group) ?? 0) };
  const cohort = bases.length === 1 && names[0] === '' ? columns : { ...columns, groups };
  return Array.from(allocateCohortByPricePoint(parsed, cohort).pence, BigInt);
}

function zeroPointsWarning(count: number): Warning {
  const message = `${countOf(count, 'case')} of the sample without points, to which the model gives £0; refer such cases to costing`;
  return { code: 'zero-points', message, details: { cases: count } };
}
