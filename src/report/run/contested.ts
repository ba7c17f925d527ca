import { contestedWords } from '../../moderation/case/contested.js';
import { type Amount, formatAmount, formatPounds, parseAmount } from '../../money/amount.js';
import type { FamilyOutcome } from '../../run/family/outcome.js';
import { EVERYTHING, familiesOf, type Told } from './words.js';

/** Both budgets of families whose answers are contested, and what is paid meanwhile; no column where nobody's are. */
export function contestedColumns(outcomes: readonly FamilyOutcome[]): [string, string[]][] {
  if (outcomes.every(({ contested }) => contested === undefined)) return [];
  const column = (of: (contested: NonNullable<FamilyOutcome['contested']>) => string): string[] =>
    outcomes.map(({ contested }) => (contested === undefined ? '' : of(contested)));
  return [
    ['contested_as_agreed', column(({ asAgreed }) => asAgreed)],
    ['contested_as_claimed', column(({ asClaimed }) => asClaimed)],
    ['paid_meanwhile', column(({ meanwhile }) => meanwhile ?? '')],
    ['contested', column(contestedWords)],
  ];
}

/**
 * What contested answers come to on either side, in words that name no family; on a page for sharing that there are some, since they
 * are few.
 */
export function contestedSentences(outcomes: readonly FamilyOutcome[], told: Told): string[] {
  const some = outcomes.flatMap(({ contested }) => contested ?? []);
  const all = outcomes.filter(({ family, contested }) => (contested ?? family.pointsClaimed) !== undefined).length;
  if (all === 0) return [];
  if (told !== EVERYTHING) {
    return [
      'The answers of some families are contested; the budgets here go by the answers as the authority has them, and nothing of theirs is final until they are decided.',
    ];
  }
  const sum = (of: (one: (typeof some)[number]) => Amount): string =>
    `${formatPounds(formatAmount(some.reduce((total, one) => total + parseAmount(of(one)), 0n)))} a year`;
  const without = all - some.length;
  const budgets = some.length === 1 ? 'its indicative budget comes' : 'their indicative budgets come';
  const of = some.length === 1 ? 'it' : 'theirs';
  const known = `The answers of ${familiesOf(some.length)} are contested: by the answers as the authority has them ${budgets} to ${sum(({ asAgreed }) => asAgreed)}, which is in the figures here, and by ${some.length === 1 ? 'the family’s' : 'the families’'} own to ${sum(({ asClaimed }) => asClaimed)}; nothing of ${of} is final until they are decided.`;
  const unknown = `The answers of ${familiesOf(without)} are contested, and by one of the two sides, or both, there is no amount.`;
  return [...(some.length === 0 ? [] : [known]), ...(without === 0 ? [] : [unknown])];
}
