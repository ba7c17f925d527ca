import * as z from 'zod';
import { quantitySchema } from '../../costing/wire.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { PERCENT } from '../../exact/quantity.js';
import { addRatios, multiplyRatios, type Ratio, ratio, subtractRatios, ZERO } from '../../exact/ratio.js';
import { formatRounded, roundToInteger } from '../../exact/round.js';
import { exactSchema } from '../../exact/wire.js';
import { idSchema } from '../../identifier.js';
import { type Amount, type AmountInput, formatAmount, type Pence, positiveAmountSchema } from '../../money/amount.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { stated } from '../stated.js';

/** A family that may be offered a personal transport budget. What is not known is left out. */
export interface TransportFamily {
  /** The family's id. */
  readonly caseId: string;
  /** What its present transport costs in pounds per period, with what is charged for waiting; unknown is not £0. */
  readonly presentCost?: AmountInput;
  /** The part of it that is no longer paid, in pounds per period: none of a seat on a bus that runs on; all unless told. */
  readonly releasedCost?: AmountInput;
  /** What it is offered in pounds per period. */
  readonly budget?: AmountInput;
  /** Whether it takes up the offer. */
  readonly takesUp: boolean;
  /** Miles that the budget pays for per period. */
  readonly miles?: DecimalInput;
}

/** What is to be saved, and of what. */
export interface TransportTarget {
  /** The saving in per cent of present cost; RR232 4.30 had 20. */
  readonly percent: DecimalInput;
  /** Of whose present cost: of `all` that are eligible, or of those who take up the offer (`takers`). The report does not say. */
  readonly of: 'all' | 'takers';
}

const familiesSchema = schemaFor<readonly TransportFamily[]>()(() =>
  withCheck(
    z
      .array(
        withCheck(
          z.strictObject({
            caseId: idSchema,
            presentCost: positiveAmountSchema.exactOptional(),
            releasedCost: positiveAmountSchema.exactOptional(),
            budget: positiveAmountSchema.exactOptional(),
            takesUp: z.boolean(),
            miles: quantitySchema.exactOptional(),
          }),
          ({ presentCost = 0n, releasedCost = 0n }, problems) => {
            if (releasedCost <= presentCost) return;
            problems.add('inconsistent', ['releasedCost'], 'is more than the present cost');
          },
        ),
      )
      .max(1_000_000),
    (rows, problems) => {
      const seen = new Set<string>();
      rows.forEach(({ caseId }, index) => {
        if (seen.has(caseId)) problems.add('duplicate', [index, 'caseId'], 'a family stands twice');
        seen.add(caseId);
      });
    },
  ),
);

const targetSchema = schemaFor<TransportTarget>()(() =>
  z.strictObject({
    percent: exactSchema({ ...PERCENT, max: 100 }),
    of: stated(z.enum(['all', 'takers']), 'of whose cost is the saving? No report says; expected all or takers'),
  }),
);

/** What personal transport budgets save, against a target; pounds per the period of the amounts given. */
export interface TransportSaving {
  /** Families that are eligible. */
  readonly families: number;
  /** Those who take up the offer. */
  readonly takers: number;
  /** Families whose present cost is not known, and takers whose budget is not; they are in none of the sums. */
  readonly notKnown: number;
  /** Present cost of all whose cost is known. */
  readonly costOfAll: Amount;
  /** Present cost of the takers. */
  readonly costOfTakers: Amount;
  /** Of that, what is no longer paid. */
  readonly released: Amount;
  /** The budgets of the takers. */
  readonly budgets: Amount;
  /** What is no longer paid, less the budgets; negative where budgets cost more. */
  readonly saving: Amount;
  /** The saving in per cent of the cost that the target is of, to one decimal; null where that is £0. */
  readonly savingPercent: string | null;
  /** What the target is in pounds. */
  readonly target: Amount;
  /** Saving less target: negative where it lacks. */
  readonly overTarget: Amount;
  /** Whether the target is reached; null of nobody, and while a cost or a budget of the families of `of` is not known. */
  readonly reached: boolean | null;
  /**
   * The one rate per mile at which the families of `of` would save as much as the target, in pounds rounded down to four
   * decimals; null where a cost or a distance of theirs is not known, and where what goes on being paid lets no rate do it.
   */
  readonly perMile: string | null;
}

