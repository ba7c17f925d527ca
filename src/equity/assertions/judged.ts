import type { Cohort } from '../../cohort/cohort.js';
import { fail } from '../../errors.js';
import { type Compared, type Needs, selectCases } from '../compared.js';

/** The cases that an assertion can judge; refuses cases of which none can be, since that would prove nothing. */
export function selectForAssertion(cohort: Cohort, needs: Needs): Compared {
  const compared = selectCases(cohort, needs);
  if (compared.cases === 0 || compared.n > 0) return compared;
  const why = compared.excluded.map(({ reason, cases }) => `${reason}: ${cases}`).join(', ');
  return fail('missing', ['cases'], `no case can be compared (${why}), so nothing is shown to hold`);
}
