import { groupLabel } from '../../cohort/words.js';
import type { Stage } from '../../stage.js';
import type { GroupGap } from '../gaps/characteristic-gaps.js';
import type { GroupGaps } from '../gaps/group-gaps.js';
import type { HorizontalEquity } from '../horizontal/horizontal.js';
import type { Inequality } from '../inequality/inequality.js';
import type { VerticalEquity } from '../vertical/vertical.js';

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
  readonly value: string | null;
  /** How many families it rests on. */
  readonly n: number;
  /** Whether it rests on few families; null where nothing was said of small cells. */
  readonly smallCell: boolean | null;
}

/** The results that a statement is made from. */
export interface StatementResults {
  readonly horizontal: HorizontalEquity;
  readonly vertical: VerticalEquity;
  readonly inequality: Inequality;
  readonly gaps: GroupGaps;
}

/** All figures of a statement, a row each. */
export function statementRows({ horizontal, vertical, inequality, gaps }: StatementResults): StatementRow[] {
  return [
    ...horizontal.stages.flatMap(({ stage, n, equalPoints, spread }) => {
      const row = forAll('same need', stage);
      return [
        row('scores that several families share', String(equalPoints.shared.scores), equalPoints.shared.n),
        row('of these, scores with different amounts', String(equalPoints.breached.scores), equalPoints.breached.n),
        row('largest difference at one score (£)', equalPoints.breaches[0]?.difference ?? null, equalPoints.shared.n),
        ...(spread === null ? [] : [row('variance within bands of need (%)', spread.withinPercent, n)]),
      ];
    }),
    ...vertical.stages.flatMap(({ stage, n, spearman, kendallTauB, pairs, falls }) => {
      const row = forAll('more need', stage);
      return [
        row('rank correlation of money with need (Spearman)', spearman, n),
        row('rank correlation of money with need (Kendall tau-b)', kendallTauB, n),
        row('pairs in which more need has less (%)', pairs.percent, n),
        row('families with less than one with fewer points', String(falls.overtaken), n),
      ];
    }),
    ...inequality.stages.flatMap(({ stage, n, gini, theilT, concentration }) => {
      const row = forAll('inequality', stage);
      return [
        row('Gini coefficient', gini, n),
        row('concentration index against need', concentration.index, concentration.n),
        row('Theil T', theilT, n),
      ];
    }),
    ...gaps.stages.flatMap(({ stage, characteristics }) =>
      characteristics.flatMap(({ by, reference, groups }) =>
        groups.flatMap((group) => groupRows(group, { by, stage, against: reference })),
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

function groupRows(
  gap: GroupGap,
  { by, stage, against }: { by: string; stage: Stage; against: string | null },
): StatementRow[] {
  const named = { topic: 'groups', stage, who: `${by} ${groupLabel(gap.group)}`, smallCell: gap.smallCell } as const;
  const mean = { ...named, against: null, figure: 'mean amount (£)', value: gap.mean, n: gap.n };
  if (gap.isReference) return [mean];
  const compared = { ...named, against: `${by} ${groupLabel(against)}` };
  const equal = gap.gapAtEqualNeed;
  const n = equal?.n.group ?? 0;
  const others = gap.gapGivenOthers;
  return [
    mean,
    { ...compared, figure: 'raw gap (£)', value: gap.rawGap?.amount ?? null, n: gap.n },
    { ...compared, figure: 'gap at equal need (£)', value: equal?.amount ?? null, n },
    { ...compared, figure: 'interval of that gap from (£)', value: equal?.interval?.low ?? null, n },
    { ...compared, figure: 'interval of that gap to (£)', value: equal?.interval?.high ?? null, n },
    ...(others === null
      ? []
      : [
          {
            ...compared,
            figure: 'gap with the other characteristics equal too (£)',
            value: others.amount,
            n: others.n.group,
          },
        ]),
  ];
}
