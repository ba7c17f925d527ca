import type { CaseInput } from '../../../allocation/allocate.js';
import { at } from '../../../exact/at.js';
import { amount, checked, date, id, idList, points, reason, text, yesNo } from '../../input/table/cells.js';
import { optional, readColumns, required } from '../../input/table/columns.js';
import { askOfListedIds } from '../../input/table/like-values.js';
import type { Desk } from '../../input/table/reading.js';
import { readCsv } from '../../input/text/csv.js';
import { readJson } from '../../input/text/json.js';
import { listOf } from '../../input/text/json-part.js';
import type { Located } from '../../place.js';
import { recurringPackages } from '../money/recurring.js';
import { isJson } from '../rows.js';
import { QUESTIONNAIRE_COLUMNS, questionnaireIn, type SaidQuestionnaire } from '../sample/questionnaire.js';

/** The columns of a file of cases. */
export const CASE_COLUMNS = {
  case_id: required(id),
  points: required(checked(points)),
  group: optional(id),
  /** The add-ons that apply, with semicolons. */
  add_ons: optional(idList),
  eligible: optional(yesNo),
  /** The days that are set against the dates of the model. */
  assessed_on: optional(date),
  starts_on: optional(date),
  /** The financial year whose prices the case is in. */
  price_base: optional(text),
  /** The existing package and the part of it that was bought once, for comparison only. */
  package_value: optional(amount),
  one_off: optional(amount),
  /** Why a case is left out; it is counted and nothing else. */
  exclude_reason: optional(reason),
  ...QUESTIONNAIRE_COLUMNS,
};

/** Cases to be allocated, and the file that they came from. */
export interface CaseFile {
  readonly cases: readonly CaseInput[];
  /** The existing package of each case without its one-off part, in pounds a year, where the file states it. */
  readonly traditional: ReadonlyMap<string, string>;
  readonly kept: ReadonlyMap<string, readonly string[]>;
  /** How many rows are left out with a reason. */
  readonly leftOut: number;
  /** The row of the file for each case. */
  readonly rows: readonly number[];
  /** The questionnaire that the points are of, where the file says so. */
  readonly questionnaire?: SaidQuestionnaire;
  readonly source: Located & { readonly file: { readonly name: string; readonly rows?: number } };
}

/**
 * Reads cases to be allocated: CSV with a row a case and its points, or a JSON list in the form that the model's kind
 * asks for.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readCases(desk: Desk, name: string, keep: readonly string[]): CaseFile {
  if (isJson(name)) {
    const source = readJson(desk.cwd, name);
    const { list, source: located } = listOf<CaseInput>(source);
    askOfListedIds(desk, name, list);
    const rows = [...list.keys()];
    return { cases: list, traditional: new Map(), kept: new Map(), leftOut: 0, rows, source: located };
  }
  const source = readCsv(desk, name);
  const { values, rowCount, kept } = readColumns(source, CASE_COLUMNS, { keep, unique: 'case_id', groups: ['group'] });
  const recurring = recurringPackages(source, values);
  const traditional = new Map<string, string>();
  const rows = Array.from({ length: rowCount }, (_, row) => row).filter(
    (row) => values.exclude_reason[row] === undefined,
  );
  const cases = rows.map((index): CaseInput => {
    const caseId = at(values.case_id, index);
    const [group, addOns, eligible] = [values.group[index], values.add_ons[index], values.eligible[index]];
    const [assessedOn, startsOn] = [values.assessed_on[index], values.starts_on[index]];
    const priceBase = values.price_base[index];
    const packageValue = recurring[index];
    if (packageValue !== undefined) traditional.set(caseId, packageValue);
    return {
      caseId,
      points: values.points[index],
      ...(group !== undefined && { group }),
      ...(addOns !== undefined && { addOns }),
      ...(eligible !== undefined && { eligible }),
      ...(assessedOn !== undefined && { assessedOn }),
      ...(startsOn !== undefined && { startsOn }),
      ...(priceBase !== undefined && { priceBase }),
    };
  });
  const keptOfCases = new Map([...kept].map(([column, cells]) => [column, rows.map((row) => at(cells, row))]));
  const questionnaire = questionnaireIn(source, values);
  return {
    cases,
    traditional,
    kept: keptOfCases,
    leftOut: rowCount - rows.length,
    rows,
    source,
    ...(questionnaire && { questionnaire }),
  };
}
