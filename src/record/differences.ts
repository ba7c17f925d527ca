import { type Path, type ProblemList, show } from '../errors.js';
import type { Json } from './json.js';

/** Adds a problem for each place where something says another thing than what follows, from its inputs unless named. */
export function tellDifferences(
  says: Json | undefined,
  follows: Json | undefined,
  at: Path,
  problems: ProblemList,
  from = 'the inputs',
): void {
  if (says === follows) return;
  if (Array.isArray(says) && Array.isArray(follows)) {
    if (says.length !== follows.length) {
      tell(at, `has ${says.length} entries, where ${follows.length} follow from ${from}`, problems);
    }
    const shorter = Math.min(says.length, follows.length);
    for (let index = 0; index < shorter; index += 1) {
      tellDifferences(says[index], follows[index], [...at, index], problems, from);
    }
    return;
  }
  if (isObject(says) && isObject(follows)) {
    for (const key of new Set([...Object.keys(says), ...Object.keys(follows)])) {
      tellDifferences(own(says, key), own(follows, key), [...at, key], problems, from);
    }
    return;
  }
  if (says === undefined) tell(at, `is missing; ${show(follows)} follows from ${from}`, problems);
  else if (follows === undefined) tell(at, `says ${show(says)}, which does not follow from ${from}`, problems);
  else tell(at, `says ${show(says)}, where ${show(follows)} follows from ${from}`, problems);
}

function tell(at: Path, message: string, problems: ProblemList): void {
  problems.add('replay-mismatch', at, message);
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(object: { readonly [key: string]: Json }, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
