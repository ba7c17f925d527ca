import * as z from 'zod';
import { fail, type Path, show } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { divideRatios, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { ROUNDING_MODES, type RoundingMode, roundToInteger } from '../../exact/round.js';
import { type FundingBasis, fundingBasisSchema } from '../../funding/basis.js';
import { idSchema, textOfAtMost } from '../../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { type RoundingInput, roundingSchema } from '../../money/rounding.js';
import { pricedSchema } from '../../money/unit-price.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { given, has, together, when } from '../../together.js';
import { type AnyModel, modelFields } from '../header.js';
import { ONE_OFFS, type OneOffs } from '../sample.js';
import { exactTextSchema, MORE_THAN_NOUGHT } from '../shared/budget/exact-text.js';
import { boundsFields, boundsForm, checkBounds, type PointsBounds } from '../shared/points/points-bounds.js';

/** How a price point came about. */
const PRICE_POINT_METHODS = ['total', 'largest-package', 'stated'] as const;

/** The price of a point, kept as money over points so that nothing is rounded before the budget is. */
export interface PricePerPoint {
  /** The group that the price is for; absent when one price holds for everyone. */
  readonly group?: string;
  /** The money that is divided by `points`, in pounds per period of the model. */
  readonly money: AmountInput;
  /** The points that this money is for, exactly: a decimal number or a fraction such as `1125/7`, more than 0. */
  readonly points: string;
}

/** A flat amount for one question, apart from the pounds per point. */
export interface AddOn {
  /** By which a case names it. */
  readonly id: string;
  /** What a family reads. */
  readonly label: string;
  /** What it adds to a budget, in pounds per period of the model. */
  readonly amount: AmountInput;
}

/** A part of the money that another funding stream put into the price. */
export interface StreamTranche {
  /** The stream's name. */
  readonly name: string;
  /** What it puts into the money of the price, in pounds per period of the model. */
  readonly amount: AmountInput;
}

/** How the price of a point itself is rounded, where it is. */
export interface PriceRoundingInput {
  /** The unit in pounds to which the price is rounded; may be finer than a penny. */
  readonly unit: DecimalInput;
  /** Which way a price between two units goes; `half-up` unless told otherwise. */
  readonly mode?: RoundingMode | undefined;
}

/** A RAS 4 model as it is stored: plain JSON with the prices of a point, flat add-ons and how budgets are rounded. */
export interface PricePointModel extends AnyModel, PointsBounds {
  /** Which kind of model this is. */
  readonly kind: 'price-point';
  /** Where the money behind the price comes from. */
  readonly fundingBasis: FundingBasis;
  /** How the price came about: all money over all points, the largest package over the most points, or stated. */
  readonly method: (typeof PRICE_POINT_METHODS)[number];
  /** One price for everyone, or one for each group. */
  readonly prices: readonly PricePerPoint[];
  /** Streams whose tranche is part of the money of the price. */
  readonly streams?: readonly StreamTranche[];
  /** Flat amounts that a case may name. */
  readonly addOns?: readonly AddOn[];
  /** How the price itself is rounded; absent when it is not. */
  readonly priceRounding?: PriceRoundingInput;
  /** How a budget is rounded; `{}` is to the penny, half up. */
  readonly rounding: RoundingInput;
  /** Whether the one-off part of packages counted in what it was made from; calibration writes it, and without it that is not known. */
  readonly oneOffs?: OneOffs;
}

/** A sum of points: an exact number, more than 0. */
const totalPointsSchema = deferred(() =>
  exactTextSchema(({ numerator }) => {
    if (numerator <= 0n) fail('out-of-range', [], 'a price needs more than 0 points to divide by');
  }, MORE_THAN_NOUGHT),
);

const priceSchema = deferred(() =>
  z.strictObject({ group: idSchema.exactOptional(), money: positiveAmountSchema, points: totalPointsSchema }),
);

export const addOnSchema = deferred(() =>
  z.strictObject({ id: idSchema, label: textOfAtMost(500), amount: positiveAmountSchema }),
);

export const streamSchema = deferred(() => z.strictObject({ name: idSchema, amount: positiveAmountSchema }));

export const priceRoundingSchema = deferred(() =>
  z.strictObject({
    unit: pricedSchema.refine((unit) => unit.numerator > 0n, 'a rounding unit is more than £0'),
    mode: z.enum(ROUNDING_MODES).default('half-up'),
  }),
);

// What is checked of the fields together, for JSON Schemas.
const form = () =>
  together(
    boundsForm(),
    when(given({ prices: { type: 'array', minItems: 2 } }), given({ prices: { type: 'array', items: has('group') } })),
  );

const fieldsSchema = deferred(() =>
  z
    .strictObject({
      kind: z.literal('price-point'),
      ...modelFields(),
      fundingBasis: fundingBasisSchema,
      method: z.enum(PRICE_POINT_METHODS),
      prices: z.array(priceSchema).min(1).max(1000),
      streams: z.array(streamSchema).max(100).exactOptional(),
      addOns: z.array(addOnSchema).max(1000).exactOptional(),
      priceRounding: priceRoundingSchema.exactOptional(),
      rounding: roundingSchema,
      oneOffs: z.enum(ONE_OFFS).exactOptional(),
      ...boundsFields(),
    })
    .meta(form()),
);

/** The JSON form of a RAS 4 model. */
export const pricePointModelSchema = schemaFor<PricePointModel>()(() =>
  withCheck(
    fieldsSchema,
    checkBounds,
    ({ prices }, problems) => {
      const groups = new Set<string | undefined>();
      prices.forEach(({ group }, index) => {
        if (groups.has(group)) problems.add('duplicate', ['prices', index, 'group'], 'this group has two prices');
        if (group === undefined && prices.length > 1) {
          problems.add('missing', ['prices', index, 'group'], 'with more than one price each names its group');
        }
        groups.add(group);
      });
    },
    ({ addOns = [] }, problems) => {
      const ids = new Set<string>();
      addOns.forEach(({ id }, index) => {
        if (ids.has(id)) problems.add('duplicate', ['addOns', index, 'id'], 'this add-on stands twice');
        ids.add(id);
      });
    },
  ),
);

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
