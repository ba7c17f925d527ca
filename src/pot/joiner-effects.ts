import * as z from 'zod';
import { type CaseInput, openModel } from '../allocation/allocate.js';
import type { Model } from '../allocation/kinds.js';
import { problemList } from '../errors.js';
import { fundingBasisSchema } from '../funding/basis.js';
import { type NotApplicable, withoutPot } from '../funding/not-applicable.js';
import { idSchema } from '../identifier.js';
import type { AllocationStatus } from '../model/allocation.js';
import { type Amount, formatAmount, type Pence, parseAmount, positiveAmountSchema } from '../money/amount.js';
import type { Period } from '../money/period.js';
import { parseInput, parseRows } from '../parse.js';
import { sumOf } from './sum.js';

const joinerSchema = z.strictObject({
  /** The case in the form of the model's kind: points for RAS 4 and RAS 5. */
  case: z.looseObject({ caseId: idSchema }),
  /** The package that an existing family brings with it, in pounds per the model's period; a newcomer has none. */
  packageValue: positiveAmountSchema.exactOptional(),
});

/** A family that joins. */
export interface Joiner {
  readonly case: CaseInput;
  readonly packageValue?: z.input<typeof positiveAmountSchema>;
}

/** What is asked about families that join. */
export const joinerOptionsSchema = z.strictObject({
  fundingBasis: fundingBasisSchema,
  /** Pounds per the model's period, as are all the others. */
  pot: positiveAmountSchema,
  reserve: positiveAmountSchema.default(0n),
  /** What all budgets in the pot come to now. */
  committed: positiveAmountSchema.default(0n),
  /** What pays for newcomers. */
  newcomers: z.enum(['outside-pot', 'from-reserve', 'from-pot']).default('outside-pot'),
});

/** What is asked about families that join, as callers give it. */
export type JoinerOptions = z.input<typeof joinerOptionsSchema>;

/** A family that joins, priced by the stored model. */
export interface PricedJoiner {
  readonly caseId: string;
  readonly status: AllocationStatus;
  /** Null where the model gives no budget, which is not £0. */
  readonly budget: Amount | null;
  /** The package that it brings into the pot; null for a newcomer. */
  readonly brings: Amount | null;
  readonly paidFrom: 'pot' | 'reserve' | 'outside';
}

/** What joiners do to a pot; amounts in pounds per `period`. */
export interface JoinerEffects {
  readonly status: 'answered';
  readonly period: Period;
  readonly joiners: readonly PricedJoiner[];
  /** Newcomers' budgets that the pot does not pay. */
  readonly committedOutside: Amount;
  readonly potAfter: Amount;
  readonly committedAfter: Amount;
  readonly reserveAfter: Amount;
  /** What of the pot nobody has a claim on afterwards; negative where it lacks money. */
  readonly freeAfter: Amount;
}

/**
 * What happens to a pot when families join it: newcomers are priced from the stored model and by default committed
 * outside the pot; an existing family brings its package in and has its budget from the pot.
 *
 * The stored model stays as it is, so that nobody's budget changes because somebody joins.
 *
 * @param model a stored model of any kind
 * @returns a `not-applicable` answer for a basis without a pot
 * @throws RasError for a model, a case or an option that is not valid; `duplicate` for a family that joins twice
 * @source RR145 5.13 (the pot is the packages of those who take part), Table 34 (newcomers have none)
 * @choice newcomers: committed outside the pot; from the reserve or from the pot by name. The report does not say
 * @example
 * ```ts
 * import { joinerEffects, type Model } from 'openras';
 * const model: Model = {
 *   schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total',
 *   prices: [{ money: '30000', points: '150' }], rounding: {},
 * };
 * const joiners = [
 *   { case: { caseId: 'N', points: 35 } },
 *   { case: { caseId: 'E', points: 20 }, packageValue: 5000 },
 * ];
 * const effects = joinerEffects(model, joiners, { fundingBasis: 'pot', pot: 30000, committed: 30000 });
 * if (effects.status === 'answered') {
 *   [effects.committedOutside, effects.potAfter, effects.freeAfter]; // => ['7000.00', '35000.00', '1000.00']
 * }
 * ```
 */
export function joinerEffects(
  model: Model,
  joiners: readonly Joiner[],
  options: JoinerOptions,
): JoinerEffects | NotApplicable {
  const parsed = parseInput(joinerOptionsSchema, options, ['options']);
  const none = withoutPot(parsed.fundingBasis, 'a place in a pot');
  if (none !== undefined) return none;
  const rows = parseRows(joinerSchema, joiners, ['joiners']);
  const open = openModel(model);
  const problems = problemList();
  const seen = new Set<string>();
  const priced = rows.flatMap(({ case: one, packageValue }, index) => {
    const at = ['joiners', index, 'case'];
    if (seen.has(one.caseId)) problems.add('duplicate', [...at, 'caseId'], 'this family joins twice');
    seen.add(one.caseId);
    try {
      return [{ allocation: open.allocate(one, at), packageValue }];
    } catch (error) {
      problems.addError(error);
      return [];
    }
  });
  problems.throwIfAny();
  const paidFrom = (isNewcomer: boolean): PricedJoiner['paidFrom'] => {
    if (!isNewcomer || parsed.newcomers === 'from-pot') return 'pot';
    return parsed.newcomers === 'from-reserve' ? 'reserve' : 'outside';
  };
  const described = priced.map(
    ({ allocation, packageValue }): PricedJoiner => ({
      caseId: allocation.caseId,
      status: allocation.status,
      budget: allocation.indicative,
      brings: packageValue === undefined ? null : formatAmount(packageValue),
      paidFrom: paidFrom(packageValue === undefined),
    }),
  );
  const budgets = (from: PricedJoiner['paidFrom']): Pence =>
    sumOf(described.map((one) => (one.paidFrom === from && one.budget !== null ? parseAmount(one.budget) : 0n)));
  const pot = parsed.pot + sumOf(priced.map(({ packageValue = 0n }) => packageValue));
  const committed = parsed.committed + budgets('pot') + budgets('reserve');
  const reserve = parsed.reserve - budgets('reserve');
  return {
    status: 'answered',
    period: priced[0]?.allocation.period ?? 'year',
    joiners: described,
    committedOutside: formatAmount(budgets('outside')),
    potAfter: formatAmount(pot),
    committedAfter: formatAmount(committed),
    reserveAfter: formatAmount(reserve),
    freeAfter: formatAmount(pot - reserve - committed),
  };
}
