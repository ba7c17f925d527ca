import * as z from 'zod';
import { fail, type Path } from '../errors.js';
import { holdBack } from '../pot/hold-back/hold-back.js';
import { type HoldBackInput, holdBackSchema } from '../pot/hold-back/hold-back-input.js';
import { type PotCase, potCaseSchema } from '../pot/pot-case.js';
import { recalculateForLeavers } from '../pot/recalculate/recalculate.js';
import { type RecalculateOptions, recalculateOptionsSchema } from '../pot/recalculate/recalculate-options.js';
import { defineRecord } from '../record/define-record.js';
import type { Json } from '../record/json.js';
import type { SealedRecord } from '../record/record.js';

/** The sealed record of a hold-back: of the whole pot, every family in it. */
export interface HoldBackRecord extends SealedRecord {
  readonly kind: 'hold-back';
  readonly caseId: null;
  readonly result: ReturnType<typeof holdBack>;
}

/** The sealed record of a recalculation after families left. */
export interface RecalculationRecord extends SealedRecord {
  readonly kind: 'recalculation';
  readonly caseId: null;
  readonly result: ReturnType<typeof recalculateForLeavers>;
}

/** What a recalculation is worked out from. */
export interface RecalculationInputs {
  /** The families, those who left among them. */
  readonly cases: readonly PotCase[];
  /** How it is worked out. */
  readonly options: RecalculateOptions;
}

const NOBODY = { caseId: null, dates: {}, duty: [], steps: [] } as const;

/** The kind of record that keeps a hold-back. */
export const holdBackRecord = defineRecord<HoldBackRecord, HoldBackInput>({
  kind: 'hold-back',
  title: 'The sealed record of a hold-back from a whole pot',
  inputs: () => holdBackSchema,
  needsModel: false,
  derive(inputs) {
    const result = holdBack(inputs as unknown as HoldBackInput);
    if (result.status !== 'held-back') {
      return { ...NOBODY, period: 'year', status: result.status, amounts: {}, warnings: [], result };
    }
    const { status, period, warnings, balance, reserves } = result;
    return { ...NOBODY, period, status, amounts: { balance, held: reserves.held }, warnings, result };
  },
});

/** The kind of record that keeps a recalculation. */
export const recalculationRecord = defineRecord<RecalculationRecord, RecalculationInputs>({
  kind: 'recalculation',
  title: 'The sealed record of a recalculation after families left',
  inputs: () => z.strictObject({ cases: z.array(potCaseSchema), options: recalculateOptionsSchema }),
  needsModel: false,
  derive(inputs, _model, at) {
    const { cases, options } = readInputs(inputs, at);
    const result = recalculateForLeavers(cases, options);
    if (result.status !== 'recalculated') {
      return { ...NOBODY, period: 'year', status: result.status, amounts: {}, warnings: [], result };
    }
    const { status, period, warnings, remainingPot, available, reserveKept, balance } = result;
    const amounts = { remainingPot, available, reserveKept, balance };
    return { ...NOBODY, period, status, amounts, warnings, result };
  },
});

function readInputs(inputs: Json, at: Path): RecalculationInputs {
  const isRight =
    typeof inputs === 'object' && inputs !== null && Object.keys(inputs).sort().join() === 'cases,options';
  if (!isRight) return fail('invalid', at, 'expected the cases and the options, and nothing else');
  return inputs as unknown as RecalculationInputs;
}

/**
 * Holds back contingency and top slices, and keeps the answer as a sealed record with its inputs.
 *
 * @throws RasError as `holdBack` does
 * @source RR145 5.23
 * @category Records
 * @example
 * ```ts
 * import { recordHoldBack } from 'openras/records';
 * const cases = [{ caseId: 'F1', budget: 12000 }];
 * const topSlices = { slices: [{ name: 'contingency', purpose: 'contingency' as const, percent: 10 }] };
 * recordHoldBack({ fundingBasis: 'pot', pot: '12000', topSlices, cases }).amounts.held; // => '1200.00'
 * ```
 */
export function recordHoldBack(input: HoldBackInput): HoldBackRecord {
  return holdBackRecord.make(input);
}

/**
 * Recalculates budgets after families left, and keeps the answer as a sealed record with its inputs.
 *
 * @throws RasError as `recalculateForLeavers` does
 * @source RR145 5.36
 * @category Records
 * @example
 * ```ts
 * import { recordRecalculation } from 'openras/records';
 * const cases = [
 *   { caseId: 'F3', points: 30, traditional: 6000, indicative: 5400, progress: 'allocated' as const },
 *   { caseId: 'F5', points: 10, traditional: 7500, indicative: 1800, progress: 'allocated' as const },
 * ];
 * const record = recordRecalculation(cases, {
 *   fundingBasis: 'pot', pot: 13500, reserve: 0, leavers: [{ caseId: 'F5' }],
 *   model: 'price-point', rule: 'price-point', keepReserve: { percent: 10 }, unequalBudgets: 'allow',
 * });
 * // 13,500 less the leaver's 7,500 leaves 6,000; a tenth is kept
 * record.amounts.available; // => '5400.00'
 * ```
 */
export function recordRecalculation(cases: readonly PotCase[], options: RecalculateOptions): RecalculationRecord {
  return recalculationRecord.make({ cases, options });
}
