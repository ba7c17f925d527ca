import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { frozen } from '../../exact/frozen.js';
import { compareRatios, divideRatios, formatRatio, multiplyRatios, sumRatios } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import { roundPence } from '../../money/rounding.js';
import { unitPriceSchema } from '../../money/unit-price.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';
import { HUNDRED, moreThanNothing, percentSchema } from '../limits.js';

const HOURS = { what: 'hours a day', maxDecimals: 6, max: 24, min: 0 };

/** One grade of staff. */
export interface StaffGrade {
  /** What the grade is called. */
  readonly name: string;
  /** Its share of the time, in per cent. */
  readonly percent: DecimalInput;
  /** What an hour of it costs, in pounds, at most six decimals. */
  readonly hourly: DecimalInput;
}

/** Who gives the time that is not paid for by the programme, as callers give it. */
export interface StaffMixInput {
  /** Hours of a working day, more than 0 and at most 24. */
  readonly hoursPerDay: DecimalInput;
  /** The grades, 1 to 50, whose shares add up to 100 per cent. */
  readonly grades: readonly StaffGrade[];
}

const mixShape = deferred(() =>
  z.strictObject({
    hoursPerDay: moreThanNothing(HOURS),
    grades: z
      .array(z.strictObject({ name: idSchema, percent: percentSchema, hourly: unitPriceSchema }))
      .min(1)
      .max(50),
  }),
);

/** Who gives the time that is not paid for by the programme. */
export const staffMixSchema = schemaFor<StaffMixInput>()(() =>
  withCheck(mixShape, ({ grades }, problems) => {
    const shares = sumRatios(grades.map(({ percent }) => percent));
    if (compareRatios(shares, HUNDRED) !== 0) {
      problems.add('inconsistent', ['grades'], `the shares add up to ${formatRatio(shares)} %; expected 100`);
    }
  }),
);

/** A staff mix, read. */
export type StaffMix = z.output<typeof staffMixSchema>;

/**
 * The staff mix of RR145: 20 % team managers, 60 % children's social workers, 20 % administrators, 7.5 hours a day, at
 * the children's unit costs of 2009/10 with on-costs and overheads. £28.00 an hour, £210.00 a day.
 *
 * @source RR145 8.15, Table 61 (Loughborough University)
 */
export const RR145_STAFF_MIX: StaffMixInput = /* @__PURE__ */ frozen({
  hoursPerDay: '7.5',
  grades: [
    { name: 'team manager', percent: 20, hourly: '36' },
    { name: 'social worker', percent: 60, hourly: '29' },
    { name: 'administrator', percent: 20, hourly: '17' },
  ],
});

/**
 * The same weights at the adult unit costs that RR145 prints and does not use: £29.80 an hour, £223.50 a day.
 *
 * @source RR145 Table 61 (PSSRU)
 * @choice adult-staff-mix: the report weighs only the children's set; the same 20:60:20 is laid on the adult set
 */
export const ADULT_STAFF_MIX: StaffMixInput = /* @__PURE__ */ frozen({
  hoursPerDay: '7.5',
  grades: [
    { name: 'team leader', percent: 20, hourly: '37' },
    { name: 'social worker', percent: 60, hourly: '30' },
    { name: 'social work assistant', percent: 20, hourly: '22' },
  ],
});

/** What time costs. */
export interface TimeRate {
  /** Pounds an hour. */
  readonly hour: Amount;
  /** Pounds a day. */
  readonly day: Amount;
}

/**
 * What an hour and a day of in-kind time cost at a mix of staff, in pounds, each rounded half up to the penny.
 *
 * @throws RasError `inconsistent` when the shares do not add up to 100 %
 * @source RR145 8.15, Table 61
 * @example
 * ```ts
 * import { RR145_STAFF_MIX, timeRate } from 'openras/programme-cost';
 * timeRate(RR145_STAFF_MIX); // => { hour: '28.00', day: '210.00' }
 * ```
 * @category Programme cost
 */
export function timeRate(mix: StaffMixInput): TimeRate {
  const { grades, hoursPerDay } = parseInput(staffMixSchema, mix, ['mix']);
  const weighted = grades.map(({ percent, hourly }) => multiplyRatios(percent, hourly));
  const hour = divideRatios(sumRatios(weighted), HUNDRED);
  return {
    hour: formatAmount(roundPence(hour)),
    day: formatAmount(roundPence(multiplyRatios(hour, hoursPerDay))),
  };
}
