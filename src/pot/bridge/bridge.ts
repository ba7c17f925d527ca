import * as z from 'zod';
import { type ProblemList, problemList } from '../../errors.js';
import { at } from '../../exact/at.js';
import { type Ratio, ratio, subtractRatios, sumRatios } from '../../exact/ratio.js';
import { roundToInteger } from '../../exact/round.js';
import { uncertainWarnings } from '../../model/made-for.js';
import type { Allocation } from '../../model/shared/budget/allocation.js';
import {
  type Amount,
  type AmountInput,
  formatAmount,
  formatPounds,
  type Pence,
  positiveAmountSchema,
} from '../../money/amount.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { parseInput, parseOrTell, readOrTell } from '../../parse/parse.js';
import { parseRows } from '../../parse/rows.js';
import type { Warning } from '../../warning.js';
import { referredIn } from '../beside.js';
import { checkBudget, timedBudgetSchema } from './allocation-schema.js';
import { exactPence } from './exact-pence.js';

/** A pot. */
export interface PotInput {
  /** Pounds to allocate, per the models' period. */
  readonly amount: AmountInput;
  /** Pounds of it that are held back before anything is allocated; £0 unless given. */
  readonly reserve?: AmountInput | undefined;
}

const potSchema = schemaFor<PotInput>()(() =>
  z.strictObject({ amount: positiveAmountSchema, reserve: positiveAmountSchema.prefault('0') }),
);

/** An allocation and whether it is paid from the pot. */
export interface PotAllocation {
  /** What `allocate` returned. */
  readonly allocation: Allocation;
  /** A budget that is committed outside the pot, such as a newcomer's. */
  readonly outside?: boolean;
  /**
   * The package of an existing family, in pounds per the models' period: set aside where the family has no amount, which
   * is warned of where the package is not stated.
   */
  readonly traditional?: AmountInput;
}

/** One cause on the way from the pot to its balance. */
export interface BridgeLine {
  /** What the line is, for programs. */
  readonly cause: 'pot' | 'reserve' | 'set-aside' | 'budgets' | 'committed-outside';
  /** What it is, in words. */
  readonly label: string;
  /** Pounds; what is taken from the pot is negative. */
  readonly amount: Amount;
}

/** From the pot to its balance, a line a cause; the lines foot to the balance, and the balance is what is explained. */
export interface PotBridge {
  /** From the pot to its balance. */
  readonly lines: readonly BridgeLine[];
  /** Pot less reserve less the budgets that it pays: what is left, or, negative, lacking. */
  readonly balance: Amount;
  /** The part of the balance that comes of rounding each budget to its unit. */
  readonly roundingResidual: Amount;
  /** The part of the balance that is the model's: it was not made to give back this pot. */
  readonly modelVariance: Amount;
  /** What somebody has to look at: a pot that lacks money, packages that are set aside or not known, money of streams that may not come. */
  readonly warnings: readonly Warning[];
}

/**
 * The bridge from a pot to its balance: pot = budgets + reserve + rounding residual + model variance - committed
 * outside the pot, each named and signed, to the penny.
 *
 * @param pot the pot and its reserve, in pounds per the model's period
 * @param allocations the allocations of a cohort; those without a budget take nothing, and their packages are set aside
 * @throws RasError with what is wrong with the pot and with the allocations; `inconsistent` for amounts of different
 * periods, which are never added; `replay-mismatch` for an amount that does not follow from its steps
 * @source RR145 5.13 (the pot), 5.23 (held back from it)
 * @choice newcomers-outside: what is committed outside the pot is shown among the budgets and taken out again
 * @choice bridge-without-amount: the package of a family in the pot without an amount, or with £0 and the advice to refer,
 * is set aside and named; where it is not stated it is said that it is not free
 * @choice residual-penny: a fraction of a penny of the model's variance goes to the rounding residual, so that both are whole pennies
 * @category Pot
 * @example
 * ```ts
 * import { allocateAll, calibratePricePoint } from 'openras';
 * import { potBridge } from 'openras/pot';
 * const sample = [{ caseId: 'a', points: 1, packageValue: 60 }, { caseId: 'b', points: 2, packageValue: 40 }];
 * const { model } = calibratePricePoint(sample, { fundingBasis: 'pot' });
 * const cases = [{ caseId: 'a', points: 1 }, { caseId: 'b', points: 1 }, { caseId: 'c', points: 1 }];
 * const allocations = allocateAll(model, cases).map((allocation) => ({ allocation }));
 * const { balance, roundingResidual, modelVariance } = potBridge({ amount: 100 }, allocations);
 * [balance, roundingResidual, modelVariance]; // => ['0.01', '0.01', '0.00']
 * ```
 */
