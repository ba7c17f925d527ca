import * as z from 'zod';
import { fail, type Path, type ProblemList, problemList, show } from '../../errors.js';
import { divideRatios, ratio } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { checkAmount, parseAmount } from '../../money/amount.js';
import { PENNY } from '../../money/rounding.js';
import { soundFields } from '../../parse/sound-fields.js';
import { given, penceInPounds, type StepRecorder, stepRecorder } from '../../record/step/recorder.js';
import { type Allocation, notEligible, type ParsedPointsCase } from '../shared/budget/allocation.js';
import { boundWarnings, isReferred, recordBeyond } from '../shared/points/points-bounds.js';
import { type ParsedPricePointModel, priceFor } from './model.js';

/**
 * The indicative budget of one case by RAS 4: points times the price of a point, plus the flat add-ons that apply.
 *
 * @source RR145 5.7
 * @choice add-ons: a flat amount for a question is added after the budget from points is rounded; IBSEN 8.7 tells of
 * questions that one site linked to prices of equipment, and of costed items added to budgets, without a formula
 */
export function allocateByPricePoint(
  model: ParsedPricePointModel,
  { caseId, points, group, addOns = [], eligible }: ParsedPointsCase,
  path: Path = [],
): Allocation {
  const { period } = model;
  if (eligible === false) return notEligible(caseId, 'price-point', period);
  const beyond = boundWarnings(model, points, caseId, path);
  const steps = stepRecorder();
  if (isReferred(model, points)) {
    recordBeyond(model, points, steps);
    const referral = { status: 'refer-to-costing', indicative: null, warnings: beyond } as const;
    return { caseId, modelKind: 'price-point', ...referral, period, steps: steps.steps };
  }
  recordPrice(model, group, steps, path);
  const exact = steps.number({
    id: 'exact-budget',
    rule: 'points times the price of a point',
    operation: 'multiply',
    inputs: [given('factor', points, 'points of the family'), steps.ref('factor', 'price', 'price of a point')],
    unit: 'pounds',
    period,
    source: 'RR145 5.7',
  });
  checkAmount((exact.numerator * 100n) / exact.denominator, path);
  const rule = 'rounded once, at the end';
  let indicative = steps.roundPounds({ id: 'budget', of: 'exact-budget', rule, rounding: model.rounding, period });
  if (addOns.length > 0) indicative = recordAddOns(model, addOns, steps, path);
  const rest = { period, warnings: beyond, steps: steps.steps };
  return { caseId, modelKind: 'price-point', status: 'budget', indicative, ...rest };
}

function recordPrice(model: ParsedPricePointModel, group: string | undefined, steps: StepRecorder, path: Path): void {
  const price = priceFor(model, group, path);
  const { priceRounding, period } = model;
  const of = price.group === undefined ? '' : ` of the group ${price.group}`;
  steps.number({
    id: priceRounding === undefined ? 'price' : 'exact-price',
    rule: model.method === 'largest-package' ? 'largest package divided by the most points' : 'money divided by points',
    operation: 'divide',
    inputs: [
      given('numerator', penceInPounds(price.money), `pounds${of}`),
      given('denominator', price.points, `points${of}`),
    ],
    unit: 'pounds per point',
    period,
    source: 'RR145 5.7',
  });
  if (priceRounding === undefined) return;
  const unit = divideRatios(priceRounding.unit, ratio(100n));
  steps.number({
    id: 'price',
    rule: 'the price itself is rounded',
    operation: 'round',
    inputs: [steps.ref('value', 'exact-price'), given('unit', unit), given('mode', priceRounding.mode)],
    unit: 'pounds per point',
    period,
    choice: 'price-rounding',
  });
}

const noAddOn = (id: string): string => `the model has no add-on called ${show(id)}`;

/** Tells which add-ons of a case the model does not have, and which stand twice. */
function tellOfIds(model: ParsedPricePointModel, ids: readonly string[], problems: ProblemList, path: Path): void {
  ids.forEach((id, index) => {
    const at = [...path, 'addOns', index];
    if (!model.addOns?.some((one) => one.id === id)) problems.add('unknown-name', at, noAddOn(id));
    else if (ids.indexOf(id) < index) problems.add('duplicate', at, `the add-on ${show(id)} stands twice`);
  });
}

/** Tells what is wrong with the add-ons of a case that was refused. */
export function tellOfAddOns(model: ParsedPricePointModel, one: unknown, problems: ProblemList, path: Path): void {
  const { addOns, eligible } = soundFields({ addOns: z.array(idSchema), eligible: z.literal(false) }, one);
  if (eligible !== false) tellOfIds(model, addOns ?? [], problems, path);
}

function recordAddOns(model: ParsedPricePointModel, ids: readonly string[], steps: StepRecorder, path: Path): string {
  const problems = problemList();
  tellOfIds(model, ids, problems, path);
  problems.throwIfAny();
  const amounts = ids.map((id, index) => {
    const addOn = model.addOns?.find((one) => one.id === id);
    if (addOn === undefined) return fail('unknown-name', [...path, 'addOns', index], noAddOn(id));
    return given('term', penceInPounds(addOn.amount), addOn.label);
  });
  steps.number({
    id: 'sum-with-add-ons',
    rule: 'flat amounts for single questions are added',
    operation: 'sum',
    inputs: [steps.ref('term', 'budget', 'budget from points'), ...amounts],
    unit: 'pounds',
    period: model.period,
    choice: 'add-ons',
  });
  const { period } = model;
  const rule = 'the budget with its flat amounts';
  const total = steps.roundPounds({ id: 'budget-with-add-ons', of: 'sum-with-add-ons', rule, rounding: PENNY, period });
  checkAmount(parseAmount(total), path);
  return total;
}
