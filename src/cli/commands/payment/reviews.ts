import type { MonitoringInput } from '../../../monitoring/input.js';
import { type MonitoringPlan, monitoringPlan } from '../../../monitoring/plan.js';
import { recordMonitoring } from '../../../records/kind/payment-records.js';
import type { Sheet } from '../../../report/sheet.js';
import { refuseIdle } from '../../fields/goes-with.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { deliver, give } from '../../output/deliver.js';
import { printWarnings } from '../../output/terminal/print.js';
import type { Register } from '../../program.js';
import { askEach, recordLines } from './one-or-many.js';

/** `openras reviews`: how direct payments are monitored, and which checks and reviews are overdue. */
export const registerReviews: Register = (program, io) => {
  const command = program
    .command('reviews')
    .description('say how direct payments are monitored by risk, and which checks and reviews are overdue')
    .argument('<families.json>', 'a family with its risk and days, or a list of them (openras schema monitoring)')
    .option('--overdue', 'give only what is overdue, what has waited longest first')
    .option('--record', 'give a sealed record of each family: --out monitoring.ndjson; openras check-record reads it');
  addExample(addOut(addFormat(command), 'file'), 'openras reviews families.json --overdue --format table').action(
    (name: string, options: OutputOptions & { readonly record?: true; readonly overdue?: true }) => {
      const isRecord = options.record === true;
      refuseIdle(options, [
        { flags: ['--format', '--wide', '--overdue'], holds: !isRecord, says: 'goes without --record' },
      ]);
      if (isRecord) {
        const records = askEach(io.cwd, name, (input: MonitoringInput) => recordMonitoring(input));
        give(io, recordLines(records), options);
        printWarnings(
          io,
          records.flatMap(({ warnings }) => warnings),
        );
        return;
      }
      const plans = askEach(io.cwd, name, (input: MonitoringInput) => monitoringPlan(input));
      const warnings = plans.flatMap((one) => one.warnings);
      const list = options.overdue === true ? overdueSheet(plans) : plansSheet(plans);
      deliver(io, { result: plans, warnings, list }, options);
    },
  );
};

function plansSheet(plans: readonly MonitoringPlan[]): Sheet {
  return {
    title: 'How direct payments are monitored',
    columns: [
      'case_id',
      'status',
      'band',
      'because',
      'unanswered',
      'own_account',
      'direct_payment',
      'next_check',
      'review_by',
      'overdue',
    ],
    rows: plans.map((one) => [
      one.caseId,
      one.status,
      one.band ?? undefined,
      one.because.join('; ') || undefined,
      one.unanswered.join('; ') || undefined,
      one.ownAccount ?? undefined,
      one.directPayment ?? undefined,
      one.nextCheckOn ?? undefined,
      one.reviewBy ?? undefined,
      one.overdue.length,
    ]),
    first: ['case_id', 'band', 'next_check', 'overdue'],
  };
}

function overdueSheet(plans: readonly MonitoringPlan[]): Sheet {
  const rows = plans.flatMap(({ caseId, overdue }) => overdue.map((one) => ({ caseId, ...one })));
  return {
    title: 'Checks and reviews that are overdue',
    columns: ['case_id', 'what', 'due_on', 'days'],
    rows: rows
      .sort((one, other) => other.days - one.days)
      .map(({ caseId, what, dueOn, days }) => [caseId, what, dueOn, days]),
  };
}
