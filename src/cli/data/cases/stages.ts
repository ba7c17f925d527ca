import type { CohortCase } from '../../../cohort/case.js';
import { at, valueAt } from '../../../exact/at.js';
import { defined } from '../../../run/council/defined.js';
import type { Stage } from '../../../stage.js';
import { amount, id, oneOf, reason } from '../../input/table/cells.js';
import { blankable, type Column, type Columns, optional, readColumns, required } from '../../input/table/columns.js';
import type { Desk } from '../../input/table/reading.js';
import { type CsvTable, readCsv } from '../../input/text/csv.js';
import { householdsIn } from './households.js';

const STAGE_COLUMNS = {
  case_id: required(id),
  traditional: optional(amount),
  indicative: optional(amount),
  communicated: optional(amount),
  final: optional(amount),
  status: optional(oneOf(['existing', 'newcomer'])),
  site: optional(id),
  group: optional(id),
  /** The one-off part of the traditional package, and of the final budget. */
  one_off: optional(amount),
  final_one_off: optional(amount),
  exclude_reason: optional(reason),
};

/** Cases with up to four amounts, and the file that they came from. */
export interface StageFile {
  readonly cases: readonly CohortCase[];
  readonly table: CsvTable;
  readonly kept: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads cases with up to four amounts: CSV with a row a case; a blank amount is a stage that the case does not have.
 *
 * @param asked the stages that have to be there, each with the option that asks for it
 * @param characteristics columns besides site and group that cases are told apart by
 * @throws RasError with every problem, with file, line and column
 */
export function readStages(
  desk: Desk,
  name: string,
  characteristics: readonly string[],
  keep: readonly string[],
  asked: ReadonlyMap<Stage, string> = new Map(),
): StageFile {
  const table = readCsv(desk, name);
  const extra = characteristics.filter((column) => !Object.hasOwn(STAGE_COLUMNS, column));
  const columns = readColumns(
    table,
    { ...STAGE_COLUMNS, ...having(asked.keys()) },
    {
      askedBy: asked,
      keep: [...extra, ...keep],
      mayKeep: ['household'],
      unique: 'case_id',
      groups: ['site', 'group', ...extra],
    },
  );
  const households = householdsIn(table);
  const cases = Array.from({ length: columns.rowCount }, (_, row) =>
    caseOf(columns, { row, household: households[row] ?? '' }, extra),
  );
  const kept = new Map([...columns.kept].filter(([column]) => keep.includes(column)));
  return { cases, table, kept };
}

/** The columns of stages that may be blank and not be left out. */
function having(stages: Iterable<Stage>): Partial<Record<Stage, Column<string | undefined>>> {
  return Object.fromEntries([...stages].map((stage) => [stage, blankable(amount)]));
}

function caseOf(
  { values, kept }: Columns<typeof STAGE_COLUMNS>,
  { row, household }: { readonly row: number; readonly household: string },
  extra: readonly string[],
): CohortCase {
  const oneOffs = defined({ traditional: values.one_off[row], final: values.final_one_off[row] });
  const characteristics = extra.flatMap((name) => {
    const value = at(valueAt(kept, name), row);
    return value === '' ? [] : [{ name, value }];
  });
  return defined({
    caseId: at(values.case_id, row),
    traditional: values.traditional[row],
    indicative: values.indicative[row],
    communicated: values.communicated[row],
    final: values.final[row],
    status: values.status[row],
    household: household === '' ? undefined : household,
    site: values.site[row],
    group: values.group[row],
    oneOff: Object.keys(oneOffs).length === 0 ? undefined : oneOffs,
    characteristics: characteristics.length === 0 ? undefined : characteristics,
    excludeReason: values.exclude_reason[row],
  });
}
