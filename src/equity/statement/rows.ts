import { isShareableChain } from '../../cohort/share/exposed.js';
import { groupLabel } from '../../cohort/words.js';
import type { RoundedNumber } from '../../exact/round.js';
import type { Stage } from '../../stage.js';
import type { GroupGap } from '../gaps/characteristic-gaps.js';
import type { GroupGaps } from '../gaps/group-gaps.js';
import type { HorizontalEquity } from '../horizontal/horizontal.js';
import type { Inequality } from '../inequality/inequality.js';
import type { VerticalEquity } from '../vertical/vertical.js';
import { isUntold, type Share } from './share.js';
import { toldInterval } from './told-interval.js';
import { toldOfAll } from './told-of-all.js';
import { toldOfGap } from './told-of-gap.js';

/** One figure of a statement. */
export interface StatementRow {
  /** Which question it answers. */
  readonly topic: 'same need' | 'more need' | 'inequality' | 'groups';
  /** The stage. */
  readonly stage: Stage;
  /** Whom it is about: `all`, or a group such as `ethnicity Asian`. */
  readonly who: string;
  /** Whom they are set against, if anyone. */
  readonly against: string | null;
  /** What it is. */
  readonly figure: string;
  /** Null where there is none; amounts are pounds per period. */
  readonly value: RoundedNumber | null;
  /** How many families it rests on; null where that is not shared. */
  readonly n: number | null;
  /** Whether it rests on few families; null where nothing was said of small cells. */
  readonly smallCell: boolean | null;
}

/** The results that a statement is made from. */
export interface StatementResults {
  readonly horizontal: HorizontalEquity;
  readonly vertical: VerticalEquity;
  readonly inequality: Inequality;
  readonly gaps: GroupGaps;
  /** What may be told where the statement is shared; everything without it. */
  readonly share: Share | undefined;
}

/** All figures of a statement, a row each. */
export function statementRows({ horizontal, vertical, inequality, gaps, share }: StatementResults): StatementRow[] {
  // Counts of sets that hold one another are told where no step between them is small.
  const told = (...counts: readonly number[]): boolean =>
    share === undefined || isShareableChain([...counts, gaps.cases], share.least);
  const of = (stage: Stage) => toldOfAll({ inequality, share }, stage);
  const rowsFor = (topic: StatementRow['topic'], stage: Stage) => {
    const row = forAll(topic, stage);
    return (figure: string, value: string | null, n: number) => ({ ...row(figure, value, n), n: told(n) ? n : null });
  };
  return [
    ...horizontal.stages.flatMap(({ stage, n, equalPoints, spread }) => {
      const row = rowsFor('same need', stage);
      const { breached, shared } = equalPoints;
      const isTold = told(breached.n, shared.n, n);
      return [
        ...(isTold
          ? [
              row('scores that several families share', String(shared.scores), shared.n),
              row('of these, scores with different amounts', String(breached.scores), breached.n),
            ]
          : []),
        // The largest difference is that of two families.
        ...(share === undefined
          ? [row('largest difference at one score (£)', equalPoints.breaches[0]?.difference ?? null, shared.n)]
          : []),
        ...(spread === null || !of(stage).need
          ? []
          : [row('variance within bands of need (%)', spread.withinPercent, n)]),
      ];
    }),
    ...vertical.stages.flatMap(({ stage, n, spearman, kendallTauB, pairs, falls }) => {
      const row = rowsFor('more need', stage);
      return [
        ...(of(stage).need
          ? [
              row('rank correlation of money with need (Spearman)', spearman, n),
              row('rank correlation of money with need (Kendall tau-b)', kendallTauB, n),
              row('pairs in which more need has less (%)', pairs.percent, n),
            ]
          : []),
        ...(told(falls.overtaken, n)
          ? [row('families with less than one with fewer points', String(falls.overtaken), n)]
          : []),
      ];
    }),
    ...inequality.stages.flatMap(({ stage, n, gini, theilT, concentration }) => {
      const row = rowsFor('inequality', stage);
      const { money, need } = of(stage);
      return [
        ...(money ? [row('Gini coefficient', gini, n)] : []),
        ...(need ? [row('concentration index against need', concentration.index, concentration.n)] : []),
        ...(money ? [row('Theil T', theilT, n)] : []),
      ];
    }),
    ...gaps.stages.flatMap(({ stage, characteristics }) =>
      characteristics.flatMap(({ by, reference, groups }) =>
        groups
          .filter(({ group }) => !isUntold(share, by, group))
          .flatMap((group) => {
            const set = { by, stage, against: reference, referenceGroup: groups.find((one) => one.isReference), share };
            return groupRows(group, set);
          }),
      ),
    ),
  ];
}

const forAll =
  (topic: StatementRow['topic'], stage: Stage) =>
  (figure: string, value: string | null, n: number): StatementRow => ({
    topic,
    stage,
    who: 'all',
    against: null,
    figure,
    value,
    n,
    smallCell: null,
  });

interface RowsOfGroup {
  readonly by: string;
  readonly stage: Stage;
  readonly against: string | null;
  readonly referenceGroup: GroupGap | undefined;
  readonly share: Share | undefined;
}

function groupRows(gap: GroupGap, { by, stage, against, referenceGroup, share }: RowsOfGroup): StatementRow[] {
  const named = { topic: 'groups', stage, who: `${by} ${groupLabel(gap.group)}`, smallCell: gap.smallCell } as const;
  const mean = { ...named, against: null, figure: 'mean amount (£)', value: gap.mean, n: gap.n };
  if (gap.isReference) return [mean];
  const compared = { ...named, against: `${by} ${groupLabel(against)}` };
  const equal = gap.gapAtEqualNeed;
  const told = toldOfGap(gap, referenceGroup, by, share);
  const n = told.counts ? (equal?.n.group ?? 0) : null;
  const others = gap.gapGivenOthers;
  const raw = { ...compared, figure: 'raw gap (£)', value: gap.rawGap?.amount ?? null, n: gap.n };
  const interval = equal === null ? null : toldInterval(equal, share);
  const ends = interval === 'not-shared' ? null : interval;
  if (!told.equal) return [mean, raw];
  return [
    mean,
    raw,
    { ...compared, figure: 'gap at equal need (£)', value: equal?.amount ?? null, n },
    { ...compared, figure: 'interval of that gap from (£)', value: ends?.low ?? null, n },
    { ...compared, figure: 'interval of that gap to (£)', value: ends?.high ?? null, n },
    ...(others === null || !told.others
      ? []
      : [
          {
            ...compared,
            figure: 'gap with the other characteristics equal too (£)',
            value: others.amount,
            n: told.counts ? others.n.group : null,
          },
        ]),
  ];
}
