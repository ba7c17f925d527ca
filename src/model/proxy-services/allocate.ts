import type { CostedLine } from '../../costing/package/result.js';
import type { Path } from '../../errors.js';
import { at } from '../../exact/at.js';
import { type Ratio, sumRatios } from '../../exact/ratio.js';
import type { RoundingMode } from '../../exact/round.js';
import { formatAmount } from '../../money/amount.js';
import { roundPence } from '../../money/rounding.js';
import { sharePence } from '../../money/share.js';
import { type StepRecorder, stepRecorder } from '../../record/step/recorder.js';
import type { Warning } from '../../warning.js';
import { type Allocation, type AllocationPart, notEligible } from '../shared/budget/allocation.js';
import { recordSum } from '../shared/budget/record-budget.js';
import { costLines, countedLines, lineStep, unpricedWarning } from '../shared/lines/costed-lines.js';
import type { ParsedProxyServicesCase } from './case.js';
import { checkLines } from './check-lines.js';
import { KIND, type ParsedProxyServicesModel } from './model.js';

const SOURCE = 'RR145 5.16';

/**
 * The indicative budget as the cost of the standard services that would meet the outcomes.
 *
 * @source RR145 5.16, 6.13
 * @choice shared-service: a service that serves several outcomes is counted once, under the first that it names; the
 * total does not depend on which
 */
export function allocateByProxies(
  model: ParsedProxyServicesModel,
  one: ParsedProxyServicesCase,
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
  const counted = countedLines(cost);
  const outcomes = [...new Set(counted.map(({ serves }) => at(serves, 0)))];
  const amounts = outcomes.map((outcome) => recordOutcome(outcome, counted, model, steps));
  const parts = partsOf(outcomes, amounts, counted, model.rounding.mode);
  const terms = outcomes.map((outcome) => steps.ref('term', `outcome ${outcome}`, outcome));
  const sum = { terms, rule: 'the standard services of all outcomes', source: SOURCE };
  const indicative = recordSum(steps, sum, model, path);
  return { ...base, status: 'budget', indicative, warnings, parts, steps: steps.steps };
}

const ownOf = (outcome: string, lines: readonly CostedLine[]): CostedLine[] =>
  lines.filter(({ serves }) => serves[0] === outcome);

/** Records what an outcome costs, and gives it in exact pounds. */
function recordOutcome(
  outcome: string,
  lines: readonly CostedLine[],
  { costing, period }: ParsedProxyServicesModel,
  steps: StepRecorder,
): Ratio {
  return steps.number({
    id: `outcome ${outcome}`,
    rule: 'standard services that would meet the outcome',
    operation: 'sum',
    inputs: ownOf(outcome, lines).map(({ id }) => steps.ref('term', lineStep(id, costing), id)),
    unit: 'pounds',
    period,
    source: SOURCE,
    choice: 'shared-service',
  });
}

/** The outcomes as parts. Where lines are not rounded, the pennies of the whole are shared among them. */
function partsOf(
  outcomes: readonly string[],
  amounts: readonly Ratio[],
  lines: readonly CostedLine[],
  mode: RoundingMode,
): AllocationPart[] {
  const { numerator, denominator } = sumRatios(amounts);
  const total = roundPence({ numerator: numerator * 100n, denominator }, { unit: 1n, mode });
  const shares = sharePence(total, amounts, 'largest-remainder');
  return outcomes.map((id, index) => {
    const part = { id, amount: formatAmount(at(shares, index)), counts: true };
    const shared = ownOf(id, lines).filter(({ serves }) => serves.length > 1);
    if (shared.length === 0) return part;
    return { ...part, reason: `serves other outcomes too: ${shared.map((line) => line.id).join(', ')}` };
  });
}

function pending(caseId: string): Warning {
  const message = 'not yet approved by the team manager; the family is told after that';
  return { code: 'approval-pending', message, caseId };
}
