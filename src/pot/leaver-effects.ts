import * as z from 'zod';
import { problemList } from '../errors.js';
import { fundingBasisSchema } from '../funding/basis.js';
import { type NotApplicable, withoutPot } from '../funding/not-applicable.js';
import { type Amount, formatAmount, type Pence, positiveAmountSchema } from '../money/amount.js';
import { daySchema } from '../money/calendar.js';
import { parseInput, parseRows } from '../parse.js';
import { describeLeaver, type LeaverGap } from './leaver-gap.js';
import { casesById, checkLeavers, isOutside, leaverSchema, type PotCase, potCaseSchema } from './pot-case.js';
import { sumOf } from './sum.js';

/** The fields that every question about leavers needs. */
export const leaverFields = {
  fundingBasis: fundingBasisSchema,
  /** Pounds a year: the packages of all families that take part. */
  pot: positiveAmountSchema,
  /** Pounds a year of the pot that are held as contingency. */
  reserve: positiveAmountSchema.default(0n),
  leavers: z.array(leaverSchema).min(1).max(1_000_000),
};

/** What is asked about families that leave. */
export const leaverOptionsSchema = z.strictObject({
  ...leaverFields,
  /** The year in which they leave part-way, for those with a day. */
  year: z.strictObject({ startsOn: daySchema, basis: z.enum(['days', 'months']) }).exactOptional(),
  /** Where the surplus goes when a family leaves whose budget was more than its package. */
  surplus: z.enum(['to-reserve', 'outside']).default('to-reserve'),
});

/** What is asked about families that leave, as callers give it. */
export type LeaverOptions = z.input<typeof leaverOptionsSchema>;

/** What leavers do to a pot; amounts in pounds a year unless they say otherwise. */
export interface LeaverEffects {
  readonly status: 'answered';
  readonly period: 'year';
  readonly leavers: readonly LeaverGap[];
  /** Newcomers who leave have no package to keep; their whole allocation comes back, inside the pot or outside it. */
  readonly newcomers: readonly { readonly caseId: string; readonly budget: Amount; readonly inPot: boolean }[];
  /** Gaps of those who cost the pot money by leaving, and what gainers leave behind, as a positive amount. */
  readonly deficit: Amount;
  readonly surplus: Amount;
  /** How much of the deficit is there only because budgets were top-sliced; null where that is not known of each. */
  readonly enlargedByTopSlice: Amount | null;
  /** Returned to the pot by newcomers who leave. */
  readonly returned: Amount;
  /** The deficit less the surplus within the year, in pounds of that year; null unless each leaver has a day. */
  readonly gapInYear: Amount | null;
  readonly potLeft: Amount;
  readonly commitmentsLeft: Amount;
  readonly reserveBefore: Amount;
  readonly reserveAfter: Amount;
  /** What of the pot nobody had a claim on, with what newcomers returned. */
  readonly unallocated: Amount;
  /** Whether contingency meets the deficit, and what is lacking if not. */
  readonly metByReserve: boolean;
  readonly shortfall: Amount;
}

/**
 * What happens to a pot when families leave it: each keeps its existing package, so that the pot loses the package and
 * is spared the budget.
 *
 * The gap of a family is its package less its budget; those whose budget fell leave a deficit, gainers a surplus. The
 * reserve meets the gaps. Whether others are recalculated instead is `recalculateForLeavers`.
 *
 * @param cases everyone who shares in the pot, in pounds a year
 * @returns a `not-applicable` answer for a basis without a pot
 * @throws RasError with every problem of the input; `unknown-name` for a leaver that nobody is called
 * @source RR145 5.36 (liability and the choice), 5.38 (not without a pot), 5.42 (those who lost left)
 * @choice leaver-surplus: what a gainer leaves behind goes to the reserve; outside the pot by name
 * @choice leaving-newcomer: its whole allocation is free again and counted apart; it does not fill up the reserve
 * @choice leaver-one-off: what was bought once is not claimed back from a family that leaves
 * @example
 * ```ts
 * import { leaverEffects, type PotCase } from 'openras';
 * const cases: PotCase[] = [
 *   { caseId: 'F1', packageValue: 3000, budget: 9000 },
 *   { caseId: 'F5', packageValue: 7500, budget: 1800, budgetBeforeTopSlice: 2000 },
 * ];
 * const effects = leaverEffects(cases, {
 *   fundingBasis: 'pot', pot: 13800, reserve: 3000, leavers: [{ caseId: 'F5' }],
 * });
 * if (effects.status === 'answered') {
 *   [effects.deficit, effects.enlargedByTopSlice, effects.reserveAfter]; // => ['5700.00', '200.00', '-2700.00']
 * }
 * ```
 */
