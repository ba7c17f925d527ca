import * as z from 'zod';
import type { DecimalInput } from '../exact/decimal.js';
import { addIntervals, type Interval, intervalOfRounded, multiplyIntervals, overlaps } from '../exact/interval.js';
import { addRatios, formatRatio, multiplyRatios, parseRatio, type Ratio, ratio } from '../exact/ratio.js';
import { idSchema } from '../identifier.js';
import { type AmountInput, formatAmount, positiveAmountSchema } from '../money/amount.js';
import { deferred, schemaFor } from '../parse/deferred.js';
import { parseInput } from '../parse/parse.js';
import { daysSchema, HUNDRED } from './limits.js';
import { type BoundedFigure, predictCost } from './variation/solve.js';

/** The cells of one column of a table like RR145 Tables 65 and 66, as printed. */
export interface PrintedCells {
  /** Financial cost in pounds, printed to £500. */
  readonly financial: AmountInput;
  /** In-kind days, printed to one. */
  readonly days: DecimalInput;
  /** In-kind cost in pounds, printed to £500. */
  readonly inKind: AmountInput;
  /** Both costs together in pounds, printed to £500. */
  readonly total: AmountInput;
}

/** One scenario of a table like RR145 Tables 65 and 66, as callers give it. */
export interface PrintedScenario {
  /** By which the checked cells name it. */
  readonly id: string;
  /** The pilot itself. */
  readonly pilot: PrintedCells;
  /** The roll-out at the factor 4. */
  readonly lower: PrintedCells;
  /** The roll-out at the factor 7.3. */
  readonly upper: PrintedCells;
}

const cellsSchema = deferred(() =>
  z.strictObject({
    financial: positiveAmountSchema,
    days: daysSchema,
    inKind: positiveAmountSchema,
    total: positiveAmountSchema,
  }),
);

const scenarioSchema = schemaFor<PrintedScenario>()(() =>
  z.strictObject({ id: idSchema, pilot: cellsSchema, lower: cellsSchema, upper: cellsSchema }),
);

const scenariosSchema = deferred(() => z.array(scenarioSchema).max(1000));

type Cells = z.output<typeof cellsSchema>;
type Column = 'pilot' | 'lower' | 'upper';
type Cell = keyof Cells;

/** A printed cell beside what the other cells of its scenario give. */
export interface CheckedCell {
  /** The id of the scenario. */
  readonly scenario: string;
  /** Which column of the table. */
  readonly column: Column;
  /** Which cell of the column. */
  readonly cell: Cell;
  /** What is printed: pounds, or days. */
  readonly printed: string;
  /** What the other cells give, with the bounds that their rounding leaves: pounds, or days. */
  readonly predicted: BoundedFigure;
  /** How the prediction is made. */
  readonly rule: string;
  /** Whether the printed figure and the prediction share a value, both as far as they are rounded. */
  readonly verdict: 'reproduced' | 'contradicted';
}

/** What RR145 Tables 65 and 66 are printed to, and what they are made with. */
const MONEY_STEP = '500';
const DAY_STEP = '1';
const DAY_RATE = ratio(210n);
const LOWER_FACTOR = '4';
const UPPER_FACTOR = '7.3';

/**
 * Checks the cells of RR145 Table 65 or 66 against each other: in-kind cost from days, totals from both, and the upper
 * column from the pilot and the lower one. Printed cells are listed, never corrected.
 *
 * @param scenarios the cells as printed: pounds to £500, days to one
 * @throws RasError with every problem of the cells
 * @source RR145 8.14 to 8.27, Tables 63 to 66: £210 a day, factors 4 and 7.3
 * @example
 * ```ts
 * import { checkCostTable } from 'openras/programme-cost';
 * // RR145 Table 65, scenario 1
 * const cells = checkCostTable([
 *   {
 *     id: 'Scenario 1',
 *     pilot: { financial: 136000, days: 83, inKind: 17500, total: 153500 },
 *     lower: { financial: 136500, days: 248, inKind: 52000, total: 189500 },
 *     upper: { financial: 137000, days: 430, inKind: 90000, total: 227000 },
 *   },
 * ]);
 * const [erratum] = cells.filter(({ verdict }) => verdict === 'contradicted');
 * erratum?.printed; // => '189500.00'
 * erratum?.predicted; // => { value: '188580', low: '188225', high: '188935' }
 * ```
 * @category Programme cost
 */
