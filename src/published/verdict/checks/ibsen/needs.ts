import { ibsen } from '../../../figures/data/ibsen.js';
import { type Check, derived, total } from '../../check.js';
import { between, constant, difference, sum } from '../../formula.js';

const NEEDS = ['no', 'low', 'high'];
const GROUP_TABLES = ['t6-6', 't6-7', 't6-8', 't6-9'];

const TWO_ARMS = 'The IB group and the comparison group are everyone.';

const isPrinted = (id: string) => ibsen.figures.has(id);

/** Everyone is the IB arm and the comparison arm together, for each domain and level of need. */
const arms = (): Check[] =>
  ['t6-5', ...GROUP_TABLES].flatMap((table) =>
    ['social', 'accommodation', 'occupation'].flatMap((domain) =>
      NEEDS.map((need) => `ibsen-${table}-${domain}-${need}`)
        .filter((stem) => isPrinted(`${stem}-all-count`))
        .map((stem) =>
          total(`${stem}-all-count`, [`${stem}-ib-count`, `${stem}-comparison-count`].filter(isPrinted), {
            assumption: TWO_ARMS,
          }),
        ),
    ),
  );

/** The two misprinted counts, as what is left of everyone. */
const misprinted = (): Check[] => [
  derived(
    'ibsen-t6-5-accommodation-no-comparison-count',
    difference('ibsen-t6-5-accommodation-no-all-count', 'ibsen-t6-5-accommodation-no-ib-count'),
    { way: 'as the rest of everyone', assumption: TWO_ARMS },
  ),
  derived(
    'ibsen-t6-7-occupation-no-ib-count',
    difference('ibsen-t6-7-occupation-no-all-count', 'ibsen-t6-7-occupation-no-comparison-count'),
    { way: 'as the rest of everyone', assumption: TWO_ARMS },
  ),
];

/** All user groups together make the first table, for the one domain that every table holds. */
const groups = (): Check[] =>
  NEEDS.flatMap((need) =>
    ['ib', 'comparison'].map((arm) =>
      derived(
        `ibsen-t6-5-accommodation-${need}-${arm}-count`,
        sum(
          ...GROUP_TABLES.map((table) => `ibsen-${table}-accommodation-${need}-${arm}-count`).filter(isPrinted),
          between(constant('0'), constant('3')),
        ),
        { way: 'by user group', assumption: 'At most three people have no user group, as in chapter 4.' },
      ),
    ),
  );

/** IBSEN chapter 6: needs by domain. */
export const ibsenNeedsChecks = (): readonly Check[] => [...arms(), ...misprinted(), ...groups()];
