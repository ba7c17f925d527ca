import * as z from 'zod';
import { prepareModel } from '../../allocation/open-model.js';
import { problemList } from '../../errors.js';
import { at } from '../../exact/at.js';
import { storedModelSchema } from '../../model/header.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { tellBeside } from '../../parse/handed-on-faults.js';
import { parseOrTell, readOrTell, readTogether } from '../../parse/parse.js';
import { parseRows } from '../../parse/rows.js';
import { soundFields } from '../../parse/sound-fields.js';
import type { Warning } from '../../warning.js';
import { amountsOf, type ScenarioAmounts } from './amounts.js';
import { amountIn, describeScenario, type ScenarioResult, setAsideWarnings } from './result.js';
import {
  type ParsedScenarios,
  type Scenarios,
  scenariosSchema,
  type WhatIfCase,
  whatIfCaseSchema,
} from './scenario.js';

/** What a family has in each scenario. */
export interface WhatIfBudgets {
  /** The family. */
  readonly caseId: string;
  /** Pounds per period, in the order of the scenarios; null where it has no budget; £0 with the advice to refer is none. */
  readonly budgets: readonly (Amount | null)[];
}

/** One cohort under several scenarios. */
export interface WhatIf {
  /** The period of every amount in it. */
  readonly period: Period;
  /** The scenario that the others are compared with. */
  readonly base: string;
  /** How many families there are. */
  readonly families: number;
  /** The scenarios, in order. */
  readonly scenarios: readonly ScenarioResult[];
  /** Each family's amount in each scenario, in the order of the scenarios; empty without `withCases`. */
  readonly cases: readonly WhatIfBudgets[];
  /** What somebody has to look at: packages that are set aside of the pot, and families that the model of a scenario was not made for; scenarios of one model say it once. */
  readonly warnings: readonly Warning[];
}

/**
 * The same cohort under several scenarios side by side: totals, winners and losers, group shares, and why each total
 * differs from the base.
 *
 * A change of threshold is told apart from a change of price: who enters or drops out counts with the whole budget, and
 * only those who have a budget in both count under price.
 *
 * @param cases the cohort, the same in every scenario
 * @param scenarios models with what is done to their amounts; all models have one period
 * @throws RasError with every problem of the input; `inconsistent` for models of different periods; `choice-needed` for
 * contingency and limits without an order
 * @source IBSEN 15.4.1, 15.4.3 (two versions of a RAS on one cohort; cost-neutral with and without income); RR232 3.17,
 * 4.18 (winners and losers)
 * @choice what-if-base: the first scenario, unless another is named
 * @choice what-if-without-amount: packages of families without an amount (referred, £0 with the advice to refer, below the
 * threshold) are set aside of the pot and named; they are not left
 * @category What if
 * @example
 * ```ts
 * import { compareScenarios } from 'openras/change';
 * const price = (money: string) => ({
 *   schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total', rounding: {},
 *   prices: [{ money, points: '1' }],
 * });
 * const cases = [{ caseId: 'a', points: 10 }, { caseId: 'b', points: 40 }];
 * const { scenarios } = compareScenarios(cases, {
 *   schemaVersion: 1,
 *   scenarios: [
 *     { name: 'now', model: price('200') },
 *     { name: 'dearer, from 20 points', model: price('210'), threshold: 20 },
 *   ],
 * });
 * scenarios.map(({ total }) => total); // => ['10000.00', '8400.00']
 * const causes = scenarios[1]?.againstBase?.causes;
 * [causes?.price, causes?.threshold, causes?.together]; // => ['500.00', '-2000.00', '-100.00']
 * ```
 */
export function compareScenarios(cases: readonly WhatIfCase[], scenarios: Scenarios): WhatIf {
  const [parsed, rows] = readTogether(
    () => readScenarios(scenarios),
    () =>
      parseRows(whatIfCaseSchema, cases, ['cases'], (own, problems, path) => {
        const seen = new Set<string>();
        own.forEach(({ caseId }, index) => {
          if (seen.has(caseId))
            problems.add('duplicate', [...path, index, 'caseId'], 'this family stands in the cohort twice');
          seen.add(caseId);
        });
      }),
  );
  const problems = problemList();
  const amounts = parsed.scenarios.flatMap(
    (scenario, index) => readOrTell(problems, () => amountsOf(scenario, rows, ['scenarios', 'scenarios', index])) ?? [],
  );
  problems.throwIfAny();
  const baseIndex = Math.max(
    0,
    parsed.scenarios.findIndex(({ name }) => name === parsed.base),
  );
  const base = at(amounts, baseIndex);
  amounts.forEach(({ period }, index) => {
    if (period === base.period) return;
    const message = `its amounts are per ${period}, those of the base per ${base.period}; compare models of one period`;
    problems.add('inconsistent', ['scenarios', 'scenarios', index, 'model', 'period'], message);
  });
  problems.throwIfAny();
  const results = amounts.map((one, index) =>
    describeScenario(parsed, index, one, index === baseIndex ? null : base, rows),
  );
  return {
    period: base.period,
    base: at(parsed.scenarios, baseIndex).name,
    families: rows.length,
    scenarios: results,
    cases: parsed.withCases ? rows.map(({ caseId }, place) => ({ caseId, budgets: budgetsAt(amounts, place) })) : [],
    warnings: [...setAsideWarnings(results, base.period), ...warningsOf(amounts)],
  };
}

/** What is said of the models of scenarios, with the scenarios of which it is said. */
function warningsOf(amounts: readonly ScenarioAmounts[]): Warning[] {
  const said = new Map<string, { readonly warning: Warning; readonly names: string[] }>();
  for (const { scenario, warnings } of amounts) {
    for (const warning of warnings) {
      const before = said.get(warning.message);
      if (before === undefined) said.set(warning.message, { warning, names: [scenario.name] });
      else before.names.push(scenario.name);
    }
  }
  const isAll = (names: readonly string[]): boolean => names.length === amounts.length;
  return [...said.values()].map(({ warning, names }) => ({
    ...warning,
    message: isAll(names) ? warning.message : `${names.join(', ')}: ${warning.message}`,
    details: { ...warning.details, scenarios: names.join(', ') },
  }));
}

/** Reads scenarios; where they are refused, what is wrong with their models is told beside. */
function readScenarios(scenarios: unknown): ParsedScenarios {
  const problems = problemList();
  const parsed = parseOrTell(scenariosSchema, scenarios, problems, ['scenarios']);
  const given = soundFields({ scenarios: z.array(z.unknown()) }, scenarios).scenarios ?? [];
  given.forEach((scenario, index) => {
    const { model } = soundFields({ model: storedModelSchema }, scenario);
    if (model === undefined) return;
    const at = ['scenarios', 'scenarios', index, 'model'];
    tellBeside(problems, () => void prepareModel(model, at));
  });
  return parsed !== undefined && problems.total === 0 ? parsed : problems.throwAll();
}

function budgetsAt(amounts: readonly ScenarioAmounts[], place: number): (Amount | null)[] {
  return amounts.map(({ cases }) => {
    const amount = amountIn(at(cases, place));
    return amount === null ? null : formatAmount(amount);
  });
}
