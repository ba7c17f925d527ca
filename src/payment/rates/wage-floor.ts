import * as z from 'zod';
import type { ProblemList } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { PERCENT } from '../../exact/quantity.js';
import { addRatios, compareRatios, divideRatios, multiplyRatios, ONE, type Ratio, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { exactSchema } from '../../exact/wire.js';
import { idSchema } from '../../identifier.js';
import { stated } from '../../model/stated.js';
import { type Amount, type AmountInput, formatAmount, type Pence, positiveAmountSchema } from '../../money/amount.js';
import { type Day, type DayText, daySchema, formatDay } from '../../money/calendar.js';
import { roundPence } from '../../money/rounding.js';
import { unitPriceSchema } from '../../money/unit-price.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';

/** The wages of one family's plan. */
export interface WageLine {
  /** The family's id; each once. */
  readonly caseId: string;
  /** Hours a week that need takes. */
  readonly hours: DecimalInput;
  /** What an hour is paid at, in pounds before on-costs, at most six decimals. */
  readonly hourly: DecimalInput;
  /** On-costs in per cent of wages, where they are others than of the whole. */
  readonly onCostsPercent?: DecimalInput;
  /** What the budget pays for these hours a week, on-costs included. */
  readonly weekly: AmountInput;
}

/** The least an hour may be paid at. */
export interface DatedFloor {
  /** The first day on which it holds. */
  readonly from: string;
  /** Pounds an hour. */
  readonly hourly: DecimalInput;
}

/** Wages beside a floor. */
export interface WageFloorInput {
  /** The day for which it is asked. */
  readonly on: string;
  /** The least an hour may be paid at from a day on, in the order of the days; no floor is built in. */
  readonly floor: readonly DatedFloor[];
  /** Holiday pay, national insurance and pension, in per cent of wages; no report gives it. */
  readonly onCostsPercent: DecimalInput;
  /** The families with their wages. */
  readonly lines: readonly WageLine[];
}

/** One family's wages beside the floor, pounds a week. */
export interface WageBesideFloor {
  /** The family's id. */
  readonly caseId: string;
  /** Whether an hour is paid below the floor. */
  readonly isBelow: boolean;
  /** What the hours cost at the rate that is paid, with on-costs. */
  readonly cost: Amount;
  /** What they cost at the floor, or at the rate where that is higher. */
  readonly costAtFloor: Amount;
  /** What the budget lacks to meet the hours that need takes; £0 where it is enough. */
  readonly lacks: Amount;
}

/** Whose wages are below a floor, and whose budget no longer meets need. */
export interface WagesBesideFloor {
  /** The day for which it is asked. */
  readonly on: DayText;
  /** The floor of that day, in pounds an hour. */
  readonly floor: string;
  /** Each family. */
  readonly lines: readonly WageBesideFloor[];
  /** How many families pay an hour below the floor. */
  readonly below: number;
  /** The families whose budget lacks money for the hours that need takes. */
  readonly short: readonly string[];
  /** What they lack together, pounds a week. */
  readonly lacks: Amount;
}

const onCosts = () => exactSchema(PERCENT);

const fieldsSchema = deferred(() =>
  z.strictObject({
    on: daySchema,
    floor: z
      .array(z.strictObject({ from: daySchema, hourly: unitPriceSchema }))
      .min(1)
      .max(100),
    onCostsPercent: stated(onCosts(), 'what do on-costs come to, in per cent of wages? No report says, so state it'),
    lines: z
      .array(
        z.strictObject({
          caseId: idSchema,
          hours: exactSchema(),
          hourly: unitPriceSchema,
          onCostsPercent: onCosts().exactOptional(),
          weekly: positiveAmountSchema,
        }),
      )
      .max(1_000_000),
  }),
);

type Parsed = z.output<typeof fieldsSchema>;

/** Wages beside a floor, checked. */
export const wageFloorSchema = schemaFor<WageFloorInput>()(() => withCheck(fieldsSchema, checkFloor, checkOnce));

function checkFloor({ floor, on }: Parsed, problems: ProblemList): void {
  floor.forEach(({ from }, index) => {
    const before = floor[index - 1]?.from;
    if (before !== undefined && from <= before)
      problems.add('inconsistent', ['floor', index, 'from'], `is not after ${formatDay(before)}, the one before`);
  });
  const first = floor[0]?.from;
  if (first !== undefined && on < first)
    problems.add('out-of-range', ['on'], `is before ${formatDay(first)}, the first day that has a floor`);
}

function checkOnce({ lines }: Parsed, problems: ProblemList): void {
  const seen = new Set<string>();
  lines.forEach(({ caseId }, index) => {
    if (seen.has(caseId)) problems.add('duplicate', ['lines', index, 'caseId'], 'this family stands here twice');
    seen.add(caseId);
  });
}

/**
 * Holds wages against a floor that the caller dates: what the hours of need cost at it with on-costs, and whose budget
 * no longer meets need because wages rose.
 *
 * @param input hours a week, pounds an hour, what the budget pays a week, and the floor from each day on
 * @throws RasError with every problem of the input; `out-of-range` for a day before the first floor; `choice-needed` for
 * on-costs that are left out
 * @source IBSEN 10.3.1 (on-costs that users forgot); RR145 3.34 (one site set its own pay for personal assistants)
 * @choice wage-floor: none is built in; on-costs come on top of the floor as they do on wages
 * @category Payment
 * @example
 * ```ts
 * import { wageFloor } from 'openras/payment';
 * const wages = wageFloor({
 *   on: '2026-05-01', floor: [{ from: '2026-04-01', hourly: '12.71' }], onCostsPercent: 20,
 *   lines: [{ caseId: 'F1', hours: 10, hourly: '12.00', weekly: '144' }],
 * });
 * wages.lines[0]?.costAtFloor; // => '152.52'
 * wages.lacks; // => '8.52'
 * ```
 */
export function wageFloor(input: WageFloorInput): WagesBesideFloor {
  const { on, floor, onCostsPercent, lines } = parseInput(wageFloorSchema, input, ['input']);
  const own = floorOn(floor, on);
  let sum: Pence = 0n;
  const short: string[] = [];
  const told = lines.map(({ caseId, hours, hourly, onCostsPercent: percent, weekly }): WageBesideFloor => {
    const factor = addRatios(ONE, divideRatios(percent ?? onCostsPercent, ratio(100n)));
    const costOf = (rate: Ratio): Pence => roundPence(multiplyRatios(multiplyRatios(hours, rate), factor));
    const isBelow = compareRatios(hourly, own) < 0;
    const needed = costOf(isBelow ? own : hourly);
    const lacks = needed > weekly ? needed - weekly : 0n;
    if (lacks > 0n) short.push(caseId);
    sum += lacks;
    return {
      caseId,
      isBelow,
      cost: formatAmount(costOf(hourly)),
      costAtFloor: formatAmount(needed),
      lacks: formatAmount(lacks),
    };
  });
  return {
    on: formatDay(on),
    floor: formatRounded(divideRatios(own, ratio(100n)), 2),
    lines: told,
    below: told.filter(({ isBelow }) => isBelow).length,
    short,
    lacks: formatAmount(sum),
  };
}

function floorOn(floor: Parsed['floor'], on: Day): Ratio {
  let own = floor[0]?.hourly ?? ONE;
  for (const { from, hourly } of floor) if (from <= on) own = hourly;
  return own;
}
