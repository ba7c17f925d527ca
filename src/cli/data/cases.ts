import type { CaseInput } from '../../allocation/allocate.js';
import { amount, checked, id, points, text, yesNo } from '../input/cells.js';
import { optional, readColumns, required } from '../input/columns.js';
import { readCsv } from '../input/csv.js';
import { readJson } from '../input/json.js';
import type { Located } from '../place.js';
import { isJson } from './rows.js';

const CASE_COLUMNS = {
  case_id: required(id),
  points: required(checked(points)),
  group: optional(id),
  /** The add-ons that apply, with semicolons. */
  add_ons: optional(text),
  eligible: optional(yesNo),
  /** The existing package, for comparison only. */
  package_value: optional(amount),
};

/** Cases to be allocated, and the file that they came from. */
export interface CaseFile {
  readonly cases: readonly CaseInput[];
  /** The existing package of each case in pounds a year, where the file states it. */
  readonly traditional: ReadonlyMap<string, string>;
  readonly kept: ReadonlyMap<string, readonly string[]>;
  readonly source: Located & { readonly file: { readonly name: string; readonly rows?: number } };
}

/**
 * Reads cases to be allocated: CSV with a row a case and its points, or a JSON list in the form that the model's kind
 * asks for.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readCases(cwd: string, name: string, keep: readonly string[]): CaseFile {
  if (isJson(name)) {
    const source = readJson(cwd, name);
    const cases = (Array.isArray(source.value) ? source.value : [source.value]) as CaseInput[];
    return { cases, traditional: new Map(), kept: new Map(), source };
  }
  const source = readCsv(cwd, name);
  const { values, rowCount, kept } = readColumns(source, CASE_COLUMNS, { keep, unique: 'case_id' });
  const traditional = new Map<string, string>();
  const cases = Array.from({ length: rowCount }, (_, index): CaseInput => {
    const caseId = values.case_id[index] ?? '';
    const [group, addOns, eligible] = [values.group[index], values.add_ons[index], values.eligible[index]];
    const packageValue = values.package_value[index];
    if (packageValue !== undefined) traditional.set(caseId, packageValue);
    return {
      caseId,
      points: values.points[index],
      ...(group !== undefined && { group }),
      ...(addOns !== undefined && { addOns: addOns.split(';').map((one) => one.trim()) }),
      ...(eligible !== undefined && { eligible }),
    };
  });
  return { cases, traditional, kept, source };
}
