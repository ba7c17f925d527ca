import { newcomersOverSites } from '../../../search/newcomers.js';
import { changeOverSites, meanOverSites } from '../../../search/over-sites.js';
import { wholeOfShares } from '../../../search/whole-families.js';
import { type Check, change, derived, maximum, minimum, same } from '../../check.js';
import { percentChange } from '../../formula.js';

const SITES = ['site-1', 'site-2', 'site-3', 'site-4', 'site-5', 'site-6'];
const SIZES =
  'Sites 1 and 3 have sizes in which whole families can have their shares in Figures 27 and 31, and every other site ' +
  'has at least two families.';

const CHANGE_OF_MEAN = `The average change is that of the mean, and the families are those of Table 33. ${SIZES}`;

/** Table 33: each change follows from the two amounts beside it, each end of the last row from the rows above. */
const table33 = (): Check[] => [
  ...[...SITES, 'all'].flatMap((row) =>
    ['mean', 'median'].map((what) =>
      change(`rr145-t33-${row}-${what}-change`, `rr145-t33-${row}-traditional-${what}`, `rr145-t33-${row}-ib-${what}`),
    ),
  ),
  ...['ib', 'traditional'].flatMap((kind) => extremes('rr145-t33', 'all', kind)),
  derived('rr145-t33-all-ib-mean', meanOverSites('ib'), { assumption: SIZES }),
  derived('rr145-t33-all-traditional-mean', meanOverSites('traditional'), { assumption: SIZES }),
  same('rr145-t33-n', 'rr145-t28-n', { assumption: 'Tables 28 and 33 are of the same existing users.' }),
  derived(
    'rr145-t33-n',
    wholeOfShares('rr145-t33-n', ['rr145-f27-all-increased', 'rr145-f27-all-decreased', 'rr145-f27-all-unchanged']),
    {
      way: 'by the shares of Figure 27',
      assumption: 'Table 33 and Figure 27 are of the same families, and the shares of Figure 27 pool all families.',
    },
  ),
];

/** Table 28. */
const table28 = (): Check[] => [
  ...extremes('rr145-t28', 'all', 'change'),
  derived('rr145-t28-all-average-change', changeOverSites(), {
    assumption: CHANGE_OF_MEAN,
  }),
];

/** Table 34, newcomers. */
const table34 = (): Check[] => [
  ...['site-1', 'site-3', 'site-6'].map((row) => same(`rr145-t34-${row}-ib-mean`, `rr145-t34-${row}-ib-range`)),
  minimum('rr145-t34-all-ib-minimum', [
    ...['site-2', 'site-4', 'site-5'].map((row) => `rr145-t34-${row}-ib-minimum`),
    ...['site-1', 'site-3', 'site-6'].map((row) => `rr145-t34-${row}-ib-range`),
  ]),
  maximum('rr145-t34-all-ib-maximum', [
    ...['site-2', 'site-4', 'site-5'].map((row) => `rr145-t34-${row}-ib-maximum`),
    ...['site-1', 'site-3', 'site-6'].map((row) => `rr145-t34-${row}-ib-range`),
  ]),
  derived('rr145-t34-all-ib-mean', newcomersOverSites('rr145-5-62-newcomers'), {
    assumption: 'Sites 1, 3 and 6, which print one amount, have one family each; the others have at least two.',
  }),
];

/** What the text of chapter 5 says of these tables. */
const prose = (): Check[] => [
  ...['ib', 'traditional'].flatMap((kind) =>
    ['mean', 'median'].flatMap((what) => {
      const cells = SITES.map((row) => `rr145-t33-${row}-${kind}-${what}`);
      return [
        minimum(`rr145-5-57-${kind}-${what}-minimum`, cells),
        maximum(`rr145-5-57-${kind}-${what}-maximum`, cells),
      ];
    }),
  ),
  same('rr145-5-49-average-change', 'rr145-t28-all-average-change', {
    assumption: 'The paragraph tells the average of Table 28, to which it refers; "nearly 15" is at least 12.5.',
  }),
  derived('rr145-5-49-average-change', changeOverSites(), { way: 'over the sites', assumption: CHANGE_OF_MEAN }),
  same('rr145-5-49-change-minimum', 'rr145-t28-all-change-minimum'),
  same('rr145-5-49-change-maximum', 'rr145-t28-all-change-maximum'),
  same('rr145-5-59-site-1-mean-change', 'rr145-t33-site-1-mean-change'),
  same('rr145-5-59-site-3-mean-change', 'rr145-t33-site-3-mean-change'),
  ...['rr145-5-60-median-change', 'rr145-t35-median-change'].flatMap((figure) => [
    same(figure, 'rr145-t33-all-median-change'),
    derived(figure, percentChange('rr145-t33-all-traditional-median', 'rr145-t33-all-ib-median'), {
      way: 'from the medians',
      assumption: 'The change is that of the median package values of Table 33, to which 5.60 refers.',
    }),
  ]),
  same('rr145-5-62-ib-minimum', 'rr145-t34-all-ib-minimum'),
  same('rr145-5-62-ib-maximum', 'rr145-t34-all-ib-maximum'),
];

/** The last row's minimum is the smallest of the sites', its maximum the largest. */
function extremes(table: string, row: string, kind: string): Check[] {
  return [
    minimum(
      `${table}-${row}-${kind}-minimum`,
      SITES.map((site) => `${table}-${site}-${kind}-minimum`),
    ),
    maximum(
      `${table}-${row}-${kind}-maximum`,
      SITES.map((site) => `${table}-${site}-${kind}-maximum`),
    ),
  ];
}

/** How budgets changed: RR145 Tables 28, 33 and 34, and what chapter 5 says of them. */
export const rr145ChangeChecks = (): readonly Check[] => [...table33(), ...table28(), ...table34(), ...prose()];
