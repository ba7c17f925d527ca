import * as z from 'zod';
import { amountOf, formatPoints } from '../../cohort/figures.js';
import { gatherByCode, type Ranking, rankingOf } from '../../cohort/order/ranking.js';
import type { CohortInput } from '../../cohort/read/read.js';
import { MAX_PROBLEMS, problemList } from '../../errors.js';
import { numberAt } from '../../exact/at.js';
import { compareText } from '../../exact/labels.js';
import { ratio } from '../../exact/ratio.js';
import { formatPounds } from '../../money/amount.js';
import { schemaFor } from '../../parse/deferred.js';
import { STAGES, type Stage } from '../../stage.js';
import type { Compared } from '../compared.js';
import { readEquity } from '../read-equity.js';
import { inversionsOf } from '../vertical/falls.js';
import { nothingShown, selectForAssertion } from './judged.js';

/** Which amount an assertion looks at. */
export interface TreatmentOptions {
  /** The amount to look at. */
  readonly stage: Stage;
}

const optionsSchema = schemaFor<TreatmentOptions>()(() => z.strictObject({ stage: z.enum(STAGES) }));

/**
 * Asserts that families with equal points have equal amounts. For any test runner.
 *
 * @param cohort cases, or columns for many of them; a case without points or without the amount is passed over
 * @throws RasError `inconsistent` with one problem for every family that differs from the first one with its points,
 * naming both families and both amounts; `missing` when there are cases but none can be compared
 * @source RR145 5.21: every site set out to build an equitable and transparent model; IBSEN 9.6.4
 * @choice equal-treatment: equal means to the penny; a tolerance would hide that somebody was treated otherwise
 * @category Assertions for tests
 * @example
 * ```ts
 * import { assertEqualTreatment } from 'openras/equity';
 * const ann = { caseId: 'Ann', points: 12, indicative: '5400.00' };
 * const options = { stage: 'indicative' } as const;
 * assertEqualTreatment([ann, { caseId: 'Bea', points: 12, indicative: '5400.00' }], options); // => undefined
 * assertEqualTreatment([ann, { caseId: 'Bea', points: 12, indicative: '5300.00' }], options); // throws 'inconsistent'
 * ```
 */
export function assertEqualTreatment(cohort: CohortInput, options: TreatmentOptions): void {
  const { compared, need, amounts, tell } = prepare(cohort, options);
  if (need.values.length === compared.n) nothingShown('no two families have equal points');
  const { positions, starts } = gatherByCode(need.codes, need.values.length);
  for (let code = 0; code < need.values.length; code += 1) {
    const firstPlace = numberAt(starts, code);
    const members = positions.subarray(firstPlace, starts[code + 1]);
    // The family whose id comes first, so that the order of a file does not say who is held against whom.
    const first = members.reduce((least, one) =>
      compareText(compared.idOf(one), compared.idOf(least)) < 0 ? one : least,
    );
    for (let place = firstPlace; place < numberAt(starts, code + 1); place += 1) {
      const position = numberAt(positions, place);
      if (amounts[position] === amounts[first]) continue;
      tell.add(position, first, () => {
        const told = `${compared.idOf(position)} has ${tell.points(position)} points like ${compared.idOf(first)}, but`;
        return `${told} ${tell.pounds(position)} instead of ${tell.pounds(first)}; equal points are an equal budget`;
      });
    }
  }
  tell.throwIfAny();
}

/**
 * Asserts that no family with more points has a smaller amount. For any test runner.
 *
 * @param cohort cases, or columns for many of them; a case without points or without the amount is passed over
 * @throws RasError `inconsistent` with one problem for every family that has less than a family with fewer points, naming
 * both families and both amounts; `missing` when there are cases but none can be compared
 * @source RR145 5.8 and 5.13: a budget is points times a price, or the package at the rank of the points
 * @category Assertions for tests
 * @example
 * ```ts
 * import { assertMonotone } from 'openras/equity';
 * const ann = { caseId: 'Ann', points: 12, indicative: '5400.00' };
 * const options = { stage: 'indicative' } as const;
 * assertMonotone([ann, { caseId: 'Bea', points: 13, indicative: '5400.00' }], options); // => undefined
 * assertMonotone([ann, { caseId: 'Bea', points: 13, indicative: '5399.99' }], options); // throws 'inconsistent'
 * ```
 */
export function assertMonotone(cohort: CohortInput, options: TreatmentOptions): void {
  const { compared, need, amounts, tell } = prepare(cohort, options);
  if (need.values.length < 2) nothingShown('no two families have different points');
  const inversions = inversionsOf(need, amounts, compared.idOf);
  inversions.positions.forEach((position, index) => {
    const than = numberAt(inversions.than, index);
    tell.add(position, than, () => {
      const told = `${compared.idOf(position)} has ${tell.points(position)} points and ${tell.pounds(position)}`;
      const other = `${compared.idOf(than)} with only ${tell.points(than)} has ${tell.pounds(than)}`;
      return `${told}, while ${other}; more need is not a smaller budget`;
    });
  });
  tell.throwIfAny();
}

interface Prepared {
  readonly compared: Compared;
  readonly need: Ranking;
  readonly amounts: Float64Array;
  readonly tell: Tell;
}

/** Gathers what is wrong with families. */
interface Tell {
  readonly add: (position: number, other: number, message: () => string) => void;
  readonly points: (position: number) => string;
  readonly pounds: (position: number) => string;
  readonly throwIfAny: () => void;
}

function prepare(cohort: CohortInput, options: TreatmentOptions): Prepared {
  const [read, { stage }] = readEquity(cohort, optionsSchema, options);
  const compared = selectForAssertion(read, { stages: [stage], points: true, list: 0 });
  const amounts = compared.amountsAt(stage);
  return { compared, need: rankingOf(compared.points), amounts, tell: tellOf(compared, amounts, stage) };
}

function tellOf(compared: Compared, amounts: Float64Array, stage: Stage): Tell {
  const problems = problemList();
  return {
    add(position, other, message) {
      const path = ['cases', compared.placeOf(position), stage];
      // Beyond the problems that are kept the rest are only counted.
      if (problems.total >= MAX_PROBLEMS) problems.add('inconsistent', path, '');
      else {
        const details = { caseId: compared.idOf(position), otherCaseId: compared.idOf(other) };
        problems.add('inconsistent', path, message(), details);
      }
    },
    points: (position) => formatPoints(numberAt(compared.points, position), compared.pointsDecimals),
    pounds: (position) => formatPounds(amountOf(ratio(BigInt(numberAt(amounts, position))))),
    throwIfAny: problems.throwIfAny,
  };
}
