import type { Cohort } from '../../cohort/cohort.js';
import { fail } from '../../errors.js';
import { type Compared, type Needs, selectCases } from '../compared.js';

/** The cases that an assertion can judge; refuses where there is none, since that would prove nothing. */
export function selectForAssertion(cohort: Cohort, needs: Needs): Compared {
  const compared = selectCases(cohort, needs);
  if (compared.n > 0) return compared;
  const why = compared.excluded.map(({ reason, cases }) => `${reason}: ${cases}`).join(', ');
  return nothingShown(compared.cases === 0 ? 'there are no cases' : `no case can be compared (${why})`);
}

/** Fails an assertion that had nothing to look at. */
export function nothingShown(why: string): never {
  return fail('missing', ['cases'], `${why}, so nothing is shown to hold`);
}
