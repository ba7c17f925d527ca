import * as z from 'zod';
import { isRasError, type ProblemList, problemList } from '../errors.js';
import { asFarAsSound, soundView } from '../sound.js';
import { faultOf, OF_A_CHECK } from './fault.js';

/** A schema whose value one of our own parsers reads; what the parser refuses becomes a problem at its place. */
export function schemaOf<In extends z.ZodType, Out>(wire: In, parse: (input: z.output<In>) => Out) {
  const schema = wire.transform((input, context): Out => {
    try {
      return parse(input);
    } catch (error) {
      addIssues(error, context);
      return z.NEVER;
    }
  });
  return quickWhereNothingIs(schema);
}

/**
 * Refuses at once where nothing is. Zod reads a field that may be left out also where it is, and throws away what it finds:
 * of each case with four amounts it asked three forms of each that was not there. Where the refusal is to be told, which
 * asks for the refused values, the schema is asked itself.
 */
function quickWhereNothingIs<Schema extends z.ZodType>(schema: Schema): Schema {
  const { parse } = schema._zod;
  const run: typeof parse = (payload, context) => {
    if (payload.value !== undefined || context.reportInput === true) return parse(payload, context);
    payload.issues.push({ code: 'invalid_type', expected: 'nonoptional', input: undefined, inst: schema });
    return payload;
  };
  Object.assign(schema._zod, { parse: run, run });
  return schema;
}

/**
 * A schema with further checks of the whole value, each of which adds what is wrong to a list of problems. Each is made
 * as far as what it reads is sound: it ends where it reads what was refused, so that a fault of one field does not hide
 * what others do not agree about. Checks of different fields are checks of their own.
 */
export function withCheck<Schema extends z.ZodType>(
  schema: Schema,
  ...checks: readonly ((value: z.output<Schema>, problems: ProblemList) => void)[]
) {
  return schema.superRefine(
    (value, context) => {
      asFarAsSound(() => {
        const sound = soundView(schema, value, context.issues.map(faultOf));
        for (const check of checks) tellOfCheck((problems) => asFarAsSound(() => check(sound, problems)), context);
      });
    },
    { when: () => true },
  );
}

/**
 * A schema of an object whose fields are also checked against each other, as far as they are accepted: a fault of one
 * field does not hide what two others do not agree about. The check is given the fields that are sound, and can ask
 * whether a field is there, sound or not.
 */
export function withSoundCheck<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape, z.core.$strict>,
  check: (
    sound: Partial<z.output<z.ZodObject<Shape, z.core.$strict>>>,
    problems: ProblemList,
    isGiven: (name: keyof Shape & string) => boolean,
  ) => void,
) {
  return schema.superRefine(
    (value, context) => {
      const faulty = context.issues.flatMap(({ code, path = [] }) => (code === 'unrecognized_keys' ? [] : [path[0]]));
      if (typeof value !== 'object' || value === null || faulty.includes(undefined)) return;
      const sound = Object.fromEntries(Object.entries(value).filter(([key]) => !faulty.includes(key)));
      const fields: Readonly<Record<string, unknown>> = value;
      const isGiven = (name: string) => fields[name] !== undefined || faulty.includes(name);
      tellOfCheck((problems) => check(sound as Partial<typeof value>, problems, isGiven), context);
    },
    { when: () => true },
  );
}

/**
 * A schema with a further check of a part of the value, which is made wherever that part is sound, whatever is wrong
 * with the rest: a list that is too short still says what it names.
 *
 * @param part what the check reads, and nothing that the schema transforms
 */
export function withPartCheck<Part, Schema extends z.ZodType<Part>>(
  schema: Schema,
  part: z.ZodType<Part>,
  check: (part: Part, problems: ProblemList) => void,
) {
  return schema.superRefine(
    (value, context) => {
      const sound = context.issues.length === 0 ? value : part.safeParse(value).data;
      if (sound !== undefined) tellOfCheck((problems) => check(sound, problems), context);
    },
    { when: () => true },
  );
}

/** Adds to the issues of a value what a check of it finds. */
export function tellOfCheck(check: (problems: ProblemList) => void, context: z.core.$RefinementCtx): void {
  const problems = problemList();
  check(problems);
  try {
    problems.throwIfAny();
  } catch (error) {
    addIssues(error, context, OF_A_CHECK);
  }
}

function addIssues(
  error: unknown,
  context: z.core.$RefinementCtx,
  marks: Readonly<Record<string, unknown>> = {},
): void {
  if (!isRasError(error)) throw error;
  for (const { code, path, message, details } of error.problems) {
    context.addIssue({ code: 'custom', path: [...path], message, params: { ras: { code, details }, ...marks } });
  }
}
