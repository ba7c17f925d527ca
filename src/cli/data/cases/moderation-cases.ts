import { at } from '../../../exact/at.js';
import type { ModerationCase } from '../../../moderation/case/moderation-case.js';
import type { Policy } from '../../../moderation/policy/policy.js';
import { UNCERTAIN_COLUMNS } from '../../../report/cases/uncertain.js';
import { amount, id, oneOf, yesNo } from '../../input/table/cells.js';
import { optional, readColumns, required } from '../../input/table/columns.js';
import { askOfListedIds } from '../../input/table/like-values.js';
import type { Desk } from '../../input/table/reading.js';
import { readCsv } from '../../input/text/csv.js';
import { readJson } from '../../input/text/json.js';
import { listOf } from '../../input/text/json-part.js';
import type { Located } from '../../place.js';
import { isJson } from '../rows.js';

const CASE_COLUMNS = {
  case_id: required(id),
  traditional: optional(amount),
  indicative: optional(amount),
  communicated: optional(amount),
  final: optional(amount),
  /** The parts of the traditional package that end. */
  one_off: optional(amount),
  contingency: optional(amount),
  status: optional(oneOf(['existing', 'newcomer'])),
  reassessed: optional(yesNo),
};

/** Cases to moderate, and where each stands in its file. */
export interface ModerationFile {
  readonly cases: readonly ModerationCase[];
  readonly source: Located;
  readonly kept: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads cases to moderate: CSV with a row a case and its amounts, or a JSON list that may also hold what people
 * decided, the plan and the assessed needs.
 *
 * @param period the policy's, which the amounts of a CSV are for
 * @throws RasError with every problem, with file, line and column
 */
export function readModerationCases(
  desk: Desk,
  name: string,
  period: Policy['period'],
  keep: readonly string[],
): ModerationFile {
  if (isJson(name)) {
    const { list, source } = listOf<ModerationCase>(readJson(desk.cwd, name));
    askOfListedIds(desk, name, list);
    return { cases: list, source, kept: new Map() };
  }
  const source = readCsv(desk, name);
  const { values, rowCount, kept } = readColumns(source, CASE_COLUMNS, {
    keep,
    mayKeep: UNCERTAIN_COLUMNS,
    unique: 'case_id',
  });
  const cases = Array.from({ length: rowCount }, (_, row): ModerationCase => {
    const [oneOff, contingency] = [values.one_off[row], values.contingency[row]];
    const [status, reassessed] = [values.status[row], values.reassessed[row]];
    const packageParts = { ...(oneOff !== undefined && { oneOff }), ...(contingency !== undefined && { contingency }) };
    return {
      caseId: at(values.case_id, row),
      period,
      amounts: {
        traditional: values.traditional[row] ?? null,
        indicative: values.indicative[row] ?? null,
        communicated: values.communicated[row] ?? null,
        final: values.final[row] ?? null,
      },
      ...(Object.keys(packageParts).length > 0 && { packageParts }),
      ...(status !== undefined && { status }),
      ...(reassessed !== undefined && { reassessed }),
    };
  });
  // Who is a newcomer is asked of the amounts again, by whatever compares them.
  const status = values.status.some((one) => one !== undefined)
    ? new Map([['status', values.status.map((one) => one ?? '')]])
    : new Map<string, readonly string[]>();
  return { cases, source, kept: new Map([...status, ...kept]) };
}
