import * as z from 'zod';
import { fail, problemList } from '../../errors.js';
import { deferred } from '../../parse/deferred.js';
import { parseOrTell } from '../../parse/parse.js';
import { caseFields, type ModerationCase, moderationCaseSchema } from '../case/moderation-case.js';
import { moderatedSchema } from './moderated-schema.js';
import { replayModerated } from './replay-moderated.js';
import type { Moderated } from './result.js';
import type { ModerationRound } from './round.js';

/** What changes when a returned case starts again; everything else stays. */
export interface Corrections extends Partial<Omit<ModerationCase, 'caseId' | 'period' | 'earlier'>> {}

/**
 * Starts a returned case again, with its history.
 *
 * The decisions of the returned round are left out, and kept in the history; the new round needs its own.
 *
 * @param one the case as it was moderated
 * @param moderated what came of it: a case with a returned amount
 * @param corrections what is different in the new round: amounts, plan, needs, decisions
 * @returns a case for `moderate`
 * @throws RasError `replay-mismatch` for a moderated case that was altered; `refused` when nothing was returned; `inconsistent` when the two are different cases
 * @source IBSEN 9.6.1 (cases that the panel sent back); RR145 6.11-6.12
 * @choice restart: from the indicative amount, through every rule again; earlier rounds are kept whole
 * @category Moderation
 * @example
 * ```ts
 * import { moderate, type Policy } from 'openras';
 * import { restartCase } from 'openras/moderation';
 * const rule = { rule: 'sign-off', at: 'communicated', actor: 'Cabinet', reason: 'IBSEN 9.6.1', by: 'panel' } as const;
 * const policy: Policy = {
 *   schemaVersion: 1, period: 'year', rules: [{ ...rule, role: 'Resource panel', powers: ['approve', 'return'] }],
 * };
 * const decide = (decision: 'approve' | 'return') =>
 *   ({ signOffs: [{ rule: 'sign-off', decision, role: 'Resource panel', reason: 'nights were counted twice' }] });
 * const one = { caseId: 'F1', period: 'year' as const, amounts: { indicative: '9000' }, ...decide('return') };
 * const first = moderate(one, policy);
 * first.status.communicated; // => 'returned'
 * const second = moderate(restartCase(one, first, { amounts: { indicative: '7000' }, ...decide('approve') }), policy);
 * second.amounts.communicated; // => '7000.00'
 * second.earlier.map(({ round, indicative }) => [round, indicative]); // => [[1, '9000.00']]
 * ```
 */
export function restartCase(one: ModerationCase, moderated: Moderated, corrections: Corrections = {}): ModerationCase {
  const problems = problemList();
  parseOrTell(moderationCaseSchema, one, problems, ['case']);
  parseOrTell(moderatedSchema, moderated, problems, ['moderated']);
  parseOrTell(correctionsSchema, corrections, problems, ['corrections']);
  problems.throwIfAny();
  replayModerated(moderated);
  if (one.caseId !== moderated.caseId) {
    fail('inconsistent', ['moderated', 'caseId'], 'is another case than the one to restart');
  }
  const returned = moderated.moderation.find(({ decision }) => decision === 'return');
  if (returned === undefined) return fail('refused', ['moderated'], 'nothing of this case was returned');
  const { overrides, signOffs, ...rest } = one;
  const round: ModerationRound = {
    round: moderated.round,
    indicative: moderated.amounts.indicative,
    returnedBy: returned.actor,
    reason: returned.reason,
    ...(returned.on !== undefined && { on: returned.on }),
    moderation: moderated.moderation,
  };
  return { ...rest, ...corrections, earlier: [...moderated.earlier, round] };
}

/** What is different in the new round. */
export const correctionsSchema = deferred(() =>
  z.strictObject(caseFields()).omit({ caseId: true, period: true, earlier: true }).partial(),
);