/**
 * Whether personal transport budgets save what they are to save.
 *
 * @param families all that are eligible; amounts in pounds of one period
 * @throws RasError with every problem; `duplicate` for a family that stands twice; `choice-needed` where it is not said whose cost the saving is a share of
 * @source RR232 4.30 (an equitable rate, and 20 per cent off the cost of transport), 4.31 (take-up)
 * @choice saving-of: of the cost of all who are eligible, or of those who take up the offer; no report says
 * @choice released-cost: the whole present cost is saved unless a part of it goes on
 * @category Models
 * @example
 * ```ts
 * import { transportSaving } from 'openras/models';
 * const family = (caseId: string, budget?: string) =>
 *   ({ caseId, presentCost: '4000', takesUp: budget !== undefined, ...(budget && { budget }) });
 * const families = [family('C1', '3000'), family('C2', '2800'), family('C3'), family('C4'), family('C5')];
 * // 8,000 - 5,800 = 2,200, which is 11 per cent of 20,000 and 27.5 of 8,000
 * transportSaving(families, { percent: 20, of: 'all' }).savingPercent; // => '11.0'
 * transportSaving(families, { percent: 20, of: 'takers' }).reached; // => true
 * ```
 */
export function transportSaving(families: readonly TransportFamily[], target: TransportTarget): TransportSaving {
  const [rows, { percent, of }] = readTogether(
    () => parseInput(familiesSchema, families, ['families']),
    () => parseInput(targetSchema, target, ['target']),
  );
  const isKnown = ({ presentCost, budget, takesUp }: Row): boolean =>
    presentCost !== undefined && !(takesUp && budget === undefined);
  const known = rows.filter(isKnown);
  const takers = known.filter(({ takesUp }) => takesUp);
  const sum = (list: readonly Row[], amount: (row: Row) => Pence | undefined): Pence =>
    list.reduce((total, row) => total + (amount(row) ?? 0n), 0n);
  const [all, own] = [known, takers].map((list) => sum(list, ({ presentCost }) => presentCost)) as [Pence, Pence];
  const released = sum(takers, ({ presentCost, releasedCost = presentCost }) => releasedCost);
  const budgets = sum(takers, ({ budget }) => budget);
  const saving = released - budgets;
  const base = of === 'all' ? all : own;
  const wanted = multiplyRatios(ratio(base), multiplyRatios(percent, ratio(1n, 100n)));
  const goal = roundToInteger(wanted, 'up');
  // What those cost who do not take up the offer is no part of a target of the takers.
  const ofTarget = of === 'all' ? rows : rows.filter(({ takesUp }) => takesUp);
  const notKnown = rows.length - known.length;
  return {
    families: rows.length,
    takers: rows.filter(({ takesUp }) => takesUp).length,
    notKnown,
    costOfAll: formatAmount(all),
    costOfTakers: formatAmount(own),
    released: formatAmount(released),
    budgets: formatAmount(budgets),
    saving: formatAmount(saving),
    savingPercent: base === 0n ? null : formatRounded(ratio(saving * 100n, base), 1),
    target: formatAmount(goal),
    overTarget: formatAmount(saving - goal),
    reached: ofTarget.length === 0 || !ofTarget.every(isKnown) ? null : saving >= goal,
    perMile: rateAt(ofTarget, percent),
  };
}

type Row = z.output<typeof familiesSchema>[number];

/**
 * @choice rate-at-target: one rate for all distances, what would no longer be paid less the target over all miles paid for
 */
function rateAt(rows: readonly Row[], percent: Ratio): string | null {
  const miles = rows.reduce((sum, row) => addRatios(sum, row.miles ?? ZERO), ZERO);
  const isKnown = rows.every((row) => row.presentCost !== undefined && row.miles !== undefined);
  if (!isKnown || miles.numerator === 0n) return null;
  const cost = rows.reduce((sum, { presentCost = 0n }) => sum + presentCost, 0n);
  const released = rows.reduce((sum, { presentCost = 0n, releasedCost = presentCost }) => sum + releasedCost, 0n);
  const left = subtractRatios(ratio(released), multiplyRatios(ratio(cost), multiplyRatios(percent, ratio(1n, 100n))));
  if (left.numerator < 0n) return null;
  const pounds = multiplyRatios(multiplyRatios(left, ratio(1n, 100n)), ratio(miles.denominator, miles.numerator));
  return formatRounded(pounds, 4, 'down');
}
