import type { Path } from '../../errors.js';
import { ratio } from '../../exact/ratio.js';
import { given, penceInPounds, type StepRecorder, stepRecorder } from '../../record/step/recorder.js';
import { type Allocation, notEligible } from '../shared/budget/allocation.js';
import { recordSum } from '../shared/budget/record-budget.js';
import type { ParsedLastPurchaseCase, ParsedOrderLine } from './case.js';
import { KIND, type ParsedLastPurchaseModel } from './model.js';
import { checkOrder } from './order.js';

/**
 * The indicative budget as the value of the most recent order.
 *
 * @source RR232 5.26
 * @choice last-order-value: what was paid, where that is stated; otherwise packs at the catalogue's price
 */
export function allocateByLastPurchase(
  model: ParsedLastPurchaseModel,
  one: ParsedLastPurchaseCase,
  path: Path,
): Allocation {
  const { caseId, lastOrder } = one;
  const { period } = model;
  if (one.eligible === false) return notEligible(caseId, KIND, period);
  checkOrder(model, lastOrder, path);
  const steps = stepRecorder();
  const terms = lastOrder.map((line, index) => {
    const id = `order line ${index + 1}`;
    recordLine(id, line, model, steps);
    return steps.ref('term', id, line.item);
  });
  const sum = { terms, rule: 'the value of the most recent order', source: 'RR232 5.26' };
  const indicative = recordSum(steps, sum, model, path);
  return { caseId, modelKind: KIND, status: 'budget', indicative, period, warnings: [], steps: steps.steps };
}

function recordLine(
  id: string,
  { item, packs, amount }: ParsedOrderLine,
  { catalogue, period }: ParsedLastPurchaseModel,
  steps: StepRecorder,
): void {
  const shared = { id, unit: 'pounds', period, source: 'RR232 5.26', choice: 'last-order-value' } as const;
  if (amount !== undefined) {
    const inputs = [given('value', penceInPounds(amount), `pounds paid for ${packs} packs of ${item}`)];
    steps.number({ ...shared, rule: 'what was paid', operation: 'given', inputs });
    return;
  }
  const found = catalogue.find((one) => one.id === item);
  // The order was checked.
  if (found === undefined) return;
  const inputs = [
    given('factor', ratio(BigInt(packs)), `packs of ${item}`),
    given('factor', penceInPounds(found.packPrice), 'pounds per pack'),
  ];
  steps.number({ ...shared, rule: "packs at the catalogue's price", operation: 'multiply', inputs });
}
