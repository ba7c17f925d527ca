import { type Amount, formatPounds } from '../../money/amount.js';
import { type ContestedResult, contestedWords } from '../case/contested.js';
import type { Challenge } from '../challenge/challenge.js';
import { dutyWords, entry, type HistoryEntry } from './history-entry.js';

/** What a challenge adds to the history of its case. */
export function challengeEntries(challenge: Challenge, round: number): HistoryEntry[] {
  const { raisedOn, raisedBy, against, grounds, rescored, amountBefore, amountAfter, paidMeanwhile, outcome } =
    challenge;
  const shared = { stage: 'challenge', round } as const;
  const raised = `The ${against} ${against === 'plan' ? '' : 'budget '}of ${formatPounds(amountBefore)} was challenged.`;
  const entries = [
    entry({ ...shared, date: raisedOn, amount: amountBefore, actor: raisedBy, reason: grounds, words: raised }),
    entry({
      ...shared,
      date: raisedOn,
      amount: paidMeanwhile.amount,
      reason: paidMeanwhile.footing,
      words: `Meanwhile ${formatPounds(paidMeanwhile.amount)} a ${challenge.period} was paid.`,
    }),
  ];
  if (rescored !== null) {
    const { pointsBefore, pointsAfter, indicativeBefore, indicativeAfter } = rescored;
    const points = `${pointsBefore} points before, ${pointsAfter} after`;
    const money = `${budgetWords(indicativeBefore)} before, ${budgetWords(indicativeAfter)} after`;
    const words = `The contested answers were scored again: ${points}; ${money}.`;
    entries.push(entry({ ...shared, date: raisedOn, amount: indicativeAfter, words }));
  }
  const { result, on, by, reason } = outcome;
  const decided = result === 'pending' ? 'The challenge is not decided yet.' : `The challenge was ${OUTCOMES[result]}.`;
  const both = result === 'pending' && challenge.contested !== undefined ? ` ${asSentence(challenge.contested)}` : '';
  const words = `${decided}${both} ${dutyWords(challenge.duty)}`;
  entries.push(entry({ ...shared, date: on, amount: amountAfter, actor: by, reason, words }));
  return entries;
}

function asSentence(contested: ContestedResult): string {
  const words = contestedWords(contested);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

const budgetWords = (amount: Amount | null): string => (amount === null ? 'no budget' : formatPounds(amount));

const OUTCOMES = { upheld: 'upheld', 'partly-upheld': 'upheld in part', 'not-upheld': 'not upheld' } as const;
