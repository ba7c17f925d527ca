import { type Check, derived, minimum, same, tableTotal, total } from '../../check.js';
import { constant, difference, quotient, sum } from '../../formula.js';

const HELD_TO_IT = 'The site’s own target is within the 30 to 50 families that sites were asked to engage.';
const OWN_TARGET = 'sites were asked to engage 30 to 50 families; what this site then set as its target is its own';
const AREAS = ['coventry', 'derbyshire', 'essex', 'gateshead', 'gloucestershire', 'newcastle'];
const ONCE = 'Every site is counted once.';
const SAME_GRANTS = 'The grants of 1.7 are those of Table 56, and all six sites had one.';
const SITES = ['1-6-sites', '2-14-sites', '6-3-sites'];

/** RR145: numbers of sites, target numbers of families, and grants. */
export const rr145SitesChecks = (): readonly Check[] => [
  ...SITES.map((site) => same(`rr145-${site}`, 'rr145-8-4-sites')),
  total('rr145-8-4-sites', [
    'rr145-8-5-sites-over-budget',
    'rr145-8-5-sites-on-budget',
    'rr145-8-5-sites-under-budget',
  ]),
  derived('rr145-8-14-sites-remaining', difference('rr145-8-4-sites', 'rr145-8-14-sites-used'), {
    assumption: ONCE,
  }),
  derived('rr145-5-6-sites-both', difference('rr145-8-4-sites', 'rr145-5-6-sites-ras', 'rr145-5-6-sites-alternative'), {
    assumption: ONCE,
  }),
  derived(
    'rr145-5-13-sites-ras-5',
    difference(sum('rr145-5-6-sites-ras', 'rr145-5-6-sites-both'), 'rr145-5-7-sites-ras-4'),
    { assumption: 'No site used both RAS 4 and RAS 5.' },
  ),
  derived('rr145-5-15-sites-alternative', sum('rr145-5-6-sites-alternative', 'rr145-5-6-sites-both'), {
    assumption: ONCE,
  }),
  same('rr145-6-10-sites-ras', 'rr145-5-6-sites-ras'),
  same('rr145-6-13-sites-remaining', 'rr145-5-6-sites-alternative'),
  ...['ras', 'alternative', 'both'].map((kind) => same(`rr145-t35-sites-${kind}`, `rr145-5-6-sites-${kind}`)),
  same('rr145-7-13-sites-health-budgets', 'rr145-6-16-sites-health-budgets'),
  same('rr145-7-26-sites-education', 'rr145-7-19-sites-education'),

  total(
    'rr145-4-18-target',
    AREAS.map((area) => `rr145-t4-${area}-target`),
  ),
  ...AREAS.map((area) =>
    derived(`rr145-t4-${area}-target`, 'rr145-2-15-families-minimum', {
      relation: 'at-least',
      ...(area === 'derbyshire' ? { open: OWN_TARGET } : { assumption: HELD_TO_IT }),
    }),
  ),
  same('rr145-2-30-families-minimum', 'rr145-2-15-families-minimum'),
  same('rr145-2-30-families-maximum', 'rr145-2-15-families-maximum'),
  same('rr145-4-13-families-minimum', 'rr145-2-15-families-minimum'),
  same('rr145-4-13-families-maximum', 'rr145-2-15-families-maximum'),
  minimum(
    'rr145-4-20-share-remaining-site',
    [1, 2, 3, 4, 5, 6].map((site) => `rr145-t16-site-${site}-share`),
  ),
  minimum(
    'rr145-4-20-share-bound',
    [1, 2, 4, 5, 6].map((site) => `rr145-t16-site-${site}-share`),
    { relation: 'at-most', assumption: 'The bound is of the five sites that are not the remaining one.' },
  ),

  tableTotal('rr145-t56-grant-total', ['rr145-t56-grant-2009-10', 'rr145-t56-grant-2010-11']),
  same('rr145-8-4-grant-total', 'rr145-t56-grant-total'),
  derived('rr145-1-7-grant-minimum', quotient('rr145-t56-grant-total', 'rr145-8-4-sites'), {
    way: 'not above the mean',
    relation: 'at-most',
    assumption: SAME_GRANTS,
  }),
  derived('rr145-1-7-grant-maximum', quotient('rr145-t56-grant-total', 'rr145-8-4-sites'), {
    way: 'not below the mean',
    relation: 'at-least',
    assumption: SAME_GRANTS,
  }),
  derived('rr145-8-4-envisaged-maximum', quotient('rr145-1-7-grant-maximum', constant('2')), {
    way: 'not below half of the largest grant',
    relation: 'at-least',
    open: '8.4 tells what was envisaged, up to a limit of £150,000 a year, and not what was paid in each year',
  }),
  derived('rr145-8-4-envisaged-maximum', quotient('rr145-t56-grant-2010-11', 'rr145-8-4-sites'), {
    way: 'not below the mean of 2010/11',
    relation: 'at-least',
    open: '8.4 tells what was envisaged, up to a limit of £150,000 a year, and not what was paid',
  }),
];
