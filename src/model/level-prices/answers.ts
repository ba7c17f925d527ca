import { type Path, problemList, show } from '../../errors.js';
import type { ParsedLevelPrices } from './model.js';

/** The level of each outcome; every outcome needs one, because a missing answer is not the level none. */
export function readAnswers(
  { outcomes, levels }: ParsedLevelPrices,
  answers: readonly { readonly outcome: string; readonly level: string }[],
  path: Path,
): ReadonlyMap<string, string> {
  const problems = problemList();
  const known = new Set(outcomes.map(({ id }) => id));
  const read = new Map<string, string>();
  answers.forEach(({ outcome, level }, index) => {
    const at = [...path, 'answers', index];
    if (!known.has(outcome)) problems.add('unknown-name', [...at, 'outcome'], `no outcome is called ${show(outcome)}`);
    if (!levels.some(({ id }) => id === level))
      problems.add('unknown-name', [...at, 'level'], `no level is called ${show(level)}`);
    if (read.has(outcome)) problems.add('duplicate', [...at, 'outcome'], `${show(outcome)} is answered twice`);
    read.set(outcome, level);
  });
  for (const { id } of outcomes) {
    if (!read.has(id)) problems.add('missing', [...path, 'answers'], `no level of support for the outcome ${show(id)}`);
  }
  problems.throwIfAny();
  return read;
}
