import { isShareableChain } from '../../cohort/share/exposed.js';
import { familiesIn } from '../../cohort/words.js';
import { countOf } from '../../warning.js';
import type { StatementResults } from './rows.js';
import type { Share } from './share.js';

/**
 * What the figures of a statement cannot show, with the numbers of this cohort.
 *
 * @source IBSEN 9.5.6 (groups that under- and over-assess their needs), 9.6.3 (needs that are poorly counted), 7.6 (its
 * footnote on groups clustered in localities); RR145 5.44 and 5.47 (who is missing, few families)
 */
export function cannotShow({ gaps, share }: StatementResults): string[] {
  return [
    'Equal need means equal in what was scored and named here. If the questions miss a need, or if some groups tell less of theirs (older people and people with mental health problems did, IBSEN 9.5.6), the gap at equal need does not show it.',
    'A gap says that amounts differ, not why, and it is no proof of discrimination. No gap is no proof that there is none.',
    'Intervals treat families as if they were drawn independently; children of one household are one unit where the file names households. Where too few families of a group have a level of need there is none.',
    'Amounts are money, not the support that it buys or what became of the family.',
    'Families that never came forward, were refused or left are not in the file.',
    ...(share === undefined ? missing(gaps) : notStatedWords(gaps, share)),
  ];
}

/** Where a statement is shared: how many state no group, where they are told of as a group of their own. */
function notStatedWords({ stages }: StatementResults['gaps'], share: Share): string[] {
  const [first] = stages;
  return [
    `Figures that rest on fewer than ${share.families} families are left out, and so are others from which they could be worked out.`,
    ...(first?.characteristics ?? []).flatMap(({ by, n, groups }) => {
      const none = groups.find(({ group }) => group === null);
      if (none === undefined || !isShareableChain([none.n, n], share.least)) return [];
      return [`${none.n} families have no ${by} stated; they are shown as a group.`];
    }),
  ];
}

function missing({ cases, n, excluded, stages }: StatementResults['gaps']): string[] {
  const reasons = excluded.map(({ reason, cases: left }) => `${reason}: ${left}`).join('; ');
  const left = cases === n ? [] : [`Left out are ${cases - n} of ${countOf(cases, 'case')} (${reasons}).`];
  const [first] = stages;
  const unknown = (first?.characteristics ?? []).flatMap(({ by, n: all, notStated, needNotKnown, groups }) => {
    const alone = groups.reduce(
      (sum, { n: own, isReference, gapAtEqualNeed }) => sum + (isReference ? 0 : own - (gapAtEqualNeed?.n.group ?? 0)),
      0,
    );
    return [
      ...(notStated > 0 ? [`${notStated} of ${familiesIn(all)} have no ${by} stated; they are shown as a group.`] : []),
      ...(needNotKnown > 0 ? [`By ${by}, the need of ${needNotKnown} of ${familiesIn(all)} is not known.`] : []),
      ...(alone > 0 ? [`By ${by}, ${familiesIn(alone)} can be compared with nobody at equal need.`] : []),
    ];
  });
  return [...left, ...unknown];
}
