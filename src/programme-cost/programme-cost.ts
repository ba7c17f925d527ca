import { addRatios, formatRatio, multiplyRatios, type Ratio, ratio, ZERO } from '../exact/ratio.js';
import { type Amount, checkAmount, formatAmount, type Pence, parseAmount } from '../money/amount.js';
import type { Period } from '../money/period.js';
import { type Rounding, roundPence } from '../money/rounding.js';
import { parseInput, readTogether } from '../parse/parse.js';
import { stepRecorder } from '../record/step/recorder.js';
import type { Step } from '../record/step/step.js';
import type { Warning } from '../warning.js';
import { type Element, type ElementCost, type ElementInput, elementsSchema, partsOf } from './elements.js';
import { factorWarnings } from './factor.js';
import { HUNDRED } from './limits.js';
import { type Phase, type ProgrammeOptions, periodOf, programmeOptionsSchema } from './options.js';
import { recordDayRate, recordFactor } from './steps/rate-steps.js';
import { recordTotals } from './steps/total-steps.js';

/** What a programme costs, without the families' budgets. */
export interface ProgrammeCost {
  /** What was costed. */
  readonly phase: Phase;
  /** `one-off` for setting up, which is spread over years and not annualised; `year` for running. */
  readonly period: Period;
  /** Families of the roll-out or of the pilot, exactly. */
  readonly families: string;
  /** By what variable costs are multiplied, exactly. */
  readonly factor: string;
  /** Pounds for a day of in-kind time. */
  readonly dayRate: Amount;
  /** Pounds per `period` that the programme pays. */
  readonly financial: Amount;
  /** In-kind days per `period`, exactly. */
  readonly days: string;
  /** The same to a whole day, half up. */
  readonly wholeDays: string;
  /** Pounds per `period` for the in-kind days. */
  readonly inKind: Amount;
  /** Pounds per `period` of financial and in-kind cost, from unrounded figures: it may differ from the sum of the rounded two. */
  readonly total: Amount;
  /** Pounds per `period` for one family, to the penny. */
  readonly perFamily: Amount;
  /** What each element costs. */
  readonly elements: readonly ElementCost[];
  /** The total less the totals of the elements, which are rounded one by one. */
  readonly roundingResidual: Amount;
  /** Where a roll-out would cost less than the pilot. */
  readonly warnings: readonly Warning[];
  /** How the total came about; `replay(steps)` carries it out again. */
  readonly steps: readonly Step[];
}

/**
 * What it costs to set up a programme, or to run it for a year: fixed costs once, variable costs by the factor, in-kind
 * days at a day rate. The families' own budgets are not in it.
 *
 * @param elements pounds and in-kind days of the pilot, element by element: fixed, variable or mixed
 * @throws RasError with every problem of the elements and the options
 * @source RR145 8.14 to 8.20 and Table 64 (setting up), 8.24 (running), Table 60 (which elements are fixed)
 * @choice programme-rounding: to the penny unless told otherwise; `rounding: { unit: '500' }` prints as Tables 65 and 66 do
 * @example
 * ```ts
 * import { programmeCost } from 'openras/programme-cost';
 * const elements = [
 *   { id: 'IT', kind: 'fixed', financial: '20000' },
 *   { id: 'brokerage', kind: 'variable', financial: '9000', days: 12 },
 *   { id: 'change', kind: 'mixed', fixed: { days: 10 }, variable: { days: 5 } },
 * ] as const;
 * const lower = programmeCost(elements, { phase: 'set-up', scale: { families: 250 }, method: 'rr145' });
 * lower.financial; // => '56000.00'
 * lower.days; // => '78'
 * lower.inKind; // => '16380.00'
 * lower.total; // => '72380.00'
 * ```
 * @category Programme cost
 */
export function programmeCost(elements: readonly ElementInput[], options: ProgrammeOptions): ProgrammeCost {
  const [list, parsed] = readTogether(
    () => parseInput(elementsSchema, elements, ['elements']),
    () => parseInput(programmeOptionsSchema, options, ['options']),
  );
  const record = stepRecorder();
  const { factor, families } = recordFactor(record, parsed);
  const dayRate = recordDayRate(record, parsed);
  checkTotal(list, factor, dayRate, parsed.rounding);
  const totals = recordTotals(record, list, parsed);
  const rows = list.map((element) => elementCost(element, factor, dayRate, parsed.rounding));
  const ofRows = rows.reduce((sum, { total }) => sum + parseAmount(total), 0n);
  const total = checkAmount(parseAmount(totals.total), ['elements']);
  return {
    phase: parsed.phase,
    period: periodOf(parsed.phase),
    families: formatRatio(families),
    factor: formatRatio(factor),
    dayRate: formatAmount(inPence(dayRate)),
    ...totals,
    perFamily: formatAmount(roundPence(ratio(total * families.denominator, families.numerator))),
    elements: rows,
    roundingResidual: formatAmount(total - ofRows),
    warnings: parsed.scale === 'pilot' ? [] : factorWarnings(factor, families, parsed.pilotFamilies),
    steps: record.steps,
  };
}

/** Refuses elements whose sum no amount can hold, at their place and before a step of it would be. */
function checkTotal(list: readonly Element[], factor: Ratio, dayRate: Ratio, rounding: Rounding): void {
  const exact = list
    .map((element) => exactCost(element, factor, dayRate))
    .reduce((sum, { total }) => addRatios(sum, total), ZERO);
  checkAmount(roundPence(exact, rounding), ['elements']);
}

/** What an element costs exactly, in pence and days. */
function exactCost(element: Element, factor: Ratio, dayRate: Ratio) {
  const { fixed, variable } = partsOf(element);
  const pence = addRatios(ratio(fixed.financial), multiplyRatios(factor, ratio(variable.financial)));
  const days = addRatios(fixed.days, multiplyRatios(factor, variable.days));
  const inKind = multiplyRatios(multiplyRatios(days, dayRate), HUNDRED);
  return { pence, days, inKind, total: addRatios(pence, inKind) };
}

const inPence = (pounds: Ratio, rounding?: Rounding): Pence => roundPence(multiplyRatios(pounds, HUNDRED), rounding);

function elementCost(element: Element, factor: Ratio, dayRate: Ratio, rounding: Rounding): ElementCost {
  const { pence, days, inKind, total } = exactCost(element, factor, dayRate);
  const amount = (exact: Ratio): Amount => formatAmount(roundPence(exact, rounding));
  return {
    id: element.id,
    financial: amount(pence),
    days: formatRatio(days),
    inKind: amount(inKind),
    total: amount(total),
  };
}
