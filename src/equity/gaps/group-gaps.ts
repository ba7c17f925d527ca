import type { Cohort } from '../../cohort/cohort.js';
import type { CohortInput } from '../../cohort/read/read.js';
import { smallCellWarning } from '../../cohort/small-cell.js';
import { formatRatio } from '../../exact/ratio.js';
import type { Stage } from '../../stage.js';
import type { Warning } from '../../warning.js';
import { type EquityResult, selectCases } from '../compared.js';
import type { GapVariance } from '../interval/gap-interval.js';
import type { GapLevel } from '../interval/level.js';
import { readEquity } from '../read-equity.js';
import { strataOf } from '../strata/strata.js';
import { type CharacteristicGaps, characteristicGaps } from './characteristic-gaps.js';
import { type Combinations, combinationsOf } from './combinations.js';
import { type GapWeights, type GroupGapOptions, gapOptionsSchema, type ParsedGapOptions } from './options.js';

/** The groups of all characteristics at one stage. */
export interface GapsAtStage {
  /** The stage. */
  readonly stage: Stage;
  /** How many families it rests on. */
  readonly n: number;
  /** One for each characteristic that is compared. */
  readonly characteristics: readonly CharacteristicGaps[];
  /** Every combination of the characteristics that families have; empty unless there are two or more of them. */
  readonly combinations: Combinations;
}

/** The rules that gaps follow. */
export interface GapRules {
  /** The characteristics that are held equal. */
  readonly given: readonly string[];
  /** Cut points of the bands of points, or each score by itself; null where points are not held equal. */
  readonly bands: 'each' | readonly string[] | null;
  /** Whose mix of need the gaps are weighted with. */
  readonly weights: GapWeights;
  /** How sure the intervals are, in per cent. */
  readonly level: GapLevel;
  /** Whose variance they go by. */
  readonly variance: GapVariance;
  /** How the intervals are made. */
  readonly interval: string;
  /** How far apart two gaps are warned of, in per cent of the reference group's mean amount. */
  readonly disagreement: string;
  /** The same where their signs differ. */
  readonly oppositeSigns: string;
  /** A figure of fewer families than this is small; null where nothing was said. */
  readonly smallCell: number | null;
}

/** How groups fare against each other, as the averages stand and at equal need. */
export interface GroupGaps extends EquityResult {
  /** The rules that the figures follow. */
  readonly rules: GapRules;
  /** One for each stage. */
  readonly stages: readonly GapsAtStage[];
  /** What a person should look at. */
  readonly warnings: readonly Warning[];
}

const noCombinations = (): GapsAtStage['combinations'] => ({ total: 0, rows: [] });

const INTERVAL = 'the further of rearrangements within equal need and of Student’s distribution';

/**
 * The gaps between groups: of the averages, and at equal need by direct standardisation over bands of points or other
 * columns, with an interval; and a plain warning where the two disagree, because an average gap can vanish, appear or
 * turn round once need is held equal.
 *
 * @param cohort cases, or columns for many of them; amounts in pounds (in columns pence) per `period`
 * @param options `by` the characteristics to compare; `bands` of points, columns `given`, or both, as what equal need is
 * @returns plain JSON; amounts in pounds per `period`, exact and rounded once, but for the intervals
 * @throws RasError with every problem of the cases and the options; `choice-needed` when nothing says what equal need is,
 * `unknown-name` for a characteristic or a reference group that no case has
 * @source IBSEN 7.6 (groups that get less at equal need), 16.1.2 (differences in average budgets); RR145 5.61
 * @choice reference-group: the largest group that is stated, unless the caller names one
 * @choice standard-population: gaps at equal need are weighted with the need of everyone compared
 * @category Equity
 * @example
 * ```ts
 * import { groupGaps } from 'openras/equity';
 * const family = (caseId: string, group: string, points: number, final: number) => ({ caseId, group, points, final });
 * const cases = [
 *   family('F1', 'A', 10, 4000), family('F2', 'A', 10, 4000), family('F3', 'A', 30, 9000),
 *   family('F4', 'B', 10, 4500), family('F5', 'B', 30, 9500), family('F6', 'B', 30, 9500), family('F7', 'B', 30, 9500),
 * ];
 * const { stages, warnings } = groupGaps(cases, { stages: ['final'], by: ['group'], bands: 'each' });
 * const [a] = stages[0]?.characteristics[0]?.groups ?? [];
 * a?.rawGap?.amount; // => '-2583.33'
 * a?.gapAtEqualNeed?.amount; // => '-500.00'
 * warnings[0]?.code; // => 'gap-cannot-be-told'
 * ```
 */
export function groupGaps(cohort: CohortInput, options: GroupGapOptions): GroupGaps {
  const [read, parsed] = readEquity(cohort, gapOptionsSchema, options);
  return groupGapsOf(read, parsed);
}

/** The gaps between groups of a cohort that has been read. */
export function groupGapsOf(cohort: Cohort, parsed: ParsedGapOptions): GroupGaps {
  const { stages, by, given, bands, list, smallCell, period } = parsed;
  const compared = selectCases(cohort, { stages, points: false, list });
  const strata = strataOf(compared, given, bands);
  const eachScore = bands === undefined || bands === 'each' ? undefined : strataOf(compared, given, 'each');
  const warnings: Warning[] = [];
  const atStages = stages.map((stage): GapsAtStage => {
    const results = by.map((name) => characteristicGaps({ compared, stage, strata, eachScore, options: parsed }, name));
    warnings.push(...results.flatMap((result) => result.warnings));
    const amounts = compared.amountsAt(stage);
    const combinations = by.length > 1 ? combinationsOf(compared, by, amounts, { list, smallCell }) : noCombinations();
    return {
      stage,
      n: compared.n,
      characteristics: results.map(({ gaps }) => gaps),
      combinations,
    };
  });
  const { cases, n, excluded } = compared;
  warnings.push(...smallCellWarning(smallCells(atStages), smallCell, 'group, stratum or combination'));
  return { period, cases, n, excluded, rules: rulesOf(parsed), stages: atStages, warnings };
}

function rulesOf({
  given,
  bands,
  weights,
  level,
  variance,
  disagreement,
  oppositeSigns,
  smallCell,
}: ParsedGapOptions): GapRules {
  return {
    given,
    bands: bands === undefined || bands === 'each' ? (bands ?? null) : bands.map(formatRatio),
    weights,
    level,
    variance,
    interval: INTERVAL,
    disagreement: formatRatio(disagreement),
    oppositeSigns: formatRatio(oppositeSigns),
    smallCell: smallCell ?? null,
  };
}

function smallCells(stages: readonly GapsAtStage[]): number {
  const cells = stages.flatMap(({ characteristics, combinations }) => [
    ...characteristics.flatMap(({ groups, strata }) => [...groups, ...strata.rows.flatMap((row) => row.groups)]),
    ...combinations.rows,
  ]);
  return cells.filter(({ smallCell }) => smallCell === true).length;
}
