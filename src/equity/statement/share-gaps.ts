import type { Cohort } from '../../cohort/cohort.js';
import { withNotStated } from '../../cohort/order/ranking.js';
import { cellsOfCodes } from '../../cohort/share/cells.js';
import { exposes, type PublishedRow } from '../../cohort/share/exposed.js';
import { fraction, negative, PRIME } from '../../cohort/share/modular.js';
import { narrowness } from '../../cohort/share/narrow.js';
import { householdsIn, largestTogether, type Siblings } from '../../cohort/share/siblings.js';
import { at, numberAt } from '../../exact/at.js';
import { selectCases } from '../compared.js';
import type { ParsedGapOptions } from '../gaps/options.js';
import { type Strata, strataOf, withCharacteristic } from '../strata/strata.js';

/** Groups by characteristic of which something is told; null is the group of those who state none. */
export type GapsToTell = ReadonlyMap<string, ReadonlySet<string | null>>;

/** Whether something is told of a group. */
export function isToldOf(gaps: GapsToTell, by: string, group: string | null): boolean {
  return gaps.get(by)?.has(group) === true;
}

/** What is published already, as rows over cells, and the columns that the cells were made by. */
interface Before {
  readonly columns: readonly Int32Array[];
  readonly published: readonly PublishedRow[];
  readonly codes: readonly (readonly number[])[];
  readonly sizes: readonly number[];
}

/**
 * Which gaps at equal need can be told: each is a sum of amounts with weights, which with all others may give an amount.
 * One after the other is told of unless with those before it, it exposes few families.
 */
export function gapsToTell(
  cohort: Cohort,
  options: ParsedGapOptions,
  before: Before,
  untold: ReadonlyMap<string, string>,
  { least, siblings, smallCell }: { readonly least: number; readonly siblings: Siblings; readonly smallCell: number },
): {
  readonly gaps: GapsToTell;
  readonly others: GapsToTell;
  readonly each: GapsToTell;
  readonly means: ReadonlySet<string>;
} {
  const { by, given, bands, stages, reference } = options;
  const compared = selectCases(cohort, { stages, points: false, list: 0 });
  const strata = strataOf(compared, given, bands);
  const wide = (codes: Int32Array): Int32Array => {
    const all = new Int32Array(cohort.length).fill(-1);
    codes.forEach((code, place) => {
      all[compared.placeOf(place)] = code;
    });
    return all;
  };
  const groups = by.map((name) => {
    const { names, codes } = compared.characteristic(name, 'by');
    const finer = by
      .filter((other) => other !== name)
      .reduce<Strata>((all, other) => withCharacteristic(all, other, compared.characteristic(other, 'by')), strata);
    return { name, names, own: wide(withNotStated(codes, names.length)), finer: wide(finer.codes) };
  });
  const isBanded = bands !== undefined && bands !== 'each';
  const scores = isBanded ? [wide(strataOf(compared, given, 'each').codes)] : [];
  const first = before.columns.length;
  const cells = cellsOfCodes(
    [...before.columns, wide(strata.codes), ...groups.flatMap(({ own, finer }) => [own, finer]), ...scores],
    cohort.length,
  );
  const households = householdsIn(siblings, cells.cellOf, smallCell);
  const ofTwo = largestTogether(siblings, 2);
  const published: PublishedRow[] = carriedOver(before, cells.codes.slice(0, first));
  const amounts = stages.map((stage) => {
    const sums = cells.sizes.map(() => 0);
    compared.amountsAt(stage).forEach((amount, place) => {
      const cell = numberAt(cells.cellOf, compared.placeOf(place));
      sums[cell] = at(sums, cell) + amount;
    });
    return sums;
  });
  // The same figures with their weights as they are; of sets the two are alike.
  const narrow = narrowness(cells.sizes, amounts, ofTwo);
  for (const row of published) narrow.add(row);
  const tell = (levelsOf: (index: number) => number): GapsToTell =>
    new Map(
      groups.map(({ name, names }, index) => {
        const own = at(cells.codes, first + 1 + 2 * index);
        const levels = at(cells.codes, levelsOf(index));
        const other = names.indexOf(reference.find((one) => one.by === name)?.group ?? '');
        const told = [...names, null].filter((group, code) => {
          if (code === other || (group !== null && untold.get(name) === group)) return false;
          const gap = gapRow({ sizes: cells.sizes, own, levels }, code, other, options.weights);
          if (gap === undefined || exposes(cells.sizes, [...published, gap.row], least, households)) return false;
          if (narrow.wouldBe(gap.weights)) return false;
          published.push(gap.row);
          narrow.add(gap.weights);
          return true;
        });
        return [name, new Set(told)] as const;
      }),
    );
  const none: GapsToTell = new Map();
  const canTell = (row: PublishedRow): boolean => {
    if (exposes(cells.sizes, [...published, row], least, households)) return false;
    if (narrow.wouldBe(row)) return false;
    published.push(row);
    narrow.add(row);
    return true;
  };
  /** The means of groups at one level of need. */
  const meansToTell = (): ReadonlySet<string> => {
    const levels = at(cells.codes, first);
    const told = groups.flatMap(({ name, names }, index) => {
      const own = at(cells.codes, first + 1 + 2 * index);
      const sizes = new Map<string, number>();
      levels.forEach((level, cell) => {
        const key = `${level} ${own[cell]}`;
        if (level >= 0 && at(own, cell) >= 0) sizes.set(key, (sizes.get(key) ?? 0) + at(cells.sizes, cell));
      });
      return [...sizes].flatMap(([key, n]) => {
        const [level = 0, code = 0] = key.split(' ').map(Number);
        const group = names[code] ?? null;
        if (n < least || (group !== null && untold.get(name) === group)) return [];
        return [{ key: meanKey(name, strata.labelOf(level), group), level, code, own }];
      });
    });
    const keys = told.slice(0, MOST_MEANS).flatMap(({ key, level, code, own }) => {
      const row = levels.map((one, cell) => (one === level && own[cell] === code ? 1 : 0));
      return canTell(row) ? [key] : [];
    });
    return new Set(keys);
  };
  return {
    gaps: tell(() => first),
    each: isBanded ? tell(() => first + 1 + 2 * groups.length) : none,
    others: by.length > 1 ? tell((index) => first + 2 + 2 * index) : none,
    means: meansToTell(),
  };
}

