import { parseInput } from '../../parse/parse.js';
import { replay } from '../../record/step/replay.js';
import { MODERATED_STAGES } from '../moderated-stage.js';
import { checkModerated } from './check-moderated.js';
import { moderatedSchema } from './moderated-schema.js';
import { agree, replayRounds, replayRules } from './replay-rules.js';
import type { Moderated } from './result.js';

/**
 * Carries out a stored moderation again and checks that every rule gives what was recorded, that each begins where the
 * one before it ended, that the amounts are theirs, and that how the stages stand, what the duty says, the sums and the
 * warnings follow from the rest. It holds no inputs as data; a sealed record does, and `verifyRecord` works it out anew.
 *
 * @param moderated what `moderate` returned, also read back from JSON
 * @returns the proposed communicated and final amounts, as recorded
 * @throws RasError `replay-mismatch` naming the rule or the amount that does not agree; `invalid`, `missing` for what is
 * no such record
 * @source RR145 5.25-5.32
 * @choice replay-strict: any difference at all is refused, also one that would not change the amount
 * @category Moderation
 * @example
 * ```ts
 * import { moderate, replayModerated, type Policy } from 'openras';
 * const policy: Policy = {
 *   schemaVersion: 1, period: 'year',
 *   rules: [{ rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a decent start', amount: '500' }],
 * };
 * const moderated = moderate({ caseId: 'F1', period: 'year', amounts: { indicative: '320' } }, policy);
 * replayModerated(moderated); // => { communicated: '500.00', final: null }
 * ```
 */
export function replayModerated(moderated: Moderated): Moderated['proposed'] {
  parseInput(moderatedSchema, moderated, ['moderated']);
  checkModerated(moderated);
  replayRounds(moderated.earlier, ['earlier']);
  const { amounts, proposed, moderation, duty } = moderated;
  const told = moderation.filter(({ at }) => at === 'communicated');
  const end = replayRules(told, amounts.indicative, ['moderation']);
  agree(told.length > 0, proposed.communicated, end, ['proposed', 'communicated']);
  const last = moderation.filter(({ at }) => at === 'final');
  const start =
    moderated.status.communicated === 'absent' && told.length === 0 ? amounts.indicative : proposed.communicated;
  const final = replayRules(last, start, ['moderation']);
  agree(last.length > 0, proposed.final, final, ['proposed', 'final']);
  for (const stage of MODERATED_STAGES) {
    const stands = moderated.status[stage] === 'set' || moderated.status[stage] === 'given';
    agree(true, amounts[stage], stands ? proposed[stage] : null, ['amounts', stage]);
  }
  duty.forEach((answer, index) => {
    agree(answer.steps.length > 0, answer.shortfall, replay(answer.steps), ['duty', index, 'shortfall']);
  });
  return proposed;
}
