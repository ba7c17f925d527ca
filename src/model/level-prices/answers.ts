import * as z from 'zod';
import { type Path, type ProblemList, problemList, show } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import { soundFields } from '../../parse/sound-fields.js';
import type { ParsedLevelPrices } from './model.js';

/** The level of each outcome; every outcome needs one, because a missing answer is not the level none. */
export function readAnswers(
  model: ParsedLevelPrices,
  answers: readonly { readonly outcome: string; readonly level: string }[],
  path: Path,
): ReadonlyMap<string, string> {
  const problems = problemList();
  const read = new Map<string, string>();
  answers.forEach((answer, index) => {
    const at = [...path, 'answers', index];
    checkAnswer(model, answer, problems, at);
    const { outcome, level } = answer;
    if (read.has(outcome)) problems.add('duplicate', [...at, 'outcome'], `${show(outcome)} is answered twice`);
    read.set(outcome, level);
  });
  for (const { id } of model.outcomes) {
    if (!read.has(id)) problems.add('missing', [...path, 'answers'], `no level of support for the outcome ${show(id)}`);
  }
  problems.throwIfAny();
  return read;
}

/** Tells which answers of a case that was refused name no outcome or level of the model. */
export function tellOfAnswers(model: ParsedLevelPrices, one: unknown, problems: ProblemList, path: Path): void {
  const { answers } = soundFields({ answers: z.array(z.unknown()) }, one);
  const fields = { outcome: idSchema, level: idSchema };
  answers?.forEach((answer, index) => {
    checkAnswer(model, soundFields(fields, answer), problems, [...path, 'answers', index]);
  });
}

interface SoundAnswer {
  readonly outcome?: string;
  readonly level?: string;
}

function checkAnswer(model: ParsedLevelPrices, { outcome, level }: SoundAnswer, problems: ProblemList, at: Path): void {
  if (outcome !== undefined && !model.outcomes.some(({ id }) => id === outcome))
    problems.add('unknown-name', [...at, 'outcome'], `no outcome is called ${show(outcome)}`);
  if (level !== undefined && !model.levels.some(({ id }) => id === level))
    problems.add('unknown-name', [...at, 'level'], `no level is called ${show(level)}`);
}
