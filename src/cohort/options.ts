import * as z from 'zod';
import { QUANTILE_TYPES } from '../exact/quantile.js';
import { PERCENT, parseExact } from '../exact/quantity.js';
import { idSchema } from '../identifier.js';
import { decimalWire } from '../money/amount.js';
import { PERIODS } from '../money/period.js';
import { schemaOf } from '../parse.js';

/** The most entries that a list of a result can be asked for. */
export const MAX_LISTED = 1_000_000;

/** How many entries each list of a result names at most. */
export const listField = (most: number) => z.int().min(0).max(MAX_LISTED).default(most);

/** A figure that rests on fewer families than this is small; no report states a number. */
export const smallCellField = z.int().min(2).max(MAX_LISTED).exactOptional();

/** The period that amounts are for. */
export const periodField = z.enum(PERIODS).exclude(['one-off']).default('year');

/** Whether a part of an amount counts. */
export const partField = z.enum(['exclude', 'include']);

/** Per cent beyond 100 as well: a budget may grow more than tenfold (RR145 Table 28). */
export const percentSchema = schemaOf(decimalWire(), (input) => parseExact(input, { ...PERCENT, max: 1e6 }));

/** The definition of quartiles. */
export const quantileTypeField = z.literal(QUANTILE_TYPES).default(7);

/** Names of characteristics. */
export const namesField = z.array(idSchema).max(100);
