import { type Check, derived, maximum, minimum } from '../../check.js';
import { between, constant, difference, percent, product, quotient, root, square, sum } from '../../formula.js';

const GROUPS = ['pd', 'ld', 'mh', 'op'];
const RECORDS = 'ibsen-s5-3-1-records';
const PARTS = 'Recurrent and one-off money are parts of the budgets of the same people.';
const t51 = (group: string, what: string) => `ibsen-t5-1-${group}-${what}`;
const missing = (group: string, part: string) => difference(t51(group, 'n'), t51(group, `${part}-count`));
/** Three people had one-off payments, so that smallest, median and largest are all there is. */
const LD_ONE_OFF = ['min', 'median', 'max'].map((what) => t51('ld', `one-off-${what}`));
const LD_ONE_OFF_MEAN = quotient(sum(...LD_ONE_OFF), 'ibsen-t5-1-ld-one-off-count');

/** IBSEN Table 5.1 and §5.3.1: how large budgets were, and their recurrent and one-off parts. */
export const ibsenSizesChecks = (): readonly Check[] => [
  derived(RECORDS, sum(...GROUPS.map((group) => t51(group, 'n')), between(constant('0'), constant('3'))), {
    way: 'by user group',
    assumption: 'At most three people have no user group, as in chapter 4.',
  }),
  derived('ibsen-s5-3-1-missing-percent', difference(constant('100'), percent(RECORDS, 'ibsen-t4-4-agreed-count')), {
    assumption: 'The base is everyone who agreed.',
  }),
  minimum(
    'ibsen-s5-3-1-ib-min',
    GROUPS.map((group) => t51(group, 'ib-min')),
  ),
  maximum(
    'ibsen-s5-3-1-ib-max',
    GROUPS.map((group) => t51(group, 'ib-max')),
  ),
  derived('ibsen-s5-3-1-recurrent-count', difference(RECORDS, 'ibsen-s5-3-1-one-off-only'), {
    assumption: 'Every other budget has a recurrent part.',
  }),
  derived('ibsen-s5-3-1-one-off-only', sum(...GROUPS.map((group) => missing(group, 'recurrent'))), {
    assumption: 'A budget without a recurrent part has a one-off part only, and all of them have a user group.',
  }),
  derived('ibsen-t5-1-ld-one-off-mean', LD_ONE_OFF_MEAN, { assumption: 'The three amounts are all there are.' }),
  derived(
    'ibsen-t5-1-ld-one-off-sd',
    root(
      quotient(
        sum(...LD_ONE_OFF.map((amount) => square(difference(amount, LD_ONE_OFF_MEAN)))),
        difference('ibsen-t5-1-ld-one-off-count', constant('1')),
      ),
    ),
    { assumption: 'The deviation is that of a sample: its squares are divided by n − 1.' },
  ),
  ...GROUPS.flatMap((group) => [
    derived(t51(group, 'ib-max'), t51(group, 'recurrent-max'), {
      way: 'not below its recurrent part',
      relation: 'at-least',
      assumption: PARTS,
    }),
    derived(
      t51(group, 'ib-mean'),
      quotient(
        sum(
          product(t51(group, 'recurrent-count'), t51(group, 'recurrent-mean')),
          product(t51(group, 'one-off-count'), t51(group, 'one-off-mean')),
        ),
        t51(group, 'n'),
      ),
      { way: 'not below its parts', relation: 'at-least', assumption: PARTS },
    ),
  ]),
  derived(
    'ibsen-s5-3-1-ib-mean',
    quotient(
      sum(
        product('ibsen-s5-3-1-recurrent-count', 'ibsen-s5-3-1-recurrent-mean'),
        product('ibsen-s5-3-1-one-off-count', 'ibsen-s5-3-1-one-off-mean'),
      ),
      RECORDS,
    ),
    { way: 'not below its parts', relation: 'at-least', assumption: PARTS },
  ),
  derived('ibsen-s5-3-1-without-one-off-only-mean', 'ibsen-s5-3-1-recurrent-mean', {
    way: 'not below the recurrent part of the same people',
    relation: 'at-least',
    assumption: `The 278 are those with a recurrent part. ${PARTS}`,
  }),
  derived(
    'ibsen-s5-3-1-without-one-off-only-mean',
    quotient(
      difference(
        product(RECORDS, 'ibsen-s5-3-1-ib-mean'),
        product(missing('mh', 'recurrent'), 'ibsen-t5-1-mh-one-off-max'),
        product(missing('op', 'recurrent'), 'ibsen-t5-1-op-one-off-max'),
      ),
      'ibsen-s5-3-1-recurrent-count',
    ),
    {
      way: 'not below what the largest one-off payments leave',
      relation: 'at-least',
      assumption: `The seven are four people with mental health problems and three older people. ${PARTS}`,
    },
  ),
];
