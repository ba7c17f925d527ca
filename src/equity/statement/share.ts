import { type Characteristic, requireCharacteristic } from '../../cohort/characteristic.js';
import { type Cohort, requireAmounts } from '../../cohort/cohort.js';
import { withNotStated } from '../../cohort/order/ranking.js';
import { cellsOfCodes, setsOf } from '../../cohort/share/cells.js';
import {
  exposes,
  type HouseholdInCells,
  isShareable,
  leastShared,
  type PublishedRow,
} from '../../cohort/share/exposed.js';
import { mergedGroups } from '../../cohort/share/merge.js';
import { householdsIn, leastCases, siblingsOf } from '../../cohort/share/siblings.js';
import { at, numberAt } from '../../exact/at.js';
import type { ParsedGapOptions } from '../gaps/options.js';
import { type GapsToTell, gapsToTell } from './share-gaps.js';

/** What groups of few families are called together. */
const TOGETHER = 'other groups together';

/** What a statement that is shared may tell of. */
export interface Share {
  /** The fewest families that a figure rests on. */
  readonly families: number;
  /** The fewest cases of a figure: where children are of one household, of so many families. */
  readonly least: number;
  /** Characteristics of which no group can be shown. */
  readonly left: readonly string[];
  /** By characteristic, the group that stands for the smaller ones and of which nothing is told either. */
  readonly untold: ReadonlyMap<string, string>;
  /** Characteristics of which the gap of the families whose need is known can be shown. */
  readonly known: ReadonlySet<string>;
  /** The groups whose gap at equal need can be shown, by characteristic. */
  readonly gaps: GapsToTell;
  /** The same of the gap with the other characteristics equal too. */
  readonly others: GapsToTell;
  /** The same of the gap with each score a band of its own. */
  readonly each: GapsToTell;
  /** The groups whose mean at a level of need can be shown, by `meanKey`. */
  readonly means: ReadonlySet<string>;
}

/** Whether a group stands for smaller ones of which nothing is told. */
export function isUntold(share: Share | undefined, by: string, group: string | null): boolean {
  return group !== null && share?.untold.get(by) === group;
}

/** A cohort whose groups are merged so that figures of them can be shared, the options for it, and what may be told. */
export interface SharedCohort {
  readonly cohort: Cohort;
  readonly options: ParsedGapOptions;
  readonly share: Share;
}

/**
 * Merges the groups of a cohort of which figures would tell of few families, one characteristic after the other.
 *
 * @param smallCell a figure of fewer families is small
 * @param beside columns of codes of sets of whom other figures are published, one code a case
 * @choice merged-groups: groups of few families are shown together as one where they are two or more groups and families
 * enough; the smallest of the other groups joins them where that is needed; which groups they are is not told
 */
export function shareCohort(
  cohort: Cohort,
  options: ParsedGapOptions,
  smallCell: number,
  beside: readonly Int32Array[] = [],
): SharedCohort {
  const siblings = siblingsOf(cohort.households ?? []);
  const least = leastCases(smallCell, siblings);
  const { compared, known } = comparedOf(cohort, options);
  const groups = options.by.map((name) => {
    const { names, codes } = requireCharacteristic(cohort, name, 'by');
    const own = withNotStated(codes, names.length);
    return { name, names, codes: own, own: own.map((code, index) => (compared[index] === 0 ? code : -1)) };
  });
  const columns = [new Int32Array(cohort.length), compared, known, ...beside, ...groups.map(({ own }) => own)];
  const { sizes, codes, cellOf } = cellsOfCodes(columns, cohort.length);
  const households = householdsIn(siblings, cellOf, smallCell);
  const others = codes.slice(3, 3 + beside.length).flatMap(setsOf);
  const out = sizes.reduce((sum, size, cell) => sum + (at(at(codes, 1), cell) < 0 ? size : 0), 0);
  const published: PublishedRow[] = [
    ...setsOf(at(codes, 0)),
    ...others,
    ...(isShareable(out, least) ? setsOf(at(codes, 1)) : []),
  ];
  const left: string[] = [];
  const untold = new Map<string, string>();
  const told = new Set<string>();
  const merged = new Map<string, Characteristic>();
  const reference: ParsedGapOptions['reference'] = [];
  groups.forEach(({ name, names, codes: whole }, index) => {
    const cells = { sizes, own: at(codes, 3 + beside.length + index), isKnown: at(codes, 2) };
    const found = groupsToTell(cells, names, published, least, households);
    const named = options.reference.find(({ by }) => by === name)?.group;
    const first = found === null ? undefined : referenceOf(found, names, named);
    if (found === null || first === undefined) {
      left.push(name);
      return;
    }
    published.push(...found.sets);
    if (found.isKnownTold) told.add(name);
    reference.push({ by: name, group: first });
    if (!found.merged.includes(true)) return;
    const label = labelBeside(names);
    if (!found.isTogether) untold.set(name, label);
    merged.set(name, {
      names: [...names, label],
      codes: whole.map((code) => (found.merged[code] === true ? names.length : code === names.length ? -1 : code)),
    });
  });
  const shared = { ...cohort, characteristic: (name: string) => merged.get(name) ?? cohort.characteristic(name) };
  const parsed = { ...options, by: options.by.filter((name) => !left.includes(name)), reference };
  const gaps = gapsToTell(shared, parsed, { columns, published, codes, sizes }, untold, { least, siblings, smallCell });
  return {
    cohort: shared,
    options: parsed,
    share: { families: leastShared(smallCell), least, left, untold, known: told, ...gaps },
  };
}

