import { isRasError, type Path, type ProblemList } from '../errors.js';
import { CLOSING_STEP } from './closing.js';
import type { RecordBody } from './record.js';
import { carryOutAgain, replay } from './step/replay.js';
import type { Step } from './step/step.js';

/** Every list of steps inside a result, wherever it stands. */
export function stepGroups(result: unknown): readonly (readonly Step[])[] {
  return groupsWithPlaces(result, []).map(({ steps }) => steps);
}

interface Group {
  readonly steps: readonly Step[];
  readonly at: Path;
}

function groupsWithPlaces(value: unknown, at: Path): Group[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const path = [...at, Array.isArray(value) ? Number(key) : key];
    const isGroup = key === 'steps' && Array.isArray(item);
    return isGroup ? [{ steps: item as Step[], at: path }] : groupsWithPlaces(item, path);
  });
}

/**
 * Carries out every step of a record again, those that its inputs brought with them too.
 *
 * @param isOurs whether steps and result were found to be what follows from the inputs, so that the form of its steps is known
 */
export function checkStepGroups({ steps, inputs, result }: RecordBody, isOurs: boolean, problems: ProblemList): void {
  const closing = steps.at(-1);
  if (closing?.id !== CLOSING_STEP) problems.add('missing', ['steps'], 'the step that closes the record is missing');
  const before = steps.filter(({ id }) => id !== CLOSING_STEP);
  // The form of the record's own steps is known by now.
  checkGroup(before, ['steps'], problems, carryOutAgain);
  if (closing !== undefined) checkGroup([closing], ['steps'], problems, carryOutAgain);
  for (const { steps: group, at } of groupsWithPlaces(inputs, ['inputs'])) checkGroup(group, at, problems);
  for (const { steps: group, at } of groupsWithPlaces(result, ['result'])) {
    checkGroup(group, at, problems, isOurs ? carryOutAgain : replay);
  }
}

/** Carries out the steps of one calculation again. */
export function checkGroup(
  steps: readonly Step[],
  at: Path,
  problems: ProblemList,
  repeat: (steps: readonly Step[]) => string = replay,
): void {
  if (steps.length === 0) return;
  try {
    repeat(steps);
  } catch (error) {
    if (!isRasError(error)) throw error;
    for (const { code, path, message } of error.problems) problems.add(code, [...at, ...path.slice(1)], message);
  }
}
