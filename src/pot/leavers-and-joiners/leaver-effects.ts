import { type ProblemList, show } from '../../errors.js';
import { valueAt } from '../../exact/at.js';
import type { NotApplicable } from '../../funding/not-applicable.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import { formatDay, yearAfter } from '../../money/calendar.js';
import type { Warning } from '../../warning.js';
import { besideOf, besideWarnings, type PackageBeside } from '../beside.js';
import { checkNeed, type NeedCheck } from '../need.js';
import { amountForNeed, isOutside, type ParsedPotCase, type PotCase } from '../pot-case.js';
import { sumOf } from '../sum.js';
import { describeLeaver, type GapPence, type LeaverGap } from './leaver-gap.js';
import { type LeaverOptions, leaverOptionsSchema, type ParsedLeaverOptions } from './leaver-options.js';
import { readLeavers } from './read-leavers.js';

/** What leavers do to a pot; amounts in pounds a year unless they say otherwise. */
export interface LeaverEffects {
  /** That the question could be answered. */
  readonly status: 'answered';
  /** What every amount is for. */
  readonly period: 'year';
  /** Each existing family that leaves, in the order of the options. */
  readonly leavers: readonly LeaverGap[];
  /** Newcomers who leave have no package to keep; their whole allocation comes back, inside the pot or outside it. */
  readonly newcomers: readonly LeavingNewcomer[];
  /** Gaps of those who cost the pot money by leaving. */
  readonly deficit: Amount;
  /** What gainers leave behind, as a positive amount. */
  readonly surplus: Amount;
  /** How much of the deficit is there only because budgets were top-sliced; null where that is not known of each leaver. */
  readonly enlargedByTopSlice: Amount | null;
  /** Returned to the pot by newcomers who leave. */
  readonly returned: Amount;
  /** The deficit less the surplus within the year, in pounds of that year; null unless each leaver has a day. */
  readonly gapInYear: Amount | null;
  /** The pot less the packages that leavers keep, and less a surplus that goes elsewhere. */
  readonly potLeft: Amount;
  /** What the budgets in the pot come to without those who left. */
  readonly commitmentsLeft: Amount;
  /** The reserve as it was asked about. */
  readonly reserveBefore: Amount;
  /** The reserve after it met the deficit and took the surplus; negative where it is not enough. */
  readonly reserveAfter: Amount;
  /** What of the pot nobody had a claim on, with what newcomers returned. */
  readonly unallocated: Amount;
  /** Whether contingency meets the deficit. */
  readonly metByReserve: boolean;
  /** What is lacking where contingency does not meet the deficit. */
  readonly shortfall: Amount;
  /** Whether what each family has afterwards is enough for its assessed need: a leaver goes back to its package. */
  readonly need: NeedCheck;
  /** Existing families that stay in the pot with a budget of £0: their packages are part of what is left, and not free. */
  readonly besideBalance: readonly PackageBeside[];
  /** What somebody has to look at: packages that are named beside the balance. */
  readonly warnings: readonly Warning[];
}

/** A newcomer who leaves. */
export interface LeavingNewcomer {
  /** The family's id. */
  readonly caseId: string;
  /** The allocation that comes back, in pounds a year. */
  readonly indicative: Amount;
  /** Whether it was paid from the pot. */
  readonly inPot: boolean;
}

