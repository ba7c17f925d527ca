import * as z from 'zod';
import { fail, type Path, problemList } from '../errors.js';
import { formatRatio, ONE, type Ratio } from '../exact/ratio.js';
import { idSchema } from '../identifier.js';
import { unitPriceSchema } from '../money/unit-price.js';
import { financialYearSchema, upliftFactor, upliftSchema } from '../money/uplift.js';
import { parseInput } from '../parse.js';
import { checkUnique } from './unique-ids.js';
import { textSchema } from './wire.js';

/** The most services of a price book. */
export const MAX_SERVICES = 10_000;

/**
 * A service and what one unit of it costs: one `price`, or `retail` and `bulk` where they differ. A service without
 * any is known but not priced yet.
 */
const serviceSchema = z.strictObject({
  id: idSchema,
  name: textSchema.exactOptional(),
  /** What is counted: `hour`, `visit`, `session`, `week`, `journey`, `item`. */
  unit: idSchema,
  /** Pounds per unit, up to six decimals. */
  price: unitPriceSchema.exactOptional(),
  retail: unitPriceSchema.exactOptional(),
  bulk: unitPriceSchema.exactOptional(),
  note: textSchema.exactOptional(),
});

/**
 * The wire form of a price book: an authority's own prices, of one year, with the rates that restate them.
 *
 * At most 10,000 services.
 *
 * @source RR145 3.34 (one site set its own pay for personal assistants); RR232 4.17 (unit costs); IBSEN Appendix C.4 (each area's own unit costs)
 */
export const priceBookSchema = z.strictObject({
  id: idSchema,
  title: textSchema.exactOptional(),
  /** The year whose prices these are. */
  priceBase: financialYearSchema,
  services: z.array(serviceSchema).max(MAX_SERVICES),
  /** The change of prices on the year before, for every year on the way to a target year. */
  rates: upliftSchema.shape.rates.default([]),
  source: textSchema.exactOptional(),
  note: textSchema.exactOptional(),
});

/** A price book, as callers give it. */
export type PriceBook = z.input<typeof priceBookSchema>;

/** A service of a price book. */
export type Service = z.output<typeof serviceSchema>;

/** A price book ready to look things up in. */
export interface OpenBook {
  readonly id: string;
  readonly priceBase: string;
  readonly services: ReadonlyMap<string, Service>;
  readonly rates: z.output<typeof upliftSchema>['rates'];
}

/** Reads a price book and indexes its services. */
export function openPriceBook(input: unknown, at: Path): OpenBook {
  const services = (input as { readonly services?: unknown } | null | undefined)?.services;
  if (Array.isArray(services) && services.length > MAX_SERVICES)
    fail('too-large', [...at, 'services'], `a price book has at most ${MAX_SERVICES} services`);
  const book = parseInput(priceBookSchema, input, at);
  const problems = problemList();
  checkUnique(book.services, [...at, 'services'], 'service', problems);
  book.services.forEach(({ price, retail, bulk }, index) => {
    if (price === undefined || (retail === undefined && bulk === undefined)) return;
    const message = 'has a price and a retail or bulk price; expected either one price, or retail and bulk';
    problems.add('inconsistent', [...at, 'services', index], message);
  });
  problems.throwIfAny();
  const { id, priceBase, rates } = book;
  return { id, priceBase, rates, services: new Map(book.services.map((service) => [service.id, service])) };
}

/** The most digits of an uplift that a step can record exactly. */
const MAX_FACTOR_TEXT = 60;

/** By what to multiply prices of one year to have them in those of another, exactly. */
export function restatement(from: string, to: string, rates: OpenBook['rates']): Ratio {
  if (from === to) return ONE;
  const factor = upliftFactor({ from, to, rates });
  if (formatRatio(factor).length <= MAX_FACTOR_TEXT) return factor;
  return fail(
    'too-large',
    ['priceBase'],
    `restating ${from} in ${to} prices takes too many decimals; use fewer years or decimals`,
  );
}
