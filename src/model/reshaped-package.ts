import * as z from 'zod';
import type { PackageCost } from '../costing/result.js';
import type { Path } from '../errors.js';
import { formatRounded } from '../exact/round.js';
import { PENNY } from '../money/rounding.js';
import { prefixSteps } from '../step/prefix.js';
import { type StepRecorder, stepRecorder } from '../step/record.js';
import type { Warning } from '../warning.js';
import { type Allocation, notEligible } from './allocation.js';
import { caseShape } from './case.js';
import { costedLinesShape, costingModelShape, costLines, unpricedWarning } from './costed-lines.js';
import { type AnyModelKind, defineKind } from './kind.js';
import { recordBudget } from './record-budget.js';

const KIND = 'reshaped-package';

/** The JSON form of a model that frees the money of an existing package. */
export const reshapedPackageModelSchema = z.strictObject({
  kind: z.literal(KIND),
  ...costingModelShape,
});

/** A model that frees the money of an existing package, as it is stored: plain JSON. */
export type ReshapedPackageModel = z.input<typeof reshapedPackageModelSchema>;

/** A case: the existing package, in which `inKind` lines stay services, and what is to be bought instead. */
const reshapedPackageCaseSchema = z.strictObject({
  ...caseShape(KIND),
  ...costedLinesShape,
  /** What the family would like to buy with the money that is freed. */
  instead: z.strictObject(costedLinesShape).exactOptional(),
});

type Case = z.output<typeof reshapedPackageCaseSchema>;
type Model = z.output<typeof reshapedPackageModelSchema>;

/**
 * The money of an existing package that is freed from services, so that something else can be bought with it.
 *
 * The lines that stay as services (`inKind`) are taken off. Where what is wanted instead costs more than is freed, the
 * budget is what is freed and the difference is a shortfall.
 *
 * @source RR232 4.21, 4.45, 6.15
 */
function allocateReshaped(model: Model, one: Case, path: Path): Allocation {
  const { caseId } = one;
  const { period } = model;
  if (one.eligible === false) return notEligible(caseId, KIND, period);
  const existing = costLines(one, 'package', model.costing, path);
  const wanted = costInstead(model, one, path);
  const costs = wanted === undefined ? [existing] : [existing, wanted];
  const unpriced = costs.filter(({ value }) => value.status === 'incomplete');
  const warnings: Warning[] = [...existing.warnings, ...unpriced.map(unpricedWarning)];
  const steps = stepRecorder();
  steps.adopt(existing.steps);
  const base = { caseId, modelKind: KIND, period, warnings, steps: steps.steps };
  if (unpriced.length > 0) return { ...base, status: 'refer-to-costing', indicative: null };
  const freed = steps.number({
    id: 'exact-budget',
    rule: 'the existing package less what stays as services',
    operation: 'subtract',
    inputs: [
      steps.ref('from', 'value', 'value of the existing package'),
      steps.ref('less', 'in kind', 'lines that stay as services'),
    ],
    unit: 'pounds',
    period,
    source: 'RR232 4.21, 4.45',
  });
  const shortfall = wanted === undefined ? {} : recordShortfall(wanted, steps);
  const indicative = recordBudget(steps, 'exact-budget', freed, { period, rounding: PENNY }, path);
  return { ...base, status: 'budget', indicative, ...shortfall };
}

/** @choice negative-remainder: what is wanted beyond the money that is freed is a shortfall beside the budget */
function recordShortfall(wanted: PackageCost, steps: StepRecorder): Pick<Allocation, 'shortfall'> {
  steps.adopt(prefixSteps(wanted.steps, 'instead: '));
  const lacking = steps.number({
    id: 'lacking',
    rule: 'what is wanted instead less what is freed; more than nothing is a shortfall',
    operation: 'subtract',
    inputs: [steps.ref('from', 'instead: value', 'wanted instead'), steps.ref('less', 'exact-budget', 'freed')],
    unit: 'pounds',
    period: 'year',
    choice: 'negative-remainder',
  });
  return lacking.numerator > 0n ? { shortfall: formatRounded(lacking, 2) } : {};
}

function costInstead(model: Model, one: Case, path: Path): PackageCost | undefined {
  if (one.instead === undefined) return undefined;
  return costLines({ caseId: one.caseId, ...one.instead }, 'plan', model.costing, [...path, 'instead']);
}

/** An existing package reshaped as a kind of model. */
export const reshapedPackageKind: AnyModelKind = defineKind({
  kind: KIND,
  title: 'reshaped package: the money of existing services, freed for other uses',
  modelSchema: reshapedPackageModelSchema,
  caseSchema: reshapedPackageCaseSchema,
  allocate: allocateReshaped,
  disclosure: {
    indicativeUpFront: true,
    shown: 'the cost of the existing services, which of them can be freed, and the money that this makes',
    sequence: [
      'existing package costed',
      'services that can be freed are agreed',
      'money told to the family',
      'support plan',
      'final budget',
    ],
    source: 'RR232 4.21, 4.45, 6.15',
  },
  example: {
    model: { schemaVersion: 1, kind: KIND, period: 'year', costing: {} },
    case: {
      caseId: 'C1',
      kind: KIND,
      lines: [
        { id: 'therapy', amount: '1800', per: 'year' },
        { id: 'special school nurse', amount: '2400', per: 'year', inKind: true },
      ],
      instead: { lines: [{ id: 'music therapy', quantity: 30, unit: 'session', price: '55' }] },
    },
  },
});
