import * as z from 'zod';
import type { CostedLine } from '../../costing/result.js';
import type { Path } from '../../errors.js';
import { formatRounded } from '../../exact/round.js';
import { type StepRecorder, stepRecorder } from '../../step/record.js';
import type { Warning } from '../../warning.js';
import { type Allocation, type AllocationPart, notEligible } from '../allocation.js';
import { caseShape } from '../case.js';
import { costedLinesShape, costLines, unpricedWarning } from '../costed-lines.js';
import { recordSum } from '../record-budget.js';
import { checkLines } from './check-lines.js';
import { KIND, type proxyServicesModelSchema } from './model.js';

const SOURCE = 'RR145 5.16';

/** A case: the outcomes (`needs`) and the standard services (`lines`) that would meet them. */
export const proxyServicesCaseSchema = z.strictObject({
  ...caseShape(KIND),
  ...costedLinesShape,
  /** Whether the team manager has approved the sum as the indicative budget. */
  approved: z.boolean(),
});

/**
 * The indicative budget as the cost of the standard services that would meet the outcomes.
 *
 * @source RR145 5.16, 6.13
 * @choice shared-service: a service that serves several outcomes is counted once, under the first that it names; the
 * total does not depend on which
 */
export function allocateByProxies(
  model: z.output<typeof proxyServicesModelSchema>,
  one: z.output<typeof proxyServicesCaseSchema>,
  path: Path,
): Allocation {
  const { caseId, lines } = one;
  const { period } = model;
  if (one.eligible === false) return notEligible(caseId, KIND, period);
  const cost = costLines(one, 'package', model.costing, path);
  checkLines(cost.lines, lines, path);
  const warnings: Warning[] = [...cost.warnings, ...(one.approved ? [] : [pending(caseId)])];
  const base = { caseId, modelKind: KIND, period };
  const steps = stepRecorder();
  steps.adopt(cost.steps);
  if (cost.value.status === 'incomplete') {
    const told = [...warnings, unpricedWarning(cost)];
    return { ...base, status: 'refer-to-costing', indicative: null, warnings: told, steps: steps.steps };
  }
  const outcomes = [...new Set(cost.lines.map(({ serves: [first = ''] }) => first))];
  const parts = outcomes.map((outcome) => recordOutcome(outcome, cost.lines, steps));
  const terms = outcomes.map((outcome) => steps.ref('term', `outcome ${outcome}`, outcome));
  const sum = { terms, rule: 'the standard services of all outcomes', source: SOURCE };
  const indicative = recordSum(steps, sum, model, path);
  return { ...base, status: 'budget', indicative, warnings, parts, steps: steps.steps };
}

function recordOutcome(outcome: string, lines: readonly CostedLine[], steps: StepRecorder): AllocationPart {
  const own = lines.filter(({ serves: [first] }) => first === outcome);
  const exact = steps.number({
    id: `outcome ${outcome}`,
    rule: 'standard services that would meet the outcome',
    operation: 'sum',
    inputs: own.map(({ id }) => steps.ref('term', `line ${id}: cost`, id)),
    unit: 'pounds',
    period: 'year',
    source: SOURCE,
    choice: 'shared-service',
  });
  const shared = own.filter(({ serves }) => serves.length > 1).map(({ id }) => id);
  const part = { id: outcome, amount: formatRounded(exact, 2), counts: true };
  return shared.length === 0 ? part : { ...part, reason: `serves other outcomes too: ${shared.join(', ')}` };
}

function pending(caseId: string): Warning {
  const message = 'not yet approved by the team manager; the family is told after that';
  return { code: 'approval-pending', message, caseId };
}
