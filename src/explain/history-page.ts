import type { CaseHistory } from '../moderation/history/case-history.js';
import type { HistoryEntry } from '../moderation/history/history-entry.js';
import { formatPounds } from '../money/amount.js';

const STAGE_TITLES: Readonly<Record<HistoryEntry['stage'], string>> = {
  answers: 'Your answers',
  traditional: 'The package before',
  indicative: 'The indicative budget',
  communicated: 'What you are told',
  final: 'The final budget',
  duty: 'Is it enough?',
  challenge: 'Your challenge',
};

/** A history as a page of Markdown; whoever calls this made it from its records. */
export function historyPage({ caseId, period, entries }: Omit<CaseHistory, 'records'>, title: string): string {
  const lines = entries.map((entry, index) => `${index + 1}. ${lineOf(entry)}`);
  const last = [...entries].reverse().find(({ stage, amount }) => stage === 'final' && amount !== null);
  const head = [`# ${plain(title)}`, '', `Case ${plain(caseId)}. All amounts are for one ${period}.`, ''];
  const foot =
    last?.rule === null && last.amount !== null ? ['', `Final budget: **${formatPounds(last.amount)}**.`] : [];
  return [...head, ...lines, ...foot, ''].join('\n');
}

function lineOf(entry: HistoryEntry): string {
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
function didOf({ stage, words }: HistoryEntry): string {
  if (stage === 'answers') return 'Scored';
  return stage === 'challenge' && words.endsWith(' was challenged.') ? 'Raised' : 'Decided';
}

/** Text that people wrote, on one line and without effect as Markdown or HTML. */
function plain(text: string): string {
  const oneLine = [...text].map((letter) => ((letter.codePointAt(0) ?? 32) < 32 ? ' ' : letter)).join('');
  const visible = oneLine.replace(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, ' ');
  return visible.replace(/[\\`*_[\]<>#|~&]/g, (mark) => `\\${mark}`);
}
