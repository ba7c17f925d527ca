import * as z from 'zod';
import { fail, type Path, show } from '../../errors.js';
import { divideRatios, formatRatio, ratio } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { given, stepRecorder } from '../../step/record.js';
import { type Allocation, notEligible } from '../allocation.js';
import { caseShape } from '../case.js';
import { type AnyModelKind, defineKind } from '../kind.js';
import { periodFactors } from '../period-factor.js';
import { recordBudget } from '../record-budget.js';
import { hoursModelSchema, KIND, type ParsedHoursModel } from './model.js';

/** A case: the level of need. */
const hoursCaseSchema = z.strictObject({ ...caseShape(KIND), level: idSchema });

/**
 * The indicative budget as the hours predicted to meet a level of need, at an hourly rate.
 *
 * @source IBSEN 9.6.2
 */
function allocateByHours(model: ParsedHoursModel, one: z.output<typeof hoursCaseSchema>, path: Path): Allocation {
  const { caseId, level } = one;
  const { period, hoursPer } = model;
  if (one.eligible === false) return notEligible(caseId, KIND, period);
  const found = model.levels.find(({ id }) => id === level);
  if (found === undefined) return fail('unknown-name', [...path, 'level'], `no level of need is called ${show(level)}`);
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

/** Hours by level of need as a kind of model. */
export const hoursByNeedLevelKind: AnyModelKind = defineKind({
  kind: KIND,
  title: 'hours by level of need: predicted hours at an hourly rate',
  modelSchema: hoursModelSchema,
  caseSchema: hoursCaseSchema,
  allocate: allocateByHours,
  disclosure: {
    indicativeUpFront: true,
    shown: 'the indicative budget, with the hours and the hourly rate that it was made of',
    sequence: ['assessment', 'level of need', 'predicted hours', 'indicative budget', 'support plan', 'final budget'],
    source: 'IBSEN 9.6.2',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: KIND,
      period: 'year',
      levels: [
        { id: 'moderate', hours: 7 },
        { id: 'high', hours: '21.5' },
      ],
      hoursPer: 'week',
      ratePerHour: '15.54',
      convention: '52-weeks',
    },
    case: { caseId: 'P1', kind: KIND, level: 'high' },
  },
});
