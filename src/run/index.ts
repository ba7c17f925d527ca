/**
 * A council's run as one function: data in, results out.
 *
 * @packageDocumentation
 */
export type {
  Affordable,
  AffordableAnswer,
  AffordableStage,
  ExistingBalance,
  NewcomerSums,
  StageBalance,
  WithoutAmount,
  WithoutReason,
} from './affordable.js';
export type { Calibration } from './calibrate.js';
export type { Causes } from './causes.js';
export type { Check } from './checks.js';
export type {
  CaseNeeds,
  Characteristic,
  Cohort,
  CouncilData,
  CouncilFamily,
  CouncilOptions,
  EarlierRound,
  FamilyGroup,
} from './data.js';
export type { Enough, FamilyAnswer, FamilyEnough, WhoWasLookedAt } from './enough.js';
export type { Families, Family, LineLeftOut } from './family.js';
export type { Firmness } from './firmness.js';
export type { FamilyOutcome } from './outcome.js';
export type { BridgeCase, QuestionnaireBridge, QuestionnaireName, StatementChange } from './questionnaire-link.js';
export type {
  CauseTotals,
  DecidedFinal,
  OneWay,
  Realigned,
  Recalibration,
  RecalibrationTotals,
  Retold,
} from './recalibration-result.js';
export { type FamilyRecords, recordsOfRun } from './records-of-run.js';
export type { CouncilResults } from './results.js';
export { runCouncil } from './run-council.js';
export type {
  CalibrationChoice,
  CostingChoice,
  CouncilSettings,
  EqualNeedChoice,
  LimitBase,
  PotChoice,
  RecalibrationChoice,
} from './settings.js';
