import type { Cohort } from './cohort.js';
import { requireCharacteristic } from './cohort.js';
import { type Band, bandsOfAge, bandsOfPoints } from './fit-bands.js';
import { type FitFigures, fitFigures, fitSums, gainOfOnePrice, shareOfGains } from './fit-figures.js';
import type { ParsedFitOptions } from './fit-options.js';
import { pick } from './select.js';

/** The figures of some of the cases. */
export interface FitPart {
  /** The name of the group or band; null for those whose value is not stated. */
  readonly name: string | null;
  readonly n: number;
  /** Null where nobody is in it. */
  readonly figures: FitFigures | null;
}

/** The figures by one way of dividing the cases. */
export interface FitBy {
  /** `points`, `age`, `group` or a characteristic. */
  readonly by: string;
  readonly parts: readonly FitPart[];
  /** How much of the squared residuals of all a price for each part would take away, in per cent. */
  readonly priceForEach: string | null;
}

/** The figures by points band, by age band where bands are given, and by every characteristic that is asked for. */
export function fitByParts(cohort: Cohort, positions: Int32Array, options: ParsedFitOptions): FitBy[] {
  const bands = bandsOfPoints(cohort, positions, options.pointsBands);
  const parts = [partsOf(cohort, positions, 'points', bands.map(toNamed))];
  if (options.ageBands !== undefined) {
    const ages = bandsOfAge(cohort, positions, options.ageBands);
    const placed = new Set(ages.flatMap((band) => band.positions));
    const others = Array.from(positions).filter((position) => !placed.has(position));
    parts.push(partsOf(cohort, positions, 'age', [...ages.map(toNamed), ...notStated(others)]));
  }
  for (const name of new Set(options.by)) {
    const { names, codes } = requireCharacteristic(cohort, name);
    const lists = names.map((): number[] => []);
    const others: number[] = [];
    for (const position of positions) (lists[codes[position] ?? -1] ?? others).push(position);
    const named = names.map((label, code) => ({ name: label, positions: lists[code] ?? [] }));
    parts.push(partsOf(cohort, positions, name, [...named, ...notStated(others)]));
  }
  return parts;
}

interface Named {
  readonly name: string | null;
  readonly positions: readonly number[];
}

const toNamed = ({ label, positions }: Band): Named => ({ name: label, positions });

const notStated = (positions: readonly number[]): Named[] =>
  positions.length === 0 ? [] : [{ name: null, positions }];

function partsOf(cohort: Cohort, all: Int32Array, by: string, parts: readonly Named[]): FitBy {
  const columns = parts.map(
    ({ positions }) => [pick(cohort.packages, positions), pick(cohort.budgets, positions)] as const,
  );
  const gains = columns.map(([packages, budgets]) => gainOfOnePrice(fitSums(packages, budgets)));
  const { squares } = fitSums(pick(cohort.packages, all), pick(cohort.budgets, all));
  return {
    by,
    parts: parts.map(({ name, positions }, index) => {
      const [packages, budgets] = columns[index] ?? [];
      const isEmpty = packages === undefined || budgets === undefined || positions.length === 0;
      return { name, n: positions.length, figures: isEmpty ? null : fitFigures(packages, budgets) };
    }),
    priceForEach: shareOfGains(gains, squares),
  };
}
