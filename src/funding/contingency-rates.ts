import * as z from 'zod';
import { fail, type Path, show } from '../errors.js';
import type { DecimalInput } from '../exact/decimal.js';
import { compareRatios, type Ratio } from '../exact/ratio.js';
import { idSchema } from '../identifier.js';
import { withCheck } from '../parse/check.js';
import { deferred, schemaFor } from '../parse/deferred.js';
import { rateSchema } from './rate.js';

/** One rate for all. */
export interface OneContingencyRate {
  /** What is held back from each allocation, in per cent, 0 to 100. */
  readonly percent: DecimalInput;
}

/** The rate of one group or case. */
export interface NamedContingencyRate {
  /** The group, or the id of the case. */
  readonly name: string;
  /** What is held back from its allocation, in per cent, 0 to 100. */
  readonly percent: DecimalInput;
}

/** A rate for each group or case. */
export interface ManyContingencyRates {
  /** What the names of the rates are. */
  readonly by: 'group' | 'case';
  /** A rate for each group or case, each named once. */
  readonly rates: readonly NamedContingencyRate[];
  /** The rate of everyone who is not named, in per cent; without it, everyone has to be. */
  readonly otherwise?: DecimalInput;
}

/** What is held back from each allocation: one rate for all, or one for each group or case. */
export type ContingencyRates = OneContingencyRate | ManyContingencyRates;

/**
 * What is held back from each allocation: one rate for all, or one for each group or case.
 *
 * @source RR145 5.23 (a proportion of each allocation)
 */
export const contingencyRatesSchema = schemaFor<ContingencyRates>()(() =>
  z.union([z.strictObject({ percent: rateSchema }), manyRatesSchema]),
);

const manyRatesSchema = deferred(() =>
  withCheck(
    z.strictObject({
      by: z.enum(['group', 'case']),
      rates: z.array(z.strictObject({ name: idSchema, percent: rateSchema })).max(1_000_000),
      otherwise: rateSchema.exactOptional(),
    }),
    ({ rates }, problems) => {
      const seen = new Set<string>();
      rates.forEach(({ name }, index) => {
        if (seen.has(name)) problems.add('duplicate', ['rates', index, 'name'], `${show(name)} has two rates`);
        seen.add(name);
      });
    },
  ),
);

/** What is held back from each allocation, parsed. */
export type ParsedContingencyRates = z.output<typeof contingencyRatesSchema>;

/**
 * A function that finds the rate of a case.
 *
 * @throws RasError `missing` for a case without a rate, or without the group that has one
 */
export function rateFinder(
  rates: ParsedContingencyRates,
): (one: { readonly caseId: string; readonly group?: string }, path: Path) => Ratio {
  if (!('by' in rates)) return () => rates.percent;
  const byName = new Map(rates.rates.map(({ name, percent }) => [name, percent]));
  return ({ caseId, group }, path) => {
    const name = rates.by === 'case' ? caseId : group;
    const rate = (name === undefined ? undefined : byName.get(name)) ?? rates.otherwise;
    const whose = name === undefined ? 'a case without a group' : `the ${rates.by} ${show(name)}`;
    return rate ?? fail('missing', path, `${whose} has no contingency rate, and no rate is given for everyone else`);
  };
}

/** Whether two of the rates differ, so that equal points may give unequal budgets. */
export function ratesDiffer(rates: ParsedContingencyRates): boolean {
  if (!('by' in rates)) return false;
  const all = [
    ...rates.rates.map(({ percent }) => percent),
    ...(rates.otherwise === undefined ? [] : [rates.otherwise]),
  ];
  const [first, ...rest] = all;
  return first !== undefined && rest.some((rate) => compareRatios(rate, first) !== 0);
}
