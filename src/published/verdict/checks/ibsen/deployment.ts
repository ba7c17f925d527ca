import { type Check, derived, share } from '../../check.js';
import { between, constant, difference, sum } from '../../formula.js';

const GROUPS = ['pd', 'ld', 'mh', 'op'];
const RECORDS = 'ibsen-s5-3-1-records';
const t51 = (group: string, what: string) => `ibsen-t5-1-${group}-${what}`;
const t53 = (group: string, way: string, what: string) => `ibsen-t5-3-${group}-${way}-${what}`;

/** The ways of Table 5.3, their names in §5.4, and the groups that print a count. */
const WAYS: readonly (readonly [inTable: string, inText: string, groups: readonly string[]])[] = [
  ['personal-account', 'personal', GROUPS],
  ['joint-account', 'joint', GROUPS],
  ['agent', 'agent', GROUPS],
  ['trust', 'trust', ['ld']],
  ['local-authority', 'local-authority', GROUPS],
  ['provider', 'provider', ['ld', 'mh', 'op']],
  ['other', 'other', GROUPS],
];

/** IBSEN Table 5.3 and §5.4: how budgets were deployed. */
export const ibsenDeploymentChecks = (): readonly Check[] => [
  ...WAYS.map(([way, text, groups]) =>
    derived(
      `ibsen-s5-4-${text}-count`,
      sum(...groups.map((group) => t53(group, way, 'count')), between(constant('0'), constant('3'))),
      { assumption: 'At most three people have no user group, as in chapter 4.' },
    ),
  ),
  ...(
    [
      ['mh', 'joint'],
      ['op', 'personal'],
      ['op', 'joint'],
      ['ld', 'personal'],
      ['ld', 'joint'],
      ['mh', 'personal'],
      ['pd', 'personal'],
    ] as const
  ).map(([group, way]) =>
    share(`ibsen-s5-4-${group}-${way}-percent`, t53(group, `${way}-account`, 'count'), t51(group, 'n')),
  ),
  derived(
    'ibsen-s5-4-several-ways-count',
    difference(sum(...WAYS.map(([, text]) => `ibsen-s5-4-${text}-count`)), RECORDS),
    {
      relation: 'at-most',
      open: 'it is not said that each of the 285 plan records names a way; 21 without one would make room for 33',
    },
  ),
];
