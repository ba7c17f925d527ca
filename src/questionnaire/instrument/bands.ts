import { type Path, type ProblemList, show } from '../../errors.js';
import type { Band } from './instrument.js';

/** Where in a band an assessor may place a family, when the band holds exactly three whole numbers of points. */
export const POSITIONS = ['bottom', 'middle', 'top'] as const;

/** A place in a band of three whole numbers of points. */
export type Position = (typeof POSITIONS)[number];

/** Checks that the bands of a statement cover a run of whole points, each point in one band. */
export function checkBands(bands: readonly Partial<Band>[], problems: ProblemList, path: Path): void {
  const placed = bands.flatMap((band, index) => (isWhole(band) ? [{ ...band, index }] : []));
  const areAll = placed.length === bands.length;
  for (const { name, from, to, index } of placed) {
    if (from > to) problems.add('inconsistent', [...path, index], `band ${show(name)} ends at ${to}, before ${from}`);
  }
  const inOrder = placed.filter(({ from, to }) => from <= to).sort((a, b) => a.from - b.from || a.to - b.to);
  inOrder.slice(1).forEach((band, before) => {
    const previous = inOrder[before];
    if (previous === undefined) return;
    const names = `bands ${show(previous.name)} (${spanOf(previous)}) and ${show(band.name)} (${spanOf(band)})`;
    if (band.from <= previous.to) problems.add('inconsistent', [...path, band.index], `${names} overlap`);
    // A band that could not be read may be in the gap.
    if (areAll && band.from > previous.to + 1) {
      const gap = spanOf({ from: previous.to + 1, to: band.from - 1 });
      problems.add('inconsistent', [...path, band.index], `${names} leave a gap: ${gap} is in no band`);
    }
  });
}

function isWhole(band: Partial<Band>): band is Band {
  return band.name !== undefined && band.from !== undefined && band.to !== undefined;
}

/** The points of a band as people write them: `3-6`, or `0`. */
export function spanOf({ from, to }: Pick<Band, 'from' | 'to'>): string {
  return from === to ? String(from) : `${from}-${to}`;
}

/** The points of a place in a band, or `undefined` where the band does not hold exactly three whole numbers. */
export function pointsAt({ from, to }: Band, position: Position): number | undefined {
  return to - from === 2 ? from + POSITIONS.indexOf(position) : undefined;
}
