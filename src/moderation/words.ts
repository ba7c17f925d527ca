import * as z from 'zod';
import { deferred } from '../parse.js';

/** The longest reason, name of a role or other words in a policy or a case. */
export const MAX_WORDS = 4000;

/** Words that a person wrote: not blank, well-formed, at most 4,000 characters. */
export const wordsSchema = deferred(() =>
  z
    .string()
    .meta({ pattern: '\\S' })
    .max(MAX_WORDS, `has more than ${MAX_WORDS} characters`)
    .refine((text) => text.trim() !== '', 'is blank; expected words')
    .refine((text) => text.isWellFormed(), 'holds a broken character'),
);
