import type { Allocation } from '../../model/shared/budget/allocation.js';
import { formatPounds } from '../../money/amount.js';
import type { FamilyFacts, Standing } from './facts.js';
import type { Block, Section } from './page.js';
import { dayWords, perPeriod } from './words.js';

/** What the amount is now, first of all. */
export function nowSection(facts: FamilyFacts, standing: Standing): Section {
  const blocks: Block[] = [{ kind: 'lead', text: leadOf(facts, standing) }];
  for (const text of moreOf(facts, standing)) blocks.push({ kind: 'text', text });
  return { heading: 'Your amount now', blocks };
}

/** The amount in one sentence, which calls nothing a budget that is none. */
function leadOf(facts: FamilyFacts, { stage, amount, period }: Standing): string {
  const { shown, moderated } = facts;
  if (amount === null) return moderated === undefined ? withoutAmount(facts.allocation) : noneYet(facts);
  const much = perPeriod(amount, period);
  if (stage === 'final') return `Your budget is ${much}.`;
  if (stage === 'plan') return `Your budget is ${much}.`;
  if (stage === 'communicated') return `The amount we tell you is ${much}.`;
  if (!shown.indicative) return 'There is no amount to tell you yet.';
  return `The first amount for you is ${much}.`;
}

function moreOf({ shown, moderated }: FamilyFacts, { stage, amount, after }: Standing): string[] {
  const why =
    after === undefined ? [] : [`It comes from a challenge. That was decided on ${dayWords(after.outcome.on ?? '')}.`];
  if (amount === null) return why;
  if (stage === 'final') {
    if (after !== undefined) return [...why, `The final amount before it was ${formatPounds(after.amountBefore)}.`];
    return [moderated?.status.final === 'given' ? 'It is on record as final.' : 'It is final.'];
  }
  if (stage === 'plan') return [...why, 'It is what your agreed plan costs.'];
  if (stage === 'communicated') return [...why, 'It is not final.'];
  if (!shown.indicative) return ['We start from a first amount. It is our rule not to show that one.'];
  return [...why, 'It is where planning starts. It is not final and may change.'];
}

function noneYet({ allocation, moderated }: FamilyFacts): string {
  const stages = Object.values(moderated?.status ?? {});
  if (stages.includes('returned') || stages.includes('awaiting')) return 'There is no amount to tell you yet.';
  return withoutAmount(allocation);
}

/** Why there is no amount, which is never £0. */
function withoutAmount(allocation: Allocation | undefined): string {
  switch (allocation?.status) {
    case 'not-eligible':
      return 'There is no budget: it was decided that you cannot have one. That is not a budget of £0.';
    case 'no-budget':
      return 'There is no budget: our table gives none for your points. That is not a budget of £0.';
    case 'refer-to-costing':
      return 'There is no amount yet. That is not £0: your support has to be costed first.';
    case 'plan-first':
      return 'There is no amount yet. That is not £0: the plan comes first.';
    default:
      return 'There is no amount yet. That is not £0.';
  }
}
