import { type Check, derived, pooled, same, share, tableTotal, total } from '../../check.js';
import { between, constant, difference, percent, sum } from '../../formula.js';

const GROUPS = ['pd', 'op', 'ld', 'mh'];
const STEPS = 'The steps that are told are all there were, and nobody is in two of them.';
const people = (what: string) => `ibsen-s4-2-1-${what}`;
const appendix = (what: string) => `ibsen-sa-4-1-${what}`;

/** The groups of the sample, with their numbers. */
const byGroup = (figure: (group: string) => string) =>
  GROUPS.map((group) => [`ibsen-t4-1-${group}-count`, figure(group)] as const);

const chapter4 = (): Check[] => [
  derived(
    people('interviews'),
    difference(people('baseline-forms'), people('not-approached'), people('not-taken-part')),
    { assumption: STEPS },
  ),
  derived(people('sample'), difference(people('interviews'), people('not-randomised'), people('unmatched')), {
    assumption: STEPS,
  }),
  total(people('sample'), [people('ib'), people('comparison')], { way: 'by arm' }),
  total(people('sample'), [people('alone'), people('with-someone')], {
    way: 'by household',
    relation: 'at-least',
    assumption: 'Of some people it may not be known whether they lived alone.',
  }),
  total(people('sample'), ['private-household', 'sheltered', 'care-home', 'missing'].map(people), {
    way: 'by residence',
    assumption: 'Three kinds of residence and the missing are all there are, as the paragraph tells them.',
  }),
  derived(
    people('sample'),
    sum(...GROUPS.map((group) => `ibsen-t4-1-${group}-count`), between(constant('0'), constant('3'))),
    { way: 'by user group', assumption: 'At most three people have no user group.' },
  ),
  tableTotal(
    'ibsen-t4-1-total-count',
    GROUPS.map((group) => `ibsen-t4-1-${group}-count`),
  ),
  tableTotal(
    'ibsen-t4-1-total-percent',
    GROUPS.map((group) => `ibsen-t4-1-${group}-percent`),
  ),
  ...['age', 'female', 'bme'].map((what) =>
    pooled(
      `ibsen-t4-2-total-${what}`,
      byGroup((group) => `ibsen-t4-2-${group}-${what}`),
      { assumption: `${what === 'age' ? 'Ages are' : 'The answers are'} known for all, and all have a user group.` },
    ),
  ),
  ...[...GROUPS, 'total'].map((group) => same(`ibsen-t4-2-${group}-bme`, `ibsen-ta-1-${group}-ibsen`)),
  same('ibsen-t4-4-randomised-count', people('ib')),
  derived('ibsen-t4-4-agreed-count', difference(people('ib'), 'ibsen-s4-3-6-refused'), {
    assumption: 'Everyone who did not refuse agreed.',
  }),
  derived('ibsen-s4-3-6-refused', difference('ibsen-t4-4-randomised-count', 'ibsen-t4-4-agreed-count'), {
    assumption: 'Everyone who did not agree refused.',
  }),
  share('ibsen-s4-3-6-refused-percent', 'ibsen-s4-3-6-refused', people('ib')),
  tableTotal(
    'ibsen-t4-5-total-count',
    ['under-one-month', 'one-to-three-months', 'over-three-months', 'unknown', 'not-all'].map(
      (time) => `ibsen-t4-5-${time}-count`,
    ),
  ),
  same('ibsen-t4-5-total-count', 'ibsen-t4-4-services-count'),
];

/** Appendix A tells the same story with other numbers. */
const appendixA = (): Check[] => [
  ...['approached', 'agreed', 'not-approached', 'interviews', 'sample'].map((what) =>
    same(appendix(what), people(what)),
  ),
  total(
    appendix('not-approached'),
    ['no-support', 'died', 'details', 'moved'].map((reason) => appendix(`not-approached-${reason}`)),
    { way: 'by reason' },
  ),
  derived(appendix('remaining'), difference(appendix('contactable'), appendix('not-approached')), {
    assumption: STEPS,
  }),
  total(
    appendix('not-completed'),
    ['unwilling', 'ill', 'incomplete', 'no-reason'].map((reason) => appendix(`not-completed-${reason}`)),
    { assumption: 'Everyone who did not complete an interview is under one reason.' },
  ),
  derived(appendix('interviews'), difference(appendix('remaining'), appendix('not-completed')), {
    way: 'by steps',
    assumption: STEPS,
  }),
  derived(appendix('sample'), difference(appendix('interviews'), appendix('removed')), {
    way: 'by steps',
    assumption: STEPS,
  }),
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

/** IBSEN: who was asked, and how the sample came about. */
export const ibsenSampleChecks = (): readonly Check[] => [...chapter4(), ...appendixA()];
