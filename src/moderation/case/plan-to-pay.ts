import type { Pence } from '../../money/amount.js';
import { planCostOf } from '../duty/sufficiency.js';
import type { ParsedCase } from './moderation-case.js';

/** What a final budget has to pay for: the plan that is agreed, and the lines that the duty names; the dearer of the two. */
export function planToPay({ plan, duty }: ParsedCase): Pence | undefined {
  const agreed = plan?.agreed === true ? plan.cost : undefined;
  const lines = planCostOf(duty);
  if (agreed === undefined || lines === undefined) return agreed ?? lines;
  return agreed > lines ? agreed : lines;
}
