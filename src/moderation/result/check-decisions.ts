import { type Path, type ProblemList, show } from '../../errors.js';
import { formatAmount, parseAmount } from '../../money/amount.js';
import { mismatch } from '../../record/mismatch.js';
import { AWAITS, NO_AMOUNT, RETURNED } from '../rule/context.js';
import { dutyMissing, UNSIGNED } from '../rules/finalise.js';
import { isDecidedByPeople, isMakingFinal, peopleOf, RULE_NAMES } from '../rules/list.js';
import type { Moderated } from './result.js';
import type { ModerationStep } from './round.js';

/** Tells of decisions that do not go with what the rules did, with each other, or with the duty. */
export function tellDecisions(moderated: Moderated, problems: ProblemList): void {
  const { moderation, earlier, contested, duty } = moderated;
  const final = duty.find(({ stage }) => stage === 'final');
  tellRules(moderation, ['moderation'], problems, (rule, tell) => {
    // While answers are contested nothing is final.
    if ((rule.decision === 'contested') !== (contested !== undefined)) {
      tell('decision', rule.decision, contested === undefined ? 'no answers that are contested' : 'contested');
    }
    if (final === undefined || rule.decision === 'contested') return;
    const follows = dutyMissing(final).join();
    const says = (rule.because ?? '').split('; ').filter((one) => DUTY.test(one));
    if (says.join() !== follows) tell('because', rule.because, follows || 'a duty that is met');
  });
  for (const [index, round] of earlier.entries()) {
    tellRules(round.moderation, ['earlier', index, 'moderation'], problems, () => {});
  }
}

/** How the duty begins or ends what it says against a final amount. */
const DUTY = /^£.* short of what |^it cannot be said yet /s;

type Tell = (key: keyof ModerationStep, says: unknown, follows: unknown) => void;
type OfFinal = (rule: ModerationStep, tell: Tell) => void;

function tellRules(rules: readonly ModerationStep[], at: Path, problems: ProblemList, ofFinal: OfFinal): void {
  for (const stage of ['communicated', 'final'] as const) {
    const own = rules.filter((rule) => rule.at === stage);
    own.forEach((rule, index) => {
      const tell: Tell = (key, says, follows) =>
        problems.add('replay-mismatch', [...at, rule.id, key], mismatch(says, follows));
      tellRule(rule, own.slice(0, index), tell, ofFinal);
    });
    const last = own.at(-1);
    if (stage === 'final' && last !== undefined && !isMakingFinal(last.rule)) {
      problems.add('replay-mismatch', at, `ends at ${show(last.id)}, which makes no amount final`);
    }
  }
}

const OF_AN_AMOUNT = ['unprotected', 'costOfProtection', 'binding', 'projection', 'heldBack'] as const;

function tellRule(rule: ModerationStep, done: readonly ModerationStep[], tell: Tell, ofFinal: OfFinal): void {
  const { applied, because, before, after, change, decision, steps } = rule;
  if (applied !== (because === undefined)) tell('applied', applied, !applied);
  if (!applied && after !== before) tell('after', after, before);
  const by = before === null || after === null ? null : formatAmount(parseAmount(after) - parseAmount(before));
  if (change !== by) tell('change', change, by);
  // What an amount is told by stands in its steps; where there are none there is nothing to tell.
  const beyond = steps.length === 0 ? OF_AN_AMOUNT.filter((key) => rule[key] !== undefined) : [];
  for (const key of beyond) tell(key, rule[key], undefined);
  const isReturned = done.some((one) => one.decision === 'return');
  if (isReturned !== (because === RETURNED)) tell('because', because, isReturned ? RETURNED : 'no return');
  if (!RULE_NAMES.some((name) => name === rule.rule)) tell('rule', rule.rule, 'a rule that there is');
  // Whoever decides may be awaited, or put an amount where there was none; any other rule needs one.
  if (before === null && !isReturned && !isDecidedByPeople(rule.rule) && because !== NO_AMOUNT) {
    tell('because', because, NO_AMOUNT);
  }
  const isFinal = isMakingFinal(rule.rule);
  if (isReturned || (peopleOf(rule.rule)?.list !== 'signOffs' && !isFinal) || (isFinal && before === null)) {
    if (decision !== undefined) tell('decision', decision, undefined);
    if (isFinal && !isReturned && because !== NO_AMOUNT) tell('because', because, NO_AMOUNT);
    return;
  }
  if (!isFinal) {
    const isDecided = decision === 'determine' || decision === 'approve' || decision === 'return';
    if (!isDecided && decision !== 'awaiting') tell('decision', decision, 'what was decided');
    const left = isDecided ? NO_AMOUNT : AWAITS;
    if (isDecided ? !applied && because !== left : because !== left) tell('because', because, left);
    return;
  }
  if (applied !== (decision === 'finalised'))
    tell('decision', decision, applied ? 'finalised' : 'blocked or contested');
  if (!applied && decision !== 'blocked' && decision !== 'contested')
    tell('decision', decision, 'blocked or contested');
  if (decision !== 'contested') {
    const isAwaited = done.some((one) => one.decision === 'awaiting');
    const says = because?.split('; ').includes(UNSIGNED) === true;
    if (says !== isAwaited) tell('because', because, isAwaited ? UNSIGNED : 'a sign-off that was given');
  }
  ofFinal(rule, tell);
}
