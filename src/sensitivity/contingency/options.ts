import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { exactSchema } from '../../exact/wire.js';
import { type FundingBasis, fundingBasisSchema } from '../../funding/basis.js';
import { rateSchema } from '../../funding/rate.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { has, isMoreThanNothing, together } from '../../together.js';
import { type ChanceOptions, chanceFields } from '../chance/chance.js';
import { probabilitySchema } from '../stress/options.js';

const CHANGE = { what: 'a change in per cent', maxDecimals: 6, max: 10_000, min: -100 };

/** Stage 3 adds one percentage to all budgets. */
export interface Stage3Percent {
  /** What it adds, in per cent of each budget. */
  readonly percent: DecimalInput;
}

/** Stage 3 changes each budget by one of last year's changes, drawn at random. */
export interface Stage3Changes {
  /** The changes to draw from, in per cent from -100 to 10,000: 1 to 100,000 of them. */
  readonly changes: readonly DecimalInput[];
}

/** What a contingency has to meet, and how surely. */
export interface ContingencyOptions extends ChanceOptions {
  /** Where the money behind the budgets comes from; only a pot has a contingency held back from it. */
  readonly fundingBasis: FundingBasis;
  /** Pounds a year, before anything is held back. */
  readonly pot: AmountInput;
  /** How many families leave; none unless told otherwise. */
  readonly leavers?: number | undefined;
  /**
   * What stage 3 adds to the budgets of those who stay: a percentage of all of them; or changes in per cent, such as
   * those of last year's families, of which each family draws one.
   */
  readonly stage3?: Stage3Percent | Stage3Changes;
  /** In how many per cent of the draws the reserve has to be enough; no report states one. */
  readonly probability: DecimalInput;
}

/** What a contingency has to meet, and how surely. */
export const contingencyOptionsSchema = schemaFor<ContingencyOptions>()(() => {
  const stage3 = z.union([
    z.strictObject({ percent: rateSchema }),
    z.strictObject({ changes: z.array(exactSchema(CHANGE)).min(1).max(100_000) }),
  ]);
  return withCheck(
    z
      .strictObject({
        fundingBasis: fundingBasisSchema,
        pot: positiveAmountSchema,
        leavers: z.int().min(0).max(1_000_000).default(0),
        stage3: stage3.exactOptional(),
        probability: probabilitySchema,
        ...chanceFields(),
      })
      .meta(together({ anyOf: [isMoreThanNothing('leavers'), has('stage3')] })),
    (options, problems) => {
      if (options.leavers > 0 || options.stage3 !== undefined) return;
      problems.add('missing', ['leavers'], 'what is the contingency for? Give leavers, stage3 or both');
    },
  );
});

/** What a contingency has to meet, and how surely, parsed. */
export type ParsedContingencyOptions = z.output<typeof contingencyOptionsSchema>;
