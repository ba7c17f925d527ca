import * as z from 'zod';

// The schemas that `stated` made; a JSON Schema lists their fields as required.
const made = new WeakSet<z.core.$ZodType>();

/** Whether a schema is one that `stated` made. */
export function isStated(schema: z.core.$ZodType): boolean {
  return made.has(schema);
}

/**
 * A field that no report gives a value for. It has no default, and leaving it out is a `choice-needed` error that says
 * so.
 *
 * @param message what has to be chosen, to follow the place of the field
 */
export function stated<Schema extends z.ZodType>(schema: Schema, message: string) {
  const checked = z.preprocess((input, context) => {
    // A promise would be waited for; as any other object it is what the schema refuses.
    if (input instanceof Promise) return {};
    if (input !== undefined) return input;
    context.addIssue({ code: 'custom', message, params: { ras: { code: 'choice-needed' } } });
    return z.NEVER;
  }, schema);
  made.add(checked);
  return checked as unknown as z.ZodType<z.output<Schema>, z.input<Schema>>;
}
