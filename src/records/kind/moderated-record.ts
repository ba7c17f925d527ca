import * as z from 'zod';
import { fail, type Path } from '../../errors.js';
import { type ModerationCase, moderationCaseSchema } from '../../moderation/case/moderation-case.js';
import { readCase } from '../../moderation/fold/moderate-case.js';
import { openBeside } from '../../moderation/open-policy.js';
import { type Policy, policySchema } from '../../moderation/policy/policy.js';
import type { Moderated } from '../../moderation/result/result.js';
import { recordedAmountSchema } from '../../moderation/result/round.js';
import type { Amount } from '../../money/amount.js';
import {
  CONVENTIONS,
  type ConventionName,
  convertAmount,
  type TimedPeriod,
  timedPeriodSchema,
} from '../../money/period.js';
import { deferred } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';
import { daysIn } from '../../record/days.js';
import { defineRecord } from '../../record/define-record.js';
import type { Json } from '../../record/json.js';
import { nothingOpened } from '../../record/opened.js';
import type { Derived, RecordedDuty, RecordedModel, SealedRecord } from '../../record/record.js';
import { sealedOfKind } from '../record-of-kind.js';
import { type AllocationRecord, allocationRecord } from './allocation-record.js';
import { readNamedModel, recordedModelShape, sha256Shape, verifiedBehind } from './behind.js';

/** How a moderated case stands as a whole, from the decisions of its rules. */
export type ModeratedStatus = 'returned' | 'awaiting' | 'contested' | 'blocked' | 'finalised' | 'communicated' | 'open';

/** How an amount of one period became one of another. */
export interface Conversion {
  /** The period that it was of. */
  readonly from: TimedPeriod;
  /** The convention by which it was converted, and rounded to the penny. */
  readonly convention: ConventionName;
}

/** The allocation behind the indicative amount of a moderated case. */
export interface AllocationBehind {
  /** The seal of the allocation's own record. */
  readonly seal: string;
  /** The indicative amount that it gave, in pounds per the case's period unless `converted` names another. */
  readonly indicative: Amount | null;
  /** The period of the allocation and the convention that made its amount one of the case's; absent where the two agree. */
  readonly converted?: Conversion;
  /** The model that it was made with. */
  readonly model: RecordedModel;
}

/** Everything that a moderated case is worked out from. */
export interface ModerationInputs {
  /** The case, with its needs and its decisions. */
  readonly case: ModerationCase;
  /** The policy with its rules. */
  readonly policy: Policy;
  /** The allocation behind the indicative amount, where it is kept. */
  readonly allocation?: AllocationBehind;
}

/** The sealed record of one moderated case: its needs, its policy and its decisions are in it as data. */
export interface ModeratedRecord extends SealedRecord {
  readonly kind: 'moderated';
  readonly caseId: string;
  readonly status: ModeratedStatus;
  readonly amounts: Moderated['amounts'];
  /** What else came of it: each rule with its steps, the duty with its steps, what protection costs. */
  readonly result: Omit<Moderated, 'caseId' | 'period' | 'amounts' | 'warnings'>;
}

/** The kind of record that keeps one moderated case. */
export const moderatedRecord = defineRecord<ModeratedRecord, ModerationInputs>({
  kind: 'moderated',
  title: 'The sealed record of one moderated case',
  inputs: inputsForm,
  needsModel: false,
  derive(inputs, _model, at, opened) {
    const { case: one, policy, allocation } = readInputs(inputs, at);
    const open = opened.once(policy as unknown as Json, () => openBeside(policy, () => readCase(one, ['case'])));
    const moderated = open.moderate(one);
    checkBehind(moderated, allocation, at);
    return { ...derivedFrom(moderated, one, policy), model: allocation?.model ?? null };
  },
});

/** The form of what a record keeps of the allocation behind it. */
const behindShape = deferred(() => {
  const converted = z.strictObject({ from: timedPeriodSchema, convention: z.enum(CONVENTIONS) }).exactOptional();
  return z.strictObject({
    seal: sha256Shape(),
    indicative: recordedAmountSchema.nullable(),
    converted,
    model: recordedModelShape,
  });
});

function inputsForm(): z.ZodType<unknown, ModerationInputs> {
  return z.strictObject({
    case: moderationCaseSchema,
    policy: policySchema,
    allocation: (behindShape as z.ZodType<AllocationBehind, AllocationBehind>).exactOptional(),
  });
}

/** As much of the record of an allocation as that of its moderated case names. */
export type NamedAllocation = Pick<AllocationRecord, 'seal' | 'amounts' | 'period' | 'model'>;

/**
 * Makes the records of many cases by one policy, which is checked once, from the records of their allocations, which were
 * made a moment ago and are not verified again.
 *
 * @param convention by which the amount of another period became one of the policy's
 */
export function moderatedRecorder(
  policy: Policy,
  convention: ConventionName | undefined,
): (one: ModerationCase, allocation: NamedAllocation) => ModeratedRecord {
  const opened = nothingOpened();
  return (one, { seal, amounts: { indicative }, period, model }) => {
    const isOther = period !== one.period && convention !== undefined;
    const converted = isOther ? { converted: { from: period as TimedPeriod, convention } } : {};
    const behind: AllocationBehind = { seal, indicative, ...converted, model };
    return moderatedRecord.make({ case: one, policy, allocation: behind }, undefined, opened);
  };
}

