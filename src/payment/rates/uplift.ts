import * as z from 'zod';
import { type ProblemList, show } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { addRatios, divideRatios, multiplyRatios, ONE, ratio } from '../../exact/ratio.js';
import { exactSchema } from '../../exact/wire.js';
import { idSchema } from '../../identifier.js';
import { type Amount, type AmountInput, formatAmount, type Pence, positiveAmountSchema } from '../../money/amount.js';
import { type DayText, daySchema, formatDay } from '../../money/calendar.js';
import { roundPence } from '../../money/rounding.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';

/** By how much the price of a service rises from a day on. */
export interface ServiceRise {
  /** The service; each once. */
  readonly service: string;
  /** The first day of the new price; it may lie before the day on which it is known. */
  readonly from: string;
  /** The change in per cent, from -99 to 1,000. */
  readonly percent: DecimalInput;
  /** The day on which it is known; from the start unless given. */
  readonly noticedOn?: string;
}

/** A line of a plan with its service. */
export interface RatedLine {
  /** The family's id. */
  readonly caseId: string;
  /** By which its schedule names the line. */
  readonly id: string;
  /** The service, whose price may rise. */
  readonly service: string;
  /** Pounds per the line's own period. */
  readonly amount: AmountInput;
}

/** Lines, and how prices rise. */
export interface UpliftRatesInput {
  /** The lines of all plans. */
  readonly lines: readonly RatedLine[];
  /** What rises. */
  readonly rises: readonly ServiceRise[];
}

/** A new rate, as a schedule of payments takes it. */
export interface UpliftedRate {
  /** Its first day. */
  readonly from: DayText;
  /** Pounds per the line's own period. */
  readonly amount: Amount;
  /** The day on which it is known, where that is given. */
  readonly noticedOn?: DayText;
}

/** A line at its new rate, as `changes` of a schedule takes it. */
export interface UpliftedLine {
  /** The family's id. */
  readonly caseId: string;
  /** The line. */
  readonly id: string;
  /** Pounds per the line's own period before. */
  readonly before: Amount;
  /** Pounds per the line's own period from the day on. */
  readonly after: Amount;
  /** What a schedule of payments takes among the line's `changes`. */
  readonly change: UpliftedRate;
}

const PERCENT_CHANGE = { what: 'a change in per cent', maxDecimals: 6, max: 1000, min: -99 };

const fieldsSchema = deferred(() =>
  z.strictObject({
    lines: z
      .array(z.strictObject({ caseId: idSchema, id: idSchema, service: idSchema, amount: positiveAmountSchema }))
      .max(1_000_000),
    rises: z
      .array(
        z.strictObject({
          service: idSchema,
          from: daySchema,
          percent: exactSchema(PERCENT_CHANGE),
          noticedOn: daySchema.exactOptional(),
        }),
      )
      .max(10_000),
  }),
);

/** Lines, and how prices rise, checked. */
export const upliftRatesSchema = schemaFor<UpliftRatesInput>()(() => withCheck(fieldsSchema, checkRises));

function checkRises({ rises, lines }: z.output<typeof fieldsSchema>, problems: ProblemList): void {
  const services = new Set(lines.map(({ service }) => service));
  const seen = new Set<string>();
  rises.forEach(({ service }, index) => {
    const at = ['rises', index, 'service'];
    if (seen.has(service)) problems.add('duplicate', at, `${show(service)} rises twice; name one change of it`);
    else if (!services.has(service)) problems.add('unknown-name', at, `no line is of the service ${show(service)}`);
    seen.add(service);
  });
}

/**
 * Raises the rates of plans by service from a day on. A day before the one on which it is known makes arrears, which a
 * schedule of payments pays as lines of their own.
 *
 * @param input the lines of all plans with their services, and the change of each service in per cent
 * @returns the lines whose service changes, each rounded to the penny, half up
 * @throws RasError with every problem of the input; `unknown-name` for a service that no line has
 * @source RR145 3.34; IBSEN Appendix C.4 (prices restated)
 * @choice uplift-by-line: each line's rate is raised and rounded by itself, so that a plan's total is the sum of its lines
 * @category Payment
 * @example
 * ```ts
 * import { upliftRates } from 'openras/payment';
 * const [line] = upliftRates({
 *   lines: [{ caseId: 'F1', id: 'care', service: 'home care', amount: '180' }],
 *   rises: [{ service: 'home care', from: '2026-04-06', percent: 5, noticedOn: '2026-07-20' }],
 * });
 * line?.change; // => { from: '2026-04-06', amount: '189.00', noticedOn: '2026-07-20' }
 * ```
 */
export function upliftRates(input: UpliftRatesInput): UpliftedLine[] {
  const { lines, rises } = parseInput(upliftRatesSchema, input, ['input']);
  const byService = new Map(rises.map((rise) => [rise.service, rise]));
  return lines.flatMap(({ caseId, id, service, amount }): UpliftedLine[] => {
    const rise = byService.get(service);
    if (rise === undefined) return [];
    const factor = addRatios(ONE, divideRatios(rise.percent, ratio(100n)));
    const after: Pence = roundPence(multiplyRatios(ratio(amount), factor));
    const noticed = rise.noticedOn === undefined ? {} : { noticedOn: formatDay(rise.noticedOn) };
    const change = { from: formatDay(rise.from), amount: formatAmount(after), ...noticed };
    return [{ caseId, id, before: formatAmount(amount), after: formatAmount(after), change }];
  });
}
