import * as z from 'zod';
import { fail, type Path, problemList } from '../errors.js';
import type { DecimalInput } from '../exact/decimal.js';
import { formatRatio, ONE, type Ratio } from '../exact/ratio.js';
import { readAsData } from '../guard/guard.js';
import { idSchema } from '../identifier.js';
import { keeping } from '../kept.js';
import { unitPriceSchema } from '../money/unit-price.js';
import { financialYearSchema, ratesSchema, upliftFactor, type YearlyRate } from '../money/uplift.js';
import { deferred, once, schemaFor } from '../parse/deferred.js';
import { parseOrTell } from '../parse/parse.js';
import { soundFields } from '../parse/sound-fields.js';
import { has, lacks, together, when } from '../together.js';
import { checkUnique } from './unique-ids.js';
import { textSchema } from './wire.js';

/** The most services of a price book. */
export const MAX_SERVICES = 10_000;

/**
 * A service and what one unit of it costs: one `price`, or `retail` and `bulk` where they differ. A service without
 * any is known but not priced yet.
 */
export interface ServiceInput {
  /** By which lines name it; each once. */
  readonly id: string;
  /** What it is called. */
  readonly name?: string;
  /** What is counted: `hour`, `visit`, `session`, `week`, `journey`, `item`. */
  readonly unit: string;
  /** What a unit costs, in pounds with at most six decimals. */
  readonly price?: DecimalInput;
  /** Pounds per unit bought one by one, at most six decimals. */
  readonly retail?: DecimalInput;
  /** Pounds per unit bought in bulk, at most six decimals. */
  readonly bulk?: DecimalInput;
  /** What else is to be known of it. */
  readonly note?: string;
}

/**
 * An authority's own prices, of one year, with the rates that restate them, as callers give it.
 *
 * @source RR145 3.34 (one site set its own pay for personal assistants); RR232 4.17 (unit costs); IBSEN Appendix C.4 (each area's own unit costs)
 */
export interface PriceBook {
  /** The authority's own name for it. */
  readonly id: string;
  /** What it is called. */
  readonly title?: string;
  /** The financial year whose prices these are. */
  readonly priceBase: string;
  /** What is priced, at most 10,000 services. */
  readonly services: readonly ServiceInput[];
  /** The change of prices on the year before, for every year on the way to a target year; none by default. */
  readonly rates?: readonly YearlyRate[] | undefined;
  /** Where the prices were taken from. */
  readonly source?: string;
  /** What else is to be known of it. */
  readonly note?: string;
}

const serviceFields = once(() => ({
  id: idSchema,
  name: textSchema.exactOptional(),
  unit: idSchema,
  price: unitPriceSchema.exactOptional(),
  retail: unitPriceSchema.exactOptional(),
  bulk: unitPriceSchema.exactOptional(),
  note: textSchema.exactOptional(),
}));

const serviceSchema = deferred(() =>
  z.strictObject(serviceFields()).meta(together(when(has('price'), lacks('retail', 'bulk')))),
);

/** The wire form of a price book. */
export const priceBookSchema = schemaFor<PriceBook>()(() =>
  z.strictObject({
    id: idSchema,
    title: textSchema.exactOptional(),
    priceBase: financialYearSchema,
    services: z.array(serviceSchema).max(MAX_SERVICES),
    rates: ratesSchema.default([]),
    source: textSchema.exactOptional(),
    note: textSchema.exactOptional(),
  }),
);

/** A service of a price book. */
export type Service = z.output<typeof serviceSchema>;

/** A price book ready to look things up in. */
export interface PreparedBook {
  readonly id: string;
  readonly priceBase: string;
  readonly services: ReadonlyMap<string, Service>;
  readonly rates: z.output<typeof ratesSchema>;
}

/** A price book that was read and checked once; it stands wherever a price book may. */
export interface OpenPriceBook {
  /** The authority's own name for it. */
  readonly id: string;
  /** The financial year whose prices these are. */
  readonly priceBase: string;
}

const prepared = new WeakMap<object, PreparedBook>();

/**
 * Opens a price book to be used many times: it is read and checked once, and `costPackage` and `costPackages` take it
 * in the place of the book itself.
 *
 * @param input a price book, whatever it is
 * @throws RasError with every problem of the price book; `too-large` beyond 10,000 services
 * @source RR145 3.34 (one site set its own pay for personal assistants); RR232 4.17 (unit costs); IBSEN Appendix C.4 (each
 * area's own unit costs)
 * @category Costing
 * @example
 * ```ts
 * import { costPackage, openPriceBook } from 'openras/costing';
 * const priceBook = openPriceBook({
 *   id: 'our prices',
 *   priceBase: '2025-26',
 *   services: [{ id: 'home care', unit: 'hour', price: '20.40' }],
 * });
 * const lines = [{ id: 'care', service: 'home care', quantity: 100 }];
 * costPackage({ caseId: 'c1', kind: 'package', lines }, { priceBook }).inside.total; // => '2040.00'
 * ```
 */
export function openPriceBook(input: unknown): OpenPriceBook {
  const book = prepareBook(input, []);
  const opened = Object.freeze({ id: book.id, priceBase: book.priceBase });
  prepared.set(opened, book);
  return opened;
}

/** Reads a price book and indexes its services, or takes one that was opened before. */
export function prepareBook(input: unknown, at: Path): PreparedBook {
  const known = typeof input === 'object' && input !== null ? prepared.get(input) : undefined;
  return known ?? readKept(input, at);
}

const readKept = /* @__PURE__ */ keeping((input, at) => readAsData(input, at, () => readBook(input, at)));

function readBook(input: unknown, at: Path): PreparedBook {
  const { services } = (input ?? {}) as { readonly services?: unknown };
  if (Array.isArray(services) && services.length > MAX_SERVICES)
    fail('too-large', [...at, 'services'], `a price book has at most ${MAX_SERVICES} services`);
  const problems = problemList();
  const book = parseOrTell(priceBookSchema, input, problems, at);
  const sound = Array.isArray(services) ? Array.from(services, (one) => soundFields(serviceFields(), one)) : [];
  checkUnique(sound, [...at, 'services'], 'service', problems);
  sound.forEach(({ price, retail, bulk }, index) => {
    if (price === undefined || (retail === undefined && bulk === undefined)) return;
    const message = 'has a price and a retail or bulk price; expected either one price, or retail and bulk';
    problems.add('inconsistent', [...at, 'services', index], message);
  });
  if (book === undefined || problems.total > 0) return problems.throwAll();
  const { id, priceBase, rates, services: whole } = book;
  return { id, priceBase, rates, services: new Map(whole.map((service) => [service.id, service])) };
}

/** The most digits of an uplift that a step can record exactly. */
const MAX_FACTOR_TEXT = 60;

/** By what to multiply prices of one year to have them in those of another, exactly. */
export function restatement(from: string, to: string, rates: PreparedBook['rates']): Ratio {
  if (from === to) return ONE;
  const factor = upliftFactor({ from, to, rates });
  if (formatRatio(factor).length <= MAX_FACTOR_TEXT) return factor;
  return fail(
    'too-large',
    ['priceBase'],
    `restating ${from} in ${to} prices takes too many decimals; use fewer years or decimals`,
  );
}
