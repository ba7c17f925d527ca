import { checkConvention } from '../../../costing/options.js';
import { fail, type Path } from '../../../errors.js';
import { type Convention, conventionName, conversionFactor, type Period } from '../../../money/period.js';
import { given } from '../../../record/step/recorder.js';
import type { StepInput } from '../../../record/step/step.js';

/**
 * The factor that makes an amount per `from` one per `to`; none where the two are the same.
 *
 * @throws RasError `choice-needed` when they differ and no convention is stated; `inconsistent` for a one-off
 */
export function periodFactors(
  from: Period,
  to: Period,
  convention: Convention | undefined,
  path: Path,
): readonly StepInput[] {
  checkConvention(convention, [...path, 'convention']);
  if (from === to) return [];
  if (convention === undefined) {
    const message = `how many of a ${from} make a ${to}? State a convention, such as 52-weeks; there is no default`;
    return fail('choice-needed', [...path, 'convention'], message);
  }
  const label = `from a ${from} to a ${to}, by the convention ${conventionName(convention)}`;
  return [given('factor', conversionFactor(from, to, convention), label)];
}
