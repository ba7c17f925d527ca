import { type ProblemList, show } from '../../errors.js';
import { at as placeOf } from '../../exact/at.js';
import { formatAmount, type Pence } from '../../money/amount.js';
import { type Day, formatDay } from '../../money/calendar.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { type AccountInput, accountFieldsSchema, type ParsedAccount, type ParsedStatement } from './input.js';

/** What an account is reconciled from, checked. */
export const accountSchema = schemaFor<AccountInput>()(() =>
  withCheck(
    accountFieldsSchema,
    checkStatements,
    checkJoins,
    checkSums,
    checkLines,
    checkDaysOfSpending,
    checkOpening,
    checkWeekly,
    checkPayments,
    checkCollection,
    checkEnd,
  ),
);

/** What a statement's own figures close with. */
export function closingOf({ opening, council, contribution, other, spent }: ParsedStatement): Pence {
  return opening + council + contribution + other - spentIn(spent);
}

/** What entries of spending come to. */
export function spentIn(spent: readonly { readonly amount: Pence }[]): Pence {
  return spent.reduce((sum, { amount }) => sum + amount, 0n);
}

function checkStatements({ statements, asOf }: ParsedAccount, problems: ProblemList): void {
  statements.forEach(({ from, to }, index) => {
    const at = ['statements', index];
    if (to < from) problems.add('inconsistent', [...at, 'to'], `is before ${formatDay(from)}, its first day`);
    if (to > asOf)
      problems.add('inconsistent', [...at, 'to'], `is after ${formatDay(asOf)}, the day as of which it is asked`);
  });
}

/** Statements join: no day between them, and the balance that one leaves opens the next. */
function checkJoins({ statements }: ParsedAccount, problems: ProblemList): void {
  statements.forEach(({ from, opening }, index) => {
    if (index === 0) return;
    const before = placeOf(statements, index - 1);
    const at = ['statements', index];
    if (from !== before.to + 1)
      problems.add(
        'inconsistent',
        [...at, 'from'],
        `the statement before ends on ${formatDay(before.to)}; expected the next day`,
      );
    if (opening === before.closing) return;
    const difference = formatAmount(opening - before.closing);
    const message = `the statement before closes with ${formatAmount(before.closing)}: they differ by ${difference}`;
    problems.add('inconsistent', [...at, 'opening'], message, { difference });
  });
}

function checkSums({ statements }: ParsedAccount, problems: ProblemList): void {
  statements.forEach((statement, index) => {
    const closing = closingOf(statement);
    if (closing === statement.closing) return;
    const difference = formatAmount(statement.closing - closing);
    const message = `what came in and went out leaves ${formatAmount(closing)}: they differ by ${difference}`;
    problems.add('inconsistent', ['statements', index, 'closing'], message, { difference });
  });
}

function checkLines({ statements }: ParsedAccount, problems: ProblemList): void {
  statements.forEach(({ planned, spent }, index) => {
    const lines = new Set<string>();
    planned.forEach(({ line }, place) => {
      if (lines.has(line))
        problems.add('duplicate', ['statements', index, 'planned', place, 'line'], `${show(line)} is planned twice`);
      lines.add(line);
    });
    spent.forEach(({ line }, place) => {
      if (line === undefined || lines.has(line)) return;
      const message = `no line of the plan is called ${show(line)}; leave it out for what is outside the plan`;
      problems.add('unknown-name', ['statements', index, 'spent', place, 'line'], message);
    });
  });
}

function checkDaysOfSpending({ statements, ended }: ParsedAccount, problems: ProblemList): void {
  const isLate = (on: Day): boolean => ended !== undefined && on > ended.on;
  statements.forEach(({ from, to, spent }, index) => {
    spent.forEach(({ on, amount }, place) => {
      const at = ['statements', index, 'spent', place, 'on'];
      if (on === undefined) return;
      if (on < from || on > to) problems.add('out-of-range', at, `${formatDay(on)} is no day of this statement`);
      else if (isLate(on))
        problems.add(
          'inconsistent',
          at,
          `${formatAmount(amount)} is spent after the plan ended; name it as a liability`,
        );
    });
  });
}

function checkOpening({ statements }: ParsedAccount, problems: ProblemList): void {
  const first = placeOf(statements, 0);
  if (first.opening < 0n && first.openingReason === undefined)
    problems.add('missing', ['statements', 0, 'openingReason'], 'the account opens below £0; say why');
}

function checkWeekly({ weekly }: ParsedAccount, problems: ProblemList): void {
  if (weekly.net > weekly.gross)
    problems.add('inconsistent', ['weekly', 'net'], `is more than ${formatAmount(weekly.gross)}, the gross`);
  if (weekly.gross === 0n) problems.add('out-of-range', ['weekly', 'gross'], 'a plan costs more than £0 a week');
}

function checkPayments({ payments, asOf, ended }: ParsedAccount, problems: ProblemList): void {
  payments.forEach(({ on }, index) => {
    const before = index === 0 ? asOf - 1 : placeOf(payments, index - 1).on;
    if (on <= before) problems.add('inconsistent', ['payments', index, 'on'], `is not after ${formatDay(before)}`);
    if (ended !== undefined && on > ended.on)
      problems.add('inconsistent', ['payments', index, 'on'], 'is a payment after the plan ended');
  });
}

function checkCollection({ terms, payments, ended }: ParsedAccount, problems: ProblemList): void {
  if (terms.collect.how === 'reduce-next' && ended === undefined && payments.length === 0)
    problems.add('missing', ['payments'], 'say which payments come, since it is taken off them');
}

function checkEnd({ ended, asOf }: ParsedAccount, problems: ProblemList): void {
  if (ended !== undefined && ended.on > asOf)
    problems.add('inconsistent', ['ended', 'on'], `is after ${formatDay(asOf)}, the day as of which it is asked`);
}
