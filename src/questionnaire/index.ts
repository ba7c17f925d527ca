/**
 * Questionnaires as data, the answers to them, and the points that answers come to.
 *
 * @module openras/questionnaire
 */

export type { Respondent } from './columns.js';
export { type JsonSchema, type ResponseSchemaOptions, responseSchema } from './form/response-schema.js';
export type { AgeRange } from './instrument/ages.js';
export type { Position } from './instrument/bands.js';
export type {
  Band,
  CharacteristicCondition,
  Instrument,
  InstrumentInput,
  InstrumentSource,
  Level,
  LevelInput,
  NeedAnswer,
  NeedQuestion,
  NeedQuestionInput,
  NeedRole,
  Outcome,
  Section,
  SectionCondition,
  Statement,
  StatementInput,
} from './instrument/instrument.js';
export { type MaximumOptions, maximumPoints } from './instrument/maximum.js';
export { isPriceable, parseInstrument } from './instrument/parse-instrument.js';
export { type OpenInstrument, openInstrument } from './open-instrument.js';
export type { EvaluationOptions, ReadingChoices, ScoreOptions } from './options.js';
export type { Points } from './points.js';
export type {
  Answers,
  AnswerValue,
  BandPoints,
  BandPosition,
  Characteristic,
  KeptColumn,
  Response,
  ResponseHead,
  ResponseInput,
  StatementAnswer,
} from './response/response.js';
export { type RowOptions, responsesFromRows } from './rows/rows.js';
export { evaluateResponse } from './score/evaluate.js';
export { type GapOptions, type RespondentGap, respondentGaps } from './score/respondent-gaps.js';
export { scoreResponse, scoreResponses } from './score/score.js';
export type {
  AnswerScore,
  CaseReading,
  Evaluation,
  Gap,
  GapAnswer,
  OutcomeScore,
  Score,
  StatementReading,
  StatementScore,
} from './score/score-types.js';
