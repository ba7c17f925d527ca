import { simplify } from '../../../intake/plain-name.js';
import { asTyped } from './look-alikes.js';

/**
 * What councils call columns that change figures, by our name: where a command reads or asks for ours and the table has only
 * such a one, to leave it unread would change the result in silence.
 */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  payer:
    'paid by, paid for by, payor, payers, funder, funders, funded by, funding, funding body, funding source, who pays, source of funding',
  paid_by: 'payer, payor, funder, funded by, paid for by, funding body, funding source, who pays, source of funding',
  one_off:
    'one off cost, one off costs, one off payment, one off payments, one off amount, is one off, non recurring, non recurring cost, once only, one time, one time cost, bought once',
  credit: 'is credit, refund, refunds',
  exclude_reason:
    'exclude, excluded, excluded because, exclusion, exclusion reason, reason excluded, reason for exclusion, reason left out, reason for leaving out, left out',
  eligible: 'is eligible, eligibility, not eligible, ineligible',
  start: 'from, date from, service start, service start date, commencement date',
  end: 'to, until, date to, service end, service end date, planned end date',
  starts_on: 'start, budget start, package start, package start date, date from',
  ends_on:
    'end, budget end, package end, package end date, left, left on, date left, leaver, leaving date, leaves on, leaving on, closed on, date closed, date to',
  shared_package: 'shared with, shared package with, sibling package',
  household: 'household id, household ref, household no, family id',
};

const BY_WORD: ReadonlyMap<string, readonly string[]> = byWord();

function byWord(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [column, words] of Object.entries(OTHER_WORDS)) {
    for (const word of words.split(',').map(simplify)) found.set(word, [...(found.get(word) ?? []), column]);
  }
  return found;
}

/**
 * The column that is sought and that a name is another word for; undefined where there is none, or where the table has the
 * column itself.
 *
 * @choice other-words-for-columns: a column called by another word for one that a command reads or asks for (`paid_by`,
 * `funder` for `payer`; `left`, `end` for `ends_on`) is a question where the table has no column of that name;
 * `--ignore-column` answers it
 */
export function otherWordFor(name: string, sought: readonly string[], header: readonly string[]): string | undefined {
  const columns = BY_WORD.get(simplify(asTyped(name))) ?? [];
  return columns.find((column) => sought.includes(column) && !header.includes(column));
}
