import type { ModeratedStage } from '../../moderation/moderated-stage.js';
import { parseAmount } from '../../money/amount.js';
import { changedAt, isSumShown } from './changes.js';
import type { FamilyFacts, Standing } from './facts.js';
import type { Bar, Picture, Section } from './page.js';
import { labelOf } from './rule-words.js';
import { perPeriod } from './words.js';

interface Stop {
  readonly label: string;
  readonly amount: string;
  /** Whether it is the amount that holds now. */
  readonly holds: boolean;
}

/** The amounts one after another, as far as the family may see them; none where there are fewer than two. */
export function pictureSection(facts: FamilyFacts, standing: Standing): Section | undefined {
  const picture = pictureOf(stopsOf(facts, standing), standing);
  if (picture === undefined) return undefined;
  return { heading: 'The steps in one picture', blocks: [{ kind: 'picture', picture }] };
}

function stopsOf(facts: FamilyFacts, { stage: now, amount, after }: Standing): Stop[] {
  const { moderated, shown } = facts;
  if (moderated === undefined) return [];
  const { traditional, indicative, communicated, final } = moderated.amounts;
  const stop = (label: string, one: string | null, isShown = true, holds = false): Stop[] =>
    one === null || !isShown ? [] : [{ label, amount: one, holds }];
  const holdsAt = (stage: Standing['stage']): boolean => stage === now && after === undefined;
  const rules = (stage: ModeratedStage): Stop[] =>
    isSumShown(facts, stage) ? changedAt(facts, stage).flatMap((step) => stop(labelOf(step), step.after)) : [];
  return [
    ...stop('Your earlier support', traditional, shown.traditional),
    ...stop('The first amount', indicative, shown.indicative, holdsAt('indicative')),
    ...rules('communicated'),
    ...stop('What we told you', communicated, true, holdsAt('communicated')),
    ...rules('final'),
    ...stop('The final amount', final, true, holdsAt('final')),
    ...stop('After the challenge', amount, after !== undefined && now !== 'none', true),
  ];
}

function pictureOf(stops: readonly Stop[], { period }: Standing): Picture | undefined {
  if (stops.length < 2) return undefined;
  const longest = stops.reduce((most, { amount }) => (parseAmount(amount) > most ? parseAmount(amount) : most), 1n);
  const bars = stops.map(({ label, amount, holds }): Bar => {
    const pence = parseAmount(amount);
    return {
      label,
      holds,
      amount: perPeriod(amount, period),
      share: pence < 0n ? 0 : Number((pence * 10_000n) / longest) / 10_000,
    };
  });
  const description = `${bars.map(({ label, amount }) => `${label}: ${amount}`).join('. ')}.`;
  return { title: 'How the amount came about, step by step', description, bars };
}
