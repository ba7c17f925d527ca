import { replayModerated } from '../moderation/result/replay-moderated.js';
import type { Moderated } from '../moderation/result/result.js';
import type { UnsealedModerated } from './unsealed.js';

const UNCHECKED = [
  'This record is not sealed: it is of a release that sealed none, so that a consistent alteration cannot be seen.',
  'It holds no needs, no policy and no decisions as data: the cost of need, and what the rules were, rest on its word.',
  'Its steps do not name the family: nothing shows that they, the needs and the package before are those of this case.',
  'It does not name the model behind the indicative amount.',
];

/** Checks a moderated case that was kept before records were sealed, as far as it can be worked out again. */
export function readUnsealedModerated(input: unknown): UnsealedModerated {
  const moderated = input as Moderated;
  replayModerated(moderated);
  return { sealed: false, kind: 'moderated', caseId: moderated.caseId, result: moderated, unchecked: UNCHECKED };
}
