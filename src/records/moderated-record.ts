import * as z from 'zod';
import { fail, type Path, show } from '../errors.js';
import { type ModerationCase, moderationCaseSchema } from '../moderation/case/moderation-case.js';
import { readCase } from '../moderation/fold/moderate-case.js';
import { openBeside } from '../moderation/open-policy.js';
import { type Policy, policySchema } from '../moderation/policy/policy.js';
import type { Moderated } from '../moderation/result/result.js';
import { defineRecord } from '../record/define-record.js';
import type { Json } from '../record/json.js';
import { nothingOpened } from '../record/opened.js';
import type { Derived, RecordedDuty, RecordedModel, SealedRecord } from '../record/record.js';
import type { AllocationRecord } from './allocation-record.js';
import { recordOfKind } from './record-of-kind.js';

/** How a moderated case stands as a whole, from the decisions of its rules. */
export type ModeratedStatus = 'returned' | 'awaiting' | 'contested' | 'blocked' | 'finalised' | 'communicated' | 'open';

/** The allocation behind the indicative amount of a moderated case. */
export interface AllocationBehind {
  /** The seal of the allocation's own record. */
  readonly seal: string;
  /** The indicative amount that it gave, in pounds per the case's period. */
  readonly indicative: string | null;
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
    return { ...derivedFrom(moderated, one), model: allocation?.model ?? null };
  },
});

function inputsForm(): z.ZodType<unknown, ModerationInputs> {
  const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
  const model = z.strictObject({ id: z.string().nullable(), kind: z.string(), sha256 });
  const allocation = z.strictObject({ seal: sha256, indicative: z.string().nullable(), model });
  return z.strictObject({ case: moderationCaseSchema, policy: policySchema, allocation: allocation.exactOptional() });
}

/** Makes the records of many cases by one policy, which is checked once. */
export function moderatedRecorder(
  policy: Policy,
): (one: ModerationCase, allocation?: AllocationRecord) => ModeratedRecord {
  const opened = nothingOpened();
  return (one, allocation) => {
    const behind = allocation === undefined ? undefined : behindOf(allocation);
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

function checkBehind({ amounts }: Moderated, allocation: AllocationBehind | undefined, at: Path): void {
  if (allocation === undefined) return;
  // What is kept may have been altered to anything.
  const behind: unknown = allocation;
  if (typeof behind !== 'object' || behind === null) {
    fail('invalid', [...at, 'allocation'], `${show(behind)} is no allocation`);
  }
  if (allocation.indicative === amounts.indicative) return;
  const message = `the allocation gave ${allocation.indicative ?? 'no amount'}, the case begins with ${amounts.indicative ?? 'none'}`;
  fail('inconsistent', [...at, 'allocation', 'indicative'], message);
}

function derivedFrom(moderated: Moderated, { duty: asked }: ModerationCase): Derived {
  const { caseId, period, amounts, warnings, ...result } = moderated;
  const dates: Record<string, string> = {};
  if (typeof asked?.assessedOn === 'string') dates.assessedOn = asked.assessedOn;
  if (typeof asked?.figureHeardOn === 'string') dates.figureHeardOn = asked.figureHeardOn;
  const duty = moderated.duty.map(
    ({ stage, answer, shortfall, atLeast }): RecordedDuty => ({ stage, answer, shortfall, atLeast }),
  );
  return { caseId, period, dates, status: statusOf(moderated), amounts, duty, warnings, result, steps: [] };
}

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
 * @throws RasError as `moderate` does; `inconsistent` when the case does not begin with what the allocation gave
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
  const behind = allocation === undefined ? undefined : behindOf(allocation);
  return moderatedRecord.make({ case: one, policy, allocation: behind });
}

function behindOf(allocation: AllocationRecord): AllocationBehind {
  const { seal, amounts, model } = recordOfKind('allocation', allocation, ['allocation']);
  return { seal, indicative: amounts.indicative, model };
}

/**
 * The moderated case that a verified record keeps, as `moderate` returned it.
 *
 * @param record what `recordModerated` made or `verifyRecord` returned
 * @throws RasError `invalid`, `missing`, `refused` for what is no record of a moderated case
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
  const { caseId, period, amounts, result, warnings } = recordOfKind('moderated', record, []);
  return { caseId, period, amounts, ...result, warnings };
}
