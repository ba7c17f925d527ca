import * as z from 'zod';
import type { PartlyMoved } from '../../change/partly-moved/partly-moved.js';
import { formatAmount, formatPounds, parseAmount, resultAmountSchema } from '../../money/amount.js';
import { deferred } from '../../parse/deferred.js';
import { list, told } from '../cases/told.js';

const partlyMovedSchema = deferred(() => {
  const part = {
    families: z.number(),
    packages: resultAmountSchema,
    packagesOfPriced: resultAmountSchema,
    priced: z.number(),
    byModel: resultAmountSchema,
    meanPackage: resultAmountSchema.nullable(),
    meanPoints: z.string().nullable(),
    unknown: list(z.string()),
  };
  return z.object({
    moved: z.object({
      ...part,
      budgets: resultAmountSchema,
      withAmount: z.number(),
      packagesOfBudgets: resultAmountSchema,
      difference: resultAmountSchema,
    }),
    rest: z.object(part),
    wholeByModel: resultAmountSchema,
    moversDiffer: z.boolean().nullable(),
    soFar: resultAmountSchema.nullable(),
  });
});

const aYear = (amount: string): string => `${formatPounds(amount.replace('-', ''))} a year`;

/**
 * A partly moved cohort in sentences that name no family.
 *
 * @source RR145 5.13
 * @example
 * ```ts
 * import { calibratePricePoint } from 'openras';
 * import { partlyMoved } from 'openras/change';
 * import { partlyMovedWords } from 'openras/report';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 1, packageValue: 200 }], { fundingBasis: 'pot' });
 * const cases = [{ caseId: 'F1', points: 50, traditional: 3000, indicative: 10000 }];
 * partlyMovedWords(partlyMoved(cases, { model }))[0];
 * // => '1 family has moved: budgets of £10,000.00 a year against packages of £3,000.00 a year, £7,000.00 a year more.'
 * ```
 * @category Reports
 */
export function partlyMovedWords(result: PartlyMoved): string[] {
  const { moved, rest, wholeByModel, moversDiffer, soFar } = told(partlyMovedSchema, result, 'result');
  const direction = parseAmount(moved.difference) < 0n ? 'less' : 'more';
  const nothing = moved.families - moved.withAmount;
  const beside = parseAmount(moved.packages) - parseAmount(moved.packagesOfBudgets);
  const unknown = moved.unknown.length + rest.unknown.length;
  return [
    `${families(moved.families, 'has', 'have')} moved${nothing === 0 ? '' : `, ${moved.withAmount} to an amount`}: budgets of ${aYear(moved.budgets)} against packages of ${aYear(moved.packagesOfBudgets)}, ${aYear(moved.difference)} ${direction}.`,
    ...(nothing === 0
      ? []
      : [
          `${families(nothing)} moved to £0.00, which is no amount: packages of ${aYear(formatAmount(beside))} are not in that difference, and not saved.`,
        ]),
    ...(soFar === null ? [] : [`By the days on which they moved that is ${formatPounds(soFar)} within this year.`]),
    `${families(rest.families, 'has', 'have')} not moved. By the model on each one's own points ${rest.priced} of them would have ${aYear(rest.byModel)} for packages of ${aYear(rest.packagesOfPriced)}, and everyone to whom it gives an amount ${aYear(wholeByModel)}.`,
    ...(unknown === 0
      ? []
      : [
          `Of ${families(unknown)} it is not known, because the model gives no budget, or £0 with the advice to refer, or there are no points.`,
        ]),
    differWords(moversDiffer),
  ];
}

function differWords(moversDiffer: boolean | null): string {
  if (moversDiffer === null) return 'Whether those who moved are like the rest cannot be said.';
  return moversDiffer
    ? 'Those who moved are not like the rest: the model changes their packages by another share, so that what they cost says nothing of the rest.'
    : 'The model changes the packages of those who moved and of the rest by the same share.';
}

function families(n: number, one = '', many = ''): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? `family ${one}` : `families ${many}`}`.trimEnd();
}
