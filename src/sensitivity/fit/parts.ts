import { requireCharacteristic } from '../../cohort/characteristic.js';
import { pick, pickCodes } from '../../cohort/order/pick.js';
import { gatherByCode, withNotStated } from '../../cohort/order/ranking.js';
import { numberAt } from '../../exact/at.js';
import type { RoundedNumber } from '../../exact/round.js';
import type { FirmCohort } from '../firm-cohort.js';
import { type Band, bandsOfAge, bandsOfPoints } from './bands.js';
import { type FitFigures, fitFigures, fitSums, gainOfOnePrice, shareOfGains } from './figures.js';
import type { ParsedFitOptions } from './options.js';

/** The figures of some of the cases. */
export interface FitPart {
  /** The name of the group or band; null for those whose value is not stated. */
  readonly name: string | null;
  /** How many families it rests on. */
  readonly n: number;
  /** Null where nobody is in it. */
  readonly figures: FitFigures | null;
}

/** The figures by one way of dividing the cases. */
export interface FitBy {
  /** `points`, `age`, `group` or a characteristic. */
  readonly by: string;
  /** The parts in order. */
  readonly parts: readonly FitPart[];
  /** How much of the squared residuals of all a price for each part would take away, in per cent. */
  readonly priceForEach: RoundedNumber | null;
}

/** The figures by points band, by age band where bands are given, and by every characteristic that is asked for. */
export function fitByParts(cohort: FirmCohort, positions: Uint32Array, options: ParsedFitOptions): FitBy[] {
  const bands = bandsOfPoints(cohort, positions, options.bands);
  const parts = [partsOf(cohort, positions, 'points', bands.map(toNamed))];
  if (options.ageBands !== undefined) {
    const ages = bandsOfAge(cohort, positions, options.ageBands);
    const placed = new Set(ages.flatMap((band) => band.positions));
    const others = Array.from(positions).filter((position) => !placed.has(position));
    parts.push(partsOf(cohort, positions, 'age', [...ages.map(toNamed), ...notStated(others)]));
  }
  for (const name of new Set(options.by)) {
    const { names, codes } = requireCharacteristic(cohort, name, 'by');
    const { of } = gatherByCode(withNotStated(pickCodes(codes, positions), names.length), names.length + 1);
    const placed = (code: number): number[] => Array.from(of(code), (place) => numberAt(positions, place));
    const groups = names.map((label, code): Named => ({ name: label, positions: placed(code) }));
    parts.push(partsOf(cohort, positions, name, [...groups, ...notStated(placed(names.length))]));
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

function partsOf(cohort: FirmCohort, all: Uint32Array, by: string, parts: readonly Named[]): FitBy {
  const columns = parts.map(({ name, positions }) => ({
    name,
    packages: pick(cohort.packages, positions),
    budgets: pick(cohort.budgets, positions),
  }));
  const gains = columns.map(({ packages, budgets }) => gainOfOnePrice(fitSums(packages, budgets)));
  const { squares } = fitSums(pick(cohort.packages, all), pick(cohort.budgets, all));
  return {
    by,
    parts: columns.map(({ name, packages, budgets }) => {
      const n = packages.length;
      return { name, n, figures: n === 0 ? null : fitFigures(packages, budgets) };
    }),
    priceForEach: shareOfGains(gains, squares),
  };
}
