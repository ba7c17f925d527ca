import * as z from 'zod';

/**
 * A field of a rule for which no report gives a figure: left out, it is a problem `choice-needed` that says so.
 */
export function chosen<Schema extends z.ZodType>(schema: Schema): z.ZodType<z.output<Schema>, z.input<Schema>> {
  return z.preprocess((input, context) => {
    if (input !== undefined) return input;
    const message = 'has no default, because no report states one that was adopted; name it in the policy';
    context.addIssue({ code: 'custom', message, params: { ras: { code: 'choice-needed' } } });
    return z.NEVER;
  }, schema);
}
