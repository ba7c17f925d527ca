import * as z from 'zod';
import { fail, type Path, show } from '../../errors.js';
import { ratio } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { positiveAmountSchema } from '../../money/amount.js';
import { given, penceInPounds, type StepRecorder, stepRecorder } from '../../step/record.js';
import { type Allocation, notEligible } from '../allocation.js';
import { caseShape } from '../case.js';
import { type AnyModelKind, defineKind } from '../kind.js';
import { recordSum } from '../record-budget.js';
import { KIND, lastPurchaseModelSchema, type ParsedLastPurchaseModel } from './model.js';

const orderLineSchema = z.strictObject({
  item: idSchema,
  packs: z.int().min(1).max(1_000_000),
  /** Pounds paid for these packs; without it they are priced by the catalogue. */
  amount: positiveAmountSchema.exactOptional(),
});

/** A case: the most recent order. */
const lastPurchaseCaseSchema = z.strictObject({
  ...caseShape(KIND),
  lastOrder: z.array(orderLineSchema).min(1).max(1000),
});

/**
 * The indicative budget as the value of the most recent order.
 *
 * @source RR232 5.26
 * @choice last-order-value: what was paid, where that is stated; otherwise packs at the catalogue's price
 */
function allocateByLastPurchase(
  model: ParsedLastPurchaseModel,
  one: z.output<typeof lastPurchaseCaseSchema>,
  path: Path,
): Allocation {
  const { caseId, lastOrder } = one;
  const { period } = model;
  if (one.eligible === false) return notEligible(caseId, KIND, period);
  const steps = stepRecorder();
  const terms = lastOrder.map((line, index) => {
    const id = `order line ${index + 1}`;
    recordLine(id, line, model, steps, [...path, 'lastOrder', index]);
    return steps.ref('term', id, line.item);
  });
  const sum = { terms, rule: 'the value of the most recent order', source: 'RR232 5.26' };
  const indicative = recordSum(steps, sum, model, path);
  return { caseId, modelKind: KIND, status: 'budget', indicative, period, warnings: [], steps: steps.steps };
}

function recordLine(
  id: string,
  { item, packs, amount }: z.output<typeof orderLineSchema>,
  { catalogue, period }: ParsedLastPurchaseModel,
  steps: StepRecorder,
  path: Path,
): void {
  const shared = { id, unit: 'pounds', period, source: 'RR232 5.26', choice: 'last-order-value' } as const;
  if (amount !== undefined) {
    const inputs = [given('value', penceInPounds(amount), `pounds paid for ${packs} packs of ${item}`)];
    steps.number({ ...shared, rule: 'what was paid', operation: 'given', inputs });
    return;
  }
  const found = catalogue.find((one) => one.id === item);
  if (found === undefined) {
    const message = `${show(item)} is not in the catalogue; state the amount that was paid for it`;
    fail('missing', [...path, 'amount'], message);
  }
  const inputs = [
    given('factor', ratio(BigInt(packs)), `packs of ${item}`),
    given('factor', penceInPounds(found.packPrice), 'pounds per pack'),
  ];
  steps.number({ ...shared, rule: "packs at the catalogue's price", operation: 'multiply', inputs });
}

/** The last order as the budget, as a kind of model. */
export const lastPurchaseKind: AnyModelKind = defineKind({
  kind: KIND,
  title: 'last purchase: the value of the most recent order, to be spent on whole packs',
  modelSchema: lastPurchaseModelSchema,
  caseSchema: lastPurchaseCaseSchema,
  allocate: allocateByLastPurchase,
  disclosure: {
    indicativeUpFront: true,
    shown: 'the indicative budget and the whole catalogue with its prices',
    sequence: [
      'value of the most recent order',
      'indicative budget told to the family, with the catalogue',
      'family chooses whole packs',
      'bought by the service at its own prices',
    ],
    source: 'RR232 5.25-5.28',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: KIND,
      period: '12-weeks',
      catalogue: [
        { id: 'pads', packPrice: '6.20' },
        { id: 'pull-ups', packPrice: '11.75' },
      ],
      tolerance: { percent: 5 },
    },
    case: { caseId: 'C1', kind: KIND, lastOrder: [{ item: 'pads', packs: 20 }] },
  },
});
