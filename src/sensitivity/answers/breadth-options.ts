import * as z from 'zod';
import { listField } from '../../cohort/options.js';
import { ratio } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { pointsSchema } from '../../model/allocation.js';

const profileSchema = z.strictObject({
  name: idSchema,
  statements: z.int().min(1).max(2000),
  /** The points of each of them. */
  points: pointsSchema,
});

const PROFILES = [
  { name: 'breadth', statements: 10, points: ratio(4n) },
  { name: 'depth', statements: 2, points: ratio(18n) },
];

export const optionsSchema = z.strictObject({
  /** A stored model that prices columns of points. */
  model: z.unknown(),
  /** For how many of its highest statements the share of a score is told. */
  top: z.array(z.int().min(1).max(2000)).max(20).default([1, 2, 3, 5]),
  /** The names of levels that count as specialist; the level with the most points of a statement unless given. */
  specialistLevels: z.array(z.string().min(1).max(200)).exactOptional(),
  /** Constructed families to price side by side. */
  profiles: z.array(profileSchema).min(1).max(20).default(PROFILES),
  list: listField(10),
});

/**
 * How breadth and depth are compared.
 *
 * @choice specialist-level: the level with the most points of each statement, unless its names are given
 * @choice profiles: ten statements at 4 points against two at 18, the levels "some extra help" and "specialist support"
 * that RR145 Table 19 prints, unless others are given
 */
export type BreadthDepthOptions = Omit<z.input<typeof optionsSchema>, 'model'> & { readonly model: unknown };
