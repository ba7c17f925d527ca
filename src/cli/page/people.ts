import type { ModerationStep } from '../../moderation/result/round.js';
import { type PolicyRule, peopleOf } from '../../moderation/rules/list.js';
import { changedAt } from './changes.js';
import type { FamilyFacts } from './facts.js';
import type { Section } from './page.js';
import { topicOf } from './rule-words.js';
import { dayWords, listed, reasonWords } from './words.js';

/** What a family can do: only what the council's own words or the records give. */
export function nextSection({ next, challenges, allocation, moderated }: FamilyFacts): Section {
  const items = [...next];
  if (challenges.some(({ outcome }) => outcome.result === 'pending'))
    items.push('A challenge has been made and is still open.');
  if (moderated === undefined && allocation?.status === 'not-eligible') items.push('You can ask us for the reasons.');
  const none =
    'These records do not say how, or by when, you can ask us to look at this again. Please ask us what our rules are.';
  const first = next.length > 0 ? [] : [{ kind: 'text', text: none } as const];
  return {
    heading: 'What you can do',
    blocks: items.length === 0 ? first : [...first, { kind: 'list', items } as const],
  };
}

/** Who decided what, with the reasons that they gave, and what they could have changed. */
export function decidersSection(facts: FamilyFacts): Section {
  const { moderated, challenges } = facts;
  const changed = new Set((['communicated', 'final'] as const).flatMap((stage) => changedAt(facts, stage)));
  const items = (moderated?.moderation ?? []).flatMap((step) => {
    const person = personWords(step, ruleOf(step, facts));
    if (person !== undefined) return [person];
    if (!(changed as ReadonlySet<ModerationStep>).has(step)) return [];
    return [`The rule on ${topicOf(step)} is from ${step.actor}. ${reasonWords(step.reason)}`];
  });
  for (const { outcome } of challenges) {
    if (outcome.by !== null && outcome.on !== null)
      items.push(`${outcome.by} decided on the challenge on ${dayWords(outcome.on)}.`);
  }
  const hasPerson =
    (moderated?.moderation ?? []).some(isDecided) || challenges.some(({ outcome }) => outcome.by !== null);
  if (!hasPerson) items.push('No decision of a person on the amount is on these records.');
  return { heading: 'Who decided', blocks: [{ kind: 'list', items }] };
}

/** Whether a rule is one under which a person may set another amount, and not one that somebody signs. */
const isSetByPerson = (rule: string): boolean => peopleOf(rule)?.list === 'overrides';

/** Whether a person decided something here. */
function isDecided({ rule, decision, applied, reasonCode }: ModerationStep): boolean {
  if (isSetByPerson(rule)) return applied && reasonCode !== undefined;
  return decision === 'determine' || decision === 'approve' || decision === 'return';
}

function personWords(step: ModerationStep, rule: PolicyRule | undefined): string | undefined {
  if (!isDecided(step)) return undefined;
  const day = step.on === undefined ? '' : ` on ${dayWords(step.on)}`;
  const did = isSetByPerson(step.rule) ? 'set the amount' : (DID.get(step.decision ?? '') ?? 'signed the amount off');
  const could = rule === undefined ? [] : (peopleOf(rule.rule)?.powers(rule) ?? []);
  const choices = could.map((one) => POWERS[one]);
  const powers = choices.length === 0 ? '' : ` They could ${listed(choices, 'or')}.`;
  return `${step.actor} ${did}${day}. ${reasonWords(step.reason)}${powers}`;
}

function ruleOf({ id }: ModerationStep, { inputs }: FamilyFacts): PolicyRule | undefined {
  return inputs?.policy.rules.find((one) => (one.id ?? one.rule) === id);
}

const DID: ReadonlyMap<string, string> = new Map([
  ['determine', 'set the amount'],
  ['approve', 'agreed to the amount'],
  ['return', 'sent the case back'],
]);

const POWERS = { determine: 'set another amount', approve: 'agree to it', return: 'send the case back' } as const;
