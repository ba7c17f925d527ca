import { idSchema, isLongerThan, MAX_ID_LENGTH, WHOLE_TEXT, wholeText } from '../identifier.js';
import { deferred } from '../parse/deferred.js';

const MAX_PROSE = 2000;

/** How a name looks, for JSON Schemas: what an id may be, and not blank. */
export const NAME_PATTERN = '^(?=[\\s\\S]*\\S)[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]*$';

/** The name of a level, a band, a need answer or a person's role: what an id may be, with a message of its own. */
export const nameSchema = deferred(() =>
  wholeText()
    .meta({ pattern: NAME_PATTERN, maxLength: MAX_ID_LENGTH })
    .refine((name) => name.trim() !== '' && idSchema.safeParse(name).success, {
      error: `expected a name of 1 to ${MAX_ID_LENGTH} characters, not blank and without control characters`,
    }),
);

/** A sentence or a paragraph: a title, a statement, guidance for a level. */
export const proseSchema = deferred(() =>
  wholeText()
    .meta({ pattern: WHOLE_TEXT.replace('^', '^(?=[\\s\\S]*\\S)'), maxLength: MAX_PROSE })
    .refine((text) => text.trim() !== '' && !isLongerThan(MAX_PROSE, text), {
      error: `expected a text of 1 to ${MAX_PROSE} characters, not blank`,
    }),
);

/**
 * A name as it is compared: capitals and repeated blanks make no difference. A sigma is one letter wherever it stands,
 * since a pattern cannot tell where a word ends; letters that compose only when they are small are composed again.
 */
export function nameKey(name: string): string {
  const small = name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
  return small.replaceAll('ς', 'σ').normalize('NFC');
}

/** Up to six names in one line, for a message. */
export function listNames(names: readonly string[], write: (name: string) => string = (name) => name): string {
  const shown = names.slice(0, 6).map(write).join(', ');
  return names.length > 6 ? `${shown} and ${names.length - 6} more` : shown;
}
