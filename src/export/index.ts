/**
 * A model elsewhere: as SQL in a council's own database.
 *
 * @module openras/export
 */

export {
  type CalibrationSql,
  calibrationToSql,
  type SqlCalibrationOptions,
} from './sql/calibration/calibration-to-sql.js';
export type { SqlSampleColumns } from './sql/calibration/sample.js';
export type { SqlColumns, SqlOwnColumns } from './sql/columns.js';
export type { SqlDialect } from './sql/dialect.js';
export {
  type InstrumentSql,
  instrumentToSql,
  type SqlAnswerColumns,
  type SqlInstrumentOptions,
} from './sql/instrument/instrument-to-sql.js';
export {
  type ModelSql,
  modelToSql,
  type SqlBounds,
  type SqlColumnRead,
  type SqlOptions,
} from './sql/model-to-sql.js';
export {
  type PolicySql,
  policyToSql,
  type SqlAmountColumns,
  type SqlPolicyOptions,
} from './sql/policy/policy-to-sql.js';
export type { SqlTable } from './sql/table.js';
