import { at } from '../../exact/at.js';
import { isShareable } from './exposed.js';

/**
 * Which groups are shown together, so that none of few families is shown or can be worked out: small groups first, then
 * the smallest of the others until there are two at least, as many families as a shared figure rests on, and nothing is
 * exposed.
 *
 * @param sizes how many families each group has
 * @param isSafe whether figures of the groups may be shown, those that are shown together as one
 * @returns for each group whether it is shown with others; null where nothing but the total can be shown
 */
export function mergedGroups(
  sizes: readonly number[],
  least: number,
  isSafe: (merged: readonly boolean[]) => boolean,
): readonly boolean[] | null {
  const merged = sizes.map((size) => size > 0 && size < least);
  for (;;) {
    const inside = sizes.filter((_, group) => merged[group]);
    const isEnough =
      inside.length !== 1 &&
      isShareable(
        inside.reduce((sum, size) => sum + size, 0),
        least,
      );
    const next = smallestOutside(sizes, merged);
    // One group of everyone is the total.
    if (next === undefined) return inside.length === 0 && isSafe(merged) ? merged : null;
    if (isEnough && isSafe(merged)) return merged;
    merged[next] = true;
  }
}

function smallestOutside(sizes: readonly number[], merged: readonly boolean[]): number | undefined {
  let best: number | undefined;
  sizes.forEach((size, group) => {
    if (size > 0 && !merged[group] && (best === undefined || size < at(sizes, best))) best = group;
  });
  return best;
}
