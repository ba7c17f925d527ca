import { type AnswerColumns, readAnswerColumns } from './answer-columns.js';
import type { Answers } from './answers.js';
import { type AnswerRows, fromScores } from './score-answers.js';

/** Answers in points: as scores, or as columns for many cases at once. */
export type AnswerInput = AnswerRows | AnswerColumns;

/**
 * Reads answers in either form.
 *
 * @param specialistLevels the names of levels that count as specialist; the level with the most points unless given
 * @throws RasError for what is not valid; `duplicate` for a case or a statement that stands twice
 */
export function readAnswers(input: AnswerInput, specialistLevels?: readonly string[]): Answers {
  return 'statements' in input ? readAnswerColumns(input) : fromScores(input, specialistLevels);
}