/** Whom the figures are of, 0 or -1: those who have every amount that is looked at, and those of them whose need is known. */
function comparedOf(cohort: Cohort, { stages, given, bands }: ParsedGapOptions) {
  const amounts = stages.map((stage) => requireAmounts(cohort, stage));
  const held = given.map((name) => requireCharacteristic(cohort, name, 'given').codes);
  const compared = new Int32Array(cohort.length);
  const known = new Int32Array(cohort.length);
  for (let index = 0; index < cohort.length; index += 1) {
    const isOut =
      cohort.excludeReasonOf(index) !== undefined || amounts.some((column) => Number.isNaN(numberAt(column, index)));
    const isOpen =
      (bands !== undefined && Number.isNaN(numberAt(cohort.points, index))) ||
      held.some((codes) => numberAt(codes, index) < 0);
    if (isOut) compared[index] = -1;
    if (isOut || isOpen) known[index] = -1;
  }
  return { compared, known };
}

/** The groups of one characteristic by cells. */
interface GroupCodes {
  readonly sizes: readonly number[];
  /** The group of each cell, those who state none as one more; -1 where nobody is compared. */
  readonly own: readonly number[];
  /** 0 where the need is known. */
  readonly isKnown: readonly number[];
}

/** Which groups are told of apart, and what is published with them. */
interface GroupsToTell {
  readonly merged: readonly boolean[];
  readonly counts: readonly number[];
  /** Whether the others are told of together. */
  readonly isTogether: boolean;
  readonly isKnownTold: boolean;
  readonly sets: readonly PublishedRow[];
}

function groupsToTell(
  { sizes, own, isKnown }: GroupCodes,
  names: readonly string[],
  published: readonly PublishedRow[],
  least: number,
  households: readonly HouseholdInCells[],
): GroupsToTell | null {
  const counts = [...names, null].map((_, group) =>
    sizes.reduce((sum, size, cell) => sum + (own[cell] === group ? size : 0), 0),
  );
  const setsWith = (groups: readonly boolean[], together: number): number[][] =>
    setsOf(own.map((code) => (code >= 0 && groups[code] === true ? together : code)));
  const isSafe = (sets: readonly PublishedRow[]): boolean =>
    !exposes(sizes, [...published, ...sets], least, households);
  for (const together of [names.length + 1, -1]) {
    const merged = mergedGroups(counts, least, (groups) => isSafe(setsWith(groups, together)));
    if (merged === null) continue;
    const sets = setsWith(merged, together);
    const ofKnown = sets.map((set) => set.map((isIn, cell) => (isKnown[cell] === 0 ? isIn : 0)));
    const isKnownTold = isSafe([...sets, ...ofKnown]);
    return { merged, counts, isTogether: together >= 0, isKnownTold, sets: isKnownTold ? [...sets, ...ofKnown] : sets };
  }
  return null;
}

/** The group that the others are set against: the named one where it is told of apart, else the largest that is. */
function referenceOf({ merged, counts }: GroupsToTell, names: readonly string[], named: string | undefined) {
  const shown = names.filter((_, group) => !merged[group] && at(counts, group) > 0);
  if (named !== undefined && shown.includes(named)) return named;
  const size = (name: string): number => at(counts, names.indexOf(name));
  return shown.reduce<string | undefined>((best, name) => (best && size(best) >= size(name) ? best : name), undefined);
}

/** A name for groups together that none of them has. */
function labelBeside(names: readonly string[]): string {
  let label = TOGETHER;
  while (names.includes(label)) label = `all ${label}`;
  return label;
}
