import { readAsData } from '../../guard/guard.js';
import { type AnswerColumns, readAnswerColumns } from './answer-columns.js';
import type { Answers } from './answers.js';
import { type AnswerRows, openScores } from './score-answers.js';

/** Answers in points: as scores, or as columns for many cases at once. */
export type AnswerInput = AnswerRows | AnswerColumns;

/**
 * Checks answers in either form, to be read once it is known which levels count as specialist: those with the names
 * given; the level with the most points of a statement without them.
 *
 * @throws RasError for what is not valid; `duplicate` for a case or a statement that stands twice
 */
export function openAnswers(input: AnswerInput): (specialistLevels?: readonly string[]) => Answers {
  return readAsData(input, ['input'], () => {
    if (!isColumns(input)) return openScores(input);
    const answers = readAnswerColumns(input);
    return () => answers;
  });
}

/** Whether answers come as columns. */
export function isColumns(input: AnswerInput): input is AnswerColumns {
  return typeof input === 'object' && input !== null && 'statements' in input;
}
