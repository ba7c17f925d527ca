import type { Amount } from '../../money/amount.js';
import { type MonitoringInput, monitoringSchema } from '../../monitoring/input.js';
import { type MonitoringPlan, monitoringPlan } from '../../monitoring/plan.js';
import { accountSchema } from '../../payment/account/check.js';
import type { AccountInput } from '../../payment/account/input.js';
import { reconcileAccount } from '../../payment/account/reconcile.js';
import type { Reconciliation } from '../../payment/account/result.js';
import { paymentScheduleSchema } from '../../payment/schedule/check.js';
import type { PaymentScheduleInput } from '../../payment/schedule/input.js';
import type { PaymentSchedule } from '../../payment/schedule/result.js';
import { paymentSchedule } from '../../payment/schedule/schedule.js';
import { daysIn } from '../../record/days.js';
import { defineRecord } from '../../record/define-record.js';
import type { SealedRecord } from '../../record/record.js';

/** The sealed record of a year's schedule of payments. */
export interface PaymentScheduleRecord extends SealedRecord {
  readonly kind: 'payment-schedule';
  readonly caseId: string;
  readonly status: 'scheduled';
  /** Pounds in the year. */
  readonly amounts: {
    /** What the days of the year cost. */
    readonly grossCost: Amount;
    /** The council's own money that is paid. */
    readonly netPaid: Amount;
    /** What the family contributes for these days. */
    readonly contributionDue: Amount;
    /** What is not paid because of suspensions. */
    readonly suspended: Amount;
    /** What is held of the contingency. */
    readonly heldBack: Amount;
  };
  readonly result: PaymentSchedule;
}

/** The sealed record of an account that was reconciled. */
export interface ReconciliationRecord extends SealedRecord {
  readonly kind: 'reconciliation';
  readonly caseId: string;
  /** Whether something comes back to the council, the account is overdrawn, or neither. */
  readonly status: 'reclaim' | 'overdrawn' | 'settled';
  /** Pounds, as of the day of the reconciliation. */
  readonly amounts: {
    /** What is in the account. */
    readonly closing: Amount;
    /** What is above liabilities and what may stay. */
    readonly surplus: Amount;
    /** What of it comes back. */
    readonly reclaim: Amount;
    /** What of that waits. */
    readonly waits: Amount;
  };
  readonly result: Reconciliation;
}

/** The sealed record of how a direct payment is monitored. */
export interface MonitoringRecord extends SealedRecord {
  readonly kind: 'monitoring';
  readonly caseId: string;
  readonly status: MonitoringPlan['status'];
  /** There are none: risk changes no pounds. */
  readonly amounts: Readonly<Record<never, never>>;
  readonly result: MonitoringPlan;
}

/** The kind of record that keeps a schedule of payments. */
export const paymentScheduleRecord = defineRecord<PaymentScheduleRecord, PaymentScheduleInput>({
  kind: 'payment-schedule',
  title: "The sealed record of a year's schedule of payments",
  inputs: () => paymentScheduleSchema,
  needsModel: false,
  severalPerCase: true,
  derive(inputs) {
    const { steps, ...result } = paymentSchedule(inputs as unknown as PaymentScheduleInput);
    const { grossCost, netPaid, contributionDue, suspended, heldBack } = result.identity;
    const { startsOn, endsOn } = result.year;
    return {
      caseId: result.caseId,
      period: 'year',
      dates: { ...daysIn(inputs), startsOn, endsOn },
      status: 'scheduled',
      amounts: { grossCost, netPaid, contributionDue, suspended, heldBack },
      duty: [],
      warnings: result.warnings,
      result: { ...result, steps: [] },
      steps,
    };
  },
});