export function potBridge(pot: PotInput, allocations: readonly PotAllocation[]): PotBridge {
  const problems = problemList();
  const money = parseOrTell(potSchema, pot, problems, ['pot']);
  const rows = readOrTell(problems, () => parseRows(potAllocationSchema, allocations, ['allocations']));
  checkPeriods(rows ?? [], problems);
  for (const [index, { allocation }] of (rows ?? []).entries()) {
    readOrTell(problems, () =>
      checkBudget(allocation, at(allocations, index).allocation, ['allocations', index, 'allocation']),
    );
  }
  problems.throwIfAny();
  const known = rows as readonly Row[];
  const aside = referredIn(
    known.flatMap(({ allocation: { caseId, indicative }, outside, traditional }, index) =>
      outside === true ? [] : [{ caseId: caseId ?? `family ${index + 1}`, budget: indicative ?? 0n, traditional }],
    ),
  );
  const bridge = bridgeBetween(
    money as Pot,
    known.map(({ allocation, outside }) => ({
      budget: allocation.indicative ?? 0n,
      exact: exactPence(allocation),
      isOutside: outside === true,
    })),
    aside.setAside,
  );
  const uncertain = uncertainWarnings(known.map(({ allocation: { warnings } }) => ({ warnings })));
  return { ...bridge, warnings: [...bridge.warnings, ...aside.warnings, ...uncertain] };
}

/** A budget as the bridge sees it. */
export interface BridgedBudget {
  /** What the family gets; £0 where it has no budget. */
  readonly budget: Pence;
  /** The same in pence before anything was rounded, as `exactPence` gives it; null where there is no budget. */
  readonly exact: Ratio | null;
  /** Whether it is committed outside the pot. */
  readonly isOutside: boolean;
}

/** The same bridge where the steps are no longer at hand, and packages of families without a budget are set aside. */
export function potBridgeOf(pot: PotInput, budgets: readonly BridgedBudget[], setAside: Pence): PotBridge {
  return bridgeBetween(parseInput(potSchema, pot, ['pot']), budgets, setAside);
}

function checkPeriods(rows: readonly Row[], problems: ProblemList): void {
  const first = rows.find(({ allocation }) => allocation.period !== undefined)?.allocation.period;
  rows.forEach(({ allocation: { period = first } }, index) => {
    if (period === first) return;
    const message = `is per ${period}, that of the first allocation per ${first}; bring all to one period`;
    problems.add('inconsistent', ['allocations', index, 'allocation', 'period'], message);
  });
}

const potAllocationSchema = deferred(() =>
  z.strictObject({
    allocation: timedBudgetSchema,
    outside: z.boolean().optional(),
    traditional: positiveAmountSchema.exactOptional(),
  }),
);

type Pot = z.output<typeof potSchema>;
type Row = z.output<typeof potAllocationSchema>;

function bridgeBetween({ amount, reserve }: Pot, rows: readonly BridgedBudget[], setAside = 0n): PotBridge {
  const inside = rows.filter(({ isOutside }) => !isOutside);
  const budgets = budgetsOf(rows);
  const paid = budgetsOf(inside);
  const balance = amount - reserve - setAside - paid;
  const exactBudgets = sumRatios(inside.flatMap(({ exact }) => exact ?? []));
  const modelVariance = roundToInteger(subtractRatios(ratio(amount - reserve - setAside), exactBudgets), 'half-up');
  const roundingResidual = balance - modelVariance;
  return {
    lines: [
      lineOf('pot', 'pot', amount),
      lineOf('reserve', 'held back as reserve', -reserve),
      ...(setAside === 0n ? [] : [lineOf('set-aside', 'packages of families without a budget, set aside', -setAside)]),
      lineOf('budgets', 'budgets', -budgets),
      lineOf('committed-outside', 'added back: of these, committed outside the pot', budgets - paid),
    ],
    balance: formatAmount(balance),
    roundingResidual: formatAmount(roundingResidual),
    modelVariance: formatAmount(modelVariance),
    warnings: warningsOf(balance, roundingResidual),
  };
}

/** What families get together in pence; one without a budget takes nothing. */
function budgetsOf(rows: readonly BridgedBudget[]): Pence {
  return rows.reduce((sum, { budget }) => sum + budget, 0n);
}

function lineOf(cause: BridgeLine['cause'], label: string, pence: Pence): BridgeLine {
  return { cause, label, amount: formatAmount(pence) };
}

function warningsOf(balance: bigint, residual: bigint): Warning[] {
  if (balance >= 0n) return [];
  const lacking = formatAmount(-balance);
  const message =
    balance === residual
      ? `the pot lacks ${formatPounds(lacking)}, all of it by rounding; rounding down would not exceed the pot`
      : `the pot lacks ${formatPounds(lacking)}`;
  return [{ code: 'pot-exceeded', message, details: { pounds: lacking } }];
}
