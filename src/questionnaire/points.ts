import { POINTS } from '../exact/quantity.js';
import { formatRatio, type Ratio } from '../exact/ratio.js';
import { exactSchema } from '../exact/wire.js';
import { deferred } from '../parse/deferred.js';

/** A number of points in results and in a parsed instrument: an exact decimal text such as `'24'` or `'4.5'`. */
export type Points = string;

/** The wire form of points: 0 or more with up to six decimals; parsed to the one way of writing that number. */
export const pointsSchema = deferred(() => exactSchema(POINTS).transform((points): Points => formatRatio(points)));

/** Points where there are any: a statement without points has `null`, which is not 0. */
export function pointsOrNull(value: Ratio | undefined): Points | null {
  return value === undefined ? null : formatRatio(value);
}
