import { allocate } from '../../../allocation/allocate.js';
import type { Model } from '../../../allocation/kinds.js';
import { fail } from '../../../errors.js';
import { readModel } from '../../data/model.js';
import type { InputFile } from '../../input/file.js';
import { type Calibration, calibrate } from './calibrate.js';
import type { CouncilFile } from './council.js';
import type { Families, Family } from './families.js';

/** A family whose amount differs from what it has been told. */
export interface Retold {
  readonly caseId: string;
  /** Pounds a year; absent when only the day is on record. */
  readonly communicated: string | undefined;
  readonly indicative: string | null;
}

/** The model of a run, and where it comes from. */
export interface ChosenModel {
  readonly model: Model;
  readonly calibration: Calibration | undefined;
  readonly files: readonly InputFile[];
  /** Families who were told another amount; only after a recalibration that was asked for by name. */
  readonly retold: readonly Retold[];
}

/**
 * The stored model of a council, or a new one from its sample.
 *
 * What families have been told does not change because a row was added to a file: a run without a stored model is
 * refused once an amount has been communicated, unless a recalibration is asked for by name.
 *
 * @throws RasError `refused` where communicated amounts would be recalibrated unasked
 */
export function decideModel(
  cwd: string,
  council: CouncilFile,
  sample: Families | undefined,
  cohort: Families,
  recalibrate: boolean,
): ChosenModel {
  const { model: stored } = council.council;
  if (stored !== undefined && !recalibrate) {
    const { model, file } = readModel(cwd, council.pathOf(stored));
    return { model, calibration: undefined, files: [file], retold: [] };
  }
  const told = cohort.families.filter(({ isCommunicated }) => isCommunicated);
  if (told.length > 0 && !recalibrate) {
    const who = told.slice(0, 3).map(({ caseId }) => caseId);
    const more = told.length > 3 ? ` and ${told.length - 3} more` : '';
    const message = `${who.join(', ')}${more} have been told an amount; give the stored model, or --recalibrate to change what they were told`;
    fail('refused', ['model'], message, { communicated: told.length, file: council.file.name });
  }
  const calibration = calibrate(council, sample);
  return { model: calibration.model, calibration, files: [], retold: retoldOf(calibration.model, told) };
}

function retoldOf(model: Model, told: readonly Family[]): Retold[] {
  return told
    .map(({ caseId, points, group, communicated }) => {
      const one = { caseId, points, ...(group !== undefined && { group }) };
      return { caseId, communicated, indicative: allocate(model, one).indicative };
    })
    .filter(({ communicated, indicative }) => communicated !== indicative);
}
