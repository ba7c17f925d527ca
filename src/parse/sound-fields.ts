import type * as z from 'zod';
import { hasEndlessLists } from '../guard/list-size.js';

/** Those fields of an object that their schemas accept: what can still be checked of an input that has faults. */
export type SoundFields<Shape extends Readonly<Record<string, z.ZodType>>> = {
  readonly [Key in keyof Shape]?: z.output<Shape[Key]>;
};

/** Reads each field of an object by itself and leaves out those that are refused, which were told elsewhere. */
export function soundFields<Shape extends Readonly<Record<string, z.ZodType>>>(
  shape: Shape,
  input: unknown,
): SoundFields<Shape> {
  const sound: Record<string, unknown> = {};
  if (typeof input !== 'object' || input === null) return {};
  for (const [key, schema] of Object.entries(shape)) {
    const result = soundField(schema, input, key);
    if (result?.success) sound[key] = result.data;
  }
  return sound as SoundFields<Shape>;
}

/** One field of an object by itself; undefined where it is not there, or breaks off the reading, which was told. */
function soundField(schema: z.ZodType, input: object, key: string): z.ZodSafeParseResult<unknown> | undefined {
  try {
    const value: unknown = Object.hasOwn(input, key) ? Reflect.get(input, key) : MISSING;
    return value === MISSING || hasEndlessLists(value) ? undefined : schema.safeParse(value);
  } catch {
    return undefined;
  }
}

const MISSING = /* @__PURE__ */ Symbol('missing');
