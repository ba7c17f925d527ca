import { ALL_GROUPS, type Check, derived, pooled, tableTotal } from '../../check.js';
import { constant, type Formula, pooledMean, product, quotient, sum } from '../../formula.js';

const GROUPS = ['pd', 'ld', 'mh', 'op'];
const ARMS = ['ib', 'comparison'];
const t71 = (group: string, arm: string, what: string) => `ibsen-t7-1-${group}-${arm}-${what}`;

/** The weekly cost of one arm, all user groups together. */
export const pooledCost = (arm: string) =>
  pooledMean(GROUPS.map((group) => [t71(group, arm, 'n'), t71(group, arm, 'cost')] as const));

/** Tables 7.1 and 7.2: weekly cost, all groups together. */
const weekly = (): Check[] =>
  ARMS.flatMap((arm) => [
    tableTotal(
      t71('all', arm, 'n'),
      GROUPS.map((group) => t71(group, arm, 'n')),
    ),
    derived(t71('all', arm, 'cost'), pooledCost(arm), { assumption: ALL_GROUPS }),
    ...['home-care', 'meals', 'pa', 'sp', 'equipment', 'ilf', 'social-worker'].map((part) =>
      pooled(
        `ibsen-t7-2-all-${arm}-${part}`,
        GROUPS.map((group) => [t71(group, arm, 'n'), `ibsen-t7-2-${group}-${arm}-${part}`] as const),
      ),
    ),
  ]);

/** The services of Tables 7.3 and 7.4 with the weeks over which the report spreads their cost. */
const SERVICES: readonly (readonly [service: string, weeks: string])[] = [
  ['day-hospital', '4'],
  ['nurse', '4'],
  ['therapist', '12'],
  ['gp', '12'],
  ['ae', '12'],
  ['chiropodist', '12'],
  ['inpatient', '24'],
];

/** Services with one unit cost in Table C.6, whatever the place. */
const ONE_PRICE = ['day-hospital', 'ae', 'inpatient'];

/** Stays whose cost is not the number of days at the unit cost. */
const OWN_PRICE = ['ibsen-t7-3-ib-inpatient', 'ibsen-t7-4-mh-inpatient'];
const OTHER_PRICE = 'some stays may have had another unit cost, or days and cost may be of different people';
const UNIT_COST = 'Every use has the unit cost of Table C.6, and use and cost are of the same people.';
const WEEKS = 'A month is 4 weeks, three months are 12 and six months 24, as the table’s own figures show.';
const OTHER_PEOPLE = 'people without all services may be missing from the whole, and no number of people is printed';

/** The arms of Table 7.3 and the groups of Table 7.4. */
const COLUMNS = [...ARMS.map((arm) => `ibsen-t7-3-${arm}`), ...GROUPS.map((group) => `ibsen-t7-4-${group}`)];

const weeklySum = (column: string): Formula =>
  sum(...SERVICES.map(([service, weeks]) => quotient(`${column}-${service}-cost`, constant(weeks))));

/** Tables 7.3 to 7.5: health services and care management. */
const health = (): Check[] => [
  ...COLUMNS.flatMap((column) => [
    ...SERVICES.map(([service, weeks]) =>
      derived(`${column}-${service}-week`, quotient(`${column}-${service}-cost`, constant(weeks)), {
        assumption: WEEKS,
      }),
    ),
    ...ONE_PRICE.map((service) =>
      derived(`${column}-${service}-cost`, product(`${column}-${service}-use`, `ibsen-tc-6-${service}`), {
        ...(OWN_PRICE.includes(`${column}-${service}`) ? { open: OTHER_PRICE } : { assumption: UNIT_COST }),
      }),
    ),
  ]),
  // One rule for all six: that one of them adds up does not tell of whom its services are.
  ...ARMS.map((arm) => derived(`ibsen-s7-4-${arm}-week`, weeklySum(`ibsen-t7-3-${arm}`), { open: OTHER_PEOPLE })),
  ...GROUPS.map((group) =>
    derived(`ibsen-s7-4-${group}-week`, weeklySum(`ibsen-t7-4-${group}`), { open: OTHER_PEOPLE }),
  ),
  ...ARMS.flatMap((arm) => [
    derived(`ibsen-t7-5-${arm}-week`, quotient(`ibsen-t7-5-${arm}-cost`, constant('12')), { assumption: WEEKS }),
    derived(`ibsen-t7-5-${arm}-cost`, product(`ibsen-t7-5-${arm}-visits`, 'ibsen-tc-6-social-worker'), {
      assumption: UNIT_COST,
    }),
  ]),
];

/** IBSEN Tables 7.1 to 7.5: social care, health and care management. */
export const ibsenWeeklyChecks = (): readonly Check[] => [...weekly(), ...health()];
