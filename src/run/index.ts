/**
 * A council's run as one function: data in, results out.
 *
 * @packageDocumentation
 */
export type { Calibration } from './calibrate.js';
export type { Check } from './checks.js';
export type { Characteristic, CouncilData, CouncilFamily, CouncilOptions, FamilyGroup } from './data.js';
export type { Retold } from './decide-model.js';
export type { Families, Family } from './family.js';
export type { Firmness } from './firmness.js';
export type { FamilyOutcome } from './outcome.js';
export { type FamilyRecords, recordsOfRun } from './records-of-run.js';
export type { CouncilResults } from './results.js';
export { runCouncil } from './run-council.js';
export type { CalibrationChoice, CouncilSettings, EqualNeedChoice, PotChoice } from './settings.js';
