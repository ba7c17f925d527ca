import { type Path, type ProblemList, problemList, show } from '../../errors.js';
import { lookAsFar } from '../../parse/as-far.js';
import { asFarAsSound } from '../../sound.js';
import { levelPricesCaseSchema } from './case.js';
import type { ParsedLevelPrices } from './model.js';

/** The level of each outcome; every outcome needs one, because a missing answer is not the level none. */
export function readAnswers(
  model: ParsedLevelPrices,
  answers: readonly Answer[],
  path: Path,
): ReadonlyMap<string, string> {
  const problems = problemList();
  checkAnswers(model, answers, problems, path);
  problems.throwIfAny();
  return new Map(answers.map(({ outcome, level }) => [outcome, level]));
}

/** Tells of a case that was refused what its answers say that the model does not have. */
export function tellOfAnswers(model: ParsedLevelPrices, one: unknown, problems: ProblemList, path: Path): void {
  lookAsFar(levelPricesCaseSchema, one, problems, ({ answers }) => checkAnswers(model, answers, problems, path));
}

interface Answer {
  readonly outcome: string;
  readonly level: string;
}

/** Checks answers, each level also where its outcome cannot be read. */
function checkAnswers(model: ParsedLevelPrices, answers: readonly Answer[], problems: ProblemList, path: Path): void {
  const outcomes = new Set(model.outcomes.map(({ id }) => id));
  const levels = new Set(model.levels.map(({ id }) => id));
  const answered = new Set<string>();
  const place = (index: number, field: keyof Answer): Path => [...path, 'answers', index, field];
  asFarAsSound(() =>
    answers.forEach((answer, index) => {
      if (levels.has(answer.level)) return;
      problems.add('unknown-name', place(index, 'level'), `no level is called ${show(answer.level)}`);
    }),
  );
  // Where an outcome cannot be read, nobody knows which is not answered.
  answers.forEach(({ outcome }, index) => {
    const at = place(index, 'outcome');
    if (!outcomes.has(outcome)) problems.add('unknown-name', at, `no outcome is called ${show(outcome)}`);
    else if (answered.has(outcome)) problems.add('duplicate', at, `${show(outcome)} is answered twice`);
    answered.add(outcome);
  });
  for (const id of outcomes) {
    if (answered.has(id)) continue;
    problems.add('missing', [...path, 'answers'], `no level of support for the outcome ${show(id)}`);
  }
}
