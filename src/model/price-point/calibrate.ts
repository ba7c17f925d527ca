import { fail, problemList } from '../../errors.js';
import { compareLabels } from '../../exact/labels.js';
import { divideRatios, formatRatio, ratio } from '../../exact/ratio.js';
import { checkAmount, formatAmount } from '../../money/amount.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { Warning } from '../../warning.js';
import {
  type CalibrationCase,
  type CalibrationSample,
  isReason,
  type LeftOutCase,
  readSampleRows,
  type SampleCase,
  type SampleRow,
  sampleOf,
} from '../sample.js';
import { largestScoreOf, type ParsedBounds, refuseScoresBeyond, storedBounds } from '../shared/points/points-bounds.js';
import type { PricePointModel } from './model.js';
import { type ParsedPricePointOptions, type PricePointOptions, pricePointOptionsSchema } from './options.js';
import { byLargestPackage, byTotal, type PriceBasis } from './price.js';
import { type PricePointReport, reportOn } from './report.js';

/** A calibrated RAS 4 model, and what has to be known before its price is trusted. */
export interface PricePointCalibration {
  /** The model, to be stored. */
  readonly model: PricePointModel;
  /** What has to be known before its price is trusted. */
  readonly report: PricePointReport;
}

/**
 * Calibrates RAS 4: the price of a point from a sample of existing cases.
 *
 * By `total` it is the value of all packages over all points; by `largest-package` the largest package over the most
 * points obtainable. The model keeps the price as money over points, so that a budget is rounded only once.
 *
 * @param sample existing cases with their points and the value of their packages in pounds a year
 * @throws RasError with every problem of the sample and the options; `undefined-result` when the sample has no points;
 * `inconsistent` when a score of the sample is more than the most points obtainable
 * @source RR145 5.7 (both methods), 5.8, 5.13 and 5.37 (where the money comes from); IBSEN 1.4, 8.3, 8.7, 9.6.4
 * @choice price-method: `total` unless told otherwise; RR145 lists both and does not say which site used which
 * @choice price-denominator: the most points obtainable; the most observed in the sample by name
 * @choice price-rounding: the price itself is not rounded unless asked; budgets come from the exact ratio
 * @example
 * ```ts
 * import { calibratePricePoint } from 'openras';
 * const sample = [
 *   { caseId: 'F1', points: 50, packageValue: '3000' },
 *   { caseId: 'F2', points: 40, packageValue: '12000' },
 *   { caseId: 'F3', points: 30, packageValue: '6000' },
 *   { caseId: 'F4', points: 20, packageValue: '1500' },
 *   { caseId: 'F5', points: 10, packageValue: '7500' },
 * ];
 * const { report } = calibratePricePoint(sample, { fundingBasis: 'pot', maximumPoints: 80 });
 * report.methods.total?.exact; // => '200'
 * report.methods.largestPackage?.exact; // => '150'
 * ```
 * @category Calibrating
 */
export function calibratePricePoint(
  sample: readonly (SampleCase | LeftOutCase)[],
  options: PricePointOptions,
): PricePointCalibration {
  const [parsed, rows] = readTogether(
    () => parseInput(pricePointOptionsSchema, options, ['options']),
    () => readSampleRows(sample, ['sample']),
  );
  const read = sampleOf(rows, parsed.oneOffs, ['sample']);
  if (parsed.prices !== 'single') refuseWithoutGroup(rows);
  const bounds = { ...parsed, largestScore: largestScoreOf(read.cases.map(({ points }) => points)) };
  refuseScoresBeyond(parsed.maximumPoints, read.cases);
  const bases = basesOf(read.cases, parsed).map((basis) => priced(basis, parsed));
  const model = modelOf(bases, parsed, bounds);
  const warnings = [...read.warnings, ...warningsOf(bases, parsed)];
  return { model, report: reportOn({ sample: { ...read, warnings }, bases, model, options: parsed }) };
}

function basesOf(
  cases: CalibrationSample['cases'],
  { prices }: ParsedPricePointOptions,
): Omit<PriceBasis, 'money' | 'points'>[] {
  if (prices === 'single') return [{ group: undefined, cases }];
  const groups = new Map<string, CalibrationCase[]>();
  for (const one of cases) {
    if (one.group !== undefined) groups.set(one.group, append(groups.get(one.group), one));
  }
  const inOrder = [...groups].sort(([a], [b]) => compareLabels(a, b));
  return inOrder.map(([group, members]) => ({ group, cases: members }));
}

function refuseWithoutGroup(rows: readonly SampleRow[]): void {
  const problems = problemList();
  rows.forEach(({ group, excludeReason }, index) => {
    if (group === undefined && !isReason(excludeReason))
      problems.add('missing', ['sample', index, 'group'], 'a price per group needs its group');
  });
  problems.throwIfAny();
}

function append<T>(list: T[] | undefined, item: T): T[] {
  if (list === undefined) return [item];
  list.push(item);
  return list;
}

function priced(basis: Omit<PriceBasis, 'money' | 'points'>, options: ParsedPricePointOptions): PriceBasis {
  const { group, cases } = basis;
  const named = options.method === 'largest-package' ? byLargestPackage(cases, options) : byTotal(cases, options);
  const streams = options.streams.reduce((sum, { amount }) => sum + amount, 0n);
  if (named.points.numerator === 0n) {
    const who = group === undefined ? 'the sample' : `the group ${group}`;
    fail('undefined-result', ['sample'], `${who} has 0 points in all, so that a point has no price`);
  }
  return { group, cases, money: checkAmount(named.money + streams, ['sample']), points: named.points };
}

function modelOf(
  bases: readonly PriceBasis[],
  options: ParsedPricePointOptions,
  bounds: ParsedBounds,
): PricePointModel {
  const { priceRounding, rounding, streams, addOns } = options;
  return {
    schemaVersion: 1,
    kind: 'price-point',
    ...options.header,
    period: options.period,
    fundingBasis: options.fundingBasis,
    method: options.method,
    prices: bases.map(({ group, money, points }) => {
      const price = { money: formatAmount(money), points: formatRatio(points) };
      return group === undefined ? price : { group, ...price };
    }),
    ...(streams.length > 0 && {
      streams: streams.map(({ name, amount }) => ({ name, amount: formatAmount(amount) })),
    }),
    ...(addOns.length > 0 && {
      addOns: addOns.map(({ id, label, amount }) => ({ id, label, amount: formatAmount(amount) })),
    }),
    ...(priceRounding !== undefined && {
      priceRounding: {
        unit: formatRatio(divideRatios(priceRounding.unit, ratio(100n))),
        mode: priceRounding.mode,
      },
    }),
    rounding: { unit: formatAmount(rounding.unit), mode: rounding.mode },
    ...(options.money === undefined && { oneOffs: options.oneOffs }),
    ...storedBounds(bounds),
  };
}

function warningsOf(bases: readonly PriceBasis[], options: ParsedPricePointOptions): Warning[] {
  const warnings: Warning[] = [];
  if (bases.length > 1) {
    const message = 'a price per group gives two families with equal points different budgets';
    warnings.push({ code: 'price-per-group', message, details: { groups: bases.length } });
  }
  if (options.method === 'largest-package') {
    const message = 'this price rests on one package and is not meant to give back the sum of all packages';
    warnings.push({ code: 'one-package', message });
    if (options.maximumObserved) {
      const observed = 'the most points observed stand in for the most obtainable, which RR145 5.7 divides by';
      warnings.push({ code: 'maximum-observed', message: observed });
    }
  }
  return warnings;
}
