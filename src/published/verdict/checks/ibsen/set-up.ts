import { type Check, derived, maximum, minimum, pooled, same, total } from '../../check.js';
import { constant, pooledMean, quotient, sum } from '../../formula.js';

const SAME_IN_TEXT = ['min', 'mean', 'median', 'max'];
const d1 = (team: string, what: string) => `ibsen-td-1-${team}-${what}`;
const d2 = (what: string) => `ibsen-td-2-${what}`;
const text = (what: string) => `ibsen-sd-2-${what}`;

/** IBSEN Appendix D: what setting up cost. */
export const ibsenSetUpChecks = (): readonly Check[] => [
  ...SAME_IN_TEXT.map((what) => same(text(`strict-${what}`), d1('all', what))),
  ...['own', 'dedicated'].flatMap((team) =>
    ['mean', 'median'].map((what) => same(text(`${team}-${what}`), d1(team, what))),
  ),
  same(text('wide-max'), text('strict-max'), { assumption: 'The dearest site had no uncertain cost.' }),
  pooled(
    d1('all', 'mean'),
    ['dedicated', 'own'].map((team) => [text(`${team}-sites`), d1(team, 'mean')] as const),
  ),
  minimum(d1('all', 'min'), [d1('dedicated', 'min'), d1('own', 'min')]),
  maximum(d1('all', 'max'), [d1('dedicated', 'max'), d1('own', 'max')]),
  total(text('sites'), [text('dedicated-sites'), text('own-sites')]),
  total(text('sites'), [text('one-team'), text('several-teams')], { way: 'by number of teams' }),
  ...(['min', 'max'] as const).map((what) =>
    (what === 'min' ? minimum : maximum)(
      d1('all', what),
      [d2(`groups-two-or-less-${what}`), d2(`groups-three-or-more-${what}`)],
      { way: 'by client groups' },
    ),
  ),
  derived(
    d1('all', 'mean'),
    quotient(sum(d2('groups-two-or-less-mean'), d2('groups-three-or-more-mean')), constant('2')),
    { way: 'by client groups', assumption: 'Six sites had two client groups or fewer, and six had more.' },
  ),
  derived(
    text('systems-mean'),
    pooledMean([
      [constant('6'), text('systems-dedicated-mean')],
      [constant('5'), text('systems-own-mean')],
    ]),
    { assumption: 'Six of the eleven sites had a dedicated team and five used their own resources.' },
  ),
  minimum(text('systems-min'), [text('systems-dedicated-min'), text('systems-own-min')]),
  maximum(text('systems-max'), [text('systems-dedicated-max'), text('systems-own-max')]),
  total(text('market-total'), [text('market-contracts'), text('market-transition')]),
  total(text('second-year-total'), [text('second-year-leader'), text('second-year-finance')]),
  total('ibsen-grants-low', ['ibsen-grants-year-one', 'ibsen-grants-year-two']),
];
