import { compareRatios, formatRatio, type Ratio, subtractRatios } from '../../exact/ratio.js';
import { pointsOrNull } from '../points.js';
import type { Reading, RespondentAnswer } from '../response/read-statement.js';
import type { AnswerScore, Gap } from './score-types.js';

/** The statements of a case on which respondents chose different levels, or different points in a band. */
export function gapsOf(readings: readonly Reading[]): Gap[] {
  return readings.filter(({ answers }) => differ(answers)).map(gapOf);
}

/** One answer as results show it. */
export function answerScore({ respondent, answer }: RespondentAnswer): AnswerScore {
  return { respondent, level: answer.level, points: pointsOrNull(answer.points) };
}

function differ([first, ...others]: readonly RespondentAnswer[]): boolean {
  return others.some(({ answer }) => answer.level !== first?.answer.level || !samePoints(answer, first.answer));
}

function samePoints(a: { readonly points?: Ratio }, b: { readonly points?: Ratio }): boolean {
  return a.points === undefined || b.points === undefined || compareRatios(a.points, b.points) === 0;
}

function gapOf({ indexed, agreed, answers }: Reading): Gap {
  return {
    statementId: indexed.statement.id,
    answers: answers.map((one) => ({
      ...answerScore(one),
      aboveAgreed: difference(one.answer.points, agreed?.points),
    })),
    spread: spreadOf(answers.flatMap(({ answer }) => answer.points ?? [])),
  };
}

function difference(points: Ratio | undefined, agreed: Ratio | undefined): string | null {
  return points === undefined || agreed === undefined ? null : formatRatio(subtractRatios(points, agreed));
}

function spreadOf(points: readonly Ratio[]): string | null {
  const inOrder = [...points].sort(compareRatios);
  return difference(inOrder.at(-1), inOrder[0]);
}
