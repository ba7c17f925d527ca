import * as z from 'zod';
import { formatPath, type Path, type ProblemList, problemList } from '../errors.js';
import { innerOfLazy } from '../sound.js';
import { type AnyOfForms, handedOnForm } from './handed-on.js';
import { parseOrTell, readOrTell } from './parse.js';

/**
 * Tells what is wrong with the parts of a refused input that its schema hands on to whoever reads them, who is not asked
 * since the rest was refused. Nothing is told of a place of which something was.
 */
export function tellOfHandedOn(schema: z.ZodType, input: unknown, problems: ProblemList, at: Path): void {
  tellBeside(problems, (more) => tellWithin(schema, input, more, at));
}

/** Adds what is told, but nothing of a place of which something was told before. */
export function tellBeside(problems: ProblemList, tell: (more: ProblemList) => void): void {
  const told = new Set(problems.kept.map(({ path }) => formatPath(path)));
  const more = problemList();
  readOrTell(more, () => tell(more));
  for (const { code, path, message, details } of more.kept)
    if (!told.has(formatPath(path))) problems.add(code, path, message, details);
}

/**
 * Tells what is wrong with the parts of an input that its schema takes and hands on to a reader that is not asked, since
 * nothing rests on them: what stands there has to have its form all the same.
 */
export function tellOfForms(schema: z.core.$ZodType, input: unknown, problems: ProblemList, at: Path): void {
  const form = handedOnForm(schema);
  if (form === undefined) tellOfParts(schema, input, problems, at);
  else if (form instanceof z.ZodType) {
    parseOrTell(form, input, problems, at);
    tellOfParts(form, input, problems, at);
  } else tellOfNearest(form, input, problems, at);
}

function tellOfParts(schema: z.core.$ZodType, input: unknown, problems: ProblemList, at: Path): void {
  if (typeof input !== 'object' || input === null) return;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const inner = def.type === 'union' ? takenBy(def.options, input) : innerOf(schema);
  if (inner !== undefined) tellOfForms(inner, input, problems, at);
  if (def.type === 'object')
    for (const [key, part] of Object.entries(def.shape))
      if (Object.hasOwn(input, key)) tellOfForms(part, Reflect.get(input, key), problems, [...at, key]);
  if (def.type === 'array' && Array.isArray(input))
    for (const [index, part] of input.entries()) tellOfForms(def.element, part, problems, [...at, index]);
}

/** The form of several that takes an input; where none does, the one that knows the most of what is given. */
function takenBy(options: readonly z.core.$ZodType[], input: object): z.core.$ZodType | undefined {
  const known = (one: z.core.$ZodType) => {
    const { def } = (one as z.core.$ZodTypes)._zod;
    return def.type === 'object' ? Object.keys(def.shape).filter((key) => Object.hasOwn(input, key)).length : 0;
  };
  const taken = options.find((one) => (one as z.ZodType).safeParse(input).success);
  return taken ?? [...options].sort((one, other) => known(other) - known(one))[0];
}

/** Where none of several forms takes an input, tells what the one that it names, or else is nearest to, says against it. */
function tellOfNearest({ anyOf, without }: AnyOfForms, input: unknown, problems: ProblemList, at: Path): void {
  const given: Readonly<Record<string, unknown>> = typeof input === 'object' && input !== null ? { ...input } : {};
  const whole = without === undefined ? given : { ...given, [without]: 'unnamed' };
  let nearest: ProblemList | undefined;
  for (const form of anyOf.values()) {
    const own = problemList();
    parseOrTell(form, whole, own, at);
    tellBeside(own, (more) => tellOfForms(form, whole, more, at));
    if (own.total === 0) return;
    if (nearest === undefined || own.total < nearest.total) nearest = own;
  }
  for (const { code, path, message, details } of nearest?.kept ?? []) problems.add(code, path, message, details);
}

function tellWithin(schema: z.core.$ZodType, input: unknown, problems: ProblemList, at: Path): void {
  const form = handedOnForm(schema);
  if (form instanceof z.ZodType) parseOrTell(form, input, problems, at);
  if (form !== undefined || typeof input !== 'object' || input === null) return;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const inner = innerOf(schema);
  if (inner !== undefined) tellWithin(inner, input, problems, at);
  if (def.type === 'object')
    for (const [key, part] of Object.entries(def.shape))
      if (Object.hasOwn(input, key)) tellWithin(part, Reflect.get(input, key), problems, [...at, key]);
  if (def.type === 'array' && Array.isArray(input))
    for (const [index, part] of input.entries()) tellWithin(def.element, part, problems, [...at, index]);
}

/** The schema that another wraps. */
function innerOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'lazy') return innerOfLazy(schema);
  if (def.type === 'pipe') return def.in;
  return 'innerType' in def ? def.innerType : undefined;
}
