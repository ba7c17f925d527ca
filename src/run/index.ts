/**
 * A council's run as one function: data in, results out.
 *
 * @packageDocumentation
 */

export type { Calibration } from './calibrate.js';
export type {
  CaseNeeds,
  Characteristic,
  Cohort,
  CouncilData,
  CouncilFamily,
  CouncilOptions,
  EarlierRound,
  FamilyGroup,
} from './council/data.js';
export type {
  BridgeCase,
  QuestionnaireBridge,
  QuestionnaireName,
  StatementChange,
} from './council/questionnaire-link.js';
export type {
  CalibrationChoice,
  CostingChoice,
  CouncilSettings,
  EqualNeedChoice,
  LimitBase,
  PotChoice,
  RecalibrationChoice,
} from './council/settings.js';
export type { Families, Family, LineLeftOut } from './family/family.js';
export type { FamilyOutcome } from './family/outcome.js';
export type { OneOffsInAmounts } from './one-offs.js';
export type {
  Affordable,
  AffordableAnswer,
  ExistingBalance,
  NewcomerSums,
  StageBalance,
  WithoutAmount,
} from './question/affordable.js';
export type { AffordableStage, WithoutReason } from './question/amount-at.js';
export type { Causes } from './question/causes.js';
export type { Check } from './question/checks.js';
export type {
  ContestedEnough,
  Enough,
  FamilyAnswer,
  FamilyEnough,
  ShortBy,
  WhoWasLookedAt,
} from './question/enough.js';
export type { Firmness } from './question/firmness.js';
export type { Shareable } from './question/shareable.js';
export type {
  CauseTotals,
  DecidedFinal,
  OneWay,
  Realigned,
  Recalibration,
  RecalibrationTotals,
  Retold,
} from './recalibration/recalibration-result.js';
export { type FamilyRecords, recordsOfRun } from './records-of-run.js';
export type { CouncilResults, SharedResults } from './results.js';
export { runCouncil } from './run-council.js';
