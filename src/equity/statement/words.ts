import { isShareableChain } from '../../cohort/share/exposed.js';
import { capital, familiesIn, poundsPer } from '../../cohort/words.js';
import type { Period } from '../../money/period.js';
import { countOf } from '../../warning.js';
import type { GapsAtStage } from '../gaps/group-gaps.js';
import type { HorizontalAtStage, HorizontalEquity } from '../horizontal/horizontal.js';
import type { Inequality } from '../inequality/inequality.js';
import type { VerticalAtStage } from '../vertical/vertical.js';
import { gapWords } from './gap-words.js';
import type { StatementResults } from './rows.js';
import { isUntold, type Share } from './share.js';
import { type ToldOfAll, toldOfAll } from './told-of-all.js';

/** A question of a statement with its answer, a sentence or two for each stage. */
export interface StatementSection {
  /** The question. */
  readonly question: string;
  /** Its answer, a sentence or two for each stage. */
  readonly answers: readonly string[];
}

const NOT_SHARED = 'this is not shared, since it could tell of few families';

/** The answers of a statement in words. */
export function statementSections(results: StatementResults, smallCell: number | undefined): StatementSection[] {
  const { share } = results;
  const { horizontal, vertical, inequality, gaps } = results;
  return [
    {
      question: 'Do families with the same points have the same money?',
      answers: horizontal.stages.map((stage) => sameNeed(stage, horizontal, share)),
    },
    {
      question: 'Do families with more need have more money?',
      answers: vertical.stages.map((stage) => moreNeed(stage, share, toldOfAll(results, stage.stage))),
    },
    { question: 'How unequal are the amounts, and does that follow need?', answers: unequal(inequality, results) },
    {
      question: 'Is any group treated differently at equal need?',
      answers: gaps.stages.flatMap((stage) => groupAnswers(stage, gaps.period, smallCell, share)),
    },
  ];
}

function sameNeed(
  { stage, n, equalPoints, acrossGroups }: HorizontalAtStage,
  { period, cases }: Pick<HorizontalEquity, 'period' | 'cases'>,
  share: Share | undefined,
): string {
  const { holds, shared, breached, breaches } = equalPoints;
  if (n === 0) return `${capital(stage)} amounts: this cannot be told, because nobody’s points are known.`;
  if (holds === null)
    return `${capital(stage)} amounts: no two families have the same points, so that this cannot be told.`;
  if (share !== undefined && !isShareableChain([breached.n, shared.n, n, cases], share.least)) {
    return `${capital(stage)} amounts: ${holds ? 'yes' : 'no, amounts differ at some scores'}.`;
  }
  const scores = `${countOf(shared.scores, 'score')}, shared by ${familiesIn(shared.n)}`;
  if (holds) return `${capital(stage)} amounts: yes (${scores}).`;
  const [worst] = breaches;
  // The largest difference is that of two families.
  const largest =
    worst === undefined || share !== undefined
      ? ''
      : `; the largest difference is ${poundsPer(worst.difference, period)}`;
  const groups = acrossGroups.filter(({ different }) => different.scores > 0);
  const across = groups.map(
    ({ by, different }) => ` By ${by}, group means differ at ${countOf(different.scores, 'score')}.`,
  );
  return `${capital(stage)} amounts: no, amounts differ at ${countOf(breached.scores, 'score')} of ${breached.n} families (of ${scores})${largest}.${across.join('')}`;
}

function moreNeed(
  { stage, n, spearman, pairs, falls, needDeciles }: VerticalAtStage,
  share: Share | undefined,
  told: ToldOfAll,
): string {
  if (n === 0) return `${capital(stage)} amounts: this cannot be told, because nobody’s points are known.`;
  if (!told.need) return `${capital(stage)} amounts: ${NOT_SHARED}.`;
  if (spearman === null || pairs.percent === null) {
    return `${capital(stage)} amounts: this cannot be told, because all have the same need or the same amount.`;
  }
  const last = needDeciles.at(-1);
  const tenth =
    last === undefined || last.moneyPercent === null || share !== undefined
      ? ''
      : ` The tenth of families with the most need has ${last.pointsPercent} % of all points and ${last.moneyPercent} % of the money.`;
  const isTold = share === undefined || isShareableChain([falls.overtaken, n], share.least);
  const overtaken = isTold
    ? `; ${falls.overtaken} of ${familiesIn(n)} have less than some family with fewer points`
    : '';
  return `${capital(stage)} amounts: where two families differ in need and money, the one with more need has less in ${pairs.percent} % of pairs${overtaken}. The rank correlation is ${spearman} (1 is perfect order, 0 none).${tenth}`;
}

function unequal({ stages, changes, cases }: Inequality, results: StatementResults): string[] {
  const { share } = results;
  const toldAt = new Map(stages.map(({ stage }) => [stage, toldOfAll(results, stage)]));
  const levels = stages.map(({ stage, n, gini, concentration }) => {
    const told = toldAt.get(stage);
    if (told?.money !== true) return `${capital(stage)} amounts: ${NOT_SHARED}.`;
    if (gini === null) return `${capital(stage)} amounts: there is no money to compare.`;
    const index = concentration.index === null ? 'not known' : concentration.index;
    const isTold = share === undefined || isShareableChain([concentration.n, n, cases], share.least);
    const of = isTold ? ` of ${familiesIn(n)}` : '';
    const all = `${capital(stage)} amounts${of}: the Gini coefficient is ${gini} (0 is equal amounts, 1 all money with one family)`;
    if (!told.need) return `${all}; what of it follows need is not shared, since it could tell of few families.`;
    const closer = 'The closer the two, the more the differences follow need.';
    if (concentration.n === n) return `${all}, the concentration index against need ${index}. ${closer}`;
    if (concentration.gini === null) return `${all}; what follows need is not known.`;
    const known = isTold ? `the ${concentration.n}` : 'those';
    const among = `Of ${known} whose need is known it is ${concentration.gini}, and the concentration index against need ${index}.`;
    return `${all}. ${among} ${closer}`;
  });
  const moves = changes.flatMap(({ from, to, gini }) =>
    gini === null || !toldAt.get(from)?.money || !toldAt.get(to)?.money
      ? []
      : [`From ${from} to ${to} amounts the Gini coefficient ${movedBy(gini)}.`],
  );
  return [...levels, ...moves];
}

function groupAnswers(
  { stage, characteristics }: GapsAtStage,
  period: Period,
  smallCell: number | undefined,
  share: Share | undefined,
): string[] {
  const left = (share?.left ?? []).map(
    (by) =>
      `${capital(stage)} amounts: nothing is shared by ${by}, since figures of its groups could tell of few families.`,
  );
  const told = characteristics.flatMap(({ by, reference, groups }) => {
    const against = groups.find(({ isReference }) => isReference);
    const others = groups.filter(({ isReference, group }) => !isReference && !isUntold(share, by, group));
    if (others.length === 0 && share?.untold.has(by))
      return [`${capital(stage)} amounts: of only one group by ${by} are there families enough to be shared.`];
    if (others.length === 0) return [`${capital(stage)} amounts: there is only one group by ${by}.`];
    return others.map(
      (gap) => `${capital(stage)} amounts: ${gapWords({ gap, by, reference, period, smallCell, share, against })}`,
    );
  });
  return [...told, ...left];
}

function movedBy(change: string): string {
  if (Number(change) === 0) return 'stayed as it was';
  return change.startsWith('-') ? `fell by ${change.slice(1)}` : `rose by ${change}`;
}
