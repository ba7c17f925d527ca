import { readAsData } from '../../guard/guard.js';
import { parseRows } from '../../parse/rows.js';
import { type CohortCase, caseSchema, checkCases, type ParsedCase } from '../case.js';
import type { Cohort } from '../cohort.js';
import type { CohortColumns } from '../columns.js';
import { type CountedParts, columnsOfCases } from './read-cases.js';
import { readColumns } from './read-columns.js';

/** A cohort: case objects, or columns for many cases at once. */
export type CohortInput = readonly CohortCase[] | CohortColumns;

/** A cohort that has been checked, to be laid out as columns with the parts of the amounts that count. */
export type OpenCohort = (parts?: CountedParts) => Cohort;

/**
 * Checks cases or columns, all problems at once. Columns come without the parts that do not count.
 *
 * @param name where the cohort stands, for errors
 */
export function openCohort(input: CohortInput, name = 'cases'): OpenCohort {
  const cohort = readAsData(input, [name], () => (isObject(input) ? readColumns(input, name) : undefined));
  if (cohort !== undefined) return () => cohort;
  const rows = readCases(input, name);
  return (parts = {}) => columnsOfCases(rows, parts);
}

function isObject(input: CohortInput): input is CohortColumns {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** Checks cases, all problems at once. */
export function readCases(input: unknown, name = 'cases'): ParsedCase[] {
  return parseRows(caseSchema, input, [name], (rows, problems) => checkCases(rows, name, problems));
}
