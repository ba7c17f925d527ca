import * as z from 'zod';
import { type FundingBasis, fundingBasisSchema } from '../../funding/basis.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { daySchema } from '../../money/calendar.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';

/** A pot as it stands when a ledger opens, in pounds a year. */
export interface LedgerOpening {
  /** Where the money comes from; on a reference sample there is no pot, and the answer is `not-applicable`. */
  readonly fundingBasis: FundingBasis;
  /** The whole pot, in pounds for the year. */
  readonly pot: AmountInput;
  /** What of it is held as contingency; £0 unless given. */
  readonly reserve?: AmountInput | undefined;
  /** What is taken off it for something else, such as brokerage; £0 unless given. */
  readonly topSliced?: AmountInput | undefined;
  /** The first day of the year, `YYYY-MM-DD`. */
  readonly yearStartsOn: string;
  /** How a part of a year is counted: in days of that year, or in months. */
  readonly inYear: 'days' | 'months';
  /** Whether an event that would overdraw the reserve or the free money is refused, or allowed and reported. */
  readonly overdraw: 'refuse' | 'allow';
  /** Where the surplus goes when a family leaves whose budget was more than its package; `to-reserve` unless given. What went `outside` does not come back with the family. */
  readonly surplus?: 'to-reserve' | 'outside' | undefined;
}

/**
 * A pot as it stands when a ledger opens, in pounds a year.
 *
 * @choice overdraw: whether an event that would overdraw the reserve or the free money is refused or allowed and
 * reported is named by the caller; RR145 5.32 and 5.36 know overdrawn pots and give no rule
 * @choice part-year: by days of that year or by months, as the caller names
 */
export const openingSchema = schemaFor<LedgerOpening>()(() =>
  withCheck(
    z.strictObject({
      fundingBasis: fundingBasisSchema,
      pot: positiveAmountSchema,
      reserve: positiveAmountSchema.prefault('0'),
      topSliced: positiveAmountSchema.prefault('0'),
      yearStartsOn: daySchema,
      inYear: z.enum(['days', 'months']),
      overdraw: z.enum(['refuse', 'allow']),
      surplus: z.enum(['to-reserve', 'outside']).default('to-reserve'),
    }),
    ({ pot, reserve, topSliced }, problems) => {
      if (reserve + topSliced <= pot) return;
      problems.add('inconsistent', ['reserve'], 'reserve and top slice together are more than the pot');
    },
  ),
);

/** A pot as it stands when a ledger opens, parsed. */
export type ParsedOpening = z.output<typeof openingSchema>;
