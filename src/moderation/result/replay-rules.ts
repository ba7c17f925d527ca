import { fail, type Path } from '../../errors.js';
import { showOrNone } from '../../record/mismatch.js';
import { replay } from '../../record/step/replay.js';
import { factInputs } from '../fold/facts.js';
import type { ModerationRound, ModerationStep } from './round.js';

/**
 * Carries out again the rounds of a case that was sent back: each in its place, its rules from its indicative budget on,
 * and who sent it back and why as its own sign-off says.
 *
 * @throws RasError `replay-mismatch` at each first thing that does not agree
 */
export function replayRounds(rounds: readonly ModerationRound[], at: Path): void {
  for (const [index, round] of rounds.entries()) replayRound(round, index, [...at, index]);
}

function replayRound(
  { round, indicative, moderation, returnedBy, reason, on }: ModerationRound,
  index: number,
  at: Path,
): void {
  if (round !== index + 1) fail('replay-mismatch', [...at, 'round'], `says ${round}, and is round ${index + 1}`);
  const told = moderation.filter((rule) => rule.at === 'communicated');
  const last = moderation.filter((rule) => rule.at === 'final');
  const end = replayRules(told, indicative, [...at, 'moderation']);
  // Without rules for it, what was communicated was given, and is no part of a round.
  replayRules(last, told.length > 0 ? end : (last[0]?.before ?? null), [...at, 'moderation']);
  const sentBack =
    moderation.find(({ decision }) => decision === 'return') ??
    fail('replay-mismatch', [...at, 'moderation'], 'none of its rules sent it back');
  agree(true, returnedBy, sentBack.actor, [...at, 'returnedBy']);
  agree(true, reason, sentBack.reason, [...at, 'reason']);
  agree(true, on ?? null, sentBack.on ?? null, [...at, 'on']);
}

/**
 * Carries out the rules of a stage again and checks that each begins where the one before it ended.
 *
 * @param start the amount that the first of them begins with
 * @returns the amount that the last of them gives
 * @throws RasError `replay-mismatch` naming the rule that does not agree
 */
export function replayRules(rules: readonly ModerationStep[], start: string | null, at: Path): string | null {
  let current = start;
  for (const step of rules) {
    const { id, before, after, steps } = step;
    agree(true, before, current, [...at, id, 'before']);
    agree(true, steps.length === 0 ? null : replay(steps), after, [...at, id, 'after']);
    agree(before !== null, steps[0]?.result ?? null, before, [...at, id, 'before']);
    if (after !== null) checkFacts(step, [...at, id]);
    current = after;
  }
  return current;
}

/** Checks that who, why and what effect are as the closing step of the record has them. */
function checkFacts({ steps, ...facts }: ModerationStep, at: Path): void {
  const recorded = new Map((steps.at(-1)?.inputs ?? []).map(({ name, value }) => [name, value]));
  const expected = factInputs(facts);
  for (const { name, value } of expected) agree(true, value, recorded.get(name) ?? null, [...at, name]);
  if (recorded.size !== expected.length + 1)
    fail('replay-mismatch', at, 'something of the record of this rule is missing');
}

/** Refuses what is recorded where it concerns us and is not what was found. */
export function agree(concerned: boolean, recorded: string | null, found: string | null, at: Path): void {
  if (concerned && recorded !== found)
    fail('replay-mismatch', at, `says ${showOrNone(recorded)}, where the record gives ${showOrNone(found)}`);
}
