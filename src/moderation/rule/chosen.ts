import type * as z from 'zod';
import { stated } from '../../model/stated.js';

/**
 * A field of a rule for which no report gives a figure: left out, it is a problem `choice-needed` that says so.
 */
export function chosen<Schema extends z.ZodType>(schema: Schema) {
  return stated(schema, 'has no default, because no report states one that was adopted; name it in the policy');
}
