import type { AnyModelKind } from '../model/kind.js';
import { pricePointKind } from '../model/price-point/kind.js';
import type { PricePointModel } from '../model/price-point/model.js';

/** Every kind of model, by the name that stands in its `kind`. A new model is added here and nowhere else. */
export const MODEL_KINDS: ReadonlyMap<string, AnyModelKind> = new Map(
  [pricePointKind].map((kind) => [kind.kind, kind]),
);

/** Any model as it is stored: plain JSON. */
export type Model = PricePointModel;
