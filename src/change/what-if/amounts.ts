import { prepareModel } from '../../allocation/open-model.js';
import { fail, type Path, problemList } from '../../errors.js';
import { at } from '../../exact/at.js';
import { compareRatios, formatRatio, multiplyRatios, ratio, ZERO } from '../../exact/ratio.js';
import type { PreparedModel } from '../../model/kind.js';
import { scalePoints } from '../../model/shared/points/points-columns.js';
import { clampAmount } from '../../moderation/rules/limit-change/limits.js';
import { type Pence, parseAmount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { roundPence } from '../../money/rounding.js';
import { upliftFactor } from '../../money/uplift.js';
import type { ParsedScenario, ParsedWhatIfCase } from './scenario.js';

/** What one scenario makes of one family, step by step; pence per period. */
export interface CaseAmounts {
  /** What the model gives; null when it gives no budget. */
  readonly model: Pence | null;
  readonly uplift: Pence;
  /** Held back; negative or 0. */
  readonly contingency: Pence;
  readonly limits: Pence;
  /** The sum of the four; null when there is no budget, by the model or by the threshold. */
  readonly final: Pence | null;
}

/** What a scenario does to what its model gives. */
export type ScenarioTerms = Pick<ParsedScenario, 'uplift' | 'contingency' | 'limits' | 'order'>;

/** What one scenario makes of the cohort. */
export interface ScenarioAmounts {
  readonly scenario: ParsedScenario;
  readonly period: Period;
  readonly cases: readonly CaseAmounts[];
}

/** Prices the cohort by one scenario. */
export function amountsOf(scenario: ParsedScenario, cases: readonly ParsedWhatIfCase[], path: Path): ScenarioAmounts {
  const open = prepareModel(scenario.model, [...path, 'model']);
  const { pence, period } = modelPence(open, cases, path);
  return {
    period,
    scenario,
    cases: cases.map((one, index) => {
      const model = at(pence, index);
      const amounts = applyScenario(model, one, scenario);
      const isOut = model !== null && isBelow(one, scenario, [...path, 'threshold']);
      return isOut ? { ...amounts, final: null } : amounts;
    }),
  };
}

/** What a scenario makes of what a model gives one family; its threshold is not asked. */
export function applyScenario(model: Pence | null, one: ParsedWhatIfCase, scenario: ScenarioTerms): CaseAmounts {
  if (model === null) return { model, uplift: 0n, contingency: 0n, limits: 0n, final: null };
  const { uplift } = scenario;
  const lifted = uplift === undefined ? model : roundPence(multiplyRatios(ratio(model), upliftFactor(uplift)));
  const rules = applyRules(lifted, one, scenario);
  return { model, uplift: lifted - model, ...rules, final: lifted + rules.contingency + rules.limits };
}

function isBelow({ caseId, points }: ParsedWhatIfCase, { threshold }: ParsedScenario, path: Path): boolean {
  if (threshold === undefined) return false;
  if (points === undefined) return fail('missing', path, `a threshold needs the points of ${caseId}`);
  return compareRatios(points, threshold) < 0;
}

function applyRules(before: Pence, { traditional }: ParsedWhatIfCase, scenario: ScenarioTerms) {
  const { contingency = ZERO, limits, order } = scenario;
  const hold = (pence: Pence): Pence => -roundPence(multiplyRatios(ratio(pence), contingency));
  const limit = (pence: Pence): Pence =>
    limits === undefined || traditional === undefined
      ? 0n
      : clampAmount(pence, traditional, { fall: limits.fall ?? null, rise: limits.rise ?? null }) - pence;
  if (order === 'limits-first') {
    const limited = limit(before);
    return { limits: limited, contingency: hold(before + limited) };
  }
  const held = hold(before);
  return { contingency: held, limits: limit(before + held) };
}

/** What a model gives each family by its own group; columns where it has one price or table for all, otherwise one by one. */
function modelPence(open: PreparedModel, cases: readonly ParsedWhatIfCase[], path: Path) {
  const points = cases.flatMap(({ points: own, input }) => (own === undefined || input !== undefined ? [] : [own]));
  const hasGroups = open.groups.length > 0;
  if (open.allocateCohort !== undefined && !hasGroups && points.length === cases.length) {
    const { pence, period } = open.allocateCohort(scalePoints(points));
    return { period, pence: Array.from(pence, (value) => (Number.isNaN(value) ? null : BigInt(value))) };
  }
  const problems = problemList();
  let period: Period = 'year';
  const pence = cases.map(({ caseId, points: own, group, input }, index): Pence | null => {
    const one = {
      caseId,
      ...(own && { points: formatRatio(own) }),
      ...(hasGroups && group !== undefined && { group }),
      ...input,
    };
    try {
      const allocation = open.allocate(one, [...path, 'cases', index]);
      period = allocation.period;
      return allocation.indicative === null ? null : parseAmount(allocation.indicative);
    } catch (error) {
      problems.addError(error);
      return null;
    }
  });
  problems.throwIfAny();
  return { period, pence };
}
