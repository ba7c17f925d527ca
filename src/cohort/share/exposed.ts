import { at } from '../../exact/at.js';
import { basisOf, isInSpan, residual, scaleFree, spanOf } from './modular.js';

/**
 * A published figure as what it is made of: for each cell of families how much of it is in the figure, a whole number
 * modulo `PRIME`; 1 in the set that a count, a sum or a mean is of.
 */
export type PublishedRow = readonly number[];

/** A household of several children among cells of families. */
export interface HouseholdInCells {
  /** The cell of each child. */
  readonly cells: readonly number[];
  /** The fewest other children of whom it may learn a sum by what it knows. */
  readonly others: number;
}

/**
 * The fewest families of a figure that is shared. Of two families each learns the other's amount from their sum, so that
 * it is three where the caller says two.
 *
 * @choice least-shared: what the caller says, and three at the least
 */
export function leastShared(smallCell: number): number {
  return Math.max(smallCell, 3);
}

/** Whether a count tells nothing of few families: none, or as many as a shared figure rests on. */
export function isShareable(count: number, least: number): boolean {
  return count === 0 || count >= least;
}

/** Whether counts of sets that hold one another tell nothing of few families: no step from one to the next is small. */
export function isShareableChain(counts: readonly number[], least: number): boolean {
  return counts.every((count, index) => isShareable(count - (counts[index - 1] ?? 0), least));
}

/**
 * Whether published figures, added and taken away from each other in any way, give that of fewer families than may be
 * told of; also for a family that knows its own.
 *
 * Every sum that can be worked out is a combination of the published ones. So each small part (families who are in the
 * same figures, what is left of a set without another, what two have in common, what is left of a set without all sets
 * that it holds) is asked for: is it such a combination, or would it be one with the amount of a single family?
 *
 * @param sizes how many families each cell holds
 * @param least a figure of 1 to fewer than these is small
 * @param households those of several children, who know each other's amounts
 */
export function exposes(
  sizes: readonly number[],
  published: readonly PublishedRow[],
  least: number,
  households: readonly HouseholdInCells[] = [],
): boolean {
  const { parts, rows, partOf } = partsOf(sizes, published);
  const basis = basisOf(rows);
  const targets = [...parts.map((_, index) => [index]), ...targetsOf(rows.filter(isSet), parts, least)];
  const small = targets.flatMap((target) => {
    const n = target.reduce((sum, index) => sum + at(parts, index), 0);
    return n > 0 && n < least ? [{ target, n, left: scaleFree(residual(target, basis)) }] : [];
  });
  if (small.some(({ left }) => left === '')) return true;
  const single = new Map<string, Set<number>>();
  for (const { target, n, left } of small) {
    if (n === 1) single.set(left, (single.get(left) ?? new Set()).add(at(target, 0)));
  }
  const isToSingle = small.some(({ target, n, left }) =>
    [...(single.get(left) ?? [])].some((own) => (target.includes(own) ? n > 1 : n < least - 1)),
  );
  return (
    isToSingle ||
    households.some(({ cells, others }) =>
      isExposedTo(
        cells.map((cell) => at(partOf, cell)),
        others,
      ),
    )
  );

  /** Whether a household learns of few others by the parts that are its own children's alone. */
  function isExposedTo(children: readonly number[], others: number): boolean {
    const own = [...new Set(children)].filter(
      (part) => part >= 0 && children.filter((one) => one === part).length === parts[part],
    );
    if (own.length === 0) return false;
    const known = spanOf(own.map((part) => residual([part], basis)));
    return small.some(({ target }) => {
      const rest = target.filter((part) => !own.includes(part));
      // What it has in them itself it takes away.
      const inside = children.filter((part) => rest.includes(part)).length;
      const n = rest.reduce((sum, part) => sum + at(parts, part), 0) - inside;
      if (n === 0 || !isInSpan(residual(rest, basis), known)) return false;
      return rest.length < target.length || n < others;
    });
  }
}

function isSet(row: PublishedRow): boolean {
  return row.every((part) => part === 0 || part === 1);
}

/** Puts cells together that are in the same figures with the same weight. */
function partsOf(
  sizes: readonly number[],
  published: readonly PublishedRow[],
): { parts: number[]; rows: number[][]; partOf: number[] } {
  const places = new Map<string, number>();
  const parts: number[] = [];
  const firsts: number[] = [];
  const partOf = sizes.map(() => -1);
  sizes.forEach((size, cell) => {
    const weights = published.map((row) => at(row, cell));
    if (size === 0 || weights.every((weight) => weight === 0)) return;
    const key = weights.join(' ');
    const place = places.get(key) ?? parts.length;
    if (place === parts.length) firsts.push(cell);
    places.set(key, place);
    partOf[cell] = place;
    parts[place] = (parts[place] ?? 0) + size;
  });
  return { parts, partOf, rows: published.map((row) => firsts.map((cell) => at(row, cell))) };
}

/** What sets have apart and in common, and what is left of a set without others that it holds and that are apart, as places of parts. */
function targetsOf(sets: readonly PublishedRow[], parts: readonly number[], least: number): number[][] {
  const whole = sets.map((set) => set.flatMap((isIn, index) => (isIn === 1 ? [index] : [])));
  const sizes = whole.map((set) => set.reduce((sum, index) => sum + at(parts, index), 0));
  const common = sets.map((_, one) =>
    sets.map((other) => at(whole, one).reduce((sum, index) => sum + at(other, index) * at(parts, index), 0)),
  );
  const shared = (one: number, other: number): number => at(at(common, one), other);
  const isSmall = (n: number): boolean => n > 0 && n < least;
  return sets.flatMap((_, one) => {
    const own = at(whole, one);
    const inside = sets.flatMap((__, other) =>
      shared(one, other) === at(sizes, other) && at(sizes, other) > 0 && at(sizes, other) < at(sizes, one)
        ? [other]
        : [],
    );
    const rests = inside.flatMap((first) => {
      const apart = [first];
      let left = at(sizes, one) - at(sizes, first);
      const found: number[][] = [];
      for (const next of inside) {
        if (apart.every((other) => shared(next, other) === 0)) {
          apart.push(next);
          left -= at(sizes, next);
        }
        if (isSmall(left)) found.push(own.filter((index) => apart.every((other) => at(sets, other)[index] === 0)));
      }
      return found;
    });
    const pairs = sets.flatMap((set, other) => [
      ...(isSmall(at(sizes, one) - shared(one, other)) ? [own.filter((index) => set[index] === 0)] : []),
      ...(isSmall(shared(one, other)) ? [own.filter((index) => set[index] === 1)] : []),
    ]);
    return [...pairs, ...rests];
  });
}
