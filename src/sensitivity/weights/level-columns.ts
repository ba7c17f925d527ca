import { at } from '../../exact/at.js';
import type { Answers } from '../answers/answers.js';

/** Neighbouring levels of a statement that are fitted as one. */
export interface LevelBlock {
  /** The place of the statement. */
  readonly statement: number;
  /** The whole scaled points of each level in it, ascending. */
  readonly points: readonly number[];
  /** How many cases are at these levels. */
  readonly n: number;
  /** What their points add up to. */
  readonly sum: number;
}

/**
 * The levels of each statement, from few points to many, with thin ones put together.
 *
 * @choice thin-levels: from the lowest up, a level of fewer cases than the caller names goes together with the next one
 * above until they are enough; what is left at the top goes with those below it. No points at all is no level: it costs
 * nothing
 */
export function levelBlocks({ points }: Answers, fewest: number): LevelBlock[] {
  return points.flatMap((column, statement) => {
    const counts = new Map<number, number>();
    for (const value of column) if (value > 0) counts.set(value, (counts.get(value) ?? 0) + 1);
    const blocks: LevelBlock[] = [];
    let open: LevelBlock = { statement, points: [], n: 0, sum: 0 };
    for (const [value, n] of [...counts].sort(([a], [b]) => a - b)) {
      open = joined(open, { statement, points: [value], n, sum: value * n });
      if (open.n < fewest) continue;
      blocks.push(open);
      open = { statement, points: [], n: 0, sum: 0 };
    }
    if (open.n === 0) return blocks;
    const last = blocks.pop();
    return [...blocks, last === undefined ? open : joined(last, open)];
  });
}

function joined(low: LevelBlock, high: LevelBlock): LevelBlock {
  return { ...low, points: [...low.points, ...high.points], n: low.n + high.n, sum: low.sum + high.sum };
}

/** For each block a column: 1 of every case at its levels or above, so that its weight is what it costs more than below. */
export function stepColumns({ points }: Answers, blocks: readonly LevelBlock[]): Float64Array[] {
  return blocks.map((block) => {
    const from = at(block.points, 0);
    return at(points, block.statement).map((value) => (value >= from ? 1 : 0));
  });
}
