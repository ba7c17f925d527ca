import * as z from 'zod';

/**
 * A field that no report gives a value for. It has no default, and leaving it out is a `choice-needed` error that says
 * so.
 *
 * @param message what has to be chosen, to follow the place of the field
 */
export function stated<Schema extends z.ZodType>(schema: Schema, message: string) {
  const checked = z.preprocess((input, context) => {
    if (input !== undefined) return input;
    context.addIssue({ code: 'custom', message, params: { ras: { code: 'choice-needed' } } });
    return z.NEVER;
  }, schema);
  return checked as z.ZodType<z.output<Schema>, z.input<Schema>>;
}
