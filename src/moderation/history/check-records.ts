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
import type { Challenge } from '../challenge/challenge.js';
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
  problems.throwIfAny();
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
  tellSteps(duty.steps, duty.shortfall, [...at, 'duty'], 'shortfall', problems);
  if (rescored === null) return;
  const { stepsBefore, stepsAfter, indicativeBefore, indicativeAfter } = rescored;
  tellSteps(stepsBefore, indicativeBefore, [...at, 'rescored'], 'indicativeBefore', problems, 'stepsBefore');
  tellSteps(stepsAfter, indicativeAfter, [...at, 'rescored'], 'indicativeAfter', problems, 'stepsAfter');
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
