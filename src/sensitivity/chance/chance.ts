import * as z from 'zod';
import { GENERATOR, MAX_SEED } from '../../exact/random.js';

/** The seed of the generator: the same seed gives the same draws on every machine. */
export const seedField = z.int().min(0).max(MAX_SEED).default(1);

/**
 * How often something is drawn at random, and from which seed: the same seed gives the same draws on every machine.
 *
 * @choice draws: 10,000 draws from seed 1 by xoshiro128** seeded by splitmix32, unless told otherwise
 */
export const chanceFields = {
  draws: z.int().min(1).max(1_000_000).default(10_000),
  seed: seedField,
};

/** What was drawn, so that it can be drawn again. */
export interface Chance {
  readonly generator: string;
  readonly seed: number;
  readonly draws: number;
}

/** Names the generator beside a result of chance. */
export function chanceOf({ seed, draws }: { readonly seed: number; readonly draws: number }): Chance {
  return { generator: GENERATOR, seed, draws };
}
