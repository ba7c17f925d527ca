import * as z from 'zod';

/**
 * A schema that is built when it is first used, so that importing the library builds none. Every schema that stands at
 * the top of a file is one; where schemas are composed of fields, the fields come from a function.
 */
export function deferred<Schema extends z.ZodType>(build: () => Schema): z.ZodLazy<Schema> {
  return z.lazy(build);
}

/**
 * A deferred schema that takes what an interface says: `schemaFor<PointsCase>()(() => z.strictObject({ … }))`. The
 * interface is what callers see, with its words; the schema checks, and its own type stays inside.
 */
export function schemaFor<Input>() {
  return <Schema extends z.ZodType<unknown, Input>>(build: () => Schema): z.ZodType<z.output<Schema>, Input> =>
    z.lazy(build) as unknown as z.ZodType<z.output<Schema>, Input>;
}

/** What is made when it is first asked for, and kept: the fields that schemas share. */
export function once<Made>(make: () => Made): () => Made {
  let made: { readonly it: Made } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}
