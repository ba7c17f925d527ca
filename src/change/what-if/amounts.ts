import { prepareModel } from '../../allocation/open-model.js';
import { isRasError, type Path, type Problem, type ProblemList, problemList, RasError, show } from '../../errors.js';
import { at } from '../../exact/at.js';
import { compareRatios, formatRatio, multiplyRatios, ratio, ZERO } from '../../exact/ratio.js';
import type { PreparedModel } from '../../model/kind.js';
import { madeForOfColumns, madeForWarnings } from '../../model/made-for.js';
import { scalePoints } from '../../model/shared/points/points-columns.js';
import { clampAmount } from '../../moderation/rules/limit-change/limits.js';
import { type Pence, parseAmount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { roundPence } from '../../money/rounding.js';
import { upliftFactor } from '../../money/uplift.js';
import { readOrTell } from '../../parse/parse.js';
import type { Warning } from '../../warning.js';
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
  /** How many families have money of a stream that may not come, which is in no amount. */
  readonly uncertain: number;
  /** Families that its model was not made for, and money that may not come. */
  readonly warnings: readonly Warning[];
}

/** Prices the cohort by one scenario. */
export function amountsOf(scenario: ParsedScenario, cases: readonly ParsedWhatIfCase[], path: Path): ScenarioAmounts {
  const open = prepareModel(scenario.model, [...path, 'model']);
  const { pence, period, uncertain, warnings } = namingScenario(scenario.name, () => modelPence(open, cases));
  const problems = problemList();
  const amounts = cases.map((one, index) => {
    const model = at(pence, index);
    const own = applyScenario(model, one, scenario);
    const isOut = model !== null && isBelow(one, scenario, ['cases', index, 'points'], problems);
    return isOut ? { ...own, final: null } : own;
  });
  problems.throwIfAny();
  return { period, uncertain, warnings, scenario, cases: amounts };
}

/** What a model says of a family stands where the family does, so that it has to say in which scenario. */
function namingScenario<T>(name: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!isRasError(error)) throw error;
    const named = (problem: Problem): Problem => ({ ...problem, message: `in ${show(name)}: ${problem.message}` });
    const [first, ...rest] = error.problems.map(named);
    throw first === undefined ? error : new RasError([first, ...rest], error.total);
  }
}

/** What a scenario makes of what a model gives one family; its threshold is not asked. */
export function applyScenario(model: Pence | null, one: ParsedWhatIfCase, scenario: ScenarioTerms): CaseAmounts {
  if (model === null) return { model, uplift: 0n, contingency: 0n, limits: 0n, final: null };
  const { uplift } = scenario;
  const lifted = uplift === undefined ? model : roundPence(multiplyRatios(ratio(model), upliftFactor(uplift)));
  const rules = applyRules(lifted, one, scenario);
  return { model, uplift: lifted - model, ...rules, final: lifted + rules.contingency + rules.limits };
}

function isBelow(
  { points }: ParsedWhatIfCase,
  { name, threshold }: ParsedScenario,
  path: Path,
  problems: ProblemList,
): boolean {
  if (threshold === undefined) return false;
  if (points === undefined)
    problems.add('missing', path, `the threshold of ${show(name)} needs the points of the family`);
  return points !== undefined && compareRatios(points, threshold) < 0;
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

/** Prices columns; where they are refused, each family says by itself what is refused of it. */
function columnsOrEach<T>(price: (cohort: unknown) => T, cohort: unknown, alone: () => unknown): T {
  try {
    return price(cohort);
  } catch (error) {
    if (isRasError(error)) alone();
    throw error;
  }
}

/** What a model gives each family by its own group; columns where it has one price or table for all, otherwise one by one. */
function modelPence(open: PreparedModel, cases: readonly ParsedWhatIfCase[]) {
  const points = cases.flatMap(({ points: own, input }) => (own === undefined || input !== undefined ? [] : [own]));
  const hasGroups = open.groups.length > 0;
  if (open.allocateCohort !== undefined && !hasGroups && points.length === cases.length) {
    const alone = () => {
      const problems = problemList();
      const told = cases.map(({ caseId, points: own = ZERO }, index) => {
        const one = { caseId, points: formatRatio(own) };
        return readOrTell(problems, () => open.allocate(one, ['cases', index]).warnings) ?? [];
      });
      problems.throwIfAny();
      return told;
    };
    const { pence, period, ...found } = columnsOrEach(open.allocateCohort, scalePoints(points), alone);
    return {
      period,
      // What a model for columns prices has no streams.
      uncertain: 0,
      warnings: madeForOfColumns(found, alone),
      pence: Array.from(pence, (value) => (Number.isNaN(value) ? null : BigInt(value))),
    };
  }
  const problems = problemList();
  let period: Period = 'year';
  const told: (readonly Warning[])[] = [];
  let uncertain = 0;
  const pence = cases.map(({ caseId, points: own, group, input }, index): Pence | null => {
    const one = {
      caseId,
      ...(own && { points: formatRatio(own) }),
      ...(hasGroups && group !== undefined && { group }),
      ...input,
    };
    try {
      const allocation = open.allocate(one, ['cases', index]);
      period = allocation.period;
      told.push(allocation.warnings);
      if (allocation.scenarios !== undefined) uncertain += 1;
      return allocation.indicative === null ? null : parseAmount(allocation.indicative);
    } catch (error) {
      problems.addError(error);
      return null;
    }
  });
  problems.throwIfAny();
  return { period, pence, uncertain, warnings: madeForWarnings(told) };
}
