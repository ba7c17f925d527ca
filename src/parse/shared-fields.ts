import type * as z from 'zod';
import { type Path, type ProblemList, problemList } from '../errors.js';
import { innerOfLazy } from '../sound.js';
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

/**
 * Tells what is wrong with an input whichever of several forms it has: the fields that all of them have and refuse, and
 * those that only some have, where these refuse them all, since the others do not know them.
 */
export function tellOfShared(
  kinds: readonly z.core.$ZodType[],
  field: string,
  input: unknown,
  problems: ProblemList,
  at: Path,
): void {
  if (typeof input !== 'object' || input === null) return;
  const shapes = kinds.flatMap(shapesOf);
  // The form that knows most of what is given says best what is wrong with it.
  const known = (shape: z.core.$ZodShape) => Object.keys(shape).filter((key) => Object.hasOwn(input, key)).length;
  const nearest = [...shapes].sort((one, other) => known(other) - known(one));
  for (const key of new Set(nearest.flatMap((shape) => Object.keys(shape)))) {
    const schemas = nearest.flatMap((shape) => (key in shape ? [shape[key] as z.ZodType] : []));
    const given: unknown = Object.hasOwn(input, key) ? Reflect.get(input, key) : undefined;
    const mayLack = schemas.length < shapes.length || schemas.some(({ _zod }) => _zod.optin === 'optional');
    if (key === field || (given === undefined && mayLack)) continue;
    tellOfField(schemas, given, problems, [...at, key]);
  }
}

/** Tells of those places of a field that each of several forms refuses, in the words of the first. */
function tellOfField([first, ...others]: readonly z.ZodType[], given: unknown, problems: ProblemList, at: Path): void {
  if (first === undefined) return;
  const own = problemList();
  parseOrTell(first, given, own, at);
  const refused = own.total === 0 ? [] : others.map((schema) => refusedBy(schema, given, at));
  for (const { code, path, message, details } of own.kept)
    if (refused.every((its) => its.some((one) => isAtOrAbove(one, path)))) problems.add(code, path, message, details);
}

/** The places of an input that a schema refuses. */
function refusedBy(schema: z.ZodType, given: unknown, at: Path): readonly Path[] {
  const issues = schema.safeParse(given).error?.issues ?? [];
  return issues.flatMap((issue) => {
    const place = [...at, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
    return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...place, key]) : [place];
  });
}

function isAtOrAbove(one: Path, other: Path): boolean {
  return one.every((part, index) => other[index] === part);
}

/** The fields of each form of a schema. */
function shapesOf(schema: z.core.$ZodType): z.core.$ZodShape[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'lazy') return shapesOf(innerOfLazy(schema));
  if (def.type === 'union') return def.options.flatMap(shapesOf);
  return [def.type === 'object' ? def.shape : {}];
}
