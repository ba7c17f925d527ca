import { type OpenModel, openModel } from '../../../allocation/open-model.js';
import { fail, problemList, show } from '../../../errors.js';
import type { Allocation } from '../../../model/shared/budget/allocation.js';
import { mismatch } from '../../../record/mismatch.js';
import { casesBehind } from './case-behind.js';

/**
 * Holds allocations that nobody sealed to a model: the case is read from what each says (points, levels, sums, its parts
 * and its warnings), and allocated again.
 *
 * @returns for an allocation, whether it was held; false where nothing in it says what its case was
 * @throws RasError `replay-mismatch` at each place that the model does not give
 */
export function unsealedByModel(model: unknown): (allocation: Allocation) => boolean {
  const open: OpenModel = openModel(model as never);
  return (allocation) => {
    const { modelKind } = allocation;
    if (modelKind !== open.kind) {
      const message = `is ${show(modelKind)}, where the model is ${show(open.kind)}`;
      return fail('replay-mismatch', ['modelKind'], message);
    }
    // Nothing of a family that is not eligible rests on the model but the period.
    if (allocation.status === 'not-eligible' && allocation.steps.length === 0) {
      if (allocation.period === open.period) return true;
      return fail('replay-mismatch', ['period'], mismatch(allocation.period, open.period, 'is that of the model'));
    }
    const cases = casesBehind(allocation, model);
    if (cases.length === 0) return false;
    const found = cases.flatMap((one) => againBy(open, one));
    if (found.length === 0) {
      return fail('replay-mismatch', ['steps'], 'are of no case that the model takes');
    }
    // Where a case may be one of several, such as one of each group, it is held to the one that it is nearest to.
    const [nearest = []] = found
      .map((again) => differencesOf(allocation, again))
      .sort((one, other) => one.length - other.length);
    const problems = problemList();
    for (const [at, says, follows] of nearest) {
      problems.add('replay-mismatch', at, mismatch(says, follows, 'is what the model gives'));
    }
    problems.throwIfAny();
    return true;
  };
}

function againBy(open: OpenModel, one: unknown): Allocation[] {
  try {
    return [open.allocate(one)];
  } catch {
    // No case of this model: what its steps say cannot have come from it.
    return [];
  }
}

type Difference = readonly [at: (string | number)[], says: unknown, follows: unknown];

/** What an allocation says that another does not; the words of steps are those of the release that made it. */
function differencesOf(one: Allocation, again: Allocation): Difference[] {
  const own = factsOf(one);
  const other = factsOf(again);
  const found = [...own.keys()].filter((key) => own.get(key)?.[1] !== other.get(key)?.[1]);
  const more = [...other.keys()].filter((key) => !own.has(key));
  return [
    ...found.map((key): Difference => [own.get(key)?.[0] ?? [], own.get(key)?.[1], other.get(key)?.[1]]),
    ...more.map((key): Difference => [other.get(key)?.[0] ?? [], undefined, other.get(key)?.[1]]),
  ];
}

type Fact = readonly [at: (string | number)[], value: string];

function factsOf({ steps, warnings, ...rest }: Allocation): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  const put = (at: (string | number)[], value: unknown): void => {
    facts.set(JSON.stringify(at), [at, typeof value === 'string' ? value : JSON.stringify(value)]);
  };
  const { status, indicative, period, shortfall, payments, scenarios, quantities, parts = [] } = rest;
  const outward = { status, indicative, period, shortfall, payments, scenarios, quantities, ...finalOf(rest) };
  for (const [key, value] of Object.entries(outward)) if (value !== undefined) put([key], value);
  parts.forEach(({ id, amount, counts }, index) => void put(['parts', index], [id, amount, counts]));
  warnings.forEach(({ code }, index) => void put(['warnings', index, 'code'], code));
  steps.forEach(({ id, operation, inputs, unit, period: own, result }, index) => {
    put(['steps', index], [id, operation, unit, own, inputs.map(({ name, value, from }) => [name, value, from])]);
    put(['steps', index, 'result'], result);
  });
  return facts;
}

function finalOf(rest: object): { final?: unknown } {
  return 'final' in rest ? { final: rest.final } : {};
}
