import { fail, problemList } from '../../errors.js';
import { compareText } from '../../exact/labels.js';
import { formatRounded } from '../../exact/round.js';
import type { NotApplicable } from '../../funding/not-applicable.js';
import { parseInput } from '../../parse/parse.js';
import type { ParsedPotCase, PotCase } from '../../pot/pot-case.js';
import { type Chance, chanceOf } from '../chance/chance.js';
import { mayLeave } from '../stress/options.js';
import { readForPot } from '../stress/read-pot.js';
import { type ContingencyOptions, contingencyOptionsSchema, type ParsedContingencyOptions } from './options.js';
import { columnsOf, describeRate, drawnRate, fixedExtra, type RateNeeded } from './rate.js';
import { holdsForAll, worstRate } from './worst.js';

/** The contingency that a pot needs. */
export interface ContingencyNeeded {
  /** That there is an answer. */
  readonly status: 'answered';
  /** The least rate that is enough in so many per cent of the draws; null where no rate would be. */
  readonly atRandom: RateNeeded | null;
  /** The least rate at which no set of so many leavers, or fewer, breaks the reserve; null where none is, or stage 3 is drawn. */
  readonly worstFirst: RateNeeded | null;
  /** In how many per cent of the draws the reserve has to be enough. */
  readonly probability: string;
  /** What was drawn. */
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
 * @choice contingency-needed: of all draws in order, the least rate that is enough in the asked share of them; rounded up,
 * and worst first the least at which no set of so many leavers or fewer breaks the reserve, which need not be those with the largest gaps
 * @category Stress on a pot
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
  const readOptions = () => parseInput(contingencyOptionsSchema, options, ['options']);
  const asked = readForPot(readOptions, cases, 'a contingency held back from a pot');
  if ('status' in asked) return asked;
  const { parsed } = asked;
  const families = mayLeave(asked.cases);
  checkFamilies(families, parsed);
  // By their ids and not by the rows of a file, so that the same families in another order give the same draws.
  const inOrder = [...families].sort((a, b) => compareText(a.caseId, b.caseId));
  const columns = columnsOf(inOrder, parsed);
  const fixed = fixedExtra(inOrder, parsed);
  const isDrawn = parsed.stage3 !== undefined && 'changes' in parsed.stage3;
  return {
    status: 'answered',
    atRandom: drawnRate(columns, fixed, parsed),
    worstFirst: isDrawn
      ? null
      : describeRate(worstRate(columns, fixed, parsed), parsed.pot, (rate) => holdsForAll(columns, rate, parsed)),
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
