import * as z from 'zod';
import { fundingBasisSchema } from '../../funding/basis.js';
import { idSchema } from '../../identifier.js';
import { positiveAmountSchema } from '../../money/amount.js';
import { PERIODS } from '../../money/period.js';
import { roundingSchema } from '../../money/rounding.js';
import { withCheck } from '../../parse.js';
import { pointsSchema } from '../allocation.js';
import { modelHeaderSchema } from '../header.js';
import { oneOffsSchema } from '../sample.js';
import { addOnSchema, priceRoundingSchema, streamSchema } from './model.js';

/** Money that belongs to other people than the sample, and what joins the two. */
const moneySchema = z.strictObject({
  /** Pounds a year to be allocated. */
  amount: positiveAmountSchema,
  /** Whose money it is: a name of the caller's, such as `everyone served`. */
  population: idSchema,
  /** Whose points the sample holds; the same name, or `factor` says how many times the sample the population is. */
  pointsPopulation: idSchema,
  /** By what to multiply the sample's points to stand for the population: N divided by n. */
  factor: pointsSchema.refine((factor) => factor.numerator > 0n, 'a factor is more than 0').exactOptional(),
});

const fieldsSchema = z.strictObject({
  fundingBasis: fundingBasisSchema,
  /** `total`: all money over all points. `largest-package`: the largest package over the most points obtainable. */
  method: z.enum(['total', 'largest-package']).default('total'),
  /** The most points that the questionnaire can give; required by `largest-package`. */
  maximumPoints: pointsSchema.exactOptional(),
  /** Instead of the most points obtainable, the most that anyone in the sample has. */
  maximumObserved: z.boolean().default(false),
  /** Money other than the sum of the sample's packages: a pot after its top slice, or a whole budget. */
  money: moneySchema.exactOptional(),
  /** One price for everyone, or one for each group, which breaks equal treatment. */
  prices: z.enum(['single', 'per-group-breaks-equal-treatment']).default('single'),
  /** Tranches of other streams that are put on top of the money. */
  streams: z.array(streamSchema).max(100).default([]),
  addOns: z.array(addOnSchema).max(1000).default([]),
  oneOffs: oneOffsSchema,
  period: z.enum(PERIODS).exclude(['one-off']).default('year'),
  priceRounding: priceRoundingSchema.exactOptional(),
  rounding: roundingSchema.default({ unit: 1n, mode: 'half-up' }),
  header: modelHeaderSchema.default({}),
});

/** How a price point is calibrated. */
export const pricePointOptionsSchema = withCheck(fieldsSchema, (options, problems) => {
  const { fundingBasis, method, maximumPoints, maximumObserved, money, prices, streams } = options;
  if (method === 'largest-package') {
    if (maximumPoints === undefined && !maximumObserved) {
      problems.add('missing', ['maximumPoints'], 'largest-package needs the most points that can be obtained');
    }
    if (money !== undefined) problems.add('inconsistent', ['money'], 'largest-package takes no money but the package');
  }
  if (maximumPoints?.numerator === 0n) {
    problems.add('undefined-result', ['maximumPoints'], 'a maximum of 0 points has no price');
  }
  if (fundingBasis === 'whole-budget' && money === undefined) {
    problems.add('missing', ['money'], 'the whole-budget basis needs the budget and whose points it is for');
  }
  if (money !== undefined && money.population !== money.pointsPopulation && money.factor === undefined) {
    const message = 'the money and the points are of different people; give the factor that joins them';
    problems.add('missing', ['money', 'factor'], message);
  }
  if (prices !== 'single' && (money !== undefined || streams.length > 0)) {
    problems.add('inconsistent', ['prices'], 'prices per group come from the packages of each group alone');
  }
});

/** How a price point is calibrated, as callers give it. */
export type PricePointOptions = z.input<typeof pricePointOptionsSchema>;

/** How a price point is calibrated, parsed. */
export type ParsedPricePointOptions = z.output<typeof pricePointOptionsSchema>;
