import * as z from 'zod';
import { GENERATOR, MAX_SEED } from '../../exact/random.js';

/** The seed of the generator: the same seed gives the same draws on every machine. */
export const seedField = () => z.int().min(0).max(MAX_SEED).default(1);

/**
 * How often something is drawn at random, and from which seed.
 *
 * @choice draws: 10,000 draws from seed 1 by xoshiro128** seeded by splitmix32, unless told otherwise
 */
export interface ChanceOptions {
  /** How often is drawn: 1 to a million times; 10,000 unless told otherwise. */
  readonly draws?: number | undefined;
  /** The seed of the generator, which gives the same draws on every machine; 1 unless told otherwise. */
  readonly seed?: number | undefined;
}

/** The fields of how often something is drawn at random. */
export function chanceFields() {
  return { draws: z.int().min(1).max(1_000_000).default(10_000), seed: seedField() };
}

/** What was drawn, so that it can be drawn again. */
export interface Chance {
  /** The name of the generator. */
  readonly generator: string;
  /** What it began with. */
  readonly seed: number;
  /** How often was drawn. */
  readonly draws: number;
}

/** Names the generator beside a result of chance. */
export function chanceOf({ seed, draws }: { readonly seed: number; readonly draws: number }): Chance {
  return { generator: GENERATOR, seed, draws };
}
