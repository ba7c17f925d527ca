import { fail, problemList } from '../../errors.js';
import { formatRounded } from '../../exact/round.js';
import { type NotApplicable, withoutPot } from '../../funding/not-applicable.js';
import { parseInput, parseRows } from '../../parse.js';
import { casesById, type ParsedPotCase, type PotCase, potCaseSchema } from '../../pot/pot-case.js';
import { type Chance, chanceOf } from '../chance/chance.js';
import { mayLeave, worstOrder } from '../stress/options.js';
import { type ContingencyOptions, contingencyOptionsSchema, type ParsedContingencyOptions } from './options.js';
import { columnsOf, describeRate, drawnRate, fixedExtra, gross, type RateNeeded, rateFor } from './rate.js';

/** The contingency that a pot needs. */
export interface ContingencyNeeded {
  readonly status: 'answered';
  /** The least rate that is enough in so many per cent of the draws; null where no rate would be. */
  readonly atRandom: RateNeeded | null;
  /** The least rate when those whose leaving costs most leave first; null where no rate would be enough, or stage 3 is drawn. */
  readonly worstFirst: RateNeeded | null;
  readonly probability: string;
  readonly chance: Chance;
}

/**
 * The rate of contingency, held back from the pot first, that would meet so many leavers or a stage-3 overspend.
 *
 * A higher rate makes a larger reserve, and also lowers every budget, so that each leaver gives back less. With budgets A
 * before any hold-back, packages e, and X added at stage 3, the reserve is enough when the rate is at least
 * (sum of e − A over leavers + X) / (pot − sum of A over leavers + X).
 *
 * @param cases the families that share in the pot, with `indicativeBeforeTopSlice`, in pounds a year
 * @returns a `not-applicable` answer for a basis without a pot
 * @throws RasError with every problem of the input; `missing` for a family without a budget before top slice
 * @source RR145 5.23 (held back from the pot), 5.32 (stage 3), 5.36 (a deficit managed through contingency)
 * @choice contingency-needed: of all draws in order, the least rate that is enough in the asked share of them; rounded up
 * @example
 * ```ts
 * import type { PotCase } from 'openras/pot';
 * import { contingencyNeeded } from 'openras/sensitivity';
 * const budgets = [10000, 8000, 6000, 4000, 2000];
 * const cases: PotCase[] = [3000, 12000, 6000, 1500, 7500].map((traditional, index) => {
 *   const indicative = budgets[index] ?? 0;
 *   return { caseId: `F${index + 1}`, traditional, indicative, indicativeBeforeTopSlice: indicative };
 * });
 * const needed = contingencyNeeded(cases, { fundingBasis: 'pot', pot: 30000, leavers: 1, probability: 100 });
 * // F5 leaves: (7,500 - 2,000) / (30,000 - 2,000) = 5,500 / 28,000
 * if (needed.status === 'answered') needed.worstFirst; // => { percent: '19.65', exact: '275/14', reserve: '5895.00' }
 * ```
 */
export function contingencyNeeded(
  cases: readonly PotCase[],
  options: ContingencyOptions,
): ContingencyNeeded | NotApplicable {
  const parsed = parseInput(contingencyOptionsSchema, options, ['options']);
  const none = withoutPot(parsed.fundingBasis, 'a contingency held back from a pot');
  if (none !== undefined) return none;
  const all = parseRows(potCaseSchema, cases, ['cases']);
  casesById(all, ['cases']);
  const families = mayLeave(all);
  checkFamilies(families, parsed);
  const worst = worstOrder(
    families,
    families.map((one) => (one.traditional ?? 0n) - gross(one)),
  );
  const columns = columnsOf(families, parsed);
  const fixed = fixedExtra(families, parsed);
  const isDrawn = parsed.stage3 !== undefined && 'changes' in parsed.stage3;
  return {
    status: 'answered',
    atRandom: drawnRate(columns, fixed, parsed),
    worstFirst: isDrawn ? null : describeRate(rateFor(columns, fixed, worst, parsed), parsed.pot),
    probability: formatRounded(parsed.probability, 2),
    chance: chanceOf(parsed),
  };
}

function checkFamilies(families: readonly ParsedPotCase[], { leavers }: ParsedContingencyOptions): void {
  const problems = problemList();
  for (const { caseId, indicativeBeforeTopSlice } of families) {
    if (indicativeBeforeTopSlice !== undefined) continue;
    problems.add(
      'missing',
      ['cases', caseId, 'indicativeBeforeTopSlice'],
      'give the budget before anything is held back',
    );
  }
  problems.throwIfAny();
  if (leavers <= families.length) return;
  fail('out-of-range', ['options', 'leavers'], `${leavers} are to leave a pot of ${families.length} families`);
}
