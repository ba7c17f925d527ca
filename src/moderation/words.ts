import { textOfAtMost, WHOLE_TEXT } from '../identifier.js';
import { deferred } from '../parse/deferred.js';

/** The longest reason, name of a role or other words in a policy or a case. */
export const MAX_WORDS = 4000;

/** Words that a person wrote: not blank, well-formed, at most 4,000 characters. */
export const wordsSchema = deferred(() =>
  textOfAtMost(MAX_WORDS, `has more than ${MAX_WORDS} characters`)
    .meta({ pattern: WHOLE_TEXT.replace('^', '^(?=[\\s\\S]*\\S)') })
    .refine((text) => text.trim() !== '', 'is blank; expected words'),
);
