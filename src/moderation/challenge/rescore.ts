import { allocate } from '../../allocation/allocate.js';
import { problemList } from '../../errors.js';
import { MADE_FOR } from '../../model/made-for.js';
import type { Amount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import type { Points } from '../../questionnaire/points.js';
import { answerList } from '../../questionnaire/response/response.js';
import { scoreResponse } from '../../questionnaire/score/score.js';
import type { Score } from '../../questionnaire/score/score-types.js';
import type { Step } from '../../record/step/step.js';
import type { Warning } from '../../warning.js';
import type { ContestedAnswers } from './challenge-input.js';

/** One contested answer before and after. */
export interface ContestedAnswer {
  /** The statement. */
  readonly statementId: string;
  /** The level as agreed; null where there was none. */
  readonly levelBefore: string | null;
  /** The level as claimed, or as decided. */
  readonly levelAfter: string | null;
  /** Its points as agreed; null where it is not counted. */
  readonly pointsBefore: Points | null;
  /** Its points as claimed, or as decided; null where it is not counted. */
  readonly pointsAfter: Points | null;
}

/** Points and indicative budget with the answers as agreed, and with the contested ones in their place. */
export interface Rescored {
  /** All points with the answers as agreed. */
  readonly pointsBefore: Points;
  /** All points with the contested answers. */
  readonly pointsAfter: Points;
  /** The budget as agreed in pounds per the model's period; null where the model gives none. */
  readonly indicativeBefore: Amount | null;
  /** The budget with the contested answers; null where the model gives none. */
  readonly indicativeAfter: Amount | null;
  /** The period of both budgets. */
  readonly modelPeriod: Period;
  /** Each contested answer before and after. */
  readonly contested: readonly ContestedAnswer[];
  /** How the budget as agreed came about, from the answers on. */
  readonly stepsBefore: readonly Step[];
  /** How the budget with the contested answers came about. */
  readonly stepsAfter: readonly Step[];
}

/** Scores and prices a case with the answers as agreed, and with the contested ones in their place. */
export function rescore(
  caseId: string,
  { instrument, model, response, contested, modelCase }: ContestedAnswers,
): { readonly rescored: Rescored; readonly warnings: readonly Warning[] } {
  const problems = problemList();
  const at = ['challenge', 'answers'];
  if (response.caseId !== caseId) problems.add('inconsistent', [...at, 'response', 'caseId'], 'is another case');
  const given = answerList(response.answers);
  const statements = new Set(given.map(({ statement }) => statement));
  contested.forEach(({ statement }, index) => {
    const where = [...at, 'contested', index, 'statement'];
    if (!statements.has(statement)) problems.add('unknown-name', where, 'the response has no answer to this statement');
  });
  problems.throwIfAny();
  const claims = new Map(contested.map(({ statement, claimed, decided }) => [statement, decided ?? claimed]));
  const answers = given.map((answer) => {
    const claim = claims.get(answer.statement);
    return claim === undefined ? answer : { ...answer, agreed: claim };
  });
  const before = scoreResponse(instrument, response);
  const after = scoreResponse(instrument, { ...response, answers });
  const price = ({ points }: Score) => allocate(model, { ...modelCase, caseId, points });
  const [old, anew] = [price(before), price(after)] as const;
  const rescored: Rescored = {
    pointsBefore: before.points,
    pointsAfter: after.points,
    indicativeBefore: old.indicative,
    indicativeAfter: anew.indicative,
    modelPeriod: model.period,
    contested: contested.map(({ statement }) => compare(statement, before, after)),
    stepsBefore: [...before.steps, ...old.steps],
    stepsAfter: [...after.steps, ...anew.steps],
  };
  return { rescored, warnings: madeForEither(old.warnings, anew.warnings) };
}

/** What is said of a case that the model was not made for, by the answers as agreed or by the contested ones. */
function madeForEither(agreed: readonly Warning[], contested: readonly Warning[]): Warning[] {
  const said = [...agreed, ...contested].filter(({ code }) => MADE_FOR.some((one) => one === code));
  return [...new Map(said.map((one) => [one.message, one])).values()];
}

function compare(statementId: string, before: Score, after: Score): ContestedAnswer {
  const find = ({ byStatement }: Score) => byStatement.find((one) => one.statementId === statementId);
  const [old, anew] = [find(before), find(after)] as const;
  return {
    statementId,
    levelBefore: old?.level ?? null,
    levelAfter: anew?.level ?? null,
    pointsBefore: old?.points ?? null,
    pointsAfter: anew?.points ?? null,
  };
}
