import { numberAt } from '../../exact/at.js';
import { type HouseholdInCells, leastShared } from './exposed.js';

/** Households of several children: the places of their children, from 0. */
export type Siblings = readonly (readonly number[])[];

/** The households of which several children are in a column; whoever has none, or is alone in it, is a family of its own. */
export function siblingsOf(households: ArrayLike<number | string | undefined>): number[][] {
  const places = new Map<number | string, number[]>();
  Array.from(households).forEach((household, place) => {
    if (household === undefined || Number.isNaN(household)) return;
    const own = places.get(household);
    if (own === undefined) places.set(household, [place]);
    else own.push(place);
  });
  return [...places.values()].filter((own) => own.length > 1);
}

/**
 * The fewest children of a figure that is shared, so that they are of as many families as it must rest on.
 *
 * @choice shared-siblings: children of one household are one family, who know each other's amounts; so a figure is of more
 * children than the largest households, one fewer than the families asked for, have together
 */
export function leastCases(smallCell: number, siblings: Siblings): number {
  return 1 + largestTogether(siblings, leastShared(smallCell) - 1);
}

/** The most children that so many families can have. */
export function largestTogether(siblings: Siblings, families: number): number {
  const sizes = siblings.map((own) => own.length).sort((a, b) => b - a);
  return Array.from({ length: families }, (_, place) => sizes[place] ?? 1).reduce((sum, size) => sum + size, 0);
}

/**
 * Households as the cells of their children. Of others a household may know a sum by its own amounts if these others are of
 * as many families, one fewer, as any figure rests on: so it is where it takes its own away from a figure that is shared.
 */
export function householdsIn(siblings: Siblings, cellOf: Int32Array, smallCell: number): HouseholdInCells[] {
  return siblings.map((own, index) => ({
    cells: own.map((place) => numberAt(cellOf, place)),
    others: 1 + largestTogether(siblings.toSpliced(index, 1), leastShared(smallCell) - 2),
  }));
}
