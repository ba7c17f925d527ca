import { restOfWhole, shareOfWhole, sumOfWhole } from '../../../search/whole-families.js';
import { type Check, derived, same, share, total } from '../../check.js';
import { constant, difference, sum } from '../../formula.js';

const POOLED = 'The shares pool all families; the text speaks of averages across sites.';
const OF_FAMILIES = 'The shares are of families.';
const UNWEIGHTED = 'The share is of the families of this number, and the survey is not weighted.';
const EVERYONE = 'Existing users and newcomers are all the families, and both numbers are of the same day.';
const ANSWERS = 'Nobody gave two of these answers.';

/** Three shares of one whole: each is what the other two leave, in whole families. */
function threeShares(table: string, assumption: string): Check[] {
  const shares = ['increased', 'decreased', 'unchanged'].map((way) => `rr145-${table}-all-${way}`);
  return shares.map((figure) =>
    derived(
      figure,
      restOfWhole(
        shares.filter((other) => other !== figure),
        `rr145-${table}-n`,
      ),
      { assumption },
    ),
  );
}

const SURVEY = ['f36', 'f43', 'f45', 'f46', 'f51'];

/** Counts and shares of families: RR145's figures, and the numbers beneath them. */
export const rr145SharesChecks = (): readonly Check[] => [
  ...threeShares('f27', POOLED),
  ...threeShares('f31', OF_FAMILIES),
  derived('rr145-f30-all-moderated', shareOfWhole('rr145-f30-all-moderated', 'rr145-f30-n'), { assumption: POOLED }),
  derived('rr145-f9-increased', shareOfWhole('rr145-f9-increased', 'rr145-f9-n'), { assumption: UNWEIGHTED }),
  derived('rr145-f9-used-differently', shareOfWhole('rr145-f9-used-differently', 'rr145-f9-n'), {
    assumption: UNWEIGHTED,
  }),
  derived('rr145-f50-direct-payment', shareOfWhole('rr145-f50-direct-payment', 'rr145-f50-n'), {
    assumption: UNWEIGHTED,
  }),
  share('rr145-f9-changed-use-of-families-in-receipt', 'rr145-f9-n', 'rr145-f10-n', {
    open: 'the families in receipt at the time of the survey are not printed; 111 is the number of Figure 10',
  }),

  same('rr145-f27-n', 'rr145-t28-n'),
  same('rr145-f31-n', 'rr145-t28-n'),
  same('rr145-f32-n', 'rr145-t28-n'),
  same('rr145-f29-n', 'rr145-f30-n'),
  derived('rr145-f30-n', sum('rr145-t28-n', 'rr145-5-62-newcomers'), { assumption: EVERYONE }),
  derived('rr145-5-62-newcomers', difference('rr145-f30-n', 'rr145-t28-n'), { assumption: EVERYONE }),
  same('rr145-f15-n', 'rr145-4-18-engaged'),
  ...SURVEY.map((figure) => same(`rr145-${figure}-n`, 'rr145-f50-n')),
  derived('rr145-f50-n', 'rr145-f30-n', {
    relation: 'at-most',
    open: '126 answered a survey, and 124 have a budget in Figure 30; the report does not say that only those were asked',
  }),

  total('rr145-f43-great-extent-or-fair-amount', ['rr145-f43-great-extent', 'rr145-f43-fair-amount'], {
    assumption: ANSWERS,
  }),
  total('rr145-f45-good', ['rr145-f45-very-good', 'rr145-f45-fairly-good'], { assumption: ANSWERS }),
  total(
    'rr145-f51-professionals',
    ['rr145-f51-lead-professional', 'rr145-f51-social-worker', 'rr145-f51-independent-planner'],
    { assumption: ANSWERS },
  ),
  derived('rr145-f44-remaining', difference(constant('100'), 'rr145-f44-easy'), {
    assumption: 'The remaining families are all those who did not find it easy.',
  }),
  same('rr145-t49-views-taken-into-account', 'rr145-f43-great-extent-or-fair-amount'),
  same('rr145-t49-easy', 'rr145-f44-easy'),
  same('rr145-t52-direct-payment', 'rr145-f50-direct-payment'),
  total('rr145-t35-satisfied', ['rr145-f25-very-satisfied', 'rr145-f25-fairly-satisfied'], {
    way: 'as a sum',
    assumption: ANSWERS,
  }),
  derived(
    'rr145-t35-satisfied',
    sumOfWhole(['rr145-f25-very-satisfied', 'rr145-f25-fairly-satisfied'], 'rr145-f25-n'),
    { way: 'in whole families', assumption: 'The survey is not weighted, and 80% is of all who answered.' },
  ),

  total('rr145-f47-children', ['rr145-f47-took-part', 'rr145-f47-unsure'], {
    open: 'the number of children who did not take part is not told, and one would be enough',
  }),
  same('rr145-f47-n', 'rr145-f47-children'),
  same('rr145-f48-n', 'rr145-f47-took-part'),
  same('rr145-f48-children', 'rr145-f47-took-part'),
];