function readInputs(inputs: Json, at: Path): ModerationInputs {
  const known = ['case', 'policy', 'allocation'];
  if (typeof inputs !== 'object' || inputs === null || Object.keys(inputs).some((key) => !known.includes(key))) {
    return fail('invalid', at, 'expected the case, the policy and the allocation behind it, and nothing else');
  }
  return inputs as unknown as ModerationInputs;
}

function checkBehind({ amounts, period }: Moderated, allocation: AllocationBehind | undefined, at: Path): void {
  if (allocation === undefined) return;
  const { model, indicative, converted } = parseInput(behindShape, allocation, [...at, 'allocation']);
  readNamedModel(model, [...at, 'allocation', 'model']);
  const gave =
    indicative === null || converted === undefined
      ? indicative
      : convertAmount(indicative, { ...converted, to: period as TimedPeriod });
  if (gave === amounts.indicative) return;
  const message = `the allocation gave ${gave ?? 'no amount'}, the case begins with ${amounts.indicative ?? 'none'}`;
  fail('inconsistent', [...at, 'allocation', 'indicative'], message);
}

function derivedFrom(moderated: Moderated, one: ModerationCase, policy: Policy): Derived {
  const { caseId, period, amounts, warnings, ...result } = moderated;
  const duty = moderated.duty.map(
    ({ stage, answer, shortfall, atLeast }): RecordedDuty => ({ stage, answer, shortfall, atLeast }),
  );
  // The two days that the duty turns on have names of their own.
  const { duty: asked, ...rest } = one as unknown as Readonly<Record<string, Json>>;
  const dates = { ...daysIn(rest), ...daysOfDuty(asked), ...daysIn(policy as unknown as Json, ['policy']) };
  return { caseId, period, dates, status: statusOf(moderated), amounts, duty, warnings, result, steps: [] };
}

function daysOfDuty(asked: Json | undefined): Record<string, string> {
  const named = Object.entries(daysIn(asked));
  return Object.fromEntries(named.map(([name, day]) => [TURNED_ON.includes(name) ? name : `duty.${name}`, day]));
}

const TURNED_ON: readonly string[] = ['assessedOn', 'figureHeardOn'];

function statusOf({ status, amounts }: Moderated): ModeratedStatus {
  const stages = [status.communicated, status.final];
  for (const waiting of ['returned', 'awaiting', 'contested', 'blocked'] as const)
    if (stages.includes(waiting)) return waiting;
  if (amounts.final !== null) return 'finalised';
  return amounts.communicated !== null ? 'communicated' : 'open';
}

/**
 * Moderates a case and keeps the answer as a sealed record, with the policy, the needs and the decisions in it as data.
 *
 * @param one the case, as for `moderate`
 * @param policy the policy, as for `moderate`
 * @param allocation the record of the allocation behind the indicative amount, where there is one
 * @throws RasError as `moderate` does; `replay-mismatch` for an allocation that was altered; `inconsistent` when it is of
 * another case or period, or the case does not begin with what it gave
 * @source RR145 5.25-5.32 (stages), 5.5 (the duty)
 * @choice record-form: the inputs are in the record, so that everything it says outwardly can be worked out again
 * @category Records
 * @example
 * ```ts
 * import type { Policy } from 'openras';
 * import { recordModerated, verifyRecord } from 'openras/records';
 * const policy: Policy = {
 *   schemaVersion: 1, period: 'year',
 *   rules: [{ rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a decent start', amount: '500' }],
 * };
 * const record = recordModerated({ caseId: 'F1', period: 'year', amounts: { indicative: '320' } }, policy);
 * record.status; // => 'communicated'
 * verifyRecord(record).amounts; // => { traditional: null, indicative: '320.00', communicated: '500.00', final: null }
 * verifyRecord({ ...record, status: 'finalised' }); // throws 'replay-mismatch'
 * ```
 */
export function recordModerated(one: ModerationCase, policy: Policy, allocation?: AllocationRecord): ModeratedRecord {
  const behind = allocation === undefined ? undefined : behindOf(allocation, one);
  return moderatedRecord.make({ case: one, policy, allocation: behind });
}

/** What is kept of an allocation, once its record was verified as far as it can be without its model. */
function behindOf(allocation: AllocationRecord, one: ModerationCase | null | undefined): AllocationBehind {
  const { seal, amounts, model } = verifiedBehind(allocationRecord, allocation, one, 'allocation');
  return { seal, indicative: amounts.indicative, model };
}

/**
 * The moderated case that a verified record keeps, as `moderate` returned it.
 *
 * @param record what `recordModerated` made or `verifyRecord` returned
 * @throws RasError `invalid`, `missing`, `refused` for what is no record of a moderated case; `replay-mismatch` where its
 * seal does not fit; what a fitting seal does not show, `verifyRecord` does
 * @choice record-form: the record holds all that moderation says, so that it can be had back from it
 * @category Records
 * @example
 * ```ts
 * import type { Policy } from 'openras';
 * import { moderatedOf, recordModerated } from 'openras/records';
 * const policy: Policy = {
 *   schemaVersion: 1, period: 'year',
 *   rules: [{ rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a decent start', amount: '500' }],
 * };
 * const record = recordModerated({ caseId: 'F1', period: 'year', amounts: { indicative: '320' } }, policy);
 * moderatedOf(record).amounts.communicated; // => '500.00'
 * ```
 */
export function moderatedOf(record: ModeratedRecord): Moderated {
  const { caseId, period, amounts, result, warnings } = sealedOfKind('moderated', record);
  return { caseId, period, amounts, ...result, warnings };
}
