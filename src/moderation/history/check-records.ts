import { type Path, type ProblemList, problemList, show } from '../../errors.js';
import { formatRatio, parseRatio, sumRatios } from '../../exact/ratio.js';
import type { Allocation } from '../../model/shared/budget/allocation.js';
import { readAllocation } from '../../model/shared/budget/allocation-schema.js';
import { checkAllocation } from '../../model/shared/budget/check/check-allocation.js';
import { parseAmount } from '../../money/amount.js';
import type { Score } from '../../questionnaire/score/score-types.js';
import { mismatch, showOrNone } from '../../record/mismatch.js';
import type { Step } from '../../record/step/step.js';
import { checkGroup } from '../../record/steps.js';
import { contestedResult } from '../case/contested.js';
import type { Challenge } from '../challenge/challenge.js';
import { tellDuty } from '../result/check-figures.js';
import { answerFollowing } from '../result/check-moderated.js';
import { replayModerated } from '../result/replay-moderated.js';
import type { Moderated } from '../result/result.js';

/** The records that a history is made of. */
interface Told {
  readonly moderated: Moderated;
  readonly allocation?: Allocation;
  readonly score?: Score;
  readonly challenges?: readonly Challenge[];
}

/**
 * Carries out again what a history tells of: the moderated case, the allocation, the score and the challenges, each as far
 * as it can be worked out without its inputs.
 *
 * @throws RasError `replay-mismatch` at each place that does not agree
 */
export function checkRecordsOfCase({ moderated, allocation, score, challenges = [] }: Told): void {
  const problems = problemList();
  const attempt = (act: () => unknown, at: Path): void => {
    try {
      act();
    } catch (error) {
      problems.addError(error, at);
    }
  };
  attempt(() => replayModerated(moderated), []);
  if (allocation !== undefined) {
    attempt(() => checkAllocation(readAllocation(allocation)), ['allocation']);
    const [given, begins] = [allocation.indicative, moderated.amounts.indicative];
    if (allocation.period === moderated.period && given !== begins) {
      const message = `gave ${showOrNone(given)}, where the moderated case begins with ${showOrNone(begins)}`;
      problems.add('inconsistent', ['allocation', 'indicative'], message);
    }
  }
  if (score !== undefined) tellScore(score, problems);
  for (const [index, challenge] of challenges.entries()) tellChallenge(challenge, ['challenges', index], problems);
  tellChallenged(moderated, challenges, problems);
  problems.throwIfAny();
}

/**
 * What is challenged is an amount of this case: the one that stands, that of a round before it, or what an earlier
 * challenge made of it. Where the case was moderated again after it was decided, its own amount stands there already.
 */
function tellChallenged(
  { amounts, earlier, period }: Moderated,
  challenges: readonly Challenge[],
  problems: ProblemList,
): void {
  const before = earlier.map(({ indicative, moderation }) => ({
    indicative,
    communicated: moderation.filter(({ at }) => at === 'communicated').at(-1)?.after ?? null,
    final: moderation.filter(({ at }) => at === 'final').at(-1)?.after ?? null,
  }));
  const made = { indicative: new Set<string>(), communicated: new Set<string>(), final: new Set<string>() };
  challenges.forEach(({ against, amountBefore, amountAfter, ...one }, index) => {
    // A plan is no amount of moderation, and amounts of another period are refused where the period is.
    if (against === 'plan' || one.period !== period) return;
    const own = [amounts[against], ...before.map((round) => round[against]), ...made[against]];
    if (amountAfter !== null) made[against].add(amountAfter);
    if (own.includes(amountBefore) || (amountAfter !== null && own.includes(amountAfter))) return;
    const is = amounts[against];
    const message = `says ${show(amountBefore)}, where ${is === null ? `the case has no ${against} amount` : `its ${against} amount is ${is}`}`;
    problems.add('inconsistent', ['challenges', index, 'amountBefore'], message);
  });
}

function tellScore({ points, byStatement, steps }: Score, problems: ProblemList): void {
  const sum = formatRatio(
    sumRatios(byStatement.flatMap((one) => (one.points === null ? [] : [parseRatio(one.points)]))),
  );
  if (sum !== points) {
    problems.add('replay-mismatch', ['score', 'points'], `says ${show(points)}, where the answers come to ${sum}`);
  }
  tellSteps(steps, points, ['score'], 'points', problems);
}

