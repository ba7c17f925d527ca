import { ALL_GROUPS, type Check, derived } from '../../check.js';
import { constant, difference, pooledMean, product, quotient, sum } from '../../formula.js';
import { pooledCost } from './weekly.js';

const GROUPS = ['pd', 'ld', 'mh', 'op'];
const OUTCOMES = [
  ...['all-cost', 'all-ascot', 'all-ascot-icer', 'all-ghq', 'all-ghq-icer'],
  ...['ld', 'ld-with-plan', 'mh', 'op', 'pd'].flatMap((group) => [`${group}-ascot-icer`, `${group}-ghq-icer`]),
].map((name) => `ibsen-t7-9-${name}`);

const ascot = (arm: string) =>
  pooledMean(GROUPS.map((group) => [`ibsen-t6-4-${group}-${arm}-n`, `ibsen-t6-4-${group}-${arm}-ascot`] as const));

/** IBSEN Table 7.9: differences, ratios, and intervals of 1.96 standard errors to either side. */
export const ibsenEffectivenessChecks = (): readonly Check[] => [
  ...OUTCOMES.flatMap((name) => {
    const reach = product(constant('1.959964'), `${name}-se`);
    const assumption = 'The interval is the mean and 1.96 standard errors, unrounded 1.959964, to either side.';
    return [
      derived(`${name}-ci-low`, difference(`${name}-mean`, reach), { assumption }),
      derived(`${name}-ci-high`, sum(`${name}-mean`, reach), { assumption }),
    ];
  }),
  derived('ibsen-t7-9-all-cost-mean', difference(pooledCost('ib'), pooledCost('comparison')), {
    way: 'from the groups',
    assumption: ALL_GROUPS,
  }),
  derived('ibsen-t7-9-all-cost-mean', difference('ibsen-t7-1-all-ib-cost', 'ibsen-t7-1-all-comparison-cost'), {
    way: 'from the means over all',
    assumption: 'The difference is that of the means of Table 7.1.',
  }),
  derived('ibsen-t7-9-all-ascot-mean', difference(ascot('ib'), ascot('comparison')), {
    way: 'from Table 6.4',
    assumption: ALL_GROUPS,
  }),
  ...['ascot', 'ghq'].map((score) =>
    derived(`ibsen-t7-9-all-${score}-icer-mean`, quotient('ibsen-t7-9-all-cost-mean', `ibsen-t7-9-all-${score}-mean`), {
      assumption: 'The ratio is that of the two mean differences.',
    }),
  ),
];
