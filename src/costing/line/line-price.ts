import { fail, type Path, show } from '../../errors.js';
import type { Ratio } from '../../exact/ratio.js';
import type { PreparedBook, Service } from '../price-book.js';
import type { Line, PriceKind } from './line.js';

/** Where the unit price of a line comes from. */
export type PriceSource = 'line' | 'price' | PriceKind;

/** The unit price of a line: pence per unit, exact, in the prices of `base`. */
export interface FoundPrice {
  readonly pence: Ratio;
  readonly unit: string;
  readonly from: PriceSource;
  readonly base: string | undefined;
  /** Both prices of the service, where it has both and the line uses one of them. */
  readonly both: { readonly retail: Ratio; readonly bulk: Ratio } | undefined;
}

/** Why a line has no price, in words. */
export interface NoPrice {
  readonly reason: string;
}

/**
 * The unit price that applies to a line: its own, or that of its service in the price book.
 *
 * @throws RasError `choice-needed` when the service has a retail and a bulk price and nobody says which;
 * `unknown-name` for a price that the service does not have; `inconsistent` when the units differ; `missing` unit
 * @choice own-price-first: a price on the line goes before the price book's
 * @choice services-without-price: a service that the price book does not hold leaves the line without a price, which is listed; it is no error, because unit costs only price services like those that exist (RR232 4.17)
 */
export function findPrice(
  line: Line,
  book: PreparedBook | undefined,
  wanted: PriceKind | undefined,
  path: Path,
): FoundPrice | NoPrice {
  const service = line.service === undefined ? undefined : book?.services.get(line.service);
  const unit = unitOf(line, service, path);
  if (line.price !== undefined) return { pence: line.price, unit, from: 'line', base: line.priceBase, both: undefined };
  if (line.service === undefined) return { reason: 'no price is stated, and no service of a price book is named' };
  if (book === undefined) return { reason: `no price book was given to price ${show(line.service)}` };
  if (service === undefined) return { reason: `the price book does not hold ${show(line.service)}` };
  return priceOfService(service, line.priceKind, wanted, path, book.priceBase);
}

function unitOf({ unit, id }: Line, service: Service | undefined, path: Path): string {
  if (unit !== undefined && service !== undefined && unit !== service.unit) {
    const message = `counts in ${show(unit)}, but the price book prices ${show(service.id)} by the ${show(service.unit)}`;
    fail('inconsistent', [...path, 'unit'], message);
  }
  const known = unit ?? service?.unit;
  return known ?? fail('missing', [...path, 'unit'], `is missing; what does the quantity of ${show(id)} count?`);
}

function priceOfService(
  { id, unit, price, retail, bulk }: Service,
  own: PriceKind | undefined,
  wanted: PriceKind | undefined,
  path: Path,
  base: string,
): FoundPrice | NoPrice {
  if (retail !== undefined && bulk !== undefined) {
    const from = own ?? wanted;
    if (from === undefined) {
      const message = `${show(id)} has a retail and a bulk price; say which, on the line or in the option prices`;
      return fail('choice-needed', [...path, 'priceKind'], message);
    }
    return { pence: from === 'retail' ? retail : bulk, unit, from, base, both: { retail, bulk } };
  }
  const from = retail !== undefined ? 'retail' : bulk !== undefined ? 'bulk' : 'price';
  const pence = retail ?? bulk ?? price;
  if (pence === undefined) return { reason: `the price book has no price for ${show(id)} yet` };
  if (own !== undefined && own !== from)
    fail('unknown-name', [...path, 'priceKind'], `${show(id)} has no ${own} price in the price book`);
  return { pence, unit, from, base, both: undefined };
}
