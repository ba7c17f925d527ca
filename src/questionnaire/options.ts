import * as z from 'zod';
import { schemaFor } from '../parse/deferred.js';

/** What reading a response may be told, by name. */
export interface ReadingChoices {
  /** An answer to a statement that the instrument does not have: refused (the default), or left out with a warning. */
  readonly unknownStatements?: 'refuse' | 'ignore' | undefined;
  /** A case whose age is outside the instrument's range: refused (the default), or read with a warning. */
  readonly outsideAges?: 'refuse' | 'allow' | undefined;
}

/** How to evaluate answers without points. */
export interface EvaluationOptions extends ReadingChoices {
  /** A statement without an agreed answer: refused (the default), or listed. */
  readonly unanswered?: 'refuse' | 'exclude' | undefined;
}

/**
 * How to score.
 *
 * @choice unanswered: refused, naming the statement; or by name as 0 points, or left out of points and maximum; nothing
 * is ever scaled up to make good for it
 * @choice unpriced: refused; or by name left out of points and maximum, with a warning
 * @choice unknown-statement: refused; or by name left out, with a warning
 * @choice outside-ages: refused; or by name scored, with a warning
 */
export interface ScoreOptions extends ReadingChoices {
  /**
   * A statement without an agreed answer: refused (the default), counted as 0 points, or left out of points and maximum
   * alike.
   */
  readonly unanswered?: 'refuse' | 'zero' | 'exclude' | undefined;
  /** A statement for which the instrument has no points: refused (the default), or left out of points and maximum. */
  readonly unpriced?: 'refuse' | 'exclude' | undefined;
  /** Whether each score keeps its steps, as it does by default; leaving them out saves memory in a long list. */
  readonly withSteps?: boolean | undefined;
}

function readingFields() {
  return {
    unknownStatements: z.enum(['refuse', 'ignore']).default('refuse'),
    outsideAges: z.enum(['refuse', 'allow']).default('refuse'),
  };
}

export const evaluationOptionsSchema = schemaFor<EvaluationOptions>()(() =>
  z.strictObject({ ...readingFields(), unanswered: z.enum(['refuse', 'exclude']).default('refuse') }),
);

export const scoreOptionsSchema = schemaFor<ScoreOptions>()(() =>
  z.strictObject({
    ...readingFields(),
    unanswered: z.enum(['refuse', 'zero', 'exclude']).default('refuse'),
    unpriced: z.enum(['refuse', 'exclude']).default('refuse'),
    withSteps: z.boolean().default(true),
  }),
);

/** How to score, with every default. */
export type ParsedScoreOptions = z.output<typeof scoreOptionsSchema>;

/** What reading needs of either. */
export interface ReadingOptions {
  readonly unknownStatements: 'refuse' | 'ignore';
  readonly outsideAges: 'refuse' | 'allow';
  readonly unanswered: 'refuse' | 'zero' | 'exclude';
}

/** What is asked of a response whatever the options are: for one whose options were refused, which was told. */
export const ANY_READING: ReadingOptions = {
  unknownStatements: 'ignore',
  outsideAges: 'allow',
  unanswered: 'exclude',
};
