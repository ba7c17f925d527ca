import * as z from 'zod';
import type { Cohort } from '../../cohort/cohort.js';
import { formatFloat, percentOf } from '../../cohort/figures.js';
import { decimalsField } from '../../cohort/options.js';
import { type Ranking, rankingOf } from '../../cohort/order/ranking.js';
import type { CohortInput } from '../../cohort/read/read.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import type { Stage } from '../../stage.js';
import { type Compared, type EquityResult, selectCases } from '../compared.js';
import { inOrderOf } from '../inequality/ties.js';
import { checkEquityOptions, type EquityOptions, equityFields } from '../options.js';
import { readEquity } from '../read-equity.js';
import { type Falls, fallsOf } from './falls.js';
import { type NeedShare, needShares } from './need-shares.js';
import { rankCorrelation } from './rank-correlation.js';

/** How money is set against need. */
export interface VerticalOptions extends EquityOptions {
  /** How many decimals correlations have; 4 unless told otherwise, at most 12. */
  readonly decimals?: number | undefined;
}

const optionsSchema = schemaFor<VerticalOptions>()(() =>
  withCheck(z.strictObject({ ...equityFields(), decimals: decimalsField(12, 4) }), checkEquityOptions),
);

/** Pairs of families that differ in need and in amount. */
export interface NeedPairs {
  /** How many such pairs there are. */
  readonly compared: number;
  /** In how many of them more need has less. */
  readonly moreNeedLess: number;
  /** The same in per cent; null where there is no pair. */
  readonly percent: string | null;
}

/** How money follows need at one stage. */
export interface VerticalAtStage {
  /** The stage. */
  readonly stage: Stage;
  /** How many families it rests on. */
  readonly n: number;
  /** From -1 to 1; null where all families have one need or one amount. */
  readonly spearman: string | null;
  /** From -1 to 1; null where all families have one need or one amount. */
  readonly kendallTauB: string | null;
  /** Pairs of families that differ in need and in amount, and those in which more need has less. */
  readonly pairs: NeedPairs;
  /** Where money falls though need rises. */
  readonly falls: Falls;
  /** Empty without cases. */
  readonly needDeciles: readonly NeedShare[];
}

/** Whether more need has more money. */
export interface VerticalEquity extends EquityResult {
  /** One for each stage. */
  readonly stages: readonly VerticalAtStage[];
}

/**
 * Vertical equity: how closely money follows need, where it falls though need rises, and what share of all money each
 * tenth of need has, at each stage.
 *
 * @param cohort cases, or columns for many of them; amounts in pounds (in columns pence) per `period`
 * @returns plain JSON; amounts in pounds per `period`; correlations as text with `decimals` decimals
 * @throws RasError with every problem of the cases and the options
 * @source IBSEN 16.1.2 (redistribution and its principles), IBSEN 7.6 (how far allocations respond to need); RR145 Table 23
 * @choice decile-ties: families with equal points across the end of a tenth are shared between the tenths in proportion
 * @category Equity
 * @example
 * ```ts
 * import { verticalEquity } from 'openras/equity';
 * const cases = [
 *   { caseId: 'F1', points: 10, final: '4000' },
 *   { caseId: 'F2', points: 20, final: '9000' },
 *   { caseId: 'F3', points: 30, final: '8000' },
 * ];
 * const [final] = verticalEquity(cases, { stages: ['final'] }).stages;
 * final?.spearman; // => '0.5000'
 * final?.pairs; // => { compared: 3, moreNeedLess: 1, percent: '33.3' }
 * final?.falls.families[0]?.shortfall; // => '1000.00'
 * ```
 */
export function verticalEquity(cohort: CohortInput, options: VerticalOptions): VerticalEquity {
  const [read, parsed] = readEquity(cohort, optionsSchema, options);
  return verticalOf(read, parsed);
}

/** Vertical equity of a cohort that has been read. */
export function verticalOf(cohort: Cohort, options: z.output<typeof optionsSchema>): VerticalEquity {
  const { stages, list, period, decimals } = options;
  const compared = selectCases(cohort, { stages, points: true, list });
  const need = rankingOf(compared.points);
  const atStages = stages.map((stage) => verticalAt({ compared, need, stage, list, decimals }));
  const { cases, n, excluded } = compared;
  return { period, cases, n, excluded, stages: atStages };
}

interface VerticalInput {
  readonly compared: Compared;
  readonly need: Ranking;
  readonly stage: Stage;
  readonly list: number;
  readonly decimals: number;
}

function verticalAt({ compared, need, stage, list, decimals }: VerticalInput): VerticalAtStage {
  const amounts = compared.amountsAt(stage);
  const { n, spearman, kendall, concordant, discordant } = rankCorrelation(need, rankingOf(amounts));
  const pairs = concordant + discordant;
  const show = (value: number | null): string | null => (value === null ? null : formatFloat(value, decimals));
  return {
    stage,
    n,
    spearman: show(spearman),
    kendallTauB: show(kendall),
    pairs: { compared: pairs, moreNeedLess: discordant, percent: percentOf(BigInt(discordant), BigInt(pairs)) },
    falls: fallsOf(compared, need, amounts, list),
    needDeciles: needShares(inOrderOf(need, compared.points), inOrderOf(need, amounts)),
  };
}
