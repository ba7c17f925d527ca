import { type OpenModel, openModel, prepareBeside } from '../allocation/open-model.js';
import { problemList } from '../errors.js';
import { readAsData } from '../guard/guard.js';
import { readOrTell } from '../parse/parse.js';
import type { ModelForRecords } from '../record/define-record.js';
import { type Json, toJson } from '../record/json.js';
import type { RecordedModel } from '../record/record.js';
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
  const recorded = recordedModel(toJson(model, ['model']), open.kind);
  return Object.freeze({ recorded: Object.freeze(recorded), open, [BRAND]: true });
}

/** How records name a model whose kind is known. */
export function recordedModel(model: Json, kind: string): RecordedModel {
  const id = typeof model === 'object' && model !== null && 'id' in model ? model.id : undefined;
  return { id: typeof id === 'string' ? id : null, kind, sha256: sha256OfJson(model) };
}

/** The model that a caller handed over, opened already or not; where it is refused, its cases are told of beside it. */
export function asRecordModel(
  model: unknown,
  tellOfCases: Parameters<typeof prepareBeside>[1] = () => undefined,
): RecordModel {
  if (isRecordModel(model)) return model;
  const problems = problemList();
  const read = readOrTell(problems, () => modelForRecords(model));
  if (read !== undefined) return read;
  prepareBeside(model, tellOfCases);
  return problems.throwAll();
}

function isRecordModel(model: unknown): model is RecordModel {
  return typeof model === 'object' && model !== null && readAsData(model, ['model'], () => BRAND in model);
}
