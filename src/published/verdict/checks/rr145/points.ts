import { type Check, derived, same } from '../../check.js';
import { constant, count, difference, sum } from '../../formula.js';

const AS_SHOWN = 'The example shows every level.';
const WHOLE_BANDS = 'The bands leave no points out.';

/** The number of whole points in a band of Table 21. */
const pointsIn = (band: string) =>
  sum(difference(`rr145-t21-${band}-support-maximum`, `rr145-t21-${band}-support-minimum`), constant('1'));

/** RR145 Tables 19 and 21: levels, bands and points of the questionnaires. */
export const rr145PointsChecks = (): readonly Check[] => [
  derived('rr145-5-10-levels', count(...levelsOf('a')), { assumption: AS_SHOWN }),
  derived('rr145-5-11-levels', count(...levelsOf('b')), { assumption: AS_SHOWN }),
  same('rr145-5-8-cases-maximum', 'rr145-t19-existing-packages'),
  derived(
    'rr145-5-14-levels',
    count(
      'rr145-t21-no-support',
      ...['small', 'some', 'lots', 'exceptional'].map((band) => `rr145-t21-${band}-support-minimum`),
    ),
    { assumption: AS_SHOWN },
  ),
  same('rr145-5-14-levels-original', 'rr145-5-11-levels-original'),
  same('rr145-t21-small-support-note-minimum', 'rr145-t21-small-support-minimum'),
  same('rr145-t21-small-support-note-maximum', 'rr145-t21-small-support-maximum'),
  ...['some', 'lots', 'exceptional'].map((band) =>
    derived('rr145-t21-note-points-in-band', pointsIn(band), {
      way: `in the band of ${band} support`,
      assumption: 'The points are whole, and the note is meant for this band.',
    }),
  ),
  ...(
    [
      ['small', 'no-support'],
      ['some', 'small-support-maximum'],
      ['lots', 'some-support-maximum'],
      ['exceptional', 'lots-support-maximum'],
    ] as const
  ).map(([band, below]) =>
    derived(`rr145-t21-${band}-support-minimum`, sum(`rr145-t21-${below}`, constant('1')), { assumption: WHOLE_BANDS }),
  ),
];

function levelsOf(statement: string): string[] {
  const levels = ['specialist-support', 'lots-of-help', 'some-extra-help', 'expected-help-for-age'];
  return levels.map((level) => `rr145-t19-${statement}-${level}`);
}
