import { ALL_GROUPS, BASE, type Check, derived, same, tableTotal, total } from '../../check.js';
import { between, constant, difference, percent, pooledMean, product, quotient, sum } from '../../formula.js';

const GROUPS = ['pd', 'ld', 'mh', 'op'];
const THREE = 'At most three people have no user group, and Tables 5.5 and 5.6 and the text count the same uses.';
const RECORDS = 'ibsen-s5-3-1-records';
const t56 = (arm: string, use: string, what: string) => `ibsen-t5-6-${arm}-${use}-${what}`;
const t55 = (group: string, use: string, what: string) => `ibsen-t5-5-${group}-${use}-${what}`;

/** Uses with a count and a mean in both arms of Table 5.6. */
const IN_BOTH = [
  ...['pa', 'home-care-agency', 'home-care-in-house', 'meals', 'telecare', 'other-equipment', 'adaptations'],
  ...['leisure', 'short-breaks'],
];

/** Uses with a count in both arms, the mean of one person being left out. */
const COUNTED = [...IN_BOTH, 'health-dental', 'accommodation'];

/** Table 5.6: direct payments and managed budgets together. */
const table56 = (): Check[] => [
  total('ibsen-t5-6-all-n', ['ibsen-t5-6-dp-n', 'ibsen-t5-6-managed-n']),
  same('ibsen-t5-6-all-n', RECORDS),
  ...COUNTED.map((use) =>
    tableTotal(t56('all', use, 'count'), [t56('dp', use, 'count'), t56('managed', use, 'count')]),
  ),
  same(t56('all', 'child-care', 'count'), t56('dp', 'child-care', 'count')),
  same(t56('all', 'child-care', 'mean'), t56('dp', 'child-care', 'mean')),
  ...IN_BOTH.map((use) =>
    derived(
      t56('all', use, 'mean'),
      pooledMean(['dp', 'managed'].map((arm) => [t56(arm, use, 'count'), t56(arm, use, 'mean')] as const)),
      { assumption: ALL_GROUPS },
    ),
  ),
];

/** Table 5.5 by user group against the totals of Table 5.6 and §5.5.2. */
const byGroup = (): Check[] => [
  ...(
    [
      ['pa', t56('all', 'pa', 'count')],
      ['leisure', t56('all', 'leisure', 'count')],
      ['mainstream', 'ibsen-s5-5-2-mainstream-count'],
    ] as const
  ).map(([use, figure]) =>
    derived(figure, sum(...GROUPS.map((group) => t55(group, use, 'count')), between(constant('0'), constant('3'))), {
      way: 'by user group',
      assumption: THREE,
    }),
  ),
  derived(
    'ibsen-s5-5-2-in-kind-count',
    sum(...['pd', 'ld', 'op'].map((group) => t55(group, 'in-kind', 'count')), between(constant('0'), constant('3'))),
    { assumption: THREE },
  ),
  derived(
    'ibsen-s5-5-2-mainstream-mean',
    quotient(
      sum(
        ...GROUPS.map((group) => product(t55(group, 'mainstream', 'count'), t55(group, 'mainstream', 'mean'))),
        ...[1, 2].map(() => between(t55('ld', 'mainstream', 'min'), t55('ld', 'mainstream', 'max'))),
      ),
      'ibsen-s5-5-2-mainstream-count',
    ),
    { assumption: 'The two people without a user group have an amount between the smallest and the largest printed.' },
  ),
  same(t56('all', 'leisure', 'mean'), 'ibsen-s5-5-2-leisure-mean'),
];

/** What §5.5.2 tells. */
const prose = (): Check[] => [
  derived('ibsen-s5-5-2-leisure-percent', percent(t56('all', 'leisure', 'count'), RECORDS), {
    assumption: BASE,
  }),
  same('ibsen-s5-5-2-ib-mean', 'ibsen-s5-3-1-ib-mean'),
  same('ibsen-s5-5-2-short-breaks-mean', t56('all', 'short-breaks', 'mean')),
  same('ibsen-s5-5-2-health-count', t56('all', 'health-dental', 'count')),
  derived(
    'ibsen-s5-5-2-health-max',
    difference(
      product(t56('all', 'health-dental', 'count'), t56('all', 'health-dental', 'mean')),
      product(t56('dp', 'health-dental', 'count'), t56('dp', 'health-dental', 'mean')),
    ),
    {
      relation: 'at-least',
      assumption: 'The five people are those of Table 5.6, so that the fifth has what the other four leave.',
    },
  ),
  derived(
    'ibsen-s5-5-2-mainstream-share',
    percent(
      product('ibsen-s5-5-2-mainstream-count', 'ibsen-s5-5-2-mainstream-mean'),
      product(RECORDS, 'ibsen-s5-5-2-ib-mean'),
    ),
    {
      way: 'as worded',
      assumption: 'The share is of the whole budget: what 169 people spent, over the budgets of 285.',
    },
  ),
  derived('ibsen-s5-5-2-mainstream-share', percent('ibsen-s5-5-2-mainstream-mean', 'ibsen-s5-5-2-ib-mean'), {
    way: 'one mean over the other',
    assumption: 'The share is that of the two means beside it, rounded, not cut.',
  }),
  total(
    'ibsen-s5-5-2-one-off-records',
    ['kitchen', 'bedroom-bathroom', 'safety', 'mobility', 'courses-computers', 'other'].map(
      (item) => `ibsen-t5-7-${item}`,
    ),
    { assumption: 'Each item counts once, so that this is a number of items.' },
  ),
  derived('ibsen-s5-5-2-one-off-records', 'ibsen-s5-3-1-one-off-count', {
    way: 'as people',
    relation: 'at-most',
    open: '112 is the sum of the items of Table 5.7, and one person can have several',
  }),
  total('ibsen-s5-5-2-mobility-records', ['ibsen-t5-7-bedroom-bathroom', 'ibsen-t5-7-mobility']),
];

/** IBSEN chapter 5: what budgets were used for. */
export const ibsenUsesChecks = (): readonly Check[] => [...table56(), ...byGroup(), ...prose()];
