import * as z from 'zod';
import type { Model } from '../../allocation/kinds.js';
import { listField } from '../../cohort/options.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { idSchema, textOfAtMost } from '../../identifier.js';
import { type StoredModel, storedModelSchema } from '../../model/header.js';
import { pointsSchema } from '../../model/shared/budget/allocation.js';
import { schemaFor } from '../../parse/deferred.js';

/** A constructed family, to see what it would get. */
export interface NeedProfile {
  /** What the family is called. */
  readonly name: string;
  /** In how many statements it has points: 1 to 2,000. */
  readonly statements: number;
  /** The points of each of them. */
  readonly points: DecimalInput;
}

/**
 * How breadth and depth are compared.
 *
 * @choice specialist-level: the level with the most points of each statement, unless its names are given
 * @choice profiles: ten statements at 4 points against two at 18, the levels "some extra help" and "specialist support"
 * that RR145 Table 19 prints, unless others are given
 */
export interface BreadthDepthOptions {
  /** A stored model that prices columns of points. */
  readonly model: Model | StoredModel;
  /** For how many of its highest statements the share of a score is told; 1, 2, 3 and 5 unless told otherwise. */
  readonly top?: readonly number[] | undefined;
  /** The names of levels that count as specialist; the level with the most points of a statement unless given. Columns have none. */
  readonly specialistLevels?: readonly string[];
  /** Constructed families to price side by side: 1 to 20; breadth against depth unless told otherwise. */
  readonly profiles?: readonly NeedProfile[] | undefined;
  /** How many families are listed at most; 10 unless told otherwise. */
  readonly list?: number | undefined;
}

const PROFILES = [
  { name: 'breadth', statements: 10, points: 4 },
  { name: 'depth', statements: 2, points: 18 },
];

/** How breadth and depth are compared. */
export const breadthOptionsSchema = schemaFor<BreadthDepthOptions>()(() => {
  const profile = z.strictObject({
    name: idSchema,
    statements: z.int().min(1).max(2000),
    points: pointsSchema,
  });
  return z.strictObject({
    model: storedModelSchema,
    top: z.array(z.int().min(1).max(2000)).max(20).default([1, 2, 3, 5]),
    specialistLevels: z.array(textOfAtMost(200).min(1)).max(1000).exactOptional(),
    profiles: z.array(profile).min(1).max(20).prefault(PROFILES),
    list: listField(10),
  });
});
