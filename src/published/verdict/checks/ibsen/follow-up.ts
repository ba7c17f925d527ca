import { type Check, derived, pooled, same, share, total } from '../../check.js';
import { constant, product, quotient, sum } from '../../formula.js';

const GROUPS = ['pd', 'op', 'ld', 'mh'];
const OVER_ONE_MONTH = ['ibsen-t4-5-one-to-three-months-count', 'ibsen-t4-5-over-three-months-count'];

/** Aspirations and plans, chapter 6. */
const chapter6 = (): Check[] => [
  total(
    'ibsen-t6-2-all-n',
    GROUPS.map((group) => `ibsen-t6-2-${group}-n`),
  ),
  ...['a-lot', 'a-little', 'not-at-all'].map((answer) =>
    pooled(
      `ibsen-t6-2-all-${answer}`,
      GROUPS.map((group) => [`ibsen-t6-2-${group}-n`, `ibsen-t6-2-${group}-${answer}`] as const),
    ),
  ),
  same('ibsen-s6-3-a-lot', 'ibsen-t6-2-all-a-lot'),
  same('ibsen-s6-3-a-little', 'ibsen-t6-2-all-a-little'),
  share('ibsen-s6-3-plan-in-place', 'ibsen-t4-4-plan-count', 'ibsen-t4-4-agreed-count', {
    way: 'as worded',
    assumption: 'Those who accepted are the 458 of Table 4.4, and those with a plan in place its 280.',
  }),
  share('ibsen-s6-3-plan-in-place', 'ibsen-t4-4-services-count', 'ibsen-t4-4-randomised-count', {
    way: 'on another base',
    assumption: 'The 45% is of everyone randomised, and it counts those with support in place, as in 4.3.6.',
  }),
  share('ibsen-s6-3-over-one-month', sum(...OVER_ONE_MONTH), 'ibsen-t4-4-plan-count', {
    way: 'of those with a plan',
    open: 'the sentence does not name the base of its 36%, and whether it counts an unknown length is not said',
  }),
  share(
    'ibsen-s6-3-over-one-month',
    sum(...OVER_ONE_MONTH, 'ibsen-t4-5-unknown-count'),
    'ibsen-t4-4-randomised-count',
    {
      way: 'on another base',
      assumption: 'The 36% is of everyone randomised, and it counts those whose length is unknown.',
    },
  ),
  ...(
    [
      ['age', 'ibsen-t6-14-age'],
      ['ability', 'ibsen-t6-14-ability'],
    ] as const
  ).map(([name, slope]) =>
    derived(
      `ibsen-t6-14-${name}-turning-point`,
      quotient(slope, product(constant('-2'), `ibsen-t6-14-${name}-squared`)),
      { assumption: 'The effect is linear and quadratic, so it turns at −b ÷ 2c.' },
    ),
  ),
];

const DIARIES = 'Table B.2 and the paragraph that refers to it are of the same responses.';

/** Counts of officers and diaries that errata need. */
const staff = (): Check[] => [
  total('ibsen-sites-monitoring-officers', ['ibsen-sites-monitoring-round-one', 'ibsen-sites-monitoring-round-two'], {
    open: 'an officer may have said it in both rounds, and would then count once among the nine',
  }),
  total(
    'ibsen-sites-diary-responses',
    ['outside', 'none', 'some', 'missing'].map((kind) => `ibsen-sites-diary-${kind}`),
    { assumption: 'The four kinds are the whole sample, as the paragraph tells them.' },
  ),
  total('ibsen-sites-diary-b2-none', ['ibsen-sites-diary-outside', 'ibsen-sites-diary-none'], {
    assumption: DIARIES,
  }),
  same('ibsen-sites-diary-b2-some', 'ibsen-sites-diary-some', { assumption: DIARIES }),
  same('ibsen-sites-diary-ch12-some', 'ibsen-sites-diary-b2-some'),
];

/** IBSEN: what was found at six months, and how many officers and diaries it rests on. */
export const ibsenFollowUpChecks = (): readonly Check[] => [...chapter6(), ...staff()];
