import * as z from 'zod';
import { deferred } from './parse/deferred.js';

/** The longest id of a case, a statement, a line or a service. */
export const MAX_ID_LENGTH = 200;

/** A text that a record can keep, for JSON Schemas: without half of a pair of surrogates, and without NUL. */
export const WHOLE_TEXT = '^[^\\u0000\\ud800-\\udfff]*$';

/** How an id looks, for JSON Schemas: text that a record can keep, without control characters. */
export const ID_PATTERN = '^[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]*$';

/**
 * The id of a case, a statement, a line or a service: 1 to 200 characters of well-formed text without control
 * characters. `__proto__` is as good an id as any.
 */
export const idSchema = deferred(() =>
  textOfAtMost(MAX_ID_LENGTH, `an id has at most ${MAX_ID_LENGTH} characters`)
    .min(1, 'an id is not blank')
    .meta({ pattern: ID_PATTERN })
    .refine((id) => !hasControl(id), 'an id has no control characters'),
);

/**
 * A text of at most so many characters, which are counted as JSON Schemas count them: an emoji is one.
 *
 * @param error what is said of a longer one
 */
export function textOfAtMost(max: number, error?: string) {
  return wholeText().check(noLongerThan(max, error)).meta({ maxLength: max });
}

/**
 * A text of any length that a record can keep. Every text that we keep begins here, so that what cannot be kept is
 * refused before anything rests on it: half a character, which canonical JSON refuses, and NUL, which PostgreSQL does.
 */
export function wholeText() {
  return z
    .string()
    .refine((text) => text.isWellFormed(), HALF_A_CHARACTER)
    .refine(
      (text) => !text.includes('\u0000'),
      'holds the character NUL (\\u0000), which no database keeps; take it out',
    )
    .meta({ pattern: WHOLE_TEXT });
}

/** What is said of a text that was cut in the middle of a character. */
export const HALF_A_CHARACTER =
  'holds half a character (a surrogate without its other half), which no record can keep; expected whole characters';

/** The same as a check of a text that something was done to before. */
export function noLongerThan(max: number, error?: string): z.core.CheckFn<string> {
  return ({ value, issues }) => {
    if (isLongerThan(max, value))
      issues.push({
        code: 'too_big',
        origin: 'string',
        maximum: max,
        inclusive: true,
        input: value,
        message: error,
        // The shape is sound, so that a form of several is told by what is too long in it.
        continue: true,
      });
  };
}

/** Whether a text has more than so many characters. */
export function isLongerThan(max: number, text: string): boolean {
  return text.length > max && (text.length > 2 * max || [...text].length > max);
}

/** Whether a text holds a control character. */
function hasControl(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 || (code > 126 && code < 160)) return true;
  }
  return false;
}
