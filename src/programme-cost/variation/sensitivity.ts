import { isRasError, type Path, type Problem, RasError } from '../../errors.js';
import { type Amount, formatAmount, type Pence, parseAmount } from '../../money/amount.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { ElementInput } from '../elements.js';
import type { ProgrammeOptions } from '../options.js';
import { programmeCost } from '../programme-cost.js';
import { type Assumption, type CostVariation, type Variant, variantsOf, variationSchema } from './cost-variation.js';

/** The programme with one assumption changed. */
export interface VariedCost {
  /** The value as text; a staff mix as its pounds a day. */
  readonly value: string;
  /** Pounds, for the period of the phase. */
  readonly total: Amount;
  /** Pounds more (or, negative, less) than the base. */
  readonly difference: Amount;
  /** By what variable costs are multiplied, exactly. */
  readonly factor: string;
}

/** One bar of a tornado: the base total lies where both differences are nothing. */
export interface TornadoRow {
  /** Which assumption is changed. */
  readonly assumption: Assumption;
  /** The programme at the first of the two values. */
  readonly first: VariedCost;
  /** The programme at the second of the two values. */
  readonly second: VariedCost;
  /** Pounds between the least and the greatest of the two and the base. */
  readonly swing: Amount;
}

/** How much each assumption matters, the widest swing first. */
export interface CostSensitivity {
  /** Pounds of the base, for the period of the phase. */
  readonly base: Amount;
  /** One for each assumption that was changed, the widest swing first. */
  readonly rows: readonly TornadoRow[];
}

/**
 * How much the total of a programme depends on each assumption: one is changed at a time, between two values, and the
 * rest stay. Rows for a tornado table.
 *
 * @param vary the two values of each assumption; no ranges are built in, because the reports print none
 * @throws RasError as `programmeCost` does; `inconsistent` for a take-up that the base does not have; `choice-needed`
 * when the base uses the factors of `rr145`, which exist for two numbers of families only, and the change leaves them
 * @source RR145 8.19 (which recommends a sensitivity analysis of the discount), footnotes 23 and 24
 * @choice sensitivity-ranges: one at a time and no built-in ranges; the report says which assumption matters and not how far it may be off
 * @example
 * ```ts
 * import { costSensitivity } from 'openras/programme-cost';
 * const elements = [
 *   { id: 'fixed costs', kind: 'fixed', financial: '100000' },
 *   { id: 'brokerage', kind: 'variable', financial: '30000' },
 * ] as const;
 * const base = { phase: 'running', scale: { families: 300 } } as const;
 * const { rows } = costSensitivity(elements, base, { discountPercent: [40, 60], families: [240, 450] });
 * rows[0]?.assumption; // => 'families'
 * rows[0]?.second.total; // => '325000.00'
 * rows[1]?.first.difference; // => '30000.00'
 * ```
 * @category Programme cost
 */
export function costSensitivity(
  elements: readonly ElementInput[],
  base: ProgrammeOptions,
  vary: CostVariation,
): CostSensitivity {
  const [, { total: totalOfBase }] = readTogether(
    () => parseInput(variationSchema, vary, ['vary']),
    () => programmeCost(elements, base),
  );
  const ofBase = parseAmount(totalOfBase);
  const varied = ({ value, options }: Variant, at: Path): VariedCost => {
    const { total, factor } = readAt(at, () => programmeCost(elements, options));
    return { value: value(), total, difference: formatAmount(parseAmount(total) - ofBase), factor };
  };
  const rows = variantsOf(base, vary).map(({ assumption, pair }): TornadoRow => {
    const [first, second] = [varied(pair[0], ['vary', assumption, 0]), varied(pair[1], ['vary', assumption, 1])];
    return { assumption, first, second, swing: formatAmount(swingOf([first, second])) };
  });
  const widestFirst = rows.toSorted((a, b) => Number(parseAmount(b.swing) - parseAmount(a.swing)));
  return { base: formatAmount(ofBase), rows: widestFirst };
}

/** The base is good, so that what is wrong beside it is the value that takes its place. */
function readAt<T>(at: Path, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isRasError(error)) throw error;
    const [first, ...rest] = error.problems.map((problem): Problem => ({ ...problem, path: at }));
    throw first === undefined ? error : new RasError([first, ...rest], error.total);
  }
}

function swingOf(pair: readonly VariedCost[]): Pence {
  const differences = [0n, ...pair.map(({ difference }) => parseAmount(difference))];
  const least = differences.reduce((so, one) => (one < so ? one : so));
  return differences.reduce((so, one) => (one > so ? one : so)) - least;
}
