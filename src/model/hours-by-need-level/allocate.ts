import { fail, type Path, type ProblemList, show } from '../../errors.js';
import { divideRatios, formatRatio, ratio } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { soundFields } from '../../parse/sound-fields.js';
import { given, stepRecorder } from '../../record/step/recorder.js';
import { type Allocation, notEligible } from '../shared/budget/allocation.js';
import { recordBudget } from '../shared/budget/record-budget.js';
import { periodFactors } from '../shared/lines/period-factor.js';
import type { ParsedHoursCase } from './case.js';
import { KIND, type ParsedHoursModel } from './model.js';

/**
 * The indicative budget as the hours predicted to meet a level of need, at an hourly rate.
 *
 * @source IBSEN 9.6.2
 */
export function allocateByHours(model: ParsedHoursModel, one: ParsedHoursCase, path: Path): Allocation {
  const { caseId, level } = one;
  const { period, hoursPer } = model;
  if (one.eligible === false) return notEligible(caseId, KIND, period);
  const found = model.levels.find(({ id }) => id === level);
  if (found === undefined) return fail('unknown-name', [...path, 'level'], noLevel(level));
  const steps = stepRecorder();
  const rate = divideRatios(model.ratePerHour, ratio(100n));
  const exact = steps.number({
    id: 'exact-budget',
    rule: 'the hours predicted to meet the level of need, at the hourly rate',
    operation: 'multiply',
    inputs: [
      given('factor', found.hours, `hours per ${hoursPer} for the level ${level}`),
      ...periodFactors(hoursPer, period, model.convention, ['model']),
      given('factor', rate, 'pounds per hour'),
    ],
    unit: 'pounds',
    period,
    source: 'IBSEN 9.6.2',
  });
  const indicative = recordBudget(steps, 'exact-budget', exact, model, path);
  const hours = { quantity: formatRatio(found.hours), unit: 'hour', per: hoursPer, rate: formatRatio(rate) };
  const base = { caseId, modelKind: KIND, period, warnings: [], steps: steps.steps };
  return { ...base, status: 'budget', indicative, quantities: [hours] };
}

/** Tells whether a case that was refused names no level of the model. */
export function tellOfLevel(model: ParsedHoursModel, one: unknown, problems: ProblemList, path: Path): void {
  const { level } = soundFields({ level: idSchema }, one);
  if (level !== undefined && !model.levels.some(({ id }) => id === level))
    problems.add('unknown-name', [...path, 'level'], noLevel(level));
}

function noLevel(level: string): string {
  return `no level of need is called ${show(level)}`;
}
