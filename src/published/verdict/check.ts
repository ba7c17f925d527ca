import type { Interval } from '../../exact/interval.js';
import type { ReadFigure } from './evaluate.js';
import { type Formula, figuresIn, greatest, least, percent, percentChange, pooledMean, sum } from './formula.js';

/** A search through whole numbers, where no formula leads to a figure. */
export interface Search {
  /** What is searched, in words. */
  readonly search: string;
  /** The figures that it reads. */
  readonly from: readonly string[];
  /** The values that the figure can have; undefined when there is none. */
  readonly find: (read: ReadFigure) => Interval | undefined;
}

/** How one printed figure follows from others. */
export interface Check {
  /** The id of the figure that is checked. */
  readonly figure: string;
  /** Tells several ways to one figure apart. */
  readonly way?: string;
  readonly by: Formula | Search;
  /** The figure equals what is derived (the default), or is only bounded by it. */
  readonly relation?: 'equals' | 'at-least' | 'at-most';
  /** What has to be assumed because the figures alone do not say it; none for a sum that the report itself tells. */
  readonly assumption?: string;
  /** Why the comparison decides nothing: what the report leaves open. The verdict is then `cannot-be-derived`. */
  readonly open?: string;
}

/** What a check may say besides its formula. */
export type CheckNotes = Pick<Check, 'way' | 'relation' | 'assumption' | 'open'>;

/** What each kind of check assumes, unless it says so in words of its own. */
const SAME_THING = 'Both places tell of the same thing.';
export const ALL_PARTS = 'The parts are all there are, and none counts twice.';
export const BASE = 'The percentage is of this base, and it is rounded, not cut.';
const RANGE = 'The range is that of these figures.';
export const ALL_GROUPS = 'The groups are all there are, and each mean is of the whole group.';

/** The id of a check: its figure, and its way where there are several. */
export function checkId({ figure, way }: Check): string {
  return way === undefined ? figure : `${figure}: ${way}`;
}

export function isSearch(by: Formula | Search): by is Search {
  return typeof by === 'object' && 'search' in by;
}

/** The figures that a check derives its figure from. */
export function sourcesOf({ by }: Check): readonly string[] {
  return isSearch(by) ? by.from : figuresIn(by);
}

/** The figure by a formula. */
export function derived(figure: string, by: Formula | Search, notes: CheckNotes = {}): Check {
  return { figure, by, ...notes };
}

/** What is left open needs no assumption: it says why nothing is decided. */
function assumed(assumption: string, notes: CheckNotes): CheckNotes {
  return notes.open === undefined ? { assumption, ...notes } : notes;
}

/** The same figure is printed in another place. */
export function same(figure: string, other: string, notes: CheckNotes = {}): Check {
  return derived(figure, other, { way: 'as printed elsewhere', ...assumed(SAME_THING, notes) });
}

/** The figure is the sum of its parts, as it seems. */
export function total(figure: string, parts: readonly Formula[], notes: CheckNotes = {}): Check {
  return derived(figure, sum(...parts), assumed(ALL_PARTS, notes));
}

/** The figure is the total of a table that prints its parts beside it, so that nothing is assumed. */
export function tableTotal(figure: string, parts: readonly Formula[]): Check {
  return derived(figure, sum(...parts));
}

/** The figure is a share in per cent. */
export function share(figure: string, part: Formula, whole: Formula, notes: CheckNotes = {}): Check {
  return derived(figure, percent(part, whole), assumed(BASE, notes));
}

/** The figure is a change in per cent. */
export function change(figure: string, from: Formula, to: Formula, notes: CheckNotes = {}): Check {
  return derived(figure, percentChange(from, to), notes);
}

/** The figure is the smallest of several. */
export function minimum(figure: string, of: readonly Formula[], notes: CheckNotes = {}): Check {
  return derived(figure, least(...of), assumed(RANGE, notes));
}

/** The figure is the largest of several. */
export function maximum(figure: string, of: readonly Formula[], notes: CheckNotes = {}): Check {
  return derived(figure, greatest(...of), assumed(RANGE, notes));
}

/** The figure is the mean over groups, each with its number and its mean. */
export function pooled(
  figure: string,
  groups: readonly (readonly [number: Formula, mean: Formula])[],
  notes: CheckNotes = {},
): Check {
  return derived(figure, pooledMean(groups), assumed(ALL_GROUPS, notes));
}
