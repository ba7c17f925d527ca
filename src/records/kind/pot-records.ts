import * as z from 'zod';
import { fail, type Path, show } from '../../errors.js';
import type { Amount } from '../../money/amount.js';
import { holdBack } from '../../pot/hold-back/hold-back.js';
import { type HoldBackInput, holdBackFields, potGoesByBasis } from '../../pot/hold-back/hold-back-input.js';
import { type PotCase, potCaseSchema } from '../../pot/pot-case.js';
import { recalculateForLeavers } from '../../pot/recalculate/recalculate.js';
import { type RecalculateOptions, recalculateOptionsSchema } from '../../pot/recalculate/recalculate-options.js';
import { daysIn } from '../../record/days.js';
import { defineRecord } from '../../record/define-record.js';
import type { Json } from '../../record/json.js';
import type { RecordedModel, SealedRecord } from '../../record/record.js';
import { beside, madeWith, modelIn, recordedModelShape } from './behind.js';

/** The sealed record of a hold-back: of the whole pot, every family in it. */
export interface HoldBackRecord extends SealedRecord {
  readonly kind: 'hold-back';
  readonly caseId: null;
  /** Pounds per the period of the pot; none where nothing was held back. */
  readonly amounts: {
    /** What comes of the pot less all that is taken from it; null without a pot. */
    readonly balance?: Amount | null;
    /** What is held back in all. */
    readonly held?: Amount;
  };
  readonly result: ReturnType<typeof holdBack>;
}

/** The sealed record of a recalculation after families left. */
export interface RecalculationRecord extends SealedRecord {
  readonly kind: 'recalculation';
  readonly caseId: null;
  /** Pounds a year; none where nothing was recalculated. */
  readonly amounts: {
    /** The pot less the packages that leavers keep. */
    readonly remainingPot?: Amount;
    /** What was left for those who are not locked. */
    readonly available?: Amount;
    /** What is kept as a reserve. */
    readonly reserveKept?: Amount;
    /** What is available less the recalculated budgets. */
    readonly balance?: Amount;
  };
  readonly result: ReturnType<typeof recalculateForLeavers>;
}

/** What a hold-back is worked out from. */
export interface HoldBackInputs extends HoldBackInput {
  /** The model that the budgets came from, where it was named. */
  readonly model?: RecordedModel;
}

/** What a recalculation is worked out from. */
export interface RecalculationInputs {
  /** The families, those who left among them. */
  readonly cases: readonly PotCase[];
  /** How it is worked out. */
  readonly options: RecalculateOptions;
  /** The model that the budgets came from, where it was named. */
  readonly model?: RecordedModel;
}

const NOBODY = { caseId: null, duty: [], steps: [] } as const;

/** The kind of record that keeps a hold-back. */
export const holdBackRecord = defineRecord<HoldBackRecord, HoldBackInputs>({
  kind: 'hold-back',
  title: 'The sealed record of a hold-back from a whole pot',
  inputs: holdBackForm,
  needsModel: false,
  derive(inputs, _model, at) {
    const { model, rest } = modelIn(inputs, at);
    const input = rest as unknown as HoldBackInput;
    const result = holdBack(input);
    const dates = daysIn(inputs);
    if (result.status !== 'held-back') {
      const { period = 'year' } = input;
      return { ...NOBODY, model, dates, period, status: result.status, amounts: {}, warnings: [], result };
    }
    const { status, period, warnings, balance, reserves } = result;
    return {
      ...NOBODY,
      model,
      dates,
      period,
      status,
      amounts: { balance, held: reserves.held },
      warnings,
      result,
    };
  },
});

/** The kind of record that keeps a recalculation. */
export const recalculationRecord = defineRecord<RecalculationRecord, RecalculationInputs>({
  kind: 'recalculation',
  title: 'The sealed record of a recalculation after families left',
  inputs: () =>
    z.strictObject({ cases: z.array(potCaseSchema), options: recalculateOptionsSchema, model: namedModelForm() }),
  needsModel: false,
  derive(inputs, _model, at) {
    const { model, rest } = modelIn(inputs, at);
    const { cases, options } = readInputs(rest, at);
    const result = recalculateForLeavers(cases, options);
    // The options are known to be sound by now.
    if (model !== null && model.kind !== options.model) {
      const message = `the budgets came from ${show(model.kind)}, and the options say ${show(options.model)}`;
      fail('inconsistent', [...at, 'options', 'model'], message);
    }
    if (result.status !== 'recalculated') {
      return {
        ...NOBODY,
        model,
        dates: daysIn(inputs),
        period: 'year',
        status: result.status,
        amounts: {},
        warnings: [],
        result,
      };
    }
    const { status, period, warnings, remainingPot, available, reserveKept, balance } = result;
    const amounts = { remainingPot, available, reserveKept, balance };
    return { ...NOBODY, model, dates: daysIn(inputs), period, status, amounts, warnings, result };
  },
});

function namedModelForm() {
  return (recordedModelShape as z.ZodType<RecordedModel, RecordedModel>).exactOptional();
}

function holdBackForm() {
  return z.strictObject({ ...holdBackFields(), model: namedModelForm() }).meta(potGoesByBasis());
}

function readInputs(inputs: Json, at: Path): RecalculationInputs {
  const isRight =
    typeof inputs === 'object' && inputs !== null && Object.keys(inputs).sort().join() === 'cases,options';
  if (!isRight) return fail('invalid', at, 'expected the cases and the options, and nothing else');
  return inputs as unknown as RecalculationInputs;
}

/**
 * Holds back contingency and top slices, and keeps the answer as a sealed record with its inputs.
 *
 * @param model the stored model that the budgets came from, which the record then names, or one that `modelForRecords`
 * opened; without it the record names none
 * @throws RasError as `holdBack` does; for a model that is not valid
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
export function recordHoldBack(input: HoldBackInput, model?: unknown): HoldBackRecord {
  return madeWith(model, (named) => holdBackRecord.make(beside(input, named)));
}

/**
 * Recalculates budgets after families left, and keeps the answer as a sealed record with its inputs.
 *
 * @param model the stored model that the budgets came from, which the record then names, or one that `modelForRecords`
 * opened; without it the record names none
 * @throws RasError as `recalculateForLeavers` does; for a model that is not valid; `inconsistent` for one of another kind
 * than `options.model`
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
export function recordRecalculation(
  cases: readonly PotCase[],
  options: RecalculateOptions,
  model?: unknown,
): RecalculationRecord {
  return madeWith(model, (named) => recalculationRecord.make({ cases, options, ...named }));
}
