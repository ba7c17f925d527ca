import type { Path } from '../../errors.js';
import { valueAt } from '../../exact/at.js';
import { formatRounded } from '../../exact/round.js';
import { given, penceInPounds, type StepRecorder, stepRecorder } from '../../record/step/recorder.js';
import { type Allocation, notEligible } from '../shared/budget/allocation.js';
import { recordSum } from '../shared/budget/record-budget.js';
import { readAnswers } from './answers.js';
import type { ParsedLevelPricesCase } from './case.js';
import { amountOf, KIND, type ParsedLevelPrices, type PricedOutcome } from './model.js';

/**
 * The indicative budget as the sum of the money of the level that each outcome needs.
 *
 * @source RR145 5.17
 * @choice level-prices: a level has one price for all outcomes, or one for an outcome where that is stated; RR145 5.17
 * allows both readings and prints no price
 */
export function allocateByLevels(model: ParsedLevelPrices, one: ParsedLevelPricesCase, path: Path): Allocation {
  const { caseId } = one;
  const { period } = model;
  if (one.eligible === false) return notEligible(caseId, KIND, period);
  const answers = readAnswers(model, one.answers, path);
  const steps = stepRecorder();
  const parts = model.outcomes.map((outcome) => {
    const amount = recordOutcome(model, outcome, valueAt(answers, outcome.id), steps);
    return { id: outcome.id, amount, counts: true };
  });
  const terms = model.outcomes.map(({ id }) => steps.ref('term', `outcome ${id}`, id));
  const sum = { terms, rule: 'the money of all outcomes', source: 'RR145 5.17' };
  const indicative = recordSum(steps, sum, model, path);
  const warnings: Allocation['warnings'] = [];
  return { caseId, modelKind: KIND, status: 'budget', indicative, period, warnings, parts, steps: steps.steps };
}

function recordOutcome(model: ParsedLevelPrices, outcome: PricedOutcome, level: string, steps: StepRecorder): string {
  const { id, title = id } = outcome;
  // The name of a level is the caller's, and must not meet the name of the key.
  const name = (levelId: string): string => `level: ${levelId}`;
  // A model states the money of every level for every outcome.
  const prices = model.levels.flatMap((one) => {
    const amount = amountOf(model.levels, outcome, one.id);
    return amount === undefined ? [] : [given(name(one.id), penceInPounds(amount), `pounds per ${model.period}`)];
  });
  const pounds = steps.number({
    id: `outcome ${id}`,
    rule: 'the money attached to the level of support',
    operation: 'choose',
    inputs: [given('key', name(level), `level of support: ${title}`), ...prices],
    unit: 'pounds',
    period: model.period,
    source: 'RR145 5.17',
    choice: 'level-prices',
  });
  return formatRounded(pounds, 2);
}