export function leaverEffects(cases: readonly PotCase[], options: LeaverOptions): LeaverEffects | NotApplicable {
  const parsed = parseInput(leaverOptionsSchema, options, ['options']);
  const none = withoutPot(parsed.fundingBasis, 'a deficit that leavers cause');
  if (none !== undefined) return none;
  const rows = parseRows(potCaseSchema, cases, ['cases']);
  const byId = casesById(rows, ['cases']);
  const problems = problemList();
  checkLeavers(parsed.leavers, byId, problems);
  parsed.leavers.forEach(({ leavesOn }, index) => {
    if (leavesOn === undefined || parsed.year !== undefined) return;
    problems.add('missing', ['options', 'year'], `leaver ${index} has a day; give the year that it lies in`);
  });
  problems.throwIfAny();
  const leaving = parsed.leavers.flatMap((leaver) => {
    const one = byId.get(leaver.caseId);
    return one === undefined ? [] : [{ one, leaver }];
  });
  const existing = leaving.filter(({ one }) => one.status === 'existing' && !isOutside(one));
  const gaps = existing.map(({ one, leaver }) => describeLeaver(one, leaver.leavesOn, parsed.year));
  const inside = sumOf(rows.filter((one) => !isOutside(one)).map(({ budget }) => budget));
  const newcomers = leaving.filter(({ one }) => one.status === 'newcomer' || isOutside(one)).map(({ one }) => one);
  const freed = sumOf(existing.map(({ one }) => one.budget));
  const returned = sumOf(newcomers.filter((one) => !isOutside(one)).map(({ budget }) => budget));
  const kept = sumOf(gaps.map(({ packageValue }) => packageValue));
  const [deficit, surplus] = [
    sumOf(gaps.map(({ gap }) => atLeastZero(gap))),
    sumOf(gaps.map(({ gap }) => atLeastZero(-gap))),
  ];
  const outside = parsed.surplus === 'outside' ? surplus : 0n;
  const reserveAfter = parsed.reserve - deficit + surplus - outside;
  return {
    status: 'answered',
    period: 'year',
    leavers: gaps.map(({ described }) => described),
    newcomers: newcomers.map((one) => ({
      caseId: one.caseId,
      budget: formatAmount(one.budget),
      inPot: !isOutside(one),
    })),
    deficit: formatAmount(deficit),
    surplus: formatAmount(surplus),
    enlargedByTopSlice: sumOrNull(gaps.map(({ enlargedBy }) => enlargedBy)),
    returned: formatAmount(returned),
    gapInYear: sumOrNull(gaps.map(({ inYear }) => inYear)),
    potLeft: formatAmount(parsed.pot - kept - outside),
    commitmentsLeft: formatAmount(inside - freed - returned),
    reserveBefore: formatAmount(parsed.reserve),
    reserveAfter: formatAmount(reserveAfter),
    unallocated: formatAmount(parsed.pot - parsed.reserve - inside + returned),
    metByReserve: reserveAfter >= 0n,
    shortfall: formatAmount(atLeastZero(-reserveAfter)),
  };
}

const atLeastZero = (pence: Pence): Pence => (pence > 0n ? pence : 0n);

function sumOrNull(values: readonly (Pence | null)[]): Amount | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : formatAmount(sumOf(known));
}