/** Of so many means at one level of need it is asked whether they can be told; each is held against all others. */
const MOST_MEANS = 60;

/** What the mean of a group at a level of need is called. */
export function meanKey(by: string, level: string, group: string | null): string {
  return JSON.stringify([by, level, group]);
}

/** Rows over cells as rows over finer cells. */
function carriedOver({ codes, sizes, published }: Before, finer: readonly (readonly number[])[]): PublishedRow[] {
  const key = (of: readonly (readonly number[])[], cell: number): string => of.map((column) => column[cell]).join(' ');
  const places = new Map(sizes.map((_, cell) => [key(codes, cell), cell]));
  const from = at(finer, 0).map((_, cell) => places.get(key(finer, cell)) ?? 0);
  return published.map((row) => from.map((cell) => at(row, cell)));
}

interface ByCell {
  readonly sizes: readonly number[];
  readonly own: readonly number[];
  readonly levels: readonly number[];
}

/** How much of each cell is in a gap: the weight of its level over the families of the group there. */
function gapRow(
  { sizes, own, levels }: ByCell,
  group: number,
  reference: number,
  weights: ParsedGapOptions['weights'],
): { readonly row: PublishedRow; readonly weights: readonly number[] } | undefined {
  const counts = new Map<number, { all: number; group: number; reference: number }>();
  levels.forEach((level, cell) => {
    if (level < 0) return;
    const count = counts.get(level) ?? { all: 0, group: 0, reference: 0 };
    const size = at(sizes, cell);
    count.all += size;
    if (own[cell] === group) count.group += size;
    if (own[cell] === reference) count.reference += size;
    counts.set(level, count);
  });
  const weightOf = (count: { all: number; group: number; reference: number }): number =>
    weights === 'everyone' ? count.all : count[weights];
  const both = [...counts].filter(([, count]) => count.group > 0 && count.reference > 0);
  const total = both.reduce((sum, [, count]) => sum + weightOf(count), 0);
  if (total === 0) return undefined;
  const shares = new Map(both);
  const of = <T>(none: T, make: (weight: number, families: number, isReference: boolean) => T): T[] =>
    levels.map((level, cell) => {
      const count = shares.get(level);
      const [isGroup, isReference] = [own[cell] === group, own[cell] === reference];
      if (count === undefined || !(isGroup || isReference)) return none;
      return make(weightOf(count), isGroup ? count.group : count.reference, isReference);
    });
  return {
    row: of(0, (weight, families, isReference) => {
      const part = (fraction(weight, total) * fraction(1, families)) % PRIME;
      return isReference ? negative(part) : part;
    }),
    weights: of(0, (weight, families, isReference) => ((isReference ? -1 : 1) * weight) / total / families),
  };
}
