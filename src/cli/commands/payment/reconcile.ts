import { formatAmount, parseAmount } from '../../../money/amount.js';
import type { AccountInput } from '../../../payment/account/input.js';
import { reconcileAccount } from '../../../payment/account/reconcile.js';
import type { Reconciliation } from '../../../payment/account/result.js';
import { recordReconciliation } from '../../../records/kind/payment-records.js';
import { figures, type Sheet } from '../../../report/sheet.js';
import { refuseIdle } from '../../fields/goes-with.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { deliver, give } from '../../output/deliver.js';
import { printWarnings } from '../../output/terminal/print.js';
import type { Register } from '../../program.js';
import { askEach, recordLines } from './one-or-many.js';

/** `openras reconcile`: accounts of direct payments, what comes back of them, and what a review has to look at. */
export const registerReconcile: Register = (program, io) => {
  const command = program
    .command('reconcile')
    .description('reconcile accounts of direct payments: planned and actual, what comes back and when, what to review')
    .argument('<accounts.json>', 'an account with its statements and terms, or a list of them (openras schema account)')
    .option(
      '--record',
      'give a sealed record of each reconciliation: --out accounts.ndjson; openras check-record reads it',
    );
  addExample(addOut(addFormat(command), 'file'), 'openras reconcile accounts.json --format table').action(
    (name: string, options: OutputOptions & { readonly record?: true }) => {
      const isRecord = options.record === true;
      refuseIdle(options, [{ flags: ['--format', '--wide'], holds: !isRecord, says: 'goes without --record' }]);
      if (isRecord) {
        const records = askEach(io.cwd, name, (input: AccountInput) => recordReconciliation(input));
        give(io, recordLines(records), options);
        printWarnings(
          io,
          records.flatMap(({ warnings }) => warnings),
        );
        return;
      }
      const accounts = askEach(io.cwd, name, (input: AccountInput) => reconcileAccount(input));
      const warnings = accounts.flatMap((one) => one.warnings);
      deliver(
        io,
        { result: accounts, warnings, totals: accounts.flatMap(sheetsOf), list: accountsSheet(accounts) },
        options,
      );
    },
  );
};

/** A row an account. */
function accountsSheet(accounts: readonly Reconciliation[]): Sheet {
  return {
    title: 'Accounts, in pounds',
    columns: [
      'case_id',
      'as_of',
      'opening',
      'council',
      'contribution',
      'other',
      'spent',
      'closing',
      'liabilities',
      'may_stay',
      'surplus',
      'reclaim',
      'waits',
      'arrears',
      'review',
    ],
    rows: accounts.map(({ caseId, asOf, statement, liabilities, allowed, surplus, reclaim, waits, ...rest }) => [
      caseId,
      asOf,
      statement.opening,
      statement.council,
      statement.contribution,
      statement.other,
      statement.spent,
      statement.closing,
      liabilities,
      formatAmount(parseAmount(allowed.weeks) + parseAmount(allowed.savings) + parseAmount(allowed.carryOver)),
      surplus,
      reclaim,
      waits,
      rest.contributionArrears ?? undefined,
      rest.triggers.map(({ code }) => code).join(' ') || undefined,
    ]),
    first: ['case_id', 'closing', 'reclaim', 'review'],
  };
}

/** Line by line, when it is collected, and what a review looks at. */
function sheetsOf({ caseId, lines, collection, triggers }: Reconciliation): Sheet[] {
  const table: Sheet = {
    title: `Planned and actual of ${caseId}, in pounds`,
    columns: ['line', 'planned', 'spent', 'left', 'banked_hours'],
    rows: lines.map(({ line, planned, spent, left, bankedHours }) => [
      line,
      planned,
      spent,
      left,
      bankedHours ?? undefined,
    ]),
  };
  const looked = figures(
    `For a review of ${caseId}`,
    triggers.map(({ code, message }) => [code, message] as const),
  );
  const collected: Sheet = {
    title: `Collected from ${caseId}, in pounds`,
    columns: ['on', 'amount'],
    rows: collection.map(({ on, amount }) => [on, amount]),
  };
  return [table, collected, looked].filter(({ rows }) => rows.length > 0);
}
