import { capital, familiesIn, poundsPer } from '../../cohort/words.js';
import type { Period } from '../../money/period.js';
import { countOf } from '../../warning.js';
import type { GapsAtStage } from '../gaps/group-gaps.js';
import type { HorizontalAtStage } from '../horizontal/horizontal.js';
import type { Inequality } from '../inequality/inequality.js';
import type { VerticalAtStage } from '../vertical/vertical.js';
import { gapWords } from './gap-words.js';
import type { StatementResults } from './rows.js';

/** A question of a statement with its answer, a sentence or two for each stage. */
export interface StatementSection {
  /** The question. */
  readonly question: string;
  /** Its answer, a sentence or two for each stage. */
  readonly answers: readonly string[];
}

/** The answers of a statement in words. */
export function statementSections(results: StatementResults, smallCell: number | undefined): StatementSection[] {
  const { horizontal, vertical, inequality, gaps } = results;
  return [
    {
      question: 'Do families with the same points have the same money?',
      answers: horizontal.stages.map((stage) => sameNeed(stage, horizontal.period)),
    },
    { question: 'Do families with more need have more money?', answers: vertical.stages.map(moreNeed) },
    { question: 'How unequal are the amounts, and does that follow need?', answers: unequal(inequality) },
    {
      question: 'Is any group treated differently at equal need?',
      answers: gaps.stages.flatMap((stage) => groupAnswers(stage, gaps.period, smallCell)),
    },
  ];
}

function sameNeed({ stage, equalPoints, acrossGroups }: HorizontalAtStage, period: Period): string {
  const { holds, shared, breached, breaches } = equalPoints;
  if (holds === null)
    return `${capital(stage)} amounts: no two families have the same points, so that this cannot be told.`;
  const scores = `${countOf(shared.scores, 'score')}, shared by ${familiesIn(shared.n)}`;
  if (holds) return `${capital(stage)} amounts: yes (${scores}).`;
  const [worst] = breaches;
  const largest = worst === undefined ? '' : `; the largest difference is ${poundsPer(worst.difference, period)}`;
  const groups = acrossGroups.filter(({ different }) => different.scores > 0);
  const across = groups.map(
    ({ by, different }) => ` By ${by}, group means differ at ${countOf(different.scores, 'score')}.`,
  );
  return `${capital(stage)} amounts: no, amounts differ at ${countOf(breached.scores, 'score')} of ${breached.n} families (of ${scores})${largest}.${across.join('')}`;
}

function moreNeed({ stage, n, spearman, pairs, falls, needDeciles }: VerticalAtStage): string {
  if (n === 0) return `${capital(stage)} amounts: this cannot be told, because nobody’s points are known.`;
  if (spearman === null || pairs.percent === null) {
    return `${capital(stage)} amounts: this cannot be told, because all have the same need or the same amount.`;
  }
  const last = needDeciles.at(-1);
  const tenth =
    last === undefined || last.moneyPercent === null
      ? ''
      : ` The tenth of families with the most need has ${last.pointsPercent} % of all points and ${last.moneyPercent} % of the money.`;
  const overtaken = `${falls.overtaken} of ${familiesIn(n)} have less than some family with fewer points`;
  return `${capital(stage)} amounts: where two families differ in need and money, the one with more need has less in ${pairs.percent} % of pairs; ${overtaken}. The rank correlation is ${spearman} (1 is perfect order, 0 none).${tenth}`;
}

function unequal({ stages, changes }: Inequality): string[] {
  const levels = stages.map(({ stage, n, gini, concentration }) => {
    if (gini === null) return `${capital(stage)} amounts: there is no money to compare.`;
    const index = concentration.index === null ? 'not known' : concentration.index;
    return `${capital(stage)} amounts of ${familiesIn(n)}: the Gini coefficient is ${gini} (0 is equal amounts, 1 all money with one family), the concentration index against need ${index}. The closer the two, the more the differences follow need.`;
  });
  const moves = changes.flatMap(({ from, to, gini }) =>
    gini === null ? [] : [`From ${from} to ${to} amounts the Gini coefficient ${movedBy(gini)}.`],
  );
  return [...levels, ...moves];
}

function groupAnswers(
  { stage, characteristics }: GapsAtStage,
  period: Period,
  smallCell: number | undefined,
): string[] {
  return characteristics.flatMap(({ by, reference, groups }) => {
    const others = groups.filter(({ isReference }) => !isReference);
    if (others.length === 0) return [`${capital(stage)} amounts: there is only one group by ${by}.`];
    return others.map((gap) => `${capital(stage)} amounts: ${gapWords({ gap, by, reference, period, smallCell })}`);
  });
}

function movedBy(change: string): string {
  if (Number(change) === 0) return 'stayed as it was';
  return change.startsWith('-') ? `fell by ${change.slice(1)}` : `rose by ${change}`;
}
