import * as z from 'zod';
import { parseExact } from '../../exact/quantity.js';
import { fundingBasisSchema } from '../../funding/basis.js';
import { rateSchema } from '../../funding/rate.js';
import { decimalWire, positiveAmountSchema } from '../../money/amount.js';
import { schemaOf, withCheck } from '../../parse.js';
import { chanceFields } from '../chance/chance.js';
import { probabilitySchema } from '../stress/options.js';

const changeSchema = schemaOf(decimalWire(), (input) =>
  parseExact(input, { what: 'a change in per cent', maxDecimals: 6, max: 10_000, min: -100 }),
);

/** What a contingency has to meet, and how surely. */
export const contingencyOptionsSchema = withCheck(
  z.strictObject({
    fundingBasis: fundingBasisSchema,
    /** Pounds a year, before anything is held back. */
    pot: positiveAmountSchema,
    /** How many families leave. */
    leavers: z.int().min(0).max(1_000_000).default(0),
    /**
     * What stage 3 adds to the budgets of those who stay: a percentage of all of them; or changes in per cent, such as
     * those of last year's families, of which each family draws one.
     */
    stage3: z
      .union([
        z.strictObject({ percent: rateSchema }),
        z.strictObject({ changes: z.array(changeSchema).min(1).max(100_000) }),
      ])
      .exactOptional(),
    /** In how many per cent of the draws the reserve has to be enough; no report states one. */
    probability: probabilitySchema,
    ...chanceFields,
  }),
  ({ leavers, stage3 }, problems) => {
    if (leavers > 0 || stage3 !== undefined) return;
    problems.add('missing', ['leavers'], 'what is the contingency for? Give leavers, stage3 or both');
  },
);

/** What a contingency has to meet, and how surely, as callers give it. */
export type ContingencyOptions = z.input<typeof contingencyOptionsSchema>;

/** What a contingency has to meet, and how surely, parsed. */
export type ParsedContingencyOptions = z.output<typeof contingencyOptionsSchema>;
