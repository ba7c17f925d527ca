import { fail, type Path } from '../../errors.js';
import type { EducationSource } from './case.js';
import type { ParsedEducationMoneyModel } from './model.js';

/** Whether a sum of education money can be in a child's budget, and why. */
export interface Release {
  readonly counts: boolean;
  readonly reason: string;
}

/**
 * Whether a sum of education money can be in a child's budget.
 *
 * @throws RasError `missing` when nobody says whether the head agrees; `choice-needed` for top-up in a school's budget
 * @source RR145 1.10; IPB pp.11-13
 * @choice top-up-in-school: no default; IPB p.13 can be read so that only money on top of the school's is released, or
 * so that the head may release the rest too
 * @choice centrally-commissioned: never in a budget, because it serves many children (IPB p.12); the money can come from
 * the same block as a child's own top-up
 */
export function releaseOf(
  { type, headAgrees }: EducationSource,
  { rule, topUpInSchool }: ParsedEducationMoneyModel,
  path: Path,
): Release {
  if (type === 'individual-top-up') return { counts: true, reason: "the child's own, from the authority" };
  if (type === 'centrally-commissioned') return no('pays for services that many children share');
  if (type === 'pupil-funding') return no('the sum for a place at the school is never in a budget');
  if (rule === 'school-money-never') return no('money based in schools is never in a budget');
  if (type === 'top-up-in-school') {
    if (topUpInSchool === 'never') return no("placed in the school's budget; only what is on top of it counts");
    if (topUpInSchool === undefined) {
      const message = "can top-up in the school's budget be released by agreement, or never? The report leaves it open";
      return fail('choice-needed', ['model', 'topUpInSchool'], message);
    }
  }
  if (headAgrees === undefined) {
    return fail('missing', [...path, 'headAgrees'], 'is missing; does the head agree to release this money?');
  }
  return headAgrees ? { counts: true, reason: 'the head agrees to release it' } : no('the head does not release it');
}

function no(reason: string): Release {
  return { counts: false, reason };
}
