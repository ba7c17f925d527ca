import * as z from 'zod';
import { type ProblemList, problemList, show } from '../errors.js';
import type { Allocation } from '../model/allocation.js';
import { PERIODS } from '../money/period.js';
import { deferred, parseInput } from '../parse.js';
import type { Step } from '../record/step/step.js';
import { checkGroup } from '../record/steps.js';
import type { UnsealedAllocation } from './unsealed.js';

const allocationShape = deferred(() => {
  const amount = z.string().regex(/^-?\d+\.\d\d$/, 'expected pounds with two decimals');
  return z.looseObject({
    caseId: z.string(),
    modelKind: z.string(),
    status: z.enum(['budget', 'no-budget', 'refer-to-costing', 'not-eligible', 'plan-first']),
    indicative: amount.nullable(),
    period: z.enum(PERIODS),
    warnings: z.array(z.looseObject({ code: z.string(), message: z.string() })),
    steps: z.array(z.looseObject({ id: z.string(), result: z.string(), inputs: z.array(z.looseObject({})) })),
    final: amount.nullable().exactOptional(),
  });
});

/** Kinds whose every step leads to the next, so that a step to which nothing refers was put in. */
const CHAINED = new Set([
  'price-point',
  'allocation-table',
  'education-money',
  'equal-share',
  'hours-by-need-level',
  'last-purchase',
  'level-prices',
  'transport-distance',
]);

const UNCHECKED = [
  'This record is not sealed: it is of a release that sealed none, so that a consistent alteration cannot be seen.',
  'Its steps do not name the family: nothing shows that they are those of this case.',
  'It does not name the model: nothing shows that the prices in its steps are those of the council.',
];

/** Checks an allocation that was kept before records were sealed, as far as anything of it can be worked out again. */
export function readUnsealedAllocation(input: unknown): UnsealedAllocation {
  checkAllocation(input);
  const result = input as Allocation;
  return { sealed: false, kind: 'allocation', caseId: result.caseId, result, unchecked: UNCHECKED };
}

/**
 * Checks that what an allocation says follows from its own steps.
 *
 * @throws RasError `replay-mismatch` at each place that does not agree; `invalid` for what is no allocation
 */
export function checkAllocation(input: unknown): void {
  const allocation = parseInput(allocationShape, input, ['allocation']) as unknown as Allocation;
  const problems = problemList();
  if (allocation.steps.length > 0) checkGroup(allocation.steps, ['steps'], problems);
  checkAnswer(allocation, problems);
  checkSteps(allocation, problems);
  problems.throwIfAny();
}

function checkAnswer(allocation: Allocation, problems: ProblemList): void {
  const { status, indicative, steps, warnings } = allocation;
  const last = steps.at(-1)?.result;
  const tell = (message: string): void => problems.add('replay-mismatch', ['status'], message);
  if (status === 'budget' && steps.length === 0) tell('says that there is a budget, but no step leads to it');
  if (status === 'budget' && indicative === null) tell('says that there is a budget, and gives no amount');
  if (status === 'not-eligible' && (indicative !== null || steps.length > 0)) {
    tell('says that the family is not eligible, but the record works out an amount');
  }
  if (status === 'not-eligible' && !warnings.some(({ code }) => code === 'not-eligible')) {
    tell('says that the family is not eligible, but its warnings do not');
  }
  const amount = allocation.status === 'plan-first' ? allocation.final : indicative;
  if (amount !== null && amount !== undefined && last !== amount) {
    problems.add('replay-mismatch', ['indicative'], `says ${show(amount)}, where the steps give ${show(last)}`);
  }
}

function checkSteps({ modelKind, period, steps, indicative }: Allocation, problems: ProblemList): void {
  const last = steps.at(-1);
  if (last?.unit === 'pounds' && last.period !== period && indicative !== null) {
    problems.add('replay-mismatch', ['period'], `says ${show(period)}, where the steps are per ${last.period}`);
  }
  if (!CHAINED.has(modelKind)) return;
  const referred = new Set(steps.flatMap(({ inputs }) => inputs.map(({ from }) => from)));
  steps.slice(0, -1).forEach(({ id }: Step, index) => {
    // A budget that offers or travel came to later keeps its first steps under another name.
    if (!referred.has(id) && !id.startsWith('before '))
      problems.add('replay-mismatch', ['steps', index, id], 'no later step refers to this one');
  });
  if (indicative !== null && last !== undefined && !last.id.startsWith('budget') && last.operation !== 'round-pounds') {
    problems.add('replay-mismatch', ['steps'], `end with ${show(last.id)}, which is no budget: steps were cut off`);
  }
}
