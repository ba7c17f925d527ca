import { type Check, derived, pooled, same, share, total } from '../check.js';
import { constant, difference, percent, product, quotient, sum } from '../formula.js';

const GROUPS = ['pd', 'op', 'ld', 'mh'];
const people = (what: string) => `ibsen-s4-2-1-${what}`;
const appendix = (what: string) => `ibsen-sa-4-1-${what}`;

/** The groups of the sample, with their numbers. */
const byGroup = (figure: (group: string) => string) =>
  GROUPS.map((group) => [`ibsen-t4-1-${group}-count`, figure(group)] as const);

const chapter4: Check[] = [
  derived(
    people('interviews'),
    difference(people('baseline-forms'), people('not-approached'), people('not-taken-part')),
  ),
  derived(people('sample'), difference(people('interviews'), people('not-randomised'), people('unmatched'))),
  total(people('sample'), [people('ib'), people('comparison')], { way: 'by arm' }),
  total(people('sample'), [people('alone'), people('with-someone')], { way: 'by household' }),
  total(people('sample'), ['private-household', 'sheltered', 'care-home', 'missing'].map(people), {
    way: 'by residence',
  }),
  total(
    people('sample'),
    GROUPS.map((group) => `ibsen-t4-1-${group}-count`),
    { way: 'by user group' },
  ),
  total(
    'ibsen-t4-1-total-count',
    GROUPS.map((group) => `ibsen-t4-1-${group}-count`),
  ),
  total(
    'ibsen-t4-1-total-percent',
    GROUPS.map((group) => `ibsen-t4-1-${group}-percent`),
  ),
  ...['age', 'female', 'bme'].map((what) =>
    pooled(
      `ibsen-t4-2-total-${what}`,
      byGroup((group) => `ibsen-t4-2-${group}-${what}`),
    ),
  ),
  ...[...GROUPS, 'total'].map((group) => same(`ibsen-t4-2-${group}-bme`, `ibsen-ta-1-${group}-ibsen`)),
  same('ibsen-t4-4-randomised-count', people('ib')),
  derived('ibsen-t4-4-agreed-count', difference(people('ib'), 'ibsen-s4-3-6-refused')),
  derived('ibsen-s4-3-6-refused', difference('ibsen-t4-4-randomised-count', 'ibsen-t4-4-agreed-count')),
  share('ibsen-s4-3-6-refused-percent', 'ibsen-s4-3-6-refused', people('ib')),
  total(
    'ibsen-t4-5-total-count',
    ['under-one-month', 'one-to-three-months', 'over-three-months', 'unknown', 'not-all'].map(
      (time) => `ibsen-t4-5-${time}-count`,
    ),
  ),
  same('ibsen-t4-5-total-count', 'ibsen-t4-4-services-count'),
];

/** Appendix A tells the same story with other numbers. */
const appendixA: Check[] = [
  ...['approached', 'agreed', 'not-approached', 'interviews', 'sample'].map((what) =>
    same(appendix(what), people(what)),
  ),
  total(
    appendix('not-approached'),
    ['no-support', 'died', 'details', 'moved'].map((reason) => appendix(`not-approached-${reason}`)),
    { way: 'by reason' },
  ),
  derived(appendix('remaining'), difference(appendix('contactable'), appendix('not-approached'))),
  total(
    appendix('not-completed'),
    ['unwilling', 'ill', 'incomplete', 'no-reason'].map((reason) => appendix(`not-completed-${reason}`)),
  ),
  derived(appendix('interviews'), difference(appendix('remaining'), appendix('not-completed')), { way: 'by steps' }),
  derived(appendix('sample'), difference(appendix('interviews'), appendix('removed')), { way: 'by steps' }),
  total(appendix('removed'), [people('not-randomised'), people('unmatched')]),
  pooled(
    'ibsen-ta-1-total-ibsen',
    byGroup((group) => `ibsen-ta-1-${group}-ibsen`),
  ),
  derived('ibsen-ta-2-total-ibsen', percent('ibsen-t4-3-direct-payment-count', 'ibsen-s4-3-5-count'), {
    assumption: 'The base is the people whose earlier package is known.',
  }),
  same('ibsen-sa-4-2-bme-ibsen', 'ibsen-ta-1-total-ibsen'),
  same('ibsen-sa-4-2-dp-ibsen', 'ibsen-ta-2-total-ibsen'),
  same('ibsen-ta-1-total-england', 'ibsen-sa-4-2-bme-england'),
  same('ibsen-ta-2-total-england', 'ibsen-sa-4-2-dp-england'),
];

/** Aspirations and plans, chapter 6. */
const chapter6: Check[] = [
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
  share('ibsen-s6-3-plan-in-place', 'ibsen-t4-4-plan-count', 'ibsen-t4-4-agreed-count'),
  share(
    'ibsen-s6-3-over-one-month',
    sum('ibsen-t4-5-one-to-three-months-count', 'ibsen-t4-5-over-three-months-count'),
    'ibsen-t4-4-plan-count',
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

/** Counts of officers and diaries that errata need. */
const staff: Check[] = [
  total('ibsen-sites-monitoring-officers', ['ibsen-sites-monitoring-round-one', 'ibsen-sites-monitoring-round-two'], {
    assumption: 'Nobody was counted in both rounds.',
  }),
  total(
    'ibsen-sites-diary-responses',
    ['outside', 'none', 'some', 'missing'].map((kind) => `ibsen-sites-diary-${kind}`),
  ),
  total('ibsen-sites-diary-b2-none', ['ibsen-sites-diary-outside', 'ibsen-sites-diary-none']),
  same('ibsen-sites-diary-b2-some', 'ibsen-sites-diary-some'),
  same('ibsen-sites-diary-ch12-some', 'ibsen-sites-diary-b2-some'),
];

/** IBSEN: who was asked, and how the sample came about. */
export const IBSEN_SAMPLE: readonly Check[] = [...chapter4, ...appendixA, ...chapter6, ...staff];