/** The kind of record that keeps a reconciliation. */
export const reconciliationRecord = defineRecord<ReconciliationRecord, AccountInput>({
  kind: 'reconciliation',
  title: 'The sealed record of an account that was reconciled',
  inputs: () => accountSchema,
  needsModel: false,
  severalPerCase: true,
  derive(inputs) {
    const { steps, ...result } = reconcileAccount(inputs as unknown as AccountInput);
    const { statement, surplus, reclaim, waits, duty, asOf, overspent } = result;
    const isOverdrawn = overspent !== '0.00';
    return {
      caseId: result.caseId,
      period: 'one-off',
      dates: { ...daysIn(inputs), asOf },
      status: reclaim !== '0.00' ? 'reclaim' : isOverdrawn ? 'overdrawn' : 'settled',
      amounts: { closing: statement.closing, surplus, reclaim, waits },
      duty: duty === null ? [] : [{ stage: 'payment', ...duty, atLeast: false }],
      warnings: result.warnings,
      result: { ...result, steps: [] },
      steps,
    };
  },
});

/** The kind of record that keeps how a direct payment is monitored. */
export const monitoringRecord = defineRecord<MonitoringRecord, MonitoringInput>({
  kind: 'monitoring',
  title: 'The sealed record of how a direct payment is monitored',
  inputs: () => monitoringSchema,
  needsModel: false,
  severalPerCase: true,
  derive(inputs) {
    const result = monitoringPlan(inputs as unknown as MonitoringInput);
    const { caseId, status, warnings, asOf } = result;
    const dates = { ...daysIn(inputs), asOf };
    return { caseId, period: 'year', dates, status, amounts: {}, duty: [], warnings, result, steps: [] };
  },
});

/**
 * Makes a year's schedule of payments, and keeps it as a sealed record with its inputs.
 *
 * @throws RasError as `paymentSchedule` does
 * @source RR145 6.57
 * @category Records
 * @example
 * ```ts
 * import { recordPaymentSchedule } from 'openras/records';
 * const record = recordPaymentSchedule({
 *   caseId: 'E2', year: { startsOn: '2026-04-01' }, week: '52-weeks', rest: 'last',
 *   cycle: { every: 'month', firstOn: '2026-04-01', timing: 'advance' },
 *   lines: [{ id: 'pa', amount: '4095', per: 'year' }],
 * });
 * record.amounts.netPaid; // => '4095.00'
 * ```
 */
export function recordPaymentSchedule(input: PaymentScheduleInput): PaymentScheduleRecord {
  return paymentScheduleRecord.make(input);
}

/**
 * Reconciles an account, and keeps the answer as a sealed record with its inputs.
 *
 * @throws RasError as `reconcileAccount` does
 * @source RR145 A.14
 * @category Records
 * @example
 * ```ts
 * import { recordReconciliation } from 'openras/records';
 * const record = recordReconciliation({
 *   caseId: 'F1', asOf: '2026-06-28', weekly: { gross: '180', net: '137.65' },
 *   statements: [{
 *     from: '2026-04-06', to: '2026-06-28', opening: '2310', council: 0, contribution: 0, closing: '2310',
 *     planned: [], spent: [],
 *   }],
 *   terms: {
 *     allowWeeks: 8, weeklyIs: 'gross', share: 'all', collect: { how: 'repay-by', days: 14 }, tolerancePercent: 10,
 *   },
 * });
 * record.amounts.reclaim; // => '870.00'
 * ```
 */
export function recordReconciliation(input: AccountInput): ReconciliationRecord {
  return reconciliationRecord.make(input);
}

/**
 * Says how a direct payment is monitored, and keeps the answer as a sealed record with its inputs.
 *
 * @throws RasError as `monitoringPlan` does
 * @source RR145 6.58
 * @category Records
 * @example
 * ```ts
 * import { RR145_LOW } from 'openras/monitoring';
 * import { recordMonitoring } from 'openras/records';
 * const record = recordMonitoring({
 *   caseId: 'F1', startsOn: '2026-04-01', asOf: '2026-05-01', until: '2027-12-31',
 *   criteria: [{ id: 'cost', levels: [{ name: 'low', band: 'low' }] }],
 *   answers: [{ criterion: 'cost', level: 'low' }], combine: { how: 'highest' }, bands: [RR145_LOW],
 * });
 * record.result.checks; // => ['2026-07-01', '2027-07-01']
 * ```
 */
export function recordMonitoring(input: MonitoringInput): MonitoringRecord {
  return monitoringRecord.make(input);
}
