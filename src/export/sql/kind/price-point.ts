import { divideRatios, ratio, ZERO } from '../../../exact/ratio.js';
import { exactPrice, type ParsedPricePointModel } from '../../../model/price-point/model.js';
import { beyondOf, MICRO, type Pricing, piecesOf } from '../pieces.js';
import type { Plan } from '../plan.js';

/** RAS 4: each price is one line through nought. */
export function planPricePoint(model: ParsedPricePointModel, open: Pricing): Plan {
  const { prices, addOns = [], priceRounding, rounding } = model;
  const sections = prices.map((price) => {
    const slope = divideRatios(exactPrice(price, priceRounding), ratio(MICRO));
    const own = price.group === undefined ? {} : { group: price.group };
    return {
      asks: price.group === undefined ? [] : [{ key: 'group' as const, equals: price.group }],
      pieces: piecesOf(open, own, [{ from: 0n, line: { start: ZERO, slope } }], model),
    };
  });
  const flat = addOns.map(({ id, amount }) => ({ id, pence: amount }));
  return { measure: { by: 'points', field: 'points' }, sections, rounding, addOns: flat, ...beyondOf(model) };
}
