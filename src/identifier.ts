import * as z from 'zod';
import { deferred } from './parse.js';

/** The longest id of a case, a statement, a line or a service. */
export const MAX_ID_LENGTH = 200;

/**
 * The id of a case, a statement, a line or a service: 1 to 200 characters of well-formed text without control
 * characters. `__proto__` is as good an id as any.
 */
export const idSchema = deferred(() =>
  z
    .string()
    .meta({ pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]*$' })
    .min(1, 'an id is not blank')
    .max(MAX_ID_LENGTH, `an id has at most ${MAX_ID_LENGTH} characters`)
    .refine((id) => id.isWellFormed() && !hasControl(id), 'an id has no control characters and no broken ones'),
);

/** Whether a text holds a control character. */
function hasControl(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 || (code > 126 && code < 160)) return true;
  }
  return false;
}
