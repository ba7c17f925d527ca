import * as z from 'zod';

/** What reading a response may be told, by name. */
const readingOptions = {
  /** An answer to a statement that the instrument does not have: refused, or left out with a warning. */
  unknownStatements: z.enum(['refuse', 'ignore']).default('refuse'),
  /** A case whose age is outside the instrument's range: refused, or scored with a warning. */
  outsideAges: z.enum(['refuse', 'allow']).default('refuse'),
};

export const evaluationOptionsSchema = z.strictObject({
  ...readingOptions,
  /** A statement without an agreed answer: refused, or listed. */
  unanswered: z.enum(['refuse', 'exclude']).default('refuse'),
});

export const scoreOptionsSchema = z.strictObject({
  ...readingOptions,
  /** A statement without an agreed answer: refused, 0 points, or left out of points and maximum alike. */
  unanswered: z.enum(['refuse', 'zero', 'exclude']).default('refuse'),
  /** A statement for which the instrument has no points: refused, or left out of points and maximum alike. */
  unpriced: z.enum(['refuse', 'exclude']).default('refuse'),
  /** Whether each score keeps its steps; leaving them out saves memory in a long list. */
  withSteps: z.boolean().default(true),
});

/** How to evaluate answers without points. */
export type EvaluationOptions = z.input<typeof evaluationOptionsSchema>;

/**
 * How to score.
 *
 * @choice unanswered: refused, naming the statement; or by name as 0 points, or left out of points and maximum; nothing
 * is ever scaled up to make good for it
 * @choice unpriced: refused; or by name left out of points and maximum, with a warning
 * @choice unknown-statement: refused; or by name left out, with a warning
 * @choice outside-ages: refused; or by name scored, with a warning
 */
export type ScoreOptions = z.input<typeof scoreOptionsSchema>;

/** How to score, with every default. */
export type ParsedScoreOptions = z.output<typeof scoreOptionsSchema>;

/** What reading needs of either. */
export interface ReadingOptions {
  readonly unknownStatements: 'refuse' | 'ignore';
  readonly outsideAges: 'refuse' | 'allow';
  readonly unanswered: 'refuse' | 'zero' | 'exclude';
}
