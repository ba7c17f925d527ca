import { fail } from '../errors.js';
import type { ModerationCase } from '../moderation/case/moderation-case.js';
import { type Corrections, correctionsSchema, restartCase } from '../moderation/result/restart.js';
import { parseInput, readTogether } from '../parse/parse.js';
import type { ModerationInputs } from './kind/moderated-record.js';
import { moderatedOf } from './kind/moderated-record.js';
import { verifyRecord } from './verify.js';

/**
 * Starts a returned case again from its record, with its history: verifies the record, takes the case from it, leaves the
 * decisions of the returned round out and keeps them as an earlier round.
 *
 * @param record the sealed record of a moderated case with a returned amount
 * @param corrections what is different in the new round: amounts, plan, needs, decisions
 * @returns a case for `moderate` or `recordModerated`
 * @throws RasError as `verifyRecord` does; `refused` for a record in which nothing was returned, or of another kind
 * @source IBSEN 9.6.1 (cases that the panel sent back); RR145 6.11-6.12
 * @choice restart: from the indicative amount, through every rule again; earlier rounds are kept whole
 * @category Records
 * @example
 * ```ts
 * import type { Policy } from 'openras';
 * import { recordModerated, restartRecord } from 'openras/records';
 * const rule = { rule: 'sign-off', at: 'communicated', actor: 'Cabinet', reason: 'IBSEN 9.6.1', by: 'panel' } as const;
 * const policy: Policy = {
 *   schemaVersion: 1, period: 'year', rules: [{ ...rule, role: 'Resource panel', powers: ['approve', 'return'] }],
 * };
 * const signOffs = [{ rule: 'sign-off', decision: 'return' as const, role: 'Resource panel', reason: 'counted twice' }];
 * const one = { caseId: 'F1', period: 'year' as const, amounts: { indicative: '9000' }, signOffs };
 * const again = restartRecord(recordModerated(one, policy), { amounts: { indicative: '7000' } });
 * again.earlier?.length; // => 1
 * ```
 */
export function restartRecord(record: unknown, corrections: Corrections = {}): ModerationCase {
  const [verified] = readTogether(
    () => verifyRecord(record),
    () => parseInput(correctionsSchema, corrections, ['corrections']),
  );
  if (verified.kind !== 'moderated') return fail('refused', ['kind'], `a ${verified.kind} is not started again`);
  const { case: one } = verified.inputs as unknown as ModerationInputs;
  return restartCase(one, moderatedOf(verified), corrections);
}
