import type { Model } from '../allocation/kinds.js';
import { fail } from '../errors.js';
import { type Calibration, calibrate } from './calibrate.js';
import type { ReadCouncil } from './council/read-council.js';
import type { Family } from './family/family.js';

/** The model of a run, and where it comes from. */
export interface ChosenModel {
  readonly model: Model;
  /** Absent where the stored model is applied. */
  readonly calibration: Calibration | undefined;
}

/**
 * The stored model of a council, or a new one from its sample.
 *
 * @throws RasError `refused` where communicated amounts would be recalibrated unasked
 * @choice recalibration: what families have been told does not change because a row was added to a file: without a
 * stored model a run is refused once an amount has been communicated, unless a recalibration is asked for by name
 */
export function decideModel(
  { settings, sample, cohort, model, questionnaire }: ReadCouncil,
  recalibrate: boolean,
): ChosenModel {
  if (model !== undefined && !recalibrate) return { model, calibration: undefined };
  const told = cohort.families.filter(({ isTold }) => isTold);
  if (told.length > 0 && !recalibrate) refuse(told);
  if (sample === undefined || settings.calibrate === undefined) {
    return fail('missing', ['settings', 'calibrate'], 'a calibration needs a sample and how to calibrate');
  }
  const calibration = calibrate(settings.calibrate, sample, questionnaire);
  return { model: calibration.model, calibration };
}

function refuse(told: readonly Family[]): never {
  const who = told.slice(0, 3).map(({ caseId }) => caseId);
  const more = told.length > 3 ? ` and ${told.length - 3} more` : '';
  const message = `${who.join(', ')}${more} ${told.length === 1 ? 'has' : 'have'} been told an amount; give the stored model, or ask to recalibrate (--recalibrate on the command line) to change what they were told`;
  fail('refused', ['model'], message, { communicated: told.length });
}
