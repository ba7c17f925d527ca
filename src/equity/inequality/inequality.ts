import * as z from 'zod';
import type { Cohort } from '../../cohort/cohort.js';
import { formatFloat } from '../../cohort/figures.js';
import { decimalsField } from '../../cohort/options.js';
import type { CohortInput } from '../../cohort/read/read.js';
import { at } from '../../exact/at.js';
import { type Ratio, subtractRatios } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import type { Stage } from '../../stage.js';
import { type EquityResult, selectCases } from '../compared.js';
import { byField, checkEquityOptions, type EquityOptions, equityFields } from '../options.js';
import { readEquity } from '../read-equity.js';
import { type InequalityAtStage, type InequalityNumbers, inequalityAt } from './figures.js';

/** How inequality is measured. */
export interface InequalityOptions extends EquityOptions {
  /** Characteristics by whose groups Theil's measures are split; none unless told. */
  readonly by?: readonly string[] | undefined;
  /** In how many equal steps the curves are told; 10 unless told otherwise, at most 1,000. */
  readonly curvePoints?: number | undefined;
  /** How many decimals coefficients have; 4 unless told otherwise, at most 12. */
  readonly decimals?: number | undefined;
}

const optionsSchema = schemaFor<InequalityOptions>()(() =>
  withCheck(
    z.strictObject({
      ...equityFields(),
      by: byField().default([]),
      curvePoints: z.int().min(1).max(1000).default(10),
      decimals: decimalsField(12, 4),
    }),
    checkEquityOptions,
  ),
);

/** What a stage did to inequality: the later coefficient less the earlier one. */
export interface InequalityChange {
  /** The earlier stage. */
  readonly from: Stage;
  /** The later stage. */
  readonly to: Stage;
  /** How many families it rests on. */
  readonly n: number;
  /** Of the Gini coefficient; null where one of them is. */
  readonly gini: string | null;
  /** Of the concentration index; null where one of them is. */
  readonly concentration: string | null;
  /** Of Theil’s T; null where one of them is. */
  readonly theilT: string | null;
  /** Of Theil’s L; null where one of them is. */
  readonly theilL: string | null;
}

/** How unequally money is spread, and what each stage did to it. */
export interface Inequality extends EquityResult {
  /** One for each stage. */
  readonly stages: readonly InequalityAtStage[];
  /** From each stage to the next: from indicative to communicated or final is what moderation did. */
  readonly changes: readonly InequalityChange[];
}

/**
 * How unequally money is spread: Gini, Lorenz curve, concentration index and curve against need, Theil's T and L with
 * their parts within and between groups, at each stage and what changed between stages.
 *
 * A high Gini is no fault by itself, because needs are unequal too: the concentration index tells how much of the
 * inequality goes with need. It lies between minus and plus the Gini, and reaches it where more need never has less money.
 *
 * @param cohort cases, or columns for many of them; amounts in pounds (in columns pence) per `period`
 * @returns plain JSON; coefficients as text with `decimals` decimals, Gini and concentration exact and rounded once
 * @throws RasError with every problem of the cases and the options; `unknown-name` for a characteristic no case has
 * @source IBSEN 16.1.2 (redistribution within and between groups)
 * @choice gini: the Gini coefficient of a population, Σ|xᵢ − xⱼ| / (2 n² mean), is the one called gini; the option,
 * n/(n − 1) times it, stands beside it under its own name
 * @choice not-stated: families without a value are a group of their own in a split, so that the parts add up
 * @category Equity
 * @example
 * ```ts
 * import { inequality } from 'openras/equity';
 * const cases = [
 *   { caseId: 'F1', points: 10, traditional: '1000', final: '2000' },
 *   { caseId: 'F2', points: 20, traditional: '7000', final: '4000' },
 *   { caseId: 'F3', points: 30, traditional: '4000', final: '6000' },
 * ];
 * const { stages, changes } = inequality(cases, { stages: ['traditional', 'final'] });
 * stages.map(({ gini, concentration }) => [gini, concentration.index]); // => [
 *   //   ['0.3333', '0.1667'], ['0.2222', '0.2222'],
 *   // ]
 * changes[0]?.gini; // => '-0.1111'
 * ```
 */
export function inequality(cohort: CohortInput, options: InequalityOptions): Inequality {
  const [read, parsed] = readEquity(cohort, optionsSchema, options);
  return inequalityOf(read, parsed);
}

/** The inequality of a cohort that has been read. */
export function inequalityOf(cohort: Cohort, options: z.output<typeof optionsSchema>): Inequality {
  const { stages, list, period, ...shape } = options;
  const compared = selectCases(cohort, { stages, points: false, list });
  const results = stages.map((stage) => inequalityAt(compared, stage, shape));
  const changes = results.slice(1).map(({ figures, numbers }, index) => {
    const before = at(results, index);
    const named = { from: before.figures.stage, to: figures.stage, n: compared.n };
    return { ...named, ...changeOf(before.numbers, numbers, shape.decimals) };
  });
  const { cases, n, excluded } = compared;
  return { period, cases, n, excluded, stages: results.map(({ figures }) => figures), changes };
}

function changeOf(from: InequalityNumbers, to: InequalityNumbers, decimals: number) {
  const exact = (later: Ratio | null, earlier: Ratio | null): string | null =>
    later === null || earlier === null ? null : formatRounded(subtractRatios(later, earlier), decimals);
  const float = (later: number | null, earlier: number | null): string | null =>
    later === null || earlier === null ? null : formatFloat(later - earlier, decimals);
  return {
    gini: exact(to.gini, from.gini),
    concentration: exact(to.concentration, from.concentration),
    theilT: float(to.theilT, from.theilT),
    theilL: float(to.theilL, from.theilL),
  };
}
