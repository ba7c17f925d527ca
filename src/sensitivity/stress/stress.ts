import * as z from 'zod';
import type { ProblemList } from '../../errors.js';
import { compareRatios, ratio } from '../../exact/ratio.js';
import { formatRounded, type RoundedNumber } from '../../exact/round.js';
import type { NotApplicable } from '../../funding/not-applicable.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import { lookAsFar } from '../../parse/as-far.js';
import { parseInput } from '../../parse/parse.js';
import { type PotCase, potCaseSchema } from '../../pot/pot-case.js';
import { type Chance, chanceOf } from '../chance/chance.js';
import {
  chosenFirst,
  gapOf,
  mayLeave,
  namedOrder,
  type StressOptions,
  stressOptionsSchema,
  worstOrder,
} from './options.js';
import { readForPot } from './read-pot.js';
import { type AfterLeavers, atRiskOf, drawSurvivors, rowsOf, type StressRow, type WouldLeave, walk } from './rows.js';

/** How many leavers the reserve survives with some probability. */
export interface SurvivedAtRandom {
  /** In at least so many per cent of the draws. */
  readonly probability: RoundedNumber;
  /** How many leavers. */
  readonly leavers: number;
}

/** How many leavers the reserve survives. */
export interface LeaversSurvived {
  /** When those whose leaving costs most leave first. */
  readonly worstFirst: number;
  /** In the order that was named. */
  readonly inOrder: number;
  /** At random, for each probability. */
  readonly atRandom: readonly SurvivedAtRandom[];
}

/** How many leavers a reserve survives; amounts in pounds a year. */
export interface Stress {
  /** That there is an answer. */
  readonly status: 'answered';
  /** The period of every amount in it. */
  readonly period: 'year';
  /** What is left of the reserve now. */
  readonly reserve: Amount;
  /** The families in the pot that have a package to keep. */
  readonly families: number;
  /** How many leavers the reserve survives. */
  readonly survives: LeaversSurvived;
  /** A row for each number of leavers. */
  readonly rows: readonly StressRow[];
  /** The families whose budget is less than their package, the costliest first; such families left. */
  readonly atRisk: readonly WouldLeave[];
  /** What was drawn. */
  readonly chance: Chance;
}

/**
 * How many leavers a reserve survives: those whose leaving costs most first, in an order of the caller's, and at random.
 *
 * A family that leaves keeps its package and gives its budget back; the reserve meets the difference. A newcomer has no
 * package to keep, so that it cannot cost the reserve anything and is left out.
 *
 * @param cases the families that share in the pot, in pounds a year
 * @returns a `not-applicable` answer for a basis without a pot
 * @throws RasError with every problem of the input; `unknown-name` for an order that names a family not in the pot
 * @source RR145 5.36 (leavers), 5.42 (families whose budget fell left)
 * @choice stress-survival: the reserve survives k leavers when it was not below £0 after any of them
 * @category Stress on a pot
 * @example
 * ```ts
 * import type { PotCase } from 'openras/pot';
 * import { stressReserve } from 'openras/sensitivity';
 * const budgets = [10800, 6750, 5400, 2700, 1350];
 * const cases: PotCase[] = [3000, 12000, 6000, 1500, 7500].map((traditional, index) => ({
 *   caseId: `F${index + 1}`, traditional, indicative: budgets[index] ?? 0,
 * }));
 * const stress = stressReserve(cases, { fundingBasis: 'pot', reserve: 3000 });
 * if (stress.status === 'answered') {
 *   stress.survives.worstFirst; // => 0
 *   stress.rows[0]?.worstFirst.reserveLeft; // => '-3150.00'
 *   stress.rows[4]?.worstFirst.reserveLeft; // => '0.00'
 * }
 * ```
 */
export function stressReserve(cases: readonly PotCase[], options: StressOptions): Stress | NotApplicable {
  const readOptions = () => parseInput(stressOptionsSchema, options, ['options']);
  const tell = (problems: ProblemList) => tellOfOrder(options, cases, problems);
  const asked = readForPot(readOptions, cases, 'a reserve that has to survive leavers', tell);
  if ('status' in asked) return asked;
  const { parsed } = asked;
  const existing = mayLeave(asked.cases);
  const gaps = existing.map((one) => gapOf(one, parsed.surplus));
  const families = { cases: existing, gaps };
  const worstPlaces = worstOrder(existing, gaps);
  const worst = walk(families, worstPlaces, parsed.reserve);
  const named = walk(families, namedOrder(existing, parsed.order), parsed.reserve);
  const survivors = drawSurvivors(gaps, parsed);
  return {
    status: 'answered',
    period: 'year',
    reserve: formatAmount(parsed.reserve),
    families: gaps.length,
    survives: {
      worstFirst: survivedOf(worst),
      inOrder: survivedOf(named),
      atRandom: parsed.probabilities.map((probability) => {
        const enough = (count: number): boolean =>
          compareRatios(ratio(BigInt(count) * 100n, BigInt(parsed.draws)), probability) >= 0;
        const leavers = survivors.filter((count, k) => k > 0 && enough(count)).length;
        return { probability: formatRounded(probability, 2), leavers };
      }),
    },
    rows: rowsOf(gaps, parsed, { worst, named, survivors }),
    atRisk: atRiskOf(families, worstPlaces),
    chance: chanceOf(parsed),
  };
}

/** Where the options or the families are refused, tells what is wrong with the order that is named all the same. */
function tellOfOrder(options: unknown, cases: unknown, problems: ProblemList): void {
  lookAsFar(stressOptionsSchema, options, problems, ({ order = [] }) =>
    lookAsFar(z.array(potCaseSchema), cases, problems, (all) => {
      chosenFirst(mayLeave(all), order, problems);
    }),
  );
}

const survivedOf = (after: readonly AfterLeavers[]): number => after.filter(({ survives }) => survives).length;
