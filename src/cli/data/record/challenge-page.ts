import { historyPage } from '../../../explain/history-page.js';
import { challengeEntries } from '../../../moderation/history/challenge-entries.js';
import type { ChallengeInputs } from '../../../records/kind/challenge-record.js';
import { type Checked, isSealed } from './verified.js';

/** A page for each challenge among the records of a case: its grounds, what is paid meanwhile, and how it ended. */
export function challengePages(records: readonly Checked[]): string[] {
  return records.flatMap((record): string[] => {
    if (!isSealed(record) || record.kind !== 'challenge') return [];
    const { caseId, period, result } = record;
    return [
      ...unheld(record.inputs as unknown as ChallengeInputs, records),
      historyPage({ caseId, period, entries: challengeEntries(result, 1) }, TITLES[record.status]),
    ];
  });
}

/** What nothing here shows of the decision that is challenged. */
function unheld({ decision }: ChallengeInputs, records: readonly Checked[]): string[] {
  if (decision === undefined) return ['> The challenge below names no record of what it is against.', ''];
  if (records.some((one) => isSealed(one) && one.seal === decision.seal)) return [];
  return ['> What the challenge below is against is not among these records: it may have been replaced since.', ''];
}

const TITLES = {
  pending: 'A challenge that is not decided',
  upheld: 'A challenge that was upheld',
  'partly-upheld': 'A challenge that was upheld in part',
  'not-upheld': 'A challenge that was not upheld',
} as const;
