import * as z from 'zod';
import type { Cohort } from '../../cohort/cohort.js';
import { quantileTypeField } from '../../cohort/options.js';
import { rankingOf } from '../../cohort/order/ranking.js';
import type { CohortInput } from '../../cohort/read/read.js';
import { smallCellWarning } from '../../cohort/small-cell.js';
import type { QuantileType } from '../../exact/quantile.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import type { Stage } from '../../stage.js';
import type { Warning } from '../../warning.js';
import { bandsField, type NeedBands } from '../bands.js';
import { type EquityResult, selectCases } from '../compared.js';
import { byField, checkEquityOptions, type EquityOptions, equityFields } from '../options.js';
import { readEquity } from '../read-equity.js';
import { type SmallCellOption, smallCellFields } from '../small-cell.js';
import { strataOf } from '../strata/strata.js';
import { type AcrossGroups, acrossGroups } from './across-groups.js';
import { type SpreadWithinBands, spreadWithinBands } from './band-spread.js';
import { type EqualPoints, equalPointsOf } from './equal-points.js';

/** How like cases are compared. */
export interface HorizontalOptions extends EquityOptions, SmallCellOption {
  /** Characteristics across whose groups the same points are compared; none unless told. */
  readonly by?: readonly string[] | undefined;
  /** Bands of points within which amounts are spread; without them nothing is told of the spread. */
  readonly bands?: NeedBands;
  /** The definition of quartiles, by its number in Hyndman and Fan; 7 unless told otherwise. */
  readonly quantileType?: QuantileType | undefined;
}

const optionsSchema = schemaFor<HorizontalOptions>()(() =>
  withCheck(
    z.strictObject({
      ...equityFields(),
      ...smallCellFields(),
      by: byField().default([]),
      bands: bandsField().exactOptional(),
      quantileType: quantileTypeField(),
    }),
    checkEquityOptions,
  ),
);

/** How like cases are treated at one stage. */
export interface HorizontalAtStage {
  /** The stage. */
  readonly stage: Stage;
  /** How many families it rests on. */
  readonly n: number;
  /** Whether the same points are the same money. */
  readonly equalPoints: EqualPoints;
  /** One for each characteristic of `by`. */
  readonly acrossGroups: readonly AcrossGroups[];
  /** Null without `bands`. */
  readonly spread: SpreadWithinBands | null;
}

/** Whether like cases are treated alike. */
export interface HorizontalEquity extends EquityResult {
  /** One for each stage. */
  readonly stages: readonly HorizontalAtStage[];
  /** What a person should look at. */
  readonly warnings: readonly Warning[];
}

/**
 * Horizontal equity: whether families with the same points have the same money, in all and across groups, and how far
 * amounts are spread within bands of need, at each stage.
 *
 * @param cohort cases, or columns for many of them; amounts in pounds (in columns pence) per `period`
 * @param options `stages` to look at, `by` characteristics to compare across, `bands` of points for the spread
 * @returns plain JSON; amounts in pounds per `period`, exact and rounded once
 * @throws RasError with every problem of the cases and the options; `unknown-name` for a characteristic no case has
 * @source IBSEN 9.6.4 (the same points and then more money), 9.6.3 (scatter within groups); RR145 5.21
 * @choice equal-treatment: equal means to the penny; a tolerance would hide that somebody was treated otherwise
 * @category Equity
 * @example
 * ```ts
 * import { horizontalEquity } from 'openras/equity';
 * const cases = [
 *   { caseId: 'F1', points: 12, indicative: '5400', group: 'learning disability' },
 *   { caseId: 'F2', points: 12, indicative: '5000', group: 'physical disability' },
 *   { caseId: 'F3', points: 20, indicative: '9000', group: 'physical disability' },
 * ];
 * const [indicative] = horizontalEquity(cases, { stages: ['indicative'], by: ['group'] }).stages;
 * indicative?.equalPoints.holds; // => false
 * indicative?.equalPoints.breaches[0]?.difference; // => '400.00'
 * indicative?.acrossGroups[0]?.prices.map(({ group, perPoint }) => [group, perPoint]); // => [
 *   //   ['learning disability', '450.00'], ['physical disability', '437.50'],
 *   // ]
 * ```
 */
export function horizontalEquity(cohort: CohortInput, options: HorizontalOptions): HorizontalEquity {
  const [read, parsed] = readEquity(cohort, optionsSchema, options);
  return horizontalOf(read, parsed);
}

/** Horizontal equity of a cohort that has been read. */
export function horizontalOf(cohort: Cohort, options: z.output<typeof optionsSchema>): HorizontalEquity {
  const { stages, by, bands, list, smallCell, quantileType, period } = options;
  const compared = selectCases(cohort, { stages, points: true, list });
  const need = rankingOf(compared.points);
  const scores = strataOf(compared, [], 'each');
  const strata = bands === undefined ? undefined : strataOf(compared, [], bands);
  const atStages = stages.map((stage): HorizontalAtStage => {
    const amounts = compared.amountsAt(stage);
    const across = { compared, need, strata: scores, amounts, list, smallCell };
    return {
      stage,
      n: compared.n,
      equalPoints: equalPointsOf(compared, need, amounts, list),
      acrossGroups: by.map((name) => acrossGroups(across, name)),
      spread: strata === undefined ? null : spreadWithinBands(strata, amounts, { smallCell, list, quantileType }),
    };
  });
  const { cases, n, excluded } = compared;
  const small = atStages.flatMap(({ acrossGroups, spread }) => [
    ...acrossGroups.flatMap(({ prices }) => prices),
    ...(spread?.bands ?? []),
  ]);
  const smallCells = small.filter((cell) => cell.smallCell === true).length;
  return {
    period,
    cases,
    n,
    excluded,
    stages: atStages,
    warnings: smallCellWarning(smallCells, smallCell, 'group or band'),
  };
}
