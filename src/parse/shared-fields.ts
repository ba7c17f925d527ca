import type * as z from 'zod';
import type { Path, ProblemList } from '../errors.js';
import { tellOfCheck } from './check.js';
import { parseOrTell } from './parse.js';

/**
 * One of several forms that a field tells apart. Where it names none of them, what is wrong with the fields that all of
 * them have is told beside.
 */
export function tellingShared<Union extends z.ZodDiscriminatedUnion>(union: Union): Union {
  const { options, discriminator } = union.def;
  return union.superRefine(
    (value, context) => {
      if (!context.issues.some(({ code, path = [] }) => code === 'invalid_union' && path[0] === discriminator)) return;
      tellOfCheck((problems) => tellOfShared(options, discriminator, value, problems, []), context);
    },
    { when: () => true },
  );
}

/** Tells what is wrong with those fields of an input that all of several forms have and that all of them refuse. */
export function tellOfShared(
  kinds: readonly z.core.$ZodType[],
  field: string,
  input: unknown,
  problems: ProblemList,
  at: Path,
): void {
  const [first = {}, ...others] = kinds.flatMap(shapesOf);
  if (typeof input !== 'object' || input === null) return;
  for (const key of Object.keys(first)) {
    if (key === field || !others.every((shape) => key in shape)) continue;
    const own = first[key] as z.ZodType;
    const schemas = [own, ...others.map((shape) => shape[key] as z.ZodType)];
    const given: unknown = Object.hasOwn(input, key) ? Reflect.get(input, key) : undefined;
    const mayLack = schemas.some(({ _zod }) => _zod.optin === 'optional');
    if ((given === undefined && mayLack) || schemas.some((schema) => schema.safeParse(given).success)) continue;
    parseOrTell(own, given, problems, [...at, key]);
  }
}

/** The fields of each form of a schema. */
function shapesOf(schema: z.core.$ZodType): z.core.$ZodShape[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'lazy') return shapesOf(def.getter());
  if (def.type === 'union') return def.options.flatMap(shapesOf);
  return [def.type === 'object' ? def.shape : {}];
}
