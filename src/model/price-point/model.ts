import * as z from 'zod';
import { fail, type Path, show } from '../../errors.js';
import { divideRatios, multiplyRatios, parseRatio, type Ratio, ratio } from '../../exact/ratio.js';
import { ROUNDING_MODES, roundToInteger } from '../../exact/round.js';
import { fundingBasisSchema } from '../../funding/basis.js';
import { idSchema } from '../../identifier.js';
import { positiveAmountSchema } from '../../money/amount.js';
import { roundingSchema } from '../../money/rounding.js';
import { unitPriceSchema } from '../../money/unit-price.js';
import { schemaOf, withCheck } from '../../parse.js';
import { modelShape } from '../header.js';

/** How a price point came about. */
export const PRICE_POINT_METHODS = ['total', 'largest-package', 'stated'] as const;

/** A sum of points: an exact number, more than 0. */
const totalPointsSchema = schemaOf(z.string().max(200), (text) => {
  const points = parseRatio(text);
  return points.numerator > 0n ? points : fail('out-of-range', [], 'a price needs more than 0 points to divide by');
});

/**
 * The price of a point, kept as money over points so that nothing is rounded before the budget is.
 */
const priceSchema = z.strictObject({
  /** The group that the price is for; absent when one price holds for everyone. */
  group: idSchema.exactOptional(),
  /** Pounds per period. */
  money: positiveAmountSchema,
  /** The points that this money is for; more than 0. */
  points: totalPointsSchema,
});

/** A flat amount in pounds for one question, apart from the pounds per point. */
export const addOnSchema = z.strictObject({ id: idSchema, label: z.string().max(500), amount: positiveAmountSchema });

/** A part of the money that another funding stream put into the price. */
export const streamSchema = z.strictObject({ name: idSchema, amount: positiveAmountSchema });

export const priceRoundingSchema = z.strictObject({
  /** The unit in pounds to which the price itself is rounded; may be finer than a penny. */
  unit: unitPriceSchema.refine((unit) => unit.numerator > 0n, 'a rounding unit is more than £0'),
  mode: z.enum(ROUNDING_MODES).default('half-up'),
});

const fieldsSchema = z.strictObject({
  kind: z.literal('price-point'),
  ...modelShape,
  fundingBasis: fundingBasisSchema,
  method: z.enum(PRICE_POINT_METHODS),
  prices: z.array(priceSchema).min(1).max(1000),
  /** Streams whose tranche is part of `money`. */
  streams: z.array(streamSchema).max(100).exactOptional(),
  addOns: z.array(addOnSchema).max(1000).exactOptional(),
  priceRounding: priceRoundingSchema.exactOptional(),
  rounding: roundingSchema,
});

/** The JSON form of a RAS 4 model: prices of a point, flat add-ons and how budgets are rounded. */
export const pricePointModelSchema = withCheck(fieldsSchema, ({ prices, addOns = [] }, problems) => {
  const groups = new Set<string | undefined>();
  prices.forEach(({ group }, index) => {
    if (groups.has(group)) problems.add('duplicate', ['prices', index, 'group'], 'this group has two prices');
    if (group === undefined && prices.length > 1) {
      problems.add('missing', ['prices', index, 'group'], 'with more than one price each names its group');
    }
    groups.add(group);
  });
  const ids = new Set<string>();
  addOns.forEach(({ id }, index) => {
    if (ids.has(id)) problems.add('duplicate', ['addOns', index, 'id'], 'this add-on stands twice');
    ids.add(id);
  });
});

/** A RAS 4 model as it is stored: plain JSON. */
export type PricePointModel = z.input<typeof pricePointModelSchema>;

/** A RAS 4 model, parsed. */
export type ParsedPricePointModel = z.output<typeof pricePointModelSchema>;

/** One price of a model, parsed. */
export type ParsedPrice = z.output<typeof priceSchema>;

/**
 * The price that applies to a group.
 *
 * @throws RasError `unknown-name` when the model has no price for the group, `missing` when it has several and the case
 * names no group
 */
export function priceFor(model: ParsedPricePointModel, group: string | undefined, path: Path = []): ParsedPrice {
  const [only, ...more] = model.prices;
  if (only !== undefined && more.length === 0 && only.group === undefined) return only;
  if (group === undefined) return fail('missing', [...path, 'group'], 'the model has a price per group; name one');
  const price = model.prices.find((one) => one.group === group);
  return price ?? fail('unknown-name', [...path, 'group'], `the model has no price for the group ${show(group)}`);
}

/** A price as pence over points, rounded only when the model says so. */
export function exactPrice({ money, points }: ParsedPrice, rounding: ParsedPricePointModel['priceRounding']): Ratio {
  const price = divideRatios(ratio(money), points);
  if (rounding === undefined) return price;
  return multiplyRatios(ratio(roundToInteger(divideRatios(price, rounding.unit), rounding.mode)), rounding.unit);
}
