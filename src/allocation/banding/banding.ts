import { formatRatio } from '../../exact/ratio.js';
import type { AllocationTableModel } from '../../model/allocation-table/model.js';
import type { PreparedModel } from '../../model/kind.js';
import { madeForWarnings } from '../../model/made-for.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { Warning } from '../../warning.js';
import type { Model } from '../kinds.js';
import { prepareModel } from '../open-model.js';
import { type BandedCase, type BandingTotals, effectOn, placeCases, positionsOf, totalsOf } from './effect.js';
import { gridOf } from './grid.js';
import { type BandCase, type BandOptions, bandOptionsSchema, isExcluded, type ParsedBandOptions } from './options.js';
import { rowsOf } from './rows.js';
import { answersOf } from './scores.js';
import { type BandedGroup, type BandSpread, fewCases, modelOf, spreadOf } from './table.js';

/** A banded table, and what banding changed. */
export interface Banding {
  /** The table, to be stored. */
  readonly model: AllocationTableModel;
  /** Each row, and what it joins. */
  readonly rows: readonly BandSpread[];
  /** What banding changes for each case of the sample, in its order. */
  readonly cases: readonly BandedCase[];
  /** What banding changes for the sample as a whole. */
  readonly totals: BandingTotals;
  /** What a person should look at. */
  readonly warnings: readonly Warning[];
}

/**
 * Makes an allocation table of bands from a model that prices points, and says what that changes for each case.
 *
 * Bands come from `breaks` (the first score of each), from a `bandWidth`, or `byRounding`: neighbouring scores whose
 * amounts are equal once rounded by `amountRounding` are joined. The amount of a band is rounded to `amountRounding`.
 *
 * @param model a stored model of any kind that prices points
 * @returns amounts in pounds per the model's period
 * @throws RasError for options that do not fit each other; `inconsistent` for a band in which the model gives some
 * scores a budget and others none, naming the score where to begin another; `undefined-result` for the mean of a band
 * without cases; `out-of-range` for a case above the maximum
 * @source IPB p.34 (a published banding table of levels)
 * @choice band-amount: half-way between the lowest and the highest amount of the model in the band, since it needs no
 * sample; by name the mean of the budgets of the cases in the band, the lowest or the
 * highest
 * @choice band-end: the last band ends at the most points of the questionnaire and none is open, since an open band has
 * no middle and would cap those with most need
 * @choice min-cases: there is no default for the fewest cases that a row may rest on; a row of one case is warned of
 * always
 * @example
 * ```ts
 * import type { Model } from 'openras';
 * import { bandModel } from 'openras/models';
 * const model: Model = {
 *   schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total',
 *   prices: [{ money: '30000.00', points: '150' }], rounding: {},
 * };
 * const sample = [{ caseId: 'F1', points: 12 }, { caseId: 'F2', points: 30 }];
 * const { rows, cases, totals } = bandModel(model, { breaks: [0, 10, 20], step: 1, maximumPoints: 40, sample });
 * rows.map(({ row, amount }) => [row, amount]);
 * // => [['0–9', '900.00'], ['10–19', '2900.00'], ['20–40', '6000.00']]
 * cases.map(({ caseId, difference }) => [caseId, difference]); // => [['F1', '500.00'], ['F2', '0.00']]
 * totals.residual; // => '-500.00'
 * ```
 * @category Models
 */
export function bandModel(model: Model, options: BandOptions): Banding {
  const [open, parsed] = readTogether(
    () => prepareModel(model, ['model']),
    () => parseInput(bandOptionsSchema, options, ['options']),
  );
  const sample = parsed.sample?.filter((one) => !isExcluded(one));
  const members = membersOf(sample, parsed);
  const tables = (parsed.groups ?? [undefined]).map((group) => bandGroup(open, group, members?.get(group), parsed));
  const byId = new Map(tables.flatMap(({ cases }) => cases.map((one) => [one.caseId, one] as const)));
  const cases = (sample ?? []).flatMap(({ caseId }) => byId.get(caseId) ?? []);
  const rows = tables.flatMap(({ group, made }) => made.map((one) => spreadOf(one, group)));
  return {
    model: modelOf(model, tables, parsed),
    rows,
    cases,
    totals: totalsOf(cases),
    warnings: [
      ...rows.flatMap((row) => fewCases(row, parsed.minCases)),
      ...ofSample(open, sample ?? [], parsed.groups),
    ],
  };
}

function bandGroup(
  open: PreparedModel,
  group: string | undefined,
  cases: readonly BandCase[] | undefined,
  options: ParsedBandOptions,
): BandedGroup {
  const scores = gridOf(options);
  const answers = answersOf(open, scores, group, ['model']);
  const points = cases?.map((one) => one.points) ?? [];
  const placed = placeCases(positionsOf(cases ?? [], options), answersOf(open, points, group, ['options', 'sample']));
  const made = rowsOf({ scores, answers, cases: cases && placed }, options);
  return { group, made, cases: effectOn(cases ?? [], placed, made) };
}

/** Cases of the sample that the model was not made for. */
function ofSample(open: PreparedModel, sample: readonly BandCase[], groups: readonly string[] | undefined): Warning[] {
  return madeForWarnings(
    sample.map(({ caseId, points, group }, index) => {
      const one = {
        caseId,
        points: formatRatio(points),
        ...(groups !== undefined && group !== undefined && { group }),
      };
      return open.allocate(one, ['options', 'sample', index]).warnings;
    }),
  );
}

/** The cases of the sample by the table that they fall under. */
function membersOf(sample: readonly BandCase[] | undefined, { groups }: ParsedBandOptions) {
  if (sample === undefined) return undefined;
  const members = new Map<string | undefined, BandCase[]>((groups ?? [undefined]).map((group) => [group, []]));
  for (const one of sample) members.get(groups === undefined ? undefined : one.group)?.push(one);
  return members;
}
