import * as z from 'zod';
import { problemList, show } from '../errors.js';
import type { CaseHistory } from '../moderation/history/case-history.js';
import type { HistoryEntry } from '../moderation/history/history-entry.js';
import { formatPounds } from '../money/amount.js';
import { schemaFor } from '../parse/deferred.js';
import { parseInput } from '../parse/parse.js';
import { type ToldHistory, toldHistorySchema } from './told-history.js';

/** How a history is printed. */
export interface HistoryPageOptions {
  /** The heading; `How this budget came about` unless given. */
  readonly title?: string | undefined;
}

const pageOptionsSchema = schemaFor<HistoryPageOptions>()(() =>
  z.strictObject({ title: z.string().default('How this budget came about') }),
);

const STAGE_TITLES: Readonly<Record<HistoryEntry['stage'], string>> = {
  answers: 'Your answers',
  traditional: 'The package before',
  indicative: 'The indicative budget',
  communicated: 'What you are told',
  final: 'The final budget',
  duty: 'Is it enough?',
  challenge: 'Your challenge',
};

/**
 * Prints the history of a case as a page of Markdown that a family can read, from the answers to the final budget.
 *
 * @param history what `caseHistory` returned
 * @throws RasError with all that is wrong with what is no history; `replay-mismatch` for a final amount that is not that of
 * its words
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
export function caseHistoryPage(history: CaseHistory, options: HistoryPageOptions = {}): string {
  const { caseId, period, entries } = parseInput(toldHistorySchema, history, ['history']);
  const { title } = parseInput(pageOptionsSchema, options, ['options']);
  tellOtherAmounts(entries);
  const lines = entries.map((entry, index) => `${index + 1}. ${lineOf(entry)}`);
  const last = [...entries].reverse().find(({ stage, amount }) => stage === 'final' && amount !== null);
  const head = [`# ${plain(title)}`, '', `Case ${plain(caseId)}. All amounts are for one ${period}.`, ''];
  const foot =
    last?.rule === null && last.amount !== null ? ['', `Final budget: **${formatPounds(last.amount)}**.`] : [];
  return [...head, ...lines, ...foot, ''].join('\n');
}

/** An entry says its amount in words as well; the two are one. */
function tellOtherAmounts(entries: ToldHistory['entries']): void {
  const problems = problemList();
  for (const [index, { stage, amount, rule, words }] of entries.entries()) {
    if (stage !== 'final' || rule !== null || amount === null || words.includes(formatPounds(amount))) continue;
    const message = `says ${formatPounds(amount)}, where its words say another amount: ${show(words)}`;
    problems.add('replay-mismatch', ['history', 'entries', index, 'amount'], message);
  }
  problems.throwIfAny();
}

function lineOf(entry: ToldHistory['entries'][number]): string {
  const { date, stage, round, actor, reason, words } = entry;
  const when = date === null ? '' : `${date}: `;
  const again = round > 1 ? ` (round ${round})` : '';
  const who = actor === null ? '' : ` ${didOf(entry)} by ${plain(actor)}.`;
  const why = reason === null ? '' : ` Reason: ${plain(reason)}`;
  // A title that asks has its mark already.
  const stop = round > 1 || !STAGE_TITLES[stage].endsWith('?') ? '.' : '';
  return `**${STAGE_TITLES[stage]}**${again}${stop} ${when}${plain(words)}${who}${why}`;
}

/** What whoever is named did: answers are scored, and a challenge is raised before somebody decides it. */
function didOf({ stage, words }: ToldHistory['entries'][number]): string {
  if (stage === 'answers') return 'Scored';
  return stage === 'challenge' && words.endsWith(' was challenged.') ? 'Raised' : 'Decided';
}

/** Text that people wrote, on one line and without effect as Markdown or HTML. */
function plain(text: string): string {
  const oneLine = [...text].map((letter) => ((letter.codePointAt(0) ?? 32) < 32 ? ' ' : letter)).join('');
  const visible = oneLine.replace(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, ' ');
  return visible.replace(/[\\`*_[\]<>#|~&]/g, (mark) => `\\${mark}`);
}
