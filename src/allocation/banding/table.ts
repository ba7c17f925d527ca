import { fail } from '../../errors.js';
import { compareRatios, formatRatio, type Ratio } from '../../exact/ratio.js';
import type { AllocationTableModel } from '../../model/allocation-table/model.js';
import { pointsSchema } from '../../model/shared/budget/allocation.js';
import { tooSmall } from '../../model/shared/points/points-bounds.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import { parseInput } from '../../parse/parse.js';
import type { Warning } from '../../warning.js';
import type { Model } from '../kinds.js';
import { type BandedCase, spanOfRow } from './effect.js';
import type { ParsedBandOptions } from './options.js';
import type { MadeRow } from './rows.js';

/** One row of a banded table, and what it joins. */
export interface BandSpread {
  /** The group whose table it is in; null where one table is for everyone. */
  readonly group: string | null;
  /** The scores of the row: `70–115`. */
  readonly row: string;
  /** The amount of the row in pounds per period; null where it gives none. */
  readonly amount: Amount | null;
  /** The lowest budget that the model gives in the band; null where it gives none. */
  readonly lowest: Amount | null;
  /** The highest budget that the model gives in the band; null where it gives none. */
  readonly highest: Amount | null;
  /** How many cases of the sample lie in the band; null without a sample. */
  readonly cases: number | null;
}

/** The table of one group, or of everyone. */
export interface BandedGroup {
  readonly group: string | undefined;
  readonly made: readonly MadeRow[];
  readonly cases: readonly BandedCase[];
}

/**
 * The table as a model, with the dates, the prices and the largest score of the model that it was made from.
 *
 * @throws RasError `inconsistent` where a score of that model's sample is above the last band
 */
export function modelOf(
  source: Model,
  tables: readonly BandedGroup[],
  options: ParsedBandOptions,
): AllocationTableModel {
  const { period, effectiveFrom, effectiveTo, outsideDates, financialYear, priceBase } = source;
  const { step, offStep, maximumPoints, challengePoints, header } = options;
  const largestScore = largestScoreOf(source);
  if (largestScore !== undefined && compareRatios(largestScore, maximumPoints) > 0) {
    fail('inconsistent', ['options', 'maximumPoints'], tooSmall(formatRatio(largestScore)));
  }
  return {
    schemaVersion: 1,
    kind: 'allocation-table',
    ...(effectiveFrom !== undefined && { effectiveFrom }),
    ...(effectiveTo !== undefined && { effectiveTo }),
    ...(outsideDates !== undefined && { outsideDates }),
    ...(financialYear !== undefined && { financialYear }),
    ...(priceBase !== undefined && { priceBase }),
    ...header,
    period,
    step: formatRatio(step),
    offStep,
    ...(challengePoints !== undefined && { challengePoints }),
    tables: tables.map(({ group, made }) => ({
      ...(group !== undefined && { group }),
      maximum: formatRatio(maximumPoints),
      rows: made.map(({ row }) => row),
    })),
    ...(largestScore !== undefined && { largestScore: formatRatio(largestScore) }),
  };
}

function largestScoreOf(source: Model): Ratio | undefined {
  if (!('largestScore' in source) || source.largestScore === undefined) return undefined;
  return parseInput(pointsSchema, source.largestScore, ['model', 'largestScore']);
}

/** What one row joins. */
export function spreadOf(made: MadeRow, group: string | undefined): BandSpread {
  const { row, lowest, highest } = made;
  return {
    group: group ?? null,
    row: spanOfRow(made),
    amount: row.amount,
    lowest: lowest === null ? null : formatAmount(lowest),
    highest: highest === null ? null : formatAmount(highest),
    cases: row.cases ?? null,
  };
}

/** A warning for a row that rests on too few cases. */
export function fewCases({ row, amount, cases, group }: BandSpread, minCases: number | undefined): Warning[] {
  const few = cases !== null && amount !== null && (minCases === undefined ? cases === 1 : cases < minCases);
  if (!few) return [];
  const of = group === null ? '' : ` of the group ${group}`;
  const rest = cases === 1 ? 'one case and may print what one family had' : `${cases} cases`;
  const message = `the row ${row}${of} rests on ${rest}; join it with its neighbour before the table is published`;
  return [{ code: 'few-cases', message, details: { row, cases } }];
}