export function checkCostTable(scenarios: readonly PrintedScenario[]): CheckedCell[] {
  return parseInput(scenariosSchema, scenarios, ['scenarios']).flatMap((scenario) => [
    ...(['pilot', 'lower', 'upper'] as const).flatMap((column) => withinColumn(scenario.id, column, scenario[column])),
    ...fromOtherColumns(scenario),
  ]);
}

/** In-kind cost and total of one column, from its own days and financial cost. */
function withinColumn(scenario: string, column: Column, cells: Cells): CheckedCell[] {
  const days = bounds(cells.days, DAY_STEP);
  const check = (cell: Cell, predicted: Bounded, rule: string) =>
    checked({ scenario, column, cell, cells, predicted, rule });
  const inKind = byRate(days);
  return [
    check('inKind', inKind, 'days by £210'),
    check('total', plus(bounds(pounds(cells.financial), MONEY_STEP), inKind), 'financial cost and days by £210'),
  ];
}

/** The upper column, from the fixed and variable parts that the pilot and the lower column give. */
function fromOtherColumns({ id, pilot, lower, upper }: z.output<typeof scenarioSchema>): CheckedCell[] {
  const line = (of: (cells: Cells) => Ratio, precision: string): Bounded => {
    const pair = { pilot: formatRatio(of(pilot)), scaled: formatRatio(of(lower)), factor: LOWER_FACTOR, precision };
    const { value, low, high } = predictCost(pair, UPPER_FACTOR);
    return { value: parseRatio(value), interval: { low: parseRatio(low), high: parseRatio(high) } };
  };
  const financial = line((cells) => pounds(cells.financial), MONEY_STEP);
  const days = line((cells) => cells.days, DAY_STEP);
  const rule = 'fixed part and 7.3 times the variable part, solved from the pilot and the lower bound';
  const predictions: [Cell, Bounded][] = [
    ['financial', financial],
    ['days', days],
    ['inKind', byRate(days)],
    ['total', plus(financial, byRate(days))],
  ];
  return predictions.map(([cell, predicted]) =>
    checked({ scenario: id, column: 'upper', cell, cells: upper, predicted, rule }),
  );
}

interface Bounded {
  readonly value: Ratio;
  readonly interval: Interval;
}

const pounds = (pence: bigint): Ratio => ratio(pence, HUNDRED.numerator);
const bounds = (value: Ratio, step: string): Bounded => ({
  value,
  interval: intervalOfRounded(formatRatio(value), step),
});

function byRate({ value, interval }: Bounded): Bounded {
  const rate = { low: DAY_RATE, high: DAY_RATE };
  return { value: multiplyRatios(value, DAY_RATE), interval: multiplyIntervals(interval, rate) };
}

function plus(a: Bounded, b: Bounded): Bounded {
  return { value: addRatios(a.value, b.value), interval: addIntervals(a.interval, b.interval) };
}

interface CellCheck {
  readonly scenario: string;
  readonly column: Column;
  readonly cell: Cell;
  readonly cells: Cells;
  readonly predicted: Bounded;
  readonly rule: string;
}

function checked({ scenario, column, cell, cells, predicted, rule }: CellCheck): CheckedCell {
  const isDays = cell === 'days';
  const printed = isDays ? bounds(cells.days, DAY_STEP) : bounds(pounds(cells[cell]), MONEY_STEP);
  const { low, high } = predicted.interval;
  return {
    scenario,
    column,
    cell,
    printed: isDays ? formatRatio(cells.days) : formatAmount(cells[cell]),
    predicted: { value: formatRatio(predicted.value), low: formatRatio(low), high: formatRatio(high) },
    rule,
    verdict: overlaps(printed.interval, predicted.interval) ? 'reproduced' : 'contradicted',
  };
}
