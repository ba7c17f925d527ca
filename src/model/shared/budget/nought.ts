import type { Warning } from '../../../warning.js';
import type { Allocation } from './allocation.js';

/** The warning that a budget of £0 carries. */
const ADVICE = 'zero-budget';

/**
 * The allocation with the advice to refer it, where its budget is £0.
 *
 * @source RR145 5.5 (a budget has to meet assessed need)
 * @choice zero-budget: a budget of £0 by any model, such as RAS 4 of 0 points, stays a budget and carries the advice to
 * refer the case; where a package stands against it, as in a council's run and with those who join, it is no amount
 */
export function withNoughtAdvice<Told extends Allocation>(allocation: Told): Told {
  const { warnings, caseId } = allocation;
  if (!isNought(allocation) || warnings.some(({ code }) => code === ADVICE)) return allocation;
  return { ...allocation, warnings: [...warnings, adviceFor(caseId)] };
}

function isNought(allocation: Allocation): boolean {
  if (allocation.status === 'plan-first') return allocation.final === '0.00';
  return allocation.status === 'budget' && allocation.indicative === '0.00';
}

function adviceFor(caseId: string): Warning {
  const message = 'the budget comes to £0; refer the case to costing rather than offer nothing';
  return { code: ADVICE, message, caseId };
}
