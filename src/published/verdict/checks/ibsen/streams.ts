import { ALL_PARTS, type Check, derived, maximum, minimum, same, share, total } from '../../check.js';
import { between, constant, product, quotient, sum } from '../../formula.js';

const GROUPS = ['pd', 'ld', 'mh', 'op'];
const RECORDS = 'ibsen-s5-3-1-records';
const NOTE = 'The columns are of the 285 plan records of the note beneath the table, which Table 5.1 has too.';
const t51 = (group: string, what: string) => `ibsen-t5-1-${group}-${what}`;
const t52 = (group: string, what: string) => `ibsen-t5-2-${group}-${what}`;

const STREAM = 'Everyone whose budget holds the stream either kept it or got it anew, and both are told.';

/** IBSEN Table 5.2 and §5.3.2: funding streams. */
export const ibsenStreamsChecks = (): readonly Check[] => [
  same(t52('all', 'n'), RECORDS, { assumption: NOTE }),
  ...GROUPS.map((group) => same(t52(group, 'n'), t51(group, 'n'), { assumption: NOTE })),
  ...['all', 'op'].map((group) =>
    derived(
      t52(group, 'n'),
      product(quotient(t52(group, 'social-services-count'), t52(group, 'social-services-percent')), constant('100')),
      { way: 'by its own first row', assumption: 'The percentage is of the number in the heading, rounded, not cut.' },
    ),
  ),
  ...['social-services', 'sp', 'ilf'].flatMap((name) => {
    const groups = name === 'ilf' ? ['pd', 'ld', 'op'] : GROUPS;
    const ranged = name === 'social-services' ? GROUPS : name === 'sp' ? ['pd', 'ld', 'mh'] : ['pd', 'ld'];
    return [
      derived(
        t52('all', `${name}-count`),
        sum(...groups.map((group) => t52(group, `${name}-count`)), between(constant('0'), constant('3'))),
        { assumption: 'At most three people have no user group, as in chapter 4.' },
      ),
      maximum(
        t52('all', `${name}-max`),
        ranged.map((group) => t52(group, `${name}-max`)),
      ),
      minimum(
        t52('all', `${name}-min`),
        ranged.map((group) => t52(group, `${name}-min`)),
        { relation: 'at-most', assumption: 'Someone without a user group may have less.' },
      ),
    ];
  }),
  same(t52('ld', 'social-services-max'), t51('ld', 'ib-max')),
  derived('ibsen-s5-3-2-sp-with-information', sum('ibsen-s5-3-2-sp-integrated', 'ibsen-s5-3-2-sp-not-integrated'), {
    assumption: ALL_PARTS,
  }),
  total(t52('all', 'sp-count'), ['ibsen-s5-3-2-sp-integrated', 'ibsen-s5-3-2-sp-new'], {
    way: 'in the text',
    assumption: STREAM,
  }),
  total(t52('all', 'ilf-count'), ['ibsen-s5-3-2-ilf-integrated', 'ibsen-s5-3-2-ilf-new'], {
    way: 'in the text',
    assumption: STREAM,
  }),
  total('ibsen-s5-3-2-ilf-with-information', ['ibsen-s5-3-2-ilf-integrated', 'ibsen-s5-3-2-ilf-not-integrated']),
  share('ibsen-s5-3-2-sp-take-up-before', 'ibsen-s5-3-2-sp-before', 'ibsen-t4-4-agreed-count'),
  share('ibsen-s5-3-2-sp-take-up-after', t52('all', 'sp-count'), RECORDS),
  share('ibsen-s5-3-2-sp-receiving-percent', 'ibsen-s5-3-2-sp-receiving', 'ibsen-s5-3-2-sp-heard'),
  share('ibsen-s5-3-2-ilf-receiving-percent', 'ibsen-s5-3-2-ilf-receiving', 'ibsen-s5-3-2-ilf-heard'),
  derived(
    'ibsen-s5-3-2-ilf-heard-percent',
    quotient(product('ibsen-s5-3-2-ilf-heard', 'ibsen-s5-3-2-sp-heard-percent'), 'ibsen-s5-3-2-sp-heard'),
    { open: 'neither percentage has its base printed, and the two questions may have had different ones' },
  ),
  ...['before-2008', 'from-2008'].map((time) =>
    derived(`ibsen-ilf-${time}-year`, product(`ibsen-ilf-${time}-week`, constant('52')), {
      assumption: 'A year is 52 weeks.',
    }),
  ),
];
