import type { ParsedAllocationTable, ParsedTable } from '../../../model/allocation-table/model.js';
import { PENNY } from '../../../money/rounding.js';
import { beyondOf, type Cut, floorOf, microOf, type Pricing, piecesOf } from '../pieces.js';
import type { Asked, Plan } from '../plan.js';

/** An allocation table: between the ends of its rows it says the same of all scores. */
export function planAllocationTable(model: ParsedAllocationTable, open: Pricing): Plan {
  const { offStep, tables } = model;
  const step = floorOf(microOf(model.step));
  const isRefused = offStep === 'refuse';
  const { beyond } = beyondOf(model);
  // A score off the step is refused whatever the table says; the next score on it shows what the table says.
  const sampled = (low: bigint): bigint => {
    const isAnswered = !isRefused || (beyond !== undefined && low > beyond);
    return isAnswered ? low : ((low + step - 1n) / step) * step;
  };
  const sections = tables.map((table) => ({
    asks: asksOf(table),
    pieces: piecesOf(open, sampleOf(table), cutsOf(table, step, offStep), model, 'points', sampled),
  }));
  const plan: Plan = {
    measure: { by: 'points', field: 'points' },
    sections,
    rounding: PENNY,
    addOns: [],
    ...beyondOf(model),
  };
  return isRefused ? { ...plan, step } : plan;
}

function asksOf({ group, ageRange, instrument }: ParsedTable): Asked[] {
  return [
    ...(group === undefined ? [] : [{ key: 'group' as const, equals: group }]),
    ...(ageRange === undefined ? [] : [{ key: 'age' as const, from: ageRange.from, to: ageRange.to ?? null }]),
    ...(instrument === undefined ? [] : [{ key: 'instrument' as const, equals: instrument }]),
  ];
}

/** A case that falls under a table. */
function sampleOf({ group, ageRange, instrument }: ParsedTable) {
  return {
    ...(group !== undefined && { group }),
    ...(ageRange !== undefined && { age: ageRange.from }),
    ...(instrument !== undefined && { instrument }),
  };
}

/** The first points of each row and the first behind it, and the first beyond the table's own maximum. */
function cutsOf({ rows, maximum }: ParsedTable, step: bigint, offStep: ParsedAllocationTable['offStep']): Cut[] {
  const scores = rows.flatMap(({ from, to }) => {
    const first = floorOf(microOf(from));
    return to === null ? [first] : [first, floorOf(microOf(to)) + step];
  });
  const cuts = [0n, ...scores.map((score) => firstThatCountsAs(score, step, offStep))];
  // The maximum is asked of the points themselves, before they are rounded to the step.
  if (maximum !== undefined) cuts.push(floorOf(microOf(maximum)) + 1n);
  return cuts.map((from) => ({ from }));
}

/** The fewest points that the step makes this score. */
function firstThatCountsAs(score: bigint, step: bigint, offStep: ParsedAllocationTable['offStep']): bigint {
  const back = offStep === 'up' ? step - 1n : offStep === 'half-up' ? step / 2n : 0n;
  return score > back ? score - back : 0n;
}
