import { at } from '../../exact/at.js';
import { multiplyRatios, ratio, subtractRatios, sumRatios } from '../../exact/ratio.js';
import { roundToInteger } from '../../exact/round.js';
import { ratesDiffer } from '../../funding/contingency-rates.js';
import { type SlicedPot, sumOfSlices } from '../../funding/top-slices.js';
import { type Amount, formatAmount, type Pence, parseAmount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import type { Warning } from '../../warning.js';
import { referredIn } from '../beside.js';
import { sumOf } from '../sum.js';
import { type DoubleFunding, doubleFunding, type ReservePence, type Reserves, reservesOf } from './double-funding.js';
import type { HeldBackCase } from './hold-back-case.js';
import type { ParsedHoldBack } from './hold-back-input.js';

/** One line from the pot to its balance; what is taken from the pot is negative. */
export interface HoldBackLine {
  /** What the line is, for programs. */
  readonly cause: 'pot' | 'top-slice' | 'set-aside' | 'held-from-each' | 'budgets';
  /** What it is, in words. */
  readonly label: string;
  /** Pounds per period. */
  readonly amount: Amount;
}

/** The fees of a broker or a provider together. */
export interface FeesTogether {
  /** What they are called. */
  readonly name: string;
  /** Who bears them. */
  readonly borneBy: string;
  /** What they come to. */
  readonly total: Amount;
}

/** Budgets after contingency and top slices; all amounts in pounds per `period`. */
export interface HeldBack {
  /** That the rule could be applied. */
  readonly status: 'held-back';
  /** What every amount is for. */
  readonly period: Period;
  /** From the pot to its balance, a line a cause; empty without a pot. */
  readonly lines: readonly HoldBackLine[];
  /** What the lines foot to: rounding residual and model variance together; null without a pot. */
  readonly balance: Amount | null;
  /** The part of the balance that comes of rounding; null without a pot. */
  readonly roundingResidual: Amount | null;
  /** The part of the balance that is the model's: it was not made to give back this pot; null without a pot. */
  readonly modelVariance: Amount | null;
  /** The reserves one by one and together. */
  readonly reserves: Reserves;
  /** Whether contingency is funded twice. */
  readonly doubleFunding: DoubleFunding;
  /** The fees together, and who bears them; null where there are none. */
  readonly fees: FeesTogether | null;
  /** Each family, in the order of the input. */
  readonly cases: readonly HeldBackCase[];
  /** What somebody has to look at. */
  readonly warnings: readonly Warning[];
}

/** Puts the result together from the described cases. */
export function resultOf(parsed: ParsedHoldBack, sliced: SlicedPot, cases: readonly HeldBackCase[]): HeldBack {
  const { pot, period, fees } = parsed;
  const column = (name: 'before' | 'net' | 'heldBack' | 'planContingency'): Pence =>
    sumOf(cases.map((one) => parseAmount(one[name])));
  const net = column('net');
  const feeTotal = sumOf(fees?.fees.map(({ amount }) => amount) ?? []);
  const parts: ReservePence = {
    fromPot: sumOfSlices(sliced.slices, 'contingency'),
    fromEach: column('heldBack'),
    drawnForFees: fees?.borneBy === 'reserve' ? feeTotal : 0n,
    inPlans: column('planContingency'),
  };
  const aside = referredIn(
    parsed.cases.map(({ caseId, traditional }, index) => {
      return { caseId, budget: parseAmount(at(cases, index).before), traditional };
    }),
  );
  const bridge =
    pot === undefined ? null : bridgeOf(pot, parsed, sliced, { held: parts.fromEach, net, setAside: aside.setAside });
  return {
    status: 'held-back',
    period,
    lines: bridge?.lines ?? [],
    balance: bridge?.balance ?? null,
    roundingResidual: bridge?.roundingResidual ?? null,
    modelVariance: bridge?.modelVariance ?? null,
    reserves: reservesOf(parts, pot),
    doubleFunding: doubleFunding(parts, column('before'), net),
    fees: fees === undefined ? null : { name: fees.name, borneBy: fees.borneBy, total: formatAmount(feeTotal) },
    cases,
    warnings: [
      ...warningsOf(parsed, parts.fromPot + parts.fromEach - parts.drawnForFees, bridge?.balance ?? '0.00'),
      ...(pot === undefined ? [] : aside.warnings),
    ],
  };
}

/** What comes off the pot besides its slices; pence. */
interface OffThePot {
  readonly held: Pence;
  readonly net: Pence;
  readonly setAside: Pence;
}

function bridgeOf(
  pot: Pence,
  { cases }: ParsedHoldBack,
  { slices, leftShare }: SlicedPot,
  { held, net, setAside }: OffThePot,
) {
  const exact = sumRatios(cases.map(({ budget }) => budget));
  // What is set aside of the pot is no variance of the model: it was not made for these families.
  const shared = multiplyRatios(subtractRatios(ratio(pot), exact), leftShare);
  const variance = roundToInteger(shared, 'half-up') - setAside;
  const balance = pot - sumOf(slices.map(({ pence }) => pence)) - setAside - held - net;
  const line = (cause: HoldBackLine['cause'], label: string, pence: Pence): HoldBackLine => {
    return { cause, label, amount: formatAmount(pence) };
  };
  return {
    lines: [
      line('pot', 'pot', pot),
      ...slices.map(({ name, pence }) => line('top-slice', `top slice: ${name}`, -pence)),
      ...(setAside === 0n ? [] : [line('set-aside', 'packages of families without a budget, set aside', -setAside)]),
      line('held-from-each', 'held back from each allocation', -held),
      line('budgets', 'budgets, without fees', -net),
    ],
    balance: formatAmount(balance),
    roundingResidual: formatAmount(balance - variance),
    modelVariance: formatAmount(variance),
  };
}

function warningsOf({ fromEach }: ParsedHoldBack, reserve: Pence, balance: Amount): Warning[] {
  const warnings: Warning[] = [];
  if (balance.startsWith('-')) {
    const lacking = balance.slice(1);
    warnings.push({ code: 'pot-exceeded', message: `the pot lacks £${lacking}`, details: { pounds: lacking } });
  }
  if (reserve < 0n) {
    const lacking = formatAmount(-reserve);
    const message = `the fees that the reserve bears are £${lacking} more than the reserve`;
    warnings.push({ code: 'reserve-exceeded', message, details: { pounds: lacking } });
  }
  if (fromEach !== undefined && ratesDiffer(fromEach)) {
    const message = 'contingency rates differ, so that families with equal points may have different budgets';
    warnings.push({ code: 'unequal-contingency', message });
  }
  return warnings;
}
