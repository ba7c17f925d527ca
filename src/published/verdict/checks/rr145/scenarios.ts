import { type Check, derived, maximum, minimum, tableTotal } from '../../check.js';
import { constant, difference, type Formula, greatest, least, product, quotient, sum } from '../../formula.js';

const SCENARIOS = [1, 2, 3];
const SIZES = ['pilot', 'lower', 'upper'];
const TABLES = [
  { table: 't65', text: 'set-up' },
  { table: 't66', text: 'running' },
];
const LINEAR =
  'Cost is a fixed part and a part that grows with the factor of Table 63: 1 for the pilot, 4 and 7.3 for a roll-out.';

/** One cell of Table 65 or 66. */
const cell = (table: string, scenario: number, size: string, what: string) =>
  `rr145-${table}-scenario-${scenario}-${size}-${what}`;

/** The upper bound on the line through the pilot and the lower bound: lower × 6.3 ÷ 3 − pilot × 3.3 ÷ 3. */
function onTheLine(pilot: string, lower: string): Formula {
  const [low, high] = ['rr145-t63-lower-factor', 'rr145-t63-upper-factor'];
  const run = difference(low, constant('1'));
  return difference(
    quotient(product(lower, difference(high, constant('1'))), run),
    quotient(product(pilot, difference(high, low)), run),
  );
}

/** Tables 65 and 66: in-kind cost from days, totals from their parts, the upper bound from the other two. */
const scenarios = (): Check[] =>
  TABLES.flatMap(({ table }) =>
    SCENARIOS.flatMap((scenario) => [
      ...SIZES.flatMap((size) => [
        derived(
          cell(table, scenario, size, 'in-kind'),
          product(cell(table, scenario, size, 'days'), 'rr145-8-15-day-rate'),
        ),
        tableTotal(cell(table, scenario, size, 'total'), [
          cell(table, scenario, size, 'financial'),
          cell(table, scenario, size, 'in-kind'),
        ]),
        derived(
          cell(table, scenario, size, 'total'),
          sum(
            cell(table, scenario, size, 'financial'),
            product(cell(table, scenario, size, 'days'), 'rr145-8-15-day-rate'),
          ),
          { way: 'from the days' },
        ),
      ]),
      ...['financial', 'days'].map((what) =>
        derived(
          cell(table, scenario, 'upper', what),
          onTheLine(cell(table, scenario, 'pilot', what), cell(table, scenario, 'lower', what)),
          { assumption: LINEAR },
        ),
      ),
    ]),
  );

const totalsOf = (table: string, sizes: readonly string[]) =>
  SCENARIOS.flatMap((scenario) => sizes.map((size) => cell(table, scenario, size, 'total')));

/** The ranges that 8.23, 8.27 and 8.31 tell are the extremes of the tables. */
const ranges = (): Check[] =>
  TABLES.flatMap(({ table, text }) =>
    [text === 'set-up' ? '8-23' : '8-27', '8-31'].flatMap((paragraph) => [
      minimum(`rr145-${paragraph}-${text}-pilot-minimum`, totalsOf(table, ['pilot'])),
      maximum(`rr145-${paragraph}-${text}-pilot-maximum`, totalsOf(table, ['pilot'])),
      minimum(`rr145-${paragraph}-${text}-roll-out-minimum`, totalsOf(table, ['lower', 'upper'])),
      maximum(`rr145-${paragraph}-${text}-roll-out-maximum`, totalsOf(table, ['lower', 'upper'])),
    ]),
  );

const lowestRollOut = least(
  ...SCENARIOS.map((scenario) =>
    sum(cell('t65', scenario, 'lower', 'financial'), cell('t65', scenario, 'lower', 'in-kind')),
  ),
);

/** In-kind days of two years: six quarters of set-up and two of running. */
const daysOfTwoYears = (scenario: number) =>
  sum(cell('t65', scenario, 'pilot', 'days'), quotient(cell('t66', scenario, 'pilot', 'days'), constant('2')));

const statements = (): Check[] => [
  ...['8-23', '8-31'].map((paragraph) =>
    derived(`rr145-${paragraph}-set-up-roll-out-minimum`, lowestRollOut, {
      way: 'from the parts of Table 65',
      assumption: 'The range is that of the totals of Table 65.',
    }),
  ),
  derived('rr145-8-10-site-6-days', greatest(...SCENARIOS.map(daysOfTwoYears)), {
    relation: 'at-most',
    open: 'the sites for the scenarios were chosen by their starting points (8.14), not by their days',
  }),
  derived(
    'rr145-1-7-grant-maximum',
    greatest(
      ...SCENARIOS.map((scenario) =>
        sum(
          cell('t65', scenario, 'pilot', 'financial'),
          quotient(cell('t66', scenario, 'pilot', 'financial'), constant('2')),
        ),
      ),
    ),
    {
      way: 'not below the financial cost of a scenario',
      relation: 'at-least',
      open: 'the costs of a scenario are modelled, and two sites spent more than their grant (8.5)',
    },
  ),
];

/** RR145 Tables 65 and 66, and what chapter 8 tells of them. */
export const rr145ScenariosChecks = (): readonly Check[] => [...scenarios(), ...ranges(), ...statements()];
