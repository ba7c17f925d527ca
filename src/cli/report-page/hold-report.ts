import { type ProblemList, show } from '../../errors.js';
import { tellOther } from '../data/record/list-of-run.js';
import type { Checked } from '../data/record/verified.js';
import { placeDetails } from '../place.js';
import { listOf } from './pictures/families.js';
import type { ReportText } from './report-text.js';

/**
 * Tells where a report for inside does not go with the records beside it: a family with other amounts than its records
 * hold, or one that is in one of them alone.
 */
export function tellOtherAmounts(
  report: ReportText,
  cases: ReadonlyMap<string, readonly Checked[]>,
  name: string,
  problems: ProblemList,
): void {
  const tell = (message: string): void => problems.add('inconsistent', [], message, placeDetails(name, undefined));
  const list = listOf(report);
  if (list === undefined) {
    tell('has no list of the families, as the report of a run has');
    return;
  }
  const left = new Set(cases.keys());
  for (const cells of list.rows) {
    const row = new Map(list.columns.map((column, index) => [column, cells[index] ?? '']));
    const caseId = row.get('case_id') ?? '';
    const records = cases.get(caseId);
    left.delete(caseId);
    if (records === undefined) tell(`names ${show(caseId)}, of whom there is no record`);
    else for (const record of records) tellOther(record, row, tell);
  }
  for (const caseId of left) tell(`does not name ${show(caseId)}, of which there is a record`);
}
