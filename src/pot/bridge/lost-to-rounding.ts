import { multiplyRatios, parseRatio, type Ratio, ratio, subtractRatios, sumRatios, ZERO } from '../../exact/ratio.js';
import type { BudgetWithSteps } from './allocation-schema.js';

/** What the rounding steps of one calculation took away together, in exact pence: negative when they gave more. */
export function lostToRounding(steps: BudgetWithSteps['steps']): Ratio {
  return multiplyRatios(sumRatios(steps.map(poundsLost)), ratio(100n));
}

function poundsLost({ operation, inputs, result }: BudgetWithSteps['steps'][number]): Ratio {
  const value = operation === 'round-pounds' ? inputs.find(({ name }) => name === 'value') : undefined;
  return value === undefined ? ZERO : subtractRatios(parseRatio(value.value), parseRatio(result));
}
