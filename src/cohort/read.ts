import { problemList } from '../errors.js';
import { parseRows } from '../parse.js';
import { type CohortCase, caseSchema, checkCases, type ParsedCase } from './case.js';
import type { Cohort } from './cohort.js';
import type { CohortColumns } from './columns.js';
import { type CountedParts, columnsOfCases } from './read-cases.js';
import { readColumns } from './read-columns.js';

/** A cohort: case objects, or columns for many cases at once. */
export type CohortInput = readonly CohortCase[] | CohortColumns;

/**
 * Checks cases or columns, and lays them out as columns.
 *
 * @param parts which parts of the amounts of cases count; columns come without those that do not
 * @param name where the cohort stands, for errors
 */
export function readCohort(input: CohortInput, parts: CountedParts = {}, name = 'cases'): Cohort {
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return readColumns(input, name);
  return columnsOfCases(readCases(input, name), parts);
}

/** Checks cases, all problems at once. */
export function readCases(input: unknown, name = 'cases'): ParsedCase[] {
  const rows = parseRows(caseSchema, input, [name]);
  const problems = problemList();
  checkCases(rows, name, problems);
  problems.throwIfAny();
  return rows;
}
