import { type Check, derived, same } from '../../check.js';
import { constant, difference, product, quotient, sum } from '../../formula.js';

const SIZES = ['pilot', 'lower', 'upper'];

/** The price of in-kind time, Table 61 and 8.15. */
const price = (): Check[] => [
  derived(
    'rr145-8-15-hour-rate',
    quotient(
      sum(
        product('rr145-8-15-weight-manager', 'rr145-t61-loughborough-team-manager'),
        product('rr145-8-15-weight-social-worker', 'rr145-t61-loughborough-social-worker'),
        product('rr145-8-15-weight-administrator', 'rr145-t61-loughborough-administrator'),
      ),
      constant('100'),
    ),
  ),
  derived(
    'rr145-8-15-weight-administrator',
    difference(constant('100'), 'rr145-8-15-weight-manager', 'rr145-8-15-weight-social-worker'),
    { assumption: 'The weights are shares of a whole.' },
  ),
  derived('rr145-8-15-day-rate', product('rr145-8-15-hour-rate', 'rr145-8-15-day-hours')),
  ...SIZES.map((size) => same(`rr145-t64-${size}-day-rate`, 'rr145-8-15-day-rate')),
];

/** From children to families to the factor: Tables 62 and 63. */
const factor = (): Check[] =>
  ['lower', 'upper'].flatMap((bound) => [
    derived(
      `rr145-t62-families-${bound}`,
      quotient(product(`rr145-t62-children-${bound}`, 'rr145-t62-take-up'), constant('100')),
    ),
    derived(
      `rr145-t62-families-per-authority-${bound}`,
      quotient(`rr145-t62-families-${bound}`, 'rr145-t62-authorities'),
    ),
    same(`rr145-8-18-families-${bound}`, `rr145-t62-families-per-authority-${bound}`),
    same(`rr145-t63-${bound}-families`, `rr145-t62-families-per-authority-${bound}`),
    same(`rr145-t64-${bound}-families`, `rr145-t63-${bound}-families`),
    same(`rr145-t65-${bound}-families`, `rr145-t63-${bound}-families`),
    same(`rr145-t63-${bound}-discount`, 'rr145-8-19-discount'),
    same(`rr145-t63-${bound}-pilot-families`, 'rr145-8-19-pilot-families'),
    derived(`rr145-t63-${bound}-divisor`, quotient(constant('100'), `rr145-t63-${bound}-discount`)),
    derived(`rr145-t63-${bound}-ratio`, quotient(`rr145-t63-${bound}-families`, `rr145-t63-${bound}-pilot-families`)),
    derived(`rr145-t63-${bound}-half`, quotient(`rr145-t63-${bound}-ratio`, `rr145-t63-${bound}-divisor`)),
    same(`rr145-t63-${bound}-factor`, `rr145-t63-${bound}-half`),
  ]);

const pilotFamilies = ['8-23', '8-27', '8-31'].map((paragraph) =>
  same(`rr145-${paragraph}-pilot-families`, 'rr145-8-19-pilot-families'),
);

/** RR145 Tables 61 to 64: the price of in-kind time, and the factor from a pilot to a roll-out. */
export const rr145FactorChecks = (): readonly Check[] => [...price(), ...factor(), ...pilotFamilies];
