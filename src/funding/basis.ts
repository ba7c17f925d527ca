import * as z from 'zod';
import { deferred } from '../parse/deferred.js';

/**
 * Where the money behind a model comes from, apart from which model it is.
 *
 * - `reference-sample`: the packages of a sample of existing cases; budgets are drawn from core budgets, there is no pot
 * - `pot`: the packages of the families who take part, ring-fenced
 * - `whole-budget`: the authority's whole budget against the points of everyone it serves
 *
 * @source RR145 5.8 and 5.38 (sample), 5.13 and 5.36 (pot), 5.37 (whole budget)
 */
export const FUNDING_BASES = /* @__PURE__ */ Object.freeze(['reference-sample', 'pot', 'whole-budget'] as const);

/** Where the money behind a model comes from. */
export type FundingBasis = (typeof FUNDING_BASES)[number];

/** The wire form of a funding basis. */
export const fundingBasisSchema = deferred(() => z.enum(FUNDING_BASES));
