import { ALL_GROUPS, type Check, derived } from '../../check.js';
import { between, constant, difference, type Formula, product, quotient, root, square, sum } from '../../formula.js';

const GROUPS = ['pd', 'ld', 'mh', 'op'];
const UNGROUPED = 'The people without a user group have any amount between the smallest and the largest printed.';
const RECORDS = 'ibsen-s5-3-1-records';

/** People known by group, and those for whom no group is printed. */
interface Pool {
  readonly groups: readonly { readonly number: string; readonly mean: string; readonly sd?: string }[];
  /** How many have no group. */
  readonly others: number;
  /** What one of the others can have. */
  readonly range: Formula;
  readonly whole: string;
}

/** The mean of all, when some have no group. */
function meanOf({ groups, others, range, whole }: Pool): Formula {
  const known = groups.map(({ number, mean }) => product(number, mean));
  return quotient(sum(...known, ...Array.from({ length: others }, () => range)), whole);
}

/** The sample standard deviation of all, from those of the groups and the mean of all. */
function deviationOf({ groups, others, range, whole }: Pool, mean: string): Formula {
  const squares = groups.flatMap(({ number, mean: own, sd }) => [
    ...(sd === undefined ? [] : [product(difference(number, constant('1')), square(sd))]),
    product(number, square(own)),
  ]);
  const unknown = Array.from({ length: others }, () => square(range));
  const spread = difference(sum(...squares, ...unknown), product(whole, square(mean)));
  return root(quotient(spread, difference(whole, constant('1'))));
}

const pool = (table: string, part: string, groups: readonly string[]): Pool['groups'] =>
  groups.map((group) => ({
    number: part === 'ib' ? `ibsen-${table}-${group}-n` : `ibsen-${table}-${group}-${part}-count`,
    mean: `ibsen-${table}-${group}-${part}-mean`,
    sd: `ibsen-${table}-${group}-${part}-sd`,
  }));

const anyBudget = between('ibsen-s5-3-1-ib-min', 'ibsen-s5-3-1-ib-max');

/** The pools of §5.3.1 and Tables 5.2 and 5.5, each with the figure of its mean and of its deviation. */
const POOLS: readonly (Pool & { readonly mean: string; readonly sd: string })[] = [
  { ...inText('ib'), groups: pool('t5-1', 'ib', GROUPS), others: 3, range: anyBudget, whole: RECORDS },
  {
    ...inText('recurrent'),
    groups: pool('t5-1', 'recurrent', GROUPS),
    others: 3,
    range: anyBudget,
    whole: 'ibsen-s5-3-1-recurrent-count',
  },
  {
    ...inText('one-off'),
    groups: pool('t5-1', 'one-off', GROUPS),
    others: 1,
    range: between(constant('0'), 'ibsen-s5-3-1-ib-max'),
    whole: 'ibsen-s5-3-1-one-off-count',
  },
  { ...stream('social-services'), groups: pool('t5-2', 'social-services', GROUPS), others: 2 },
  { ...stream('sp'), groups: pool('t5-2', 'sp', ['pd', 'ld', 'mh']), others: 1 },
  { ...stream('ilf'), groups: pool('t5-2', 'ilf', ['pd', 'ld']), others: 2 },
  {
    mean: 'ibsen-s5-5-2-leisure-mean',
    sd: 'ibsen-s5-5-2-leisure-sd',
    groups: pool('t5-5', 'leisure', GROUPS),
    others: 0,
    range: constant('0'),
    whole: 'ibsen-t5-6-all-leisure-count',
  },
];

function inText(part: string) {
  return { mean: `ibsen-s5-3-1-${part}-mean`, sd: `ibsen-s5-3-1-${part}-sd` };
}

function stream(name: string) {
  const figure = (what: string) => `ibsen-t5-2-all-${name}-${what}`;
  const range = between(figure('min'), figure('max'));
  return { mean: figure('mean'), sd: figure('sd'), range, whole: figure('count') };
}

/** IBSEN chapter 5: means and deviations of all from those of the user groups. */
export const ibsenPoolsChecks = (): readonly Check[] =>
  POOLS.flatMap((item) => {
    const notes = { way: 'by user group', assumption: item.others > 0 ? UNGROUPED : ALL_GROUPS };
    return [derived(item.mean, meanOf(item), notes), derived(item.sd, deviationOf(item, item.mean), notes)];
  });
