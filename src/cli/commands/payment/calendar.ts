import { formatAmount, formatPounds, parseAmount } from '../../../money/amount.js';
import type { Payment, PaymentSchedule } from '../../../payment/schedule/result.js';
import { dayWords } from '../../page/words.js';

/** When money is paid, for the family: a row a payment, and below it what is kept back and what was put right. */
export function calendarPage({ caseId, year, payments, invoices, identity, excess }: PaymentSchedule): string {
  const asked = invoices.length > 0;
  const rows = payments.map((payment) => [
    dayWords(payment.on),
    spanOf(payment),
    formatPounds(payment.paid),
    formatPounds(asked ? (invoices.find(({ on }) => on === payment.on)?.amount ?? '0.00') : contributionOf(payment)),
  ]);
  const head = ['Day', 'For', 'Paid to you', asked ? 'You are asked for' : 'You pay in'];
  const put = payments.flatMap(({ on, adjustments }) =>
    adjustments.map(
      ({ from, to, net }) =>
        `- On ${dayWords(on)}: ${formatPounds(net.replace('-', ''))} ${net.startsWith('-') ? 'less' : 'more'}, because something changed for ${dayWords(from)} to ${dayWords(to)} that was not known when that was paid.`,
    ),
  );
  const above = excess.map(
    ({ from, to, amount }) =>
      `From ${dayWords(from)} to ${dayWords(to)} your assessed contribution is ${formatPounds(amount)} above what your plan costs. You are not charged for that.`,
  );
  const held =
    identity.heldBack === '0.00'
      ? []
      : [`${formatPounds(identity.heldBack)} of your plan is kept back for what cannot be foreseen.`];
  const suspended =
    identity.suspended === '0.00'
      ? []
      : [`${formatPounds(identity.suspended)} is not paid, for days on which payments are suspended.`];
  return [
    `# When money is paid: ${caseId}`,
    '',
    `From ${dayWords(year.startsOn)} to ${dayWords(year.endsOn)}.`,
    '',
    row(head),
    row(head.map(() => '---')),
    ...rows.map(row),
    '',
    ...(put.length === 0 ? [] : ['What is put right:', '', ...put, '']),
    ...[...above, ...held, ...suspended].flatMap((sentence) => [sentence, '']),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function spanOf({ from, to, parts }: Payment): string {
  const others = parts
    .filter(({ what }) => what !== 'line')
    .map(({ what }) => (what === 'start-up' ? 'a float' : what));
  const once = [...new Set(others)].join(' and ');
  if (from === null || to === null) return once === '' ? 'a payment once' : once;
  return `${dayWords(from)} to ${dayWords(to)}${once === '' ? '' : `, and ${once}`}`;
}

/** What the family pays in for these days: what it contributes, with what is put right of it. */
function contributionOf({ contribution, adjustments }: Payment): string {
  return formatAmount(adjustments.reduce((sum, one) => sum + parseAmount(one.contribution), parseAmount(contribution)));
}
