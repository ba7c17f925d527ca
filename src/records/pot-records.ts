import { fail, type Path } from '../errors.js';
import { holdBack } from '../pot/hold-back/hold-back.js';
import type { HoldBackInput } from '../pot/hold-back/hold-back-input.js';
import type { PotCase } from '../pot/pot-case.js';
import { recalculateForLeavers } from '../pot/recalculate/recalculate.js';
import type { RecalculateOptions } from '../pot/recalculate/recalculate-options.js';
import { makeRecord, type RecordDefinition } from '../record/define-record.js';
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

const NOBODY = { caseId: null, dates: {}, duty: [], steps: [] } as const;

/** The kind of record that keeps a hold-back. */
export const holdBackRecord: RecordDefinition = {
  kind: 'hold-back',
  needsModel: false,
  derive(inputs) {
    const result = holdBack(inputs as unknown as HoldBackInput);
    if (result.status !== 'held-back') {
      return { ...NOBODY, period: 'year', status: result.status, amounts: {}, warnings: [], result };
    }
    const { status, period, warnings, balance, reserves } = result;
    return { ...NOBODY, period, status, amounts: { balance, held: reserves.held }, warnings, result };
  },
};

/** The kind of record that keeps a recalculation. */
export const recalculationRecord: RecordDefinition = {
  kind: 'recalculation',
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
};

function readInputs(
  inputs: Json,
  at: Path,
): { readonly cases: readonly PotCase[]; readonly options: RecalculateOptions } {
  const isRight =
    typeof inputs === 'object' && inputs !== null && Object.keys(inputs).sort().join() === 'cases,options';
  if (!isRight) return fail('invalid', at, 'expected the cases and the options, and nothing else');
  return inputs as unknown as { cases: PotCase[]; options: RecalculateOptions };
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
  return makeRecord(holdBackRecord, input) as HoldBackRecord;
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
  return makeRecord(recalculationRecord, { cases, options }) as RecalculationRecord;
}