/**
 * What happens to a pot when families leave it: each keeps its existing package, so that the pot loses the package and
 * is spared the budget.
 *
 * The gap of a family is its package less its budget; those whose budget fell leave a deficit, gainers a surplus. The
 * reserve meets the gaps. Whether others are recalculated instead is `recalculateForLeavers`.
 *
 * @param cases everyone who shares in the pot, in pounds a year
 * @param options the pot, its reserve and who leaves, in pounds a year
 * @returns a `not-applicable` answer for a basis without a pot
 * @throws RasError with every problem of the input; `unknown-name` for a leaver that nobody is called; `out-of-range` for
 * a last day outside the year
 * @source RR145 5.36 (liability and the choice), 5.38 (not without a pot), 5.42 (those who lost left)
 * @choice leaver-surplus: what a gainer leaves behind goes to the reserve; outside the pot by name
 * @choice leaving-newcomer: its whole allocation is free again and counted apart; it does not fill up the reserve
 * @choice leaver-one-off: what was bought once is not claimed back from a family that leaves
 * @category Pot
 * @example
 * ```ts
 * import { leaverEffects, type PotCase } from 'openras/pot';
 * const cases: PotCase[] = [
 *   { caseId: 'F1', traditional: 3000, indicative: 9000 },
 *   { caseId: 'F5', traditional: 7500, indicative: 1800, indicativeBeforeTopSlice: 2000 },
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
  const question = 'a deficit that leavers cause';
  const read = readLeavers(cases, options, { schema: leaverOptionsSchema, question, check: checkYear });
  if (read.status === 'not-applicable') return read;
  const { rows, byId, options: parsed } = read;
  const leaving = parsed.leavers.map((leaver) => ({ one: valueAt(byId, leaver.caseId), leaver }));
  const gone = new Set(leaving.map(({ one }) => one));
  const existing = leaving.filter(({ one }) => one.status === 'existing' && !isOutside(one));
  const newcomers = leaving.filter(({ one }) => one.status === 'newcomer' || isOutside(one));
  return effectsOf(parsed, {
    gaps: existing.map(({ one, leaver }) => describeLeaver(one, leaver.leavesOn, parsed.year)),
    newcomers: newcomers.map(({ one }) => one),
    committed: sumOf(rows.filter((one) => !isOutside(one)).map(({ indicative }) => indicative)),
    freed: sumOf(existing.map(({ one }) => one.indicative)),
    besideBalance: rows.flatMap((one) =>
      isOutside(one) || gone.has(one) ? [] : besideOf(one.caseId, one.indicative, one.traditional),
    ),
    need: needAfter(rows, gone),
  });
}

function checkYear({ leavers, year }: ParsedLeaverOptions, problems: ProblemList): void {
  leavers.forEach(({ caseId, leavesOn }, index) => {
    if (leavesOn === undefined) return;
    if (year === undefined) {
      problems.add(
        'missing',
        ['options', 'year'],
        `the leaver ${show(caseId)} has a day; give the year that it lies in`,
      );
      return;
    }
    const last = yearAfter(year.startsOn) - 1;
    if (leavesOn >= year.startsOn && leavesOn <= last) return;
    const message = `${formatDay(leavesOn)} is outside the year from ${formatDay(year.startsOn)} to ${formatDay(last)}`;
    problems.add('out-of-range', ['options', 'leavers', index, 'leavesOn'], message);
  });
}

/** Those who leave; pence a year. */
interface Leaving {
  readonly gaps: readonly GapPence[];
  readonly newcomers: readonly ParsedPotCase[];
  /** What all budgets in the pot came to before, and those of the existing families who leave. */
  readonly committed: Pence;
  readonly freed: Pence;
  readonly need: NeedCheck;
  readonly besideBalance: readonly PackageBeside[];
}

function effectsOf(
  { pot, reserve, surplus: surplusGoes }: ParsedLeaverOptions,
  { gaps, newcomers, committed, freed, need, besideBalance }: Leaving,
): LeaverEffects {
  const returned = sumOf(newcomers.filter((one) => !isOutside(one)).map(({ indicative }) => indicative));
  const kept = sumOf(gaps.map(({ traditional }) => traditional));
  const deficit = sumOf(gaps.map(({ gap }) => atLeastZero(gap)));
  const surplus = sumOf(gaps.map(({ gap }) => atLeastZero(-gap)));
  const givenAway = surplusGoes === 'outside' ? surplus : 0n;
  const reserveAfter = reserve - deficit + surplus - givenAway;
  return {
    status: 'answered',
    period: 'year',
    leavers: gaps.map(({ described }) => described),
    newcomers: newcomers.map(describeNewcomer),
    deficit: formatAmount(deficit),
    surplus: formatAmount(surplus),
    enlargedByTopSlice: sumOrNull(gaps.map(enlargedDeficit)),
    returned: formatAmount(returned),
    gapInYear: sumOrNull(gaps.map(({ inYear }) => inYear)),
    potLeft: formatAmount(pot - kept - givenAway),
    commitmentsLeft: formatAmount(committed - freed - returned),
    reserveBefore: formatAmount(reserve),
    reserveAfter: formatAmount(reserveAfter),
    unallocated: formatAmount(pot - reserve - committed + returned),
    metByReserve: reserveAfter >= 0n,
    shortfall: formatAmount(atLeastZero(-reserveAfter)),
    need,
    besideBalance,
    warnings: besideWarnings(besideBalance),
  };
}

/** What of a deficit there would not be without the top slice; a surplus that is smaller for it is no deficit. */
function enlargedDeficit({ gap, enlargedBy }: GapPence): Pence | null {
  return enlargedBy === null ? null : atLeastZero(gap) - atLeastZero(gap - enlargedBy);
}

/** A leaver goes back to its package; a newcomer who leaves has none, so that its amount is not known, nor is that of £0. */
function needAfter(rows: readonly ParsedPotCase[], leaving: ReadonlySet<ParsedPotCase>): NeedCheck {
  return checkNeed(
    rows.map((one) => {
      const before = amountForNeed(one);
      const after = leaving.has(one) ? (one.traditional ?? null) : before;
      return { caseId: one.caseId, costOfNeed: one.costOfNeed, before, after };
    }),
  );
}

function describeNewcomer(one: ParsedPotCase): LeavingNewcomer {
  return { caseId: one.caseId, indicative: formatAmount(one.indicative), inPot: !isOutside(one) };
}

const atLeastZero = (pence: Pence): Pence => (pence > 0n ? pence : 0n);

function sumOrNull(values: readonly (Pence | null)[]): Amount | null {
  const sure = values.filter((value) => value !== null);
  return sure.length < values.length ? null : formatAmount(sumOf(sure));
}
