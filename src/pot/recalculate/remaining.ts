import { fail, problemList } from '../../errors.js';
import { multiplyRatios, ratio } from '../../exact/ratio.js';
import type { Pence } from '../../money/amount.js';
import { roundPence } from '../../money/rounding.js';
import { amountOrNone } from '../beside.js';
import { isOutside, type ParsedPotCase, PROGRESS } from '../pot-case.js';
import type { ParsedRecalculateOptions } from './recalculate-options.js';

/** The families that remain: locked, open, kept by name, set aside, and those outside the pot. */
export interface Remaining {
  readonly locked: readonly ParsedPotCase[];
  readonly open: readonly ParsedPotCase[];
  /** Newcomers in the pot whose budgets stay as they are, by name. */
  readonly kept: readonly ParsedPotCase[];
  /** Families in the pot that the rule gives £0, with the advice to refer: they take no part in it. */
  readonly aside: readonly ParsedPotCase[];
  readonly outside: readonly ParsedPotCase[];
}

/**
 * Tells the locked families from those that may be recalculated.
 *
 * @throws RasError `missing` for a family whose progress is not known; `choice-needed` when one was told its amount and
 * the caller does not say whether that locks it, or when newcomers in the pot meet `realign`; `refused` when locked and open families would be priced differently
 * and the caller does not allow it
 */
export function remainingOf(cases: readonly ParsedPotCase[], options: ParsedRecalculateOptions): Remaining {
  const leaving = new Set(options.leavers.map(({ caseId }) => caseId));
  const staying = cases.filter(({ caseId }) => !leaving.has(caseId));
  const problems = problemList();
  const inside = staying.filter((one) => !isOutside(one));
  const locked: ParsedPotCase[] = [];
  const open: ParsedPotCase[] = [];
  const kept: ParsedPotCase[] = [];
  const aside: ParsedPotCase[] = [];
  for (const one of inside) {
    const { caseId, progress } = one;
    const at = ['cases', caseId];
    if (progress === undefined)
      problems.add(
        'missing',
        [...at, 'progress'],
        `how far is this family? It may be locked; state its progress: ${PROGRESS.join(', ')}`,
      );
    if (one.points === undefined) problems.add('missing', [...at, 'points'], 'a recalculation needs the points');
    if (options.rule === 'realign' && one.status === 'newcomer' && options.newcomersInPot === 'keep-budget') {
      kept.push(one);
      continue;
    }
    const isTold = progress === 'communicated';
    const isLocked =
      progress === 'planning' || progress === 'plan-agreed' || (isTold && options.communicated === 'locked');
    if (isReferred(one, isLocked, options.rule)) aside.push(one);
    else (isLocked ? locked : open).push(one);
  }
  if (options.communicated === undefined && inside.some(({ progress }) => progress === 'communicated')) {
    const message = 'some families were told their amount and have not begun to plan; are they locked or open?';
    problems.add('choice-needed', ['options', 'communicated'], message);
  }
  const newcomers = inside.filter(({ status }) => status === 'newcomer').length;
  if (options.rule === 'realign' && newcomers > 0 && options.newcomersInPot === undefined) {
    const message = `${newcomers} newcomers are in the pot and have no package to align; keep-budget or align-without-package?`;
    problems.add('choice-needed', ['options', 'newcomersInPot'], message);
  }
  problems.throwIfAny();
  if (locked.length > 0 && open.length > 0 && options.unequalBudgets === undefined) {
    const message = `${locked.length} families are locked and ${open.length} are not: equal points would no longer give equal budgets; set unequalBudgets to allow, or manage the deficit by contingency`;
    fail('refused', ['options', 'unequalBudgets'], message, { locked: locked.length, open: open.length });
  }
  return { locked, open, kept, aside, outside: staying.filter(isOutside) };
}

/**
 * Whether a family has £0 whatever is left: locked with such a budget, without points by a price, or with no present
 * budget to scale. Who ends at £0 by the rule itself is set aside after it.
 */
function isReferred(one: ParsedPotCase, isLocked: boolean, rule: ParsedRecalculateOptions['rule']): boolean {
  if (isLocked || rule === 'scale') return amountOrNone(one.indicative) === null;
  return rule === 'price-point' && one.points?.numerator === 0n;
}

/** What of the pot that remains is kept as a reserve. */
export function reserveToKeep(remainingPot: Pence, { keepReserve }: ParsedRecalculateOptions): Pence {
  if (keepReserve === undefined || keepReserve === 'spend') return 0n;
  if ('amount' in keepReserve) return keepReserve.amount;
  return roundPence(multiplyRatios(ratio(remainingPot), keepReserve.percent));
}
