import type { z } from 'zod';
import { MAX_PROBLEMS, type Path, type ProblemList } from '../errors.js';
import { type Parsed, parseInput } from '../parse.js';

/**
 * Parses one of many inputs, and adds what is wrong to `problems` below `at`. When enough problems are kept, the rest
 * are counted without their messages, so that a million bad inputs cost little.
 */
export function parseOrTell<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  problems: ProblemList,
  at: Path,
): Parsed<Schema> | undefined {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  if (problems.total < MAX_PROBLEMS) {
    try {
      return parseInput(schema, input, at);
    } catch (error) {
      problems.addError(error);
    }
  } else for (const _ of result.error.issues) problems.add('invalid', at, '');
  return undefined;
}
