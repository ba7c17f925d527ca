import type { Challenge } from '../../moderation/challenge/challenge.js';

/** What a challenge is against, as a family would say it. */
export const NAMES: Readonly<Record<Challenge['against'], string>> = {
  indicative: 'first amount',
  communicated: 'amount we told you',
  plan: 'plan',
  final: 'final amount',
};