function tellChallenge(challenge: Challenge, at: Path, problems: ProblemList): void {
  const { amountBefore, amountAfter, paidMeanwhile, outcome, duty, rescored } = challenge;
  const tell = (where: Path, says: unknown, follows: unknown): void =>
    problems.add('replay-mismatch', [...at, ...where], mismatch(says, follows));
  if ((outcome.result === 'pending') !== (amountAfter === null)) tell(['outcome', 'result'], outcome.result, 'another');
  if (outcome.result === 'not-upheld' && amountAfter !== amountBefore) tell(['amountAfter'], amountAfter, amountBefore);
  const lesser = parseAmount(paidMeanwhile.amount) < parseAmount(amountBefore) ? paidMeanwhile.amount : amountBefore;
  const holds = amountAfter ?? lesser;
  if (duty.amount !== holds) tell(['duty', 'amount'], duty.amount, holds);
  const answer = answerFollowing(duty);
  if (duty.answer !== answer) tell(['duty', 'answer'], duty.answer, answer);
  const atLeast = parseAmount(duty.shortfall) > 0n && duty.open.length > 0;
  if (duty.atLeast !== atLeast) tell(['duty', 'atLeast'], duty.atLeast, atLeast);
  tellDuty(duty, ['duty'], (where, says, follows) => {
    if (says !== follows) tell(where, says, follows);
  });
  tellContested(challenge, tell);
  for (const key of ['on', 'by', 'reason'] as const) {
    if ((outcome.result === 'pending') !== (outcome[key] === null))
      tell(['outcome', key], outcome[key], outcome.result);
  }
  tellSteps(duty.steps, duty.shortfall, [...at, 'duty'], 'shortfall', problems);
  if (rescored === null) return;
  const { stepsBefore, stepsAfter, indicativeBefore, indicativeAfter } = rescored;
  for (const [key, steps] of [
    ['pointsBefore', stepsBefore],
    ['pointsAfter', stepsAfter],
  ] as const) {
    // The score comes first, and what the model makes of it after it.
    const score = steps.find(({ id }) => id === 'points')?.result;
    if (rescored[key] !== score) tell(['rescored', key], rescored[key], score);
  }
  tellSteps(stepsBefore, indicativeBefore, [...at, 'rescored'], 'indicativeBefore', problems, 'stepsBefore');
  tellSteps(stepsAfter, indicativeAfter, [...at, 'rescored'], 'indicativeAfter', problems, 'stepsAfter');
}

/** Both budgets of contested answers are those that they were priced at, and what is paid meanwhile goes by them. */
function tellContested(
  { contested, rescored, paidMeanwhile }: Challenge,
  tell: (where: Path, says: unknown, follows: unknown) => void,
): void {
  if (contested === undefined) return;
  const { asAgreed, asClaimed, whileContested, meanwhile } = contested;
  const of = { asAgreed: rescored?.indicativeBefore, asClaimed: rescored?.indicativeAfter };
  if (asAgreed !== of.asAgreed) tell(['contested', 'asAgreed'], asAgreed, of.asAgreed);
  if (asClaimed !== of.asClaimed) tell(['contested', 'asClaimed'], asClaimed, of.asClaimed);
  const amounts = { asAgreed: parseAmount(asAgreed), asClaimed: parseAmount(asClaimed), whileContested };
  // The package that is paid stands nowhere else than in what is paid.
  const follows = contestedResult(amounts, parseAmount(paidMeanwhile.amount)).meanwhile;
  if (meanwhile !== follows) tell(['contested', 'meanwhile'], meanwhile, follows);
  if (paidMeanwhile.amount !== follows) tell(['paidMeanwhile', 'amount'], paidMeanwhile.amount, follows);
}

/** What is said has to be what the steps give. */
function tellSteps(
  steps: readonly Step[],
  says: string | null,
  at: Path,
  field: string,
  problems: ProblemList,
  name = 'steps',
): void {
  checkGroup(steps, [...at, name], problems);
  const result = steps.at(-1)?.result ?? null;
  if (says === null || result === says) return;
  problems.add('replay-mismatch', [...at, field], mismatch(says, result ?? undefined, 'is what the steps give'));
}
