import * as z from 'zod';
import type { DecimalInput } from '../exact/decimal.js';
import type { Ratio } from '../exact/ratio.js';
import { pointsSchema } from '../model/shared/budget/allocation.js';

/**
 * Bands of points: `each` takes every score by itself; cut points 10 and 20 make bands below 10, from 10 to below 20, and
 * from 20.
 *
 * @choice need-bands: there is no default, because how near two needs are to be called equal is for the caller to say
 */
export type NeedBands = 'each' | readonly DecimalInput[];

/** The wire form of bands of points. */
export const bandsField = () => z.union([z.literal('each'), z.array(pointsSchema).min(1).max(1000)]);

/** Bands of points, parsed. */
export type Bands = 'each' | readonly Ratio[];
