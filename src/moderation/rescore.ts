import { allocate } from '../allocation/allocate.js';
import { problemList } from '../errors.js';
import type { Amount } from '../money/amount.js';
import type { Period } from '../money/period.js';
import { scoreResponse } from '../questionnaire/score.js';
import type { Score } from '../questionnaire/score-types.js';
import type { Step } from '../step/step.js';
import type { ContestedAnswers } from './challenge-input.js';

/** One contested answer before and after. */
export interface ContestedAnswer {
  readonly statementId: string;
  readonly levelBefore: string | null;
  readonly levelAfter: string | null;
  readonly pointsBefore: string | null;
  readonly pointsAfter: string | null;
}

/** Points and indicative budget with the answers as agreed, and with the contested ones in their place. */
export interface Rescored {
  readonly pointsBefore: string;
  readonly pointsAfter: string;
  /** Pounds per the model's period; null where the model gives none. */
  readonly indicativeBefore: Amount | null;
  readonly indicativeAfter: Amount | null;
  readonly modelPeriod: Period;
  readonly contested: readonly ContestedAnswer[];
  readonly stepsBefore: readonly Step[];
  readonly stepsAfter: readonly Step[];
}

/** Scores and prices a case with the answers as agreed, and with the contested ones in their place. */
export function rescore(
  caseId: string,
  { instrument, model, response, contested, modelCase }: ContestedAnswers,
): Rescored {
  const problems = problemList();
  const at = ['challenge', 'answers'];
  if (response.caseId !== caseId) problems.add('inconsistent', [...at, 'response', 'caseId'], 'is another case');
  const statements = new Set(response.answers.map(({ statement }) => statement));
  contested.forEach(({ statement }, index) => {
    const where = [...at, 'contested', index, 'statement'];
    if (!statements.has(statement)) problems.add('unknown-name', where, 'the response has no answer to this statement');
  });
  problems.throwIfAny();
  const claims = new Map(contested.map(({ statement, claimed, decided }) => [statement, decided ?? claimed]));
  const answers = response.answers.map((answer) => {
    const claim = claims.get(answer.statement);
    return claim === undefined ? answer : { ...answer, agreed: claim };
  });
  const before = scoreResponse(instrument, response);
  const after = scoreResponse(instrument, { ...response, answers });
  const [old, anew] = [before, after].map(({ points }) => allocate(model, { ...modelCase, caseId, points }));
  return {
    pointsBefore: before.points,
    pointsAfter: after.points,
    indicativeBefore: old?.indicative ?? null,
    indicativeAfter: anew?.indicative ?? null,
    modelPeriod: model.period,
    contested: contested.map(({ statement }) => compare(statement, before, after)),
    stepsBefore: [...before.steps, ...(old?.steps ?? [])],
    stepsAfter: [...after.steps, ...(anew?.steps ?? [])],
  };
}

function compare(statementId: string, before: Score, after: Score): ContestedAnswer {
  const [old, anew] = [before, after].map(({ byStatement }) =>
    byStatement.find((one) => one.statementId === statementId),
  );
  return {
    statementId,
    levelBefore: old?.level ?? null,
    levelAfter: anew?.level ?? null,
    pointsBefore: old?.points ?? null,
    pointsAfter: anew?.points ?? null,
  };
}
