import { fail, show } from '../../../errors.js';
import { formatAmount, type Pence, parseAmount } from '../../../money/amount.js';
import type { PaymentScheduleInput } from '../../../payment/schedule/input.js';
import type { PaymentSchedule } from '../../../payment/schedule/result.js';
import { paymentSchedule } from '../../../payment/schedule/schedule.js';
import { recordPaymentSchedule } from '../../../records/kind/payment-records.js';
import type { Sheet } from '../../../report/sheet.js';
import { refuseIdle } from '../../fields/goes-with.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { deliver, give, givePage } from '../../output/deliver.js';
import { printWarnings } from '../../output/terminal/print.js';
import type { Register } from '../../program.js';
import { calendarPage } from './calendar.js';
import { askEach, recordLines } from './one-or-many.js';

interface PayOptions extends OutputOptions {
  readonly calendar?: string;
  readonly record?: true;
}

/** `openras pay`: schedules of payments, as a payment run, a calendar for a family, or sealed records. */
export const registerPay: Register = (program, io) => {
  const command = program
    .command('pay')
    .description('make a year of payments of agreed plans: a payment run, or a calendar for a family')
    .argument(
      '<plans.json>',
      'a plan with its cycles and contribution, or a list of them (openras schema payment-schedule)',
    )
    .option('--calendar <case>', 'print the calendar of this family instead, as a page that it can read')
    .option('--record', 'give a sealed record of each schedule: --out paid.ndjson; openras check-record reads it');
  addExample(
    addOut(addFormat(command), 'file'),
    'openras pay plans.json --format csv --out payment-run.csv',
    'openras pay plans.json --calendar F1',
  ).action((name: string, options: PayOptions) => {
    const { calendar, record } = options;
    refuseIdle(options, [
      { flags: ['--record'], holds: calendar === undefined, says: 'goes without --calendar' },
      {
        flags: ['--format', '--wide'],
        holds: calendar === undefined && record === undefined,
        says: 'goes without --calendar and --record',
      },
    ]);
    if (record === true) {
      const records = askEach(io.cwd, name, (input: PaymentScheduleInput) => recordPaymentSchedule(input));
      give(io, recordLines(records), options);
      printWarnings(
        io,
        records.flatMap(({ warnings }) => warnings),
      );
      return;
    }
    const schedules = askEach(io.cwd, name, (input: PaymentScheduleInput) => paymentSchedule(input));
    const warnings = schedules.flatMap((one) => one.warnings);
    if (calendar !== undefined) {
      const own = schedules.find(({ caseId }) => caseId === calendar);
      givePage(
        io,
        calendarPage(own ?? fail('unknown-name', [], `--calendar: no plan is of ${show(calendar)}`)),
        options,
      );
      return;
    }
    deliver(io, { result: schedules, warnings, totals: [yearSheet(schedules)], list: runSheet(schedules) }, options);
  });
};

/** A payment run: a row a payment, in the order of the days. */
function runSheet(schedules: readonly PaymentSchedule[]): Sheet {
  const rows = schedules.flatMap(({ caseId, payments, invoices }) =>
    payments.map(({ on, from, to, gross, contribution, adjustments, carried, net, paid }) => [
      caseId,
      on,
      from ?? undefined,
      to ?? undefined,
      gross,
      contribution,
      sum(adjustments.map((one) => one.net)),
      carried,
      net,
      paid,
      invoices.find((one) => one.on === on)?.amount,
    ]),
  );
  return {
    title: 'Payments, in pounds',
    columns: ['case_id', 'on', 'from', 'to', 'gross', 'contribution', 'adjusted', 'carried', 'net', 'paid', 'invoice'],
    rows: rows.sort((one, other) =>
      String(one[1]) < String(other[1]) ? -1 : String(one[1]) > String(other[1]) ? 1 : 0,
    ),
    first: ['case_id', 'on', 'paid'],
  };
}

/** Where the cost of the year is, a row a family, and all of them. */
function yearSheet(schedules: readonly PaymentSchedule[]): Sheet {
  const figuresOf = ({ identity }: PaymentSchedule): readonly string[] => {
    const { grossCost, netPaid, contributionDue, suspended, heldBack, prepaid, owed } = identity;
    const overTheYear = [prepaid.opening, prepaid.closing, owed.opening, owed.closing];
    return [grossCost, netPaid, contributionDue, suspended, heldBack, ...overTheYear];
  };
  const rows = schedules.map((one) => [one.caseId, ...figuresOf(one)]);
  const all = schedules.map(figuresOf);
  const totals = (all[0] ?? []).map((_, column) => sum(all.map((figures) => figures[column] ?? '0')));
  return {
    title: 'Where the cost of the year is, in pounds',
    columns: [
      'case_id',
      'gross_cost',
      'net_paid',
      'contribution_due',
      'suspended',
      'held_back',
      'prepaid_before',
      'prepaid_after',
      'owed_before',
      'owed_after',
    ],
    rows: schedules.length > 1 ? [...rows, ['all', ...totals]] : rows,
    first: ['case_id', 'gross_cost', 'net_paid'],
  };
}

function sum(amounts: readonly string[]): string {
  return formatAmount(amounts.reduce((total: Pence, one) => total + parseAmount(one), 0n));
}
