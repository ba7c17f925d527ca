import type { Challenge } from '../../moderation/challenge/challenge.js';
import type { ModeratedStage } from '../../moderation/moderated-stage.js';
import type { ModerationStep } from '../../moderation/result/round.js';
import { showsPackage } from '../../moderation/rules/list.js';
import type { FamilyFacts } from './facts.js';
import { NAMES } from './names.js';
import type { Section } from './page.js';
import { type Changed, ruleWords, withoutSum } from './rule-words.js';
import { dayWords, perPeriod, reasonWords } from './words.js';

/** What changed the amount after the model, a rule an item; a rule that changed nothing is not said to have. */
export function changesSection(facts: FamilyFacts): Section {
  const { moderated } = facts;
  const rounds = (moderated?.earlier ?? []).map(({ returnedBy, on, reason }) => {
    const day = on === undefined ? '' : ` on ${dayWords(on)}`;
    return `${returnedBy} sent your case back${day}, and it began again. ${reasonWords(reason)}`;
  });
  const rules = (['communicated', 'final'] as const).flatMap((stage) => stageItems(facts, stage));
  const challenges = facts.challenges.flatMap((one) => decidedItem(one, facts));
  const items = [...rounds, ...rules, ...challenges];
  const none =
    moderated === undefined ? 'These records hold no rule that came after that.' : 'No rule changed the amount.';
  if (rules.length === 0 && rounds.length + challenges.length > 0 && moderated !== undefined) items.unshift(none);
  const text = items.length === 0 ? [{ kind: 'text', text: none } as const] : [{ kind: 'list', items } as const];
  return { heading: 'What then changed it', blocks: text };
}

function stageItems(facts: FamilyFacts, stage: ModeratedStage): string[] {
  const { moderated } = facts;
  const changed = changedAt(facts, stage);
  const items = changed.map((step) => {
    if (!isSumShown(facts, stage)) return withoutSum(step);
    return ruleWords(step, moderated?.period ?? 'year');
  });
  const given = moderated?.status[stage] === 'given';
  const amount = moderated?.amounts[stage] ?? null;
  if (!given || amount === null) return items;
  const what = stage === 'final' ? 'The final amount' : 'The amount we told you';
  return [...items, `${what} was on record already: ${perPeriod(amount, moderated?.period)}.`];
}

/** The rules of a stage that gave another amount than there was, or the first. */
export function changedAt({ moderated }: FamilyFacts, stage: ModeratedStage): Changed[] {
  const steps = moderated?.moderation.filter(({ at }) => at === stage) ?? [];
  return steps.filter((step): step is Changed => isChanged(step));
}

function isChanged({ applied, before, after, change }: ModerationStep): boolean {
  return applied && after !== null && (before === null || change !== '0.00');
}

/**
 * Whether the sums of a stage may be shown: those of what the family is told begin with the first amount, and one rule that
 * goes by the package lets the others show it. A rule says itself whether it does (`showsPackage` of `defineRule`).
 */
export function isSumShown(facts: FamilyFacts, stage: ModeratedStage): boolean {
  const { shown } = facts;
  if (!shown.indicative && beginsWithFirst(facts, stage)) return false;
  return shown.traditional || !changedAt(facts, stage).some(({ rule }) => showsPackage(rule));
}

/** Whether the rules of a stage begin with the first amount: those of the final one do where the family was told none. */
export function beginsWithFirst({ moderated }: FamilyFacts, stage: ModeratedStage): boolean {
  return stage === 'communicated' || (moderated?.amounts.communicated ?? null) === null;
}

function decidedItem(challenge: Challenge, { reader, shown }: FamilyFacts): string[] {
  const { raisedBy, raisedOn, against, amountBefore, amountAfter, outcome, period, grounds } = challenge;
  if (outcome.result === 'pending' || amountAfter === null) return [];
  const isFirst = against === 'indicative' && !shown.indicative;
  const what = isFirst ? 'first amount' : `${NAMES[against]} of ${perPeriod(amountBefore, period)}`;
  const why = reader === 'officer' ? ` The grounds: “${grounds}”.` : '';
  const raised = `The ${what} was challenged by ${raisedBy} on ${dayWords(raisedOn)}.${why}`;
  const decided = `${outcome.by ?? ''} decided on ${dayWords(outcome.on ?? '')}: the challenge was ${OUTCOMES[outcome.result]}.`;
  const then = isFirst
    ? ''
    : amountAfter === amountBefore
      ? ' The amount did not change.'
      : ` The amount is ${perPeriod(amountAfter, period)} from then on.`;
  return [`${raised} ${decided}${then} ${reasonWords(outcome.reason ?? '')}`];
}

const OUTCOMES = { upheld: 'upheld', 'partly-upheld': 'upheld in part', 'not-upheld': 'not upheld' } as const;
