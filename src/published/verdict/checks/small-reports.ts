import { type Check, derived, maximum, minimum, same, share, tableTotal, total } from '../check.js';
import { between, constant, count, difference, greatest, least, sum } from '../formula.js';

/** RR232: packages, families, sites, savings. */
export const rr232Checks = (): readonly Check[] => [
  tableTotal('rr232-t7-total', [
    'rr232-t7-education-only',
    'rr232-t7-health-only',
    'rr232-t7-social-care-education',
    'rr232-t7-social-care-health',
  ]),
  same('rr232-p3-12-packages', 'rr232-t7-total'),
  same('rr232-p3-12-families', 'rr232-t7-total'),
  total('rr232-p3-12-combined', ['rr232-t7-social-care-education', 'rr232-t7-social-care-health']),
  derived('rr232-p3-12-others', difference('rr232-p3-12-packages', 'rr232-p3-12-one-site'), {
    assumption: 'The others are all packages that are not of the one site.',
  }),
  same('rr232-p3-12-one-site', 'rr232-education-one-site'),
  total('rr232-education-live', ['rr232-t7-education-only', 'rr232-t7-social-care-education']),
  same('rr232-education-live-summary', 'rr232-education-live'),
  total('rr232-education-one-site', ['rr232-education-one-site-transport', 'rr232-education-one-site-nursery'], {
    assumption: 'The two kinds are all the education budgets of the site, as the sentence that names them has it.',
  }),
  same('rr232-education-one-site-nursery', 'rr232-cena-families'),
  same('rr232-transport-take-up', 'rr232-education-one-site-transport', {
    open: 'families are not budgets, no dates are printed, and 114 may be of an earlier count than 138',
  }),
  total('rr232-health-delivered', ['rr232-t7-health-only', 'rr232-t7-social-care-health']),
  derived(
    'rr232-health-delivered',
    sum('rr232-continence-took-up', 'rr232-equipment-equipment-family', 'rr232-equipment-joint-chc'),
    { way: 'by kind', assumption: 'The family that left counts, and so does equipment inside an existing budget.' },
  ),
  same('rr232-education-health-live-summary', 'rr232-health-delivered'),
  total('rr232-health-clear-sites', ['rr232-health-working-sites', 'rr232-health-little-progress']),
  derived('rr232-continence-took-up', difference('rr232-continence-explored', 'rr232-continence-left-exploring'), {
    assumption: 'Every family that explored and did not leave took it up.',
  }),
  same('rr232-continence-explored', 'rr232-continence-responded'),
  derived('rr232-continence-positive', difference('rr232-continence-took-up', 'rr232-continence-left-pilot'), {
    open: 'the family that left may have used its allocation first, and the report does not say when it left',
  }),
  same('rr232-cena-places-divisor', 'rr232-cena-places-max'),
  same('rr232-cena-places-limit-before', 'rr232-cena-places-before'),
  derived('rr232-cena-families', 'rr232-cena-places-max', {
    relation: 'at-most',
    assumption: 'Every family has a place of its own.',
  }),
  derived('rr232-p3-24-remaining', difference('rr232-p3-24-statements', 'rr232-p3-24-not-eligible'), {
    assumption: 'The remaining are all statements but those that were not eligible.',
  }),
  tableTotal('rr232-t9-total', ['rr232-t9-2011-12', 'rr232-t9-2012-13', 'rr232-t9-2013-14']),
  same('rr232-grant-total', 'rr232-grant-notified'),
  derived('rr232-grant-under', difference('rr145-1-6-sites', 'rr232-grant-spent'), {
    assumption: 'The extended year had the six sites of the pilot.',
  }),
  ...(['all-ages', 'two-ages', 'separate-models', 'single-model'] as const).map((kind, index, kinds) =>
    derived(
      `rr232-intentions-${kind}`,
      difference('rr145-1-6-sites', `rr232-intentions-${kinds[index % 2 === 0 ? index + 1 : index - 1]}`),
      { assumption: 'The extended year had the six sites of the pilot, and each is counted once.' },
    ),
  ),
  derived(
    'rr232-intentions-health-lines',
    count(
      ...['continuing-care', 'equipment', 'continence', 'community-services'].map((row) => `rr232-t3-${row}`),
      ...['flexible-support', 'salt', 'residential', 'joint-funding'].map((row) => `rr232-t3-${row}`),
    ),
    { assumption: 'Each row of Table 3 is one line of health funding.' },
  ),
  ...['flexible-support', 'salt', 'residential', 'joint-funding'].map((row) =>
    same(`rr232-t11-${row}-intended`, `rr232-t3-${row}`),
  ),
  ...(
    [
      ['continuing-care', 'community-services'],
      ['equipment', 'continence'],
    ] as const
  ).map(([row, other]) =>
    derived(
      `rr232-t11-${row}-intended`,
      between(greatest(`rr232-t3-${row}`, `rr232-t3-${other}`), sum(`rr232-t3-${row}`, `rr232-t3-${other}`)),
      { assumption: 'Table 11 joins two rows of Table 3, and a site with both is counted once.' },
    ),
  ),
  same('rr232-t8-sen-statement-intended', 'rr232-t5-school-school-budget', {
    assumption: 'The statement’s money is the specific school based budget of Table 5.',
  }),
  same('rr232-t8-sen-transport-intended', 'rr232-t5-school-transport'),
  same('rr232-t8-sen-statement-working', 'rr232-early-years-statement-sites'),
];

const OUTCOMES = ['involvement', 'control', 'satisfaction', 'access'].map((name) => `fj-net-${name}`);
const IMPACTS = [
  ...['safety-inside', 'safety-outside', 'attainment', 'enjoyment', 'parents-social', 'child-social'],
  'quality-of-life',
].map((name) => `fj-net-${name}`);
const HEALTH = difference('fj-net-health-better', 'fj-net-health-worse');

const NET = 'The net change in health is the share that got better less the share that got worse.';

/** FJ: the cohort and the net changes. */
export const fjChecks = (): readonly Check[] => [
  same('fj-cohort-engaged', 'rr145-4-18-engaged'),
  same('fj-cohort-wave2', 'rr145-f36-n'),
  ...['baseline', 'wave2', 'wave3'].map((wave) =>
    share(`fj-cohort-${wave}-percent`, `fj-cohort-${wave}`, 'fj-cohort-engaged'),
  ),
  minimum('fj-net-outcomes-low', OUTCOMES),
  maximum('fj-net-outcomes-high', OUTCOMES),
  derived('fj-net-impacts-low', least(HEALTH, ...IMPACTS), { assumption: NET }),
  derived('fj-net-impacts-high', greatest(HEALTH, ...IMPACTS), { assumption: NET }),
];

const SINCE = 'The years run from 2007, when the programme began, to 2013, when the document appeared.';

const SEVEN = 'when the seven years begin and end is not said; both end years may count';

/** IPB: the limits and the years. */
export const ipbChecks = (): readonly Check[] => [
  same('ipb-limits-head-of-service', 'ipb-limits-group-manager'),
  derived('ipb-years-since-childrens-programme', difference(constant('2013'), constant('2007')), { assumption: SINCE }),
  same('ipb-years-allocation', 'ipb-years-since-childrens-programme'),
  ...['ipb-years-experience', 'ipb-years-thanks'].map((figure) =>
    same(figure, 'ipb-years-since-childrens-programme', { open: SEVEN }),
  ),
];
