import type * as z from 'zod';
import { MAX_PROBLEMS, type ProblemList } from '../errors.js';
import { hasEndlessLists } from '../guard/list-size.js';
import { asFarAsSound, soundView } from '../sound.js';
import { faultOf } from './fault.js';

/**
 * Looks at an input that was refused as far as it is sound: what reads a part that was refused ends there. It tells what
 * an input says of another one that has no faults, such as a name that is not in it.
 *
 * @param problems what was told of the input; where that is as much as is kept, nothing more is looked for
 */
export function lookAsFar<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  problems: ProblemList,
  look: (sound: z.output<Schema>) => void,
): void {
  if (problems.total >= MAX_PROBLEMS || hasEndlessLists(input)) return;
  const read = readAnyway(schema, input);
  if (read === undefined) return;
  asFarAsSound(() => look(soundView(schema, read.value as z.output<Schema>, read.issues.map(faultOf))));
}

function readAnyway(schema: z.ZodType, input: unknown): z.core.ParsePayload | undefined {
  try {
    const read = schema._zod.run({ value: input, issues: [] }, { async: false });
    return read instanceof Promise ? undefined : read;
  } catch {
    // It breaks off the reading, which was told.
    return undefined;
  }
}
