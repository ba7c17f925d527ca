import { isRasError, type Path, type ProblemList } from '../errors.js';
import { replay } from '../step/replay.js';
import type { Step } from '../step/step.js';
import { CLOSING_STEP } from './closing.js';
import type { RecordBody } from './record.js';

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

/** Carries out every step of a record again, those that its inputs brought with them too. */
export function checkStepGroups({ steps, inputs, result }: RecordBody, problems: ProblemList): void {
  const closing = steps.at(-1);
  if (closing?.id !== CLOSING_STEP) problems.add('missing', ['steps'], 'the step that closes the record is missing');
  // What is no step at all is refused where steps are carried out.
  const before = steps.filter((step: Step | null) => step?.id !== CLOSING_STEP);
  const groups = [
    { steps: before, at: ['steps'] },
    ...(closing === undefined ? [] : [{ steps: [closing], at: ['steps'] }]),
    ...groupsWithPlaces(inputs, ['inputs']),
    ...groupsWithPlaces(result, ['result']),
  ];
  for (const { steps: group, at } of groups) {
    if (group.length > 0) checkGroup(group, at, problems);
  }
}

/** Carries out the steps of one calculation again. */
export function checkGroup(steps: readonly Step[], at: Path, problems: ProblemList): void {
  try {
    replay(steps);
  } catch (error) {
    if (!isRasError(error)) throw error;
    for (const { code, path, message } of error.problems) problems.add(code, [...at, ...path.slice(1)], message);
  }
}
