import * as z from 'zod';
import { type ProblemList, problemList } from '../errors.js';
import { addRatios, multiplyRatios, type Ratio, ratio, subtractRatios, ZERO } from '../exact/ratio.js';
import { withSoundCheck } from '../parse/check.js';
import { schemaFor } from '../parse/deferred.js';
import { parseInput, readTogether } from '../parse/parse.js';
import { type Amount, type AmountInput, formatAmount, readAmount } from './amount.js';
import { type Day, dayOf, daySchema, formatDay, partsOf, yearAfter } from './calendar.js';
import { roundPence } from './rounding.js';

/** Whether a part of a year goes by its days or by its months. */
export const PART_YEAR_BASES = ['days', 'months'] as const;

/** Whether a part of a year goes by its days or by its months. */
export type PartYearBasis = (typeof PART_YEAR_BASES)[number];

/** Which part of a financial year is paid for. */
export interface PartYearInput {
  /** The first day of the financial year, `YYYY-MM-DD`. */
  readonly yearStartsOn: string;
  /** The first day that is paid for; one before the year, or none, means from its start. */
  readonly startsOn?: string;
  /** The last day that is paid for; one after the year, or none, means to its end. */
  readonly endsOn?: string;
  /** `days`: days paid for over days in that year. `months`: whole months, and a part of one by its days. */
  readonly basis: PartYearBasis;
}

const partYearSchema = schemaFor<PartYearInput>()(() =>
  withSoundCheck(
    z.strictObject({
      yearStartsOn: daySchema,
      startsOn: daySchema.exactOptional(),
      endsOn: daySchema.exactOptional(),
      basis: z.enum(PART_YEAR_BASES),
    }),
    (span, problems) => checkSpan(span, problems),
  ),
);

interface Span {
  readonly startsOn?: Day | undefined;
  readonly endsOn?: Day | undefined;
}

function checkSpan({ startsOn, endsOn }: Span, problems: ProblemList): void {
  if (startsOn === undefined || endsOn === undefined || endsOn >= startsOn) return;
  const message = `ends on ${formatDay(endsOn)}, before it starts on ${formatDay(startsOn)}`;
  problems.add('inconsistent', ['endsOn'], message);
}

/**
 * What a yearly amount costs within one financial year, from its first day paid to its last.
 *
 * @param annual pounds a year (the full-year cost); the result is pounds within that one year, rounded half up
 * @throws RasError `invalid` for a date that is not one; `inconsistent` when the end is before the start
 * @choice part-year: by days of that year (366 in a leap year) or by months, as the caller names; no default. A month
 * begun or left part-way counts by its days.
 * @example
 * ```ts
 * import { inYearCost } from 'openras';
 * const year = { yearStartsOn: '2026-04-01', startsOn: '2026-10-01' };
 * inYearCost('10000', { ...year, basis: 'days' }); // => '4986.30'
 * inYearCost('10000', { ...year, basis: 'months' }); // => '5000.00'
 * ```
 * @category Money
 */
export function inYearCost(annual: AmountInput, options: PartYearInput): Amount {
  const [pence, span] = readTogether(
    () => readAmount(annual, ['annual']),
    () => parseInput(partYearSchema, options),
  );
  return formatAmount(roundPence(multiplyRatios(ratio(pence), yearShare(span))));
}

/** The share of a financial year that is paid for, exactly: between 0 and 1. */
export function yearShare({ yearStartsOn, startsOn, endsOn, basis }: z.output<typeof partYearSchema>): Ratio {
  const problems = problemList();
  checkSpan({ startsOn, endsOn }, problems);
  problems.throwIfAny();
  const nextYear = yearAfter(yearStartsOn);
  const first = Math.max(startsOn ?? yearStartsOn, yearStartsOn);
  const after = Math.min(endsOn === undefined ? nextYear : endsOn + 1, nextYear);
  if (after <= first) return ZERO;
  if (basis === 'days') return ratio(BigInt(after - first), BigInt(nextYear - yearStartsOn));
  return subtractRatios(monthsSince(yearStartsOn, after), monthsSince(yearStartsOn, first));
}

/** Twelfths of a year from its start to a day, a begun month counted by its days. */
function monthsSince(yearStartsOn: Day, day: Day): Ratio {
  const { year, month, date } = partsOf(yearStartsOn);
  let whole = 0;
  while (whole < 12 && dayOf(year, month + whole + 1, date) <= day) whole += 1;
  const from = dayOf(year, month + whole, date);
  const to = dayOf(year, month + whole + 1, date);
  const part = whole === 12 ? ZERO : ratio(BigInt(day - from), BigInt(to - from) * 12n);
  return addRatios(ratio(BigInt(whole), 12n), part);
}
