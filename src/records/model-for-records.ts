import { type OpenModel, openModel } from '../allocation/open-model.js';
import { readAsData } from '../guard.js';
import type { ModelForRecords } from '../record/define-record.js';
import { toJson } from '../record/json.js';
import { sha256OfJson } from '../record/seal.js';

/** A model that was opened once, to make and to verify many records. */
export interface RecordModel extends ModelForRecords {
  readonly open: OpenModel;
}

const BRAND = Symbol('a model opened for records');

/**
 * Opens a stored model to make or verify records with it: checks it once, and works out its hash once.
 *
 * @param model a stored model of any kind
 * @throws RasError for a model that is not valid
 * @choice record-form: a record names its model by the hash of its canonical JSON and does not hold it
 * @category Records
 * @example
 * ```ts
 * import { calibratePricePoint } from 'openras';
 * import { modelForRecords } from 'openras/records';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 50, packageValue: '3000' }], { fundingBasis: 'pot' });
 * modelForRecords(model).recorded.kind; // => 'price-point'
 * ```
 */
export function modelForRecords(model: unknown): RecordModel {
  const open = openModel(model);
  const json = toJson(model, ['model']);
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : undefined;
  const recorded = { id: typeof id === 'string' ? id : null, kind: open.kind, sha256: sha256OfJson(json) };
  return Object.freeze({ recorded: Object.freeze(recorded), open, [BRAND]: true });
}

/** The model that a caller handed over, opened already or not. */
export function asRecordModel(model: unknown): RecordModel {
  return isRecordModel(model) ? model : modelForRecords(model);
}

function isRecordModel(model: unknown): model is RecordModel {
  return typeof model === 'object' && model !== null && readAsData(model, ['model'], () => BRAND in model);
}
