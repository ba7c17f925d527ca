import * as z from 'zod';
import { fundingBasisSchema } from '../../funding/basis.js';
import { positiveAmountSchema } from '../../money/amount.js';
import { daySchema } from '../../money/calendar.js';
import { withCheck } from '../../parse.js';

/**
 * A pot as it stands when a ledger opens, in pounds a year.
 *
 * @choice overdraw: whether an event that would overdraw the reserve or the free money is refused or allowed and
 * reported is named by the caller; RR145 5.32 and 5.36 know overdrawn pots and give no rule
 * @choice part-year: by days of that year or by months, as the caller names
 */
export const openingSchema = withCheck(
  z.strictObject({
    fundingBasis: fundingBasisSchema,
    pot: positiveAmountSchema,
    /** Held as contingency. */
    reserve: positiveAmountSchema.default(0n),
    /** Taken off the pot for something else, such as brokerage. */
    topSliced: positiveAmountSchema.default(0n),
    yearStartsOn: daySchema,
    /** How a part of a year is counted. */
    inYear: z.enum(['days', 'months']),
    overdraw: z.enum(['refuse', 'allow']),
    /** Where the surplus goes when a family leaves whose budget was more than its package. */
    surplus: z.enum(['to-reserve', 'outside']).default('to-reserve'),
  }),
  ({ pot, reserve, topSliced }, problems) => {
    if (reserve + topSliced <= pot) return;
    problems.add('inconsistent', ['reserve'], 'reserve and top slice together are more than the pot');
  },
);

/** A pot as it stands when a ledger opens, parsed. */
export type ParsedOpening = z.output<typeof openingSchema>;
