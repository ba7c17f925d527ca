/** Who answers a statement; the points come from the agreed answer. */
export const RESPONDENTS = ['agreed', 'parent', 'child', 'carer', 'worker'] as const;

/**
 * Who answers a statement: the parent, the child or young person, the carer, the worker, or all of them as agreed.
 *
 * @source IBSEN 9.5.3 (own view, worker's view, final agreement); RR145 5.10, Table 19 (parent or carer, and child)
 */
export type Respondent = (typeof RESPONDENTS)[number];

/** The columns of a table of answers that are about the case, and so cannot be the id of a statement. */
export const CASE_COLUMNS: ReadonlySet<string> = new Set(['case_id', 'age', 'assessed_on', 'assessor', 'mode']);
