import * as z from 'zod';
import { problemList } from '../errors.js';
import { type CaseHistory, type CaseRecords, caseHistory } from '../moderation/history/case-history.js';
import { schemaFor } from '../parse/deferred.js';
import { parseInput } from '../parse/parse.js';
import { tellDifferences } from '../record/differences.js';
import { toJson } from '../record/json.js';
import { historyPage } from './history-page.js';
import { toldHistorySchema } from './told-history.js';

/** How a history is printed. */
export interface HistoryPageOptions {
  /** The heading; `How this budget came about` unless given. */
  readonly title?: string | undefined;
}

const pageOptionsSchema = schemaFor<HistoryPageOptions>()(() =>
  z.strictObject({ title: z.string().default('How this budget came about') }),
);

/**
 * Prints the history of a case as a page of Markdown that a family can read, from the answers to the final budget.
 *
 * What is printed is made from the records again: a history of which an amount or a word is another one than they give is
 * refused.
 *
 * @param history what `caseHistory` returned, also read back from JSON, or the records that it is made of
 * @throws RasError with all that is wrong with what is no history; `replay-mismatch` at each place that does not follow
 * from its records; as `caseHistory` for the records
 * @returns Markdown; names and reasons that people wrote are printed as they are, never as formatting
 * @source RR145 5.40-5.41 (families want to know how the allocation was calculated)
 * @choice history-page: one numbered line for each thing that happened, in the order of the process
 * @example
 * ```ts
 * import { caseHistoryPage, moderate, type Policy } from 'openras';
 * import { caseHistory } from 'openras/moderation';
 * const policy: Policy = {
 *   schemaVersion: 1, period: 'year',
 *   rules: [{ rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a decent start', amount: '500' }],
 * };
 * const moderated = moderate({ caseId: 'F1', period: 'year', amounts: { indicative: '320' } }, policy);
 * const page = caseHistoryPage(caseHistory({ moderated }));
 * page.split('\n')[0]; // => '# How this budget came about'
 * page.includes('up from £320.00 to £500.00'); // => true
 * ```
 * @category Explaining
 */
export function caseHistoryPage(history: CaseHistory | CaseRecords, options: HistoryPageOptions = {}): string {
  const { title } = parseInput(pageOptionsSchema, options, ['options']);
  return historyPage(historyOf(history), title);
}

function historyOf(history: CaseHistory | CaseRecords): CaseHistory {
  if (typeof history === 'object' && history !== null && 'moderated' in history) return caseHistory(history);
  const told = parseInput(toldHistorySchema, history, ['history']);
  const made = caseHistory(told.records as unknown as CaseRecords);
  const problems = problemList();
  for (const key of ['caseId', 'period', 'entries'] as const) {
    tellDifferences(toJson(told[key]), toJson(made[key]), ['history', key], problems, 'the records');
  }
  problems.throwIfAny();
  return made;
}
