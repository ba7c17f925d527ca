import { addRatios, multiplyRatios, parseRatio, type Ratio, ratio, subtractRatios } from '../../exact/ratio.js';
import type { Pence } from '../../money/amount.js';
import { operate } from '../../record/step/operations.js';
import type { Step } from '../../record/step/step.js';

/** A budget and the steps that led to it. */
interface BudgetWithSteps {
  readonly indicative: Pence | null;
  readonly steps: readonly (Pick<Step, 'id' | 'inputs' | 'result'> & { readonly operation: string })[];
}

const PENCE = ratio(100n);

/**
 * The budget of an allocation in exact pence, before anything in it was rounded to pounds and pennies: every step is
 * carried out again on what the steps before it gave exactly. Null where there is no budget.
 *
 * What a model rounds on purpose, such as a price of a point, is no rounding of a budget and stays.
 */
export function exactPence({ indicative, steps }: BudgetWithSteps): Ratio | null {
  if (indicative === null) return null;
  const last = steps.at(-1);
  if (last === undefined) return ratio(indicative);
  const exact = new Map<string, string>();
  for (const step of steps) exact.set(step.id, exactResult(step, exact));
  const lost = subtractRatios(parseRatio(exact.get(last.id) ?? last.result), parseRatio(last.result));
  return addRatios(ratio(indicative), multiplyRatios(lost, PENCE));
}

function exactResult(step: BudgetWithSteps['steps'][number], exact: ReadonlyMap<string, string>): string {
  const inputs = step.inputs.map((input) => {
    const carried = input.from === undefined ? undefined : exact.get(input.from);
    return carried === undefined ? input : { ...input, value: carried };
  });
  const named = (name: string): string | undefined => inputs.find((input) => input.name === name)?.value;
  // A step that only rounds, and one that only tests in which row a value lies, hand on what they were given.
  if (step.operation === 'round-pounds') return named('value') ?? step.result;
  if (step.operation === 'within') return named('amount') ?? step.result;
  return operate(step.operation, inputs, ['steps', step.id]);
}
