import type { Step } from '../record/step/step.js';

/**
 * The steps that have to be told to explain the last one.
 *
 * The cost of a package holds many totals, by payer and by kind, for the council's own tables. One that no later step
 * uses is not told, and no line that only such totals hold.
 */
export function neededSteps(steps: readonly Step[]): readonly Step[] {
  const used = new Set<string>();
  const needed: Step[] = [];
  for (const step of [...steps].reverse()) {
    if (needed.length > 0 && isForTables(step) && !used.has(step.id)) continue;
    needed.push(step);
    for (const { from } of step.inputs) if (from !== undefined) used.add(from);
  }
  return needed.reverse();
}

function isForTables({ operation, unit, source }: Step): boolean {
  if (unit !== 'pounds') return false;
  const isTotal = operation === 'sum' && source === undefined;
  return isTotal || operation === 'round-pounds' || source === LINE;
}

const LINE = 'RR145 6.29, Table 42';
