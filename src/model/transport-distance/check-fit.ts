import * as z from 'zod';
import { type Path, type ProblemList, show } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import { soundFields } from '../../parse/sound-fields.js';
import type { ParsedTransportModel } from './model.js';

interface SoundCase {
  readonly schoolType?: string;
  readonly training?: unknown;
}

/** Tells what of a case does not fit the model, as far as its fields are sound. */
export function checkFit(
  model: ParsedTransportModel,
  { schoolType, training }: SoundCase,
  problems: ProblemList,
  path: Path,
): void {
  if (schoolType !== undefined && !model.rates.some((rate) => rate.schoolType === schoolType)) {
    const known = [...new Set(model.rates.map((rate) => rate.schoolType))].slice(0, 20).map(show).join(', ');
    problems.add('unknown-name', [...path, 'schoolType'], `expected one of ${known}, not ${show(schoolType)}`);
  }
  if (training !== undefined && model.basis === 'flat-per-band') {
    const message = 'a flat amount is for a whole period and does not end with a training; use a rate per mile';
    problems.add('inconsistent', [...path, 'training'], message);
  }
}

/** The same of a case that was refused. */
export function tellOfFit(model: ParsedTransportModel, one: unknown, problems: ProblemList, path: Path): void {
  checkFit(model, soundFields({ schoolType: idSchema, training: z.unknown() }, one), problems, path);
}
