import { type Check, derived, total } from '../../check.js';
import { count, product } from '../../formula.js';

/** The lines of the three plans that the budget pays; the £100 that a school adds in the second is not among them. */
const PLANS: readonly (readonly string[])[] = [
  ['holiday-childminder', 'play-scheme-membership', 'local-childminder', 'play-scheme-transport'],
  [
    ...['trip', 'work-experience-transport', 'residential-break', 'football', 'day-trip-fees', 'day-trip-transport'],
    ...['day-centre', 'evening-with-friends', 'contingency'],
  ],
  [
    ...['term-time-pa', 'employers-liability', 'weekend-respite', 'holiday-respite', 'camp', 'holiday-pa'],
    ...['holiday-activities', 'fees-and-expenses', 'after-school', 'family-break', 'equipment', 'contingency'],
  ],
];

const CHILDMINDER = 'rr145-t42-plan-1-holiday-childminder';

/** RR145 Table 42: support plans and their totals. */
export const rr145PlansChecks = (): readonly Check[] => [
  derived('rr145-6-29-plans', count(...[1, 2, 3].map((plan) => `rr145-t42-plan-${plan}-total`)), {
    assumption: 'Each heading of Table 42 with a total of its own is one support plan.',
  }),
  derived(CHILDMINDER, product(...['sessions', 'hours', 'weeks', 'price'].map((part) => `${CHILDMINDER}-${part}`))),
  ...PLANS.map((lines, index) =>
    total(
      `rr145-t42-plan-${index + 1}-total`,
      lines.map((line) => `rr145-t42-plan-${index + 1}-${line}`),
      { assumption: 'The total is of the lines that the budget pays.' },
    ),
  ),
];
