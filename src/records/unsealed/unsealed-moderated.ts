import * as z from 'zod';
import { replayModerated } from '../../moderation/result/replay-moderated.js';
import type { Moderated } from '../../moderation/result/result.js';
import { deferred } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';
import type { UnsealedModerated } from './unsealed.js';

const UNCHECKED = [
  'This record is not sealed, so that a consistent alteration cannot be seen.',
  'It holds no needs, no policy and no decisions as data: the cost of need, and what the rules were, rest on its word.',
  'Its steps do not name the family: nothing shows that they, the needs and the package before are those of this case.',
  'It does not name the model behind the indicative amount.',
  'A rule that changed nothing may have been taken out, a sign-off that was given among them: no amount shows it.',
];

const WITHOUT_AMOUNT =
  'Some rules found no amount, so that no step holds them: who decided them and why, and which they were, rests on its word.';

const OTHER_ROUNDS =
  'An earlier round has other rules than the last: the policy was altered between them, an amount was given, or a rule was taken out.';

/** What of this very record nothing shows. */
function uncheckedOf({ moderation, earlier }: Moderated): string[] {
  const ids = (rules: Moderated['moderation']): string =>
    JSON.stringify(rules.map(({ at, id, rule }) => [at, id, rule]));
  const own = ids(moderation);
  const all = [moderation, ...earlier.map((round) => round.moderation)];
  return [
    ...UNCHECKED,
    ...(all.some((rules) => rules.some(({ steps }) => steps.length === 0)) ? [WITHOUT_AMOUNT] : []),
    ...(earlier.some((round) => ids(round.moderation) !== own) ? [OTHER_ROUNDS] : []),
  ];
}

/** The fields that a moderated case has, and no others: what stands beside them nothing shows to be so. */
const knownFields = deferred(() => {
  const any = z.unknown();
  const stages = { communicated: any, final: any };
  const amounts = z.strictObject({ traditional: any, indicative: any, ...stages });
  const figures = { amount: any, costOfNeed: any, contributions: any, reserved: any, shortfall: any, period: any };
  const needs = {
    unmet: any,
    needsShort: any.exactOptional(),
    costsAfterFigure: any.exactOptional(),
    open: any,
    steps: any,
  };
  const duty = z.strictObject({ stage: any, force: any, answer: any, atLeast: any, ...figures, ...needs });
  const warning = z.strictObject({
    code: any,
    message: z.string(),
    caseId: any.exactOptional(),
    details: any.exactOptional(),
  });
  const contested = z.strictObject({ asAgreed: any, asClaimed: any, whileContested: any, meanwhile: any });
  const rest = { moderation: any, heldBack: any, round: any, earlier: any, warnings: z.array(warning) };
  const protection = z.strictObject({ unprotected: any, cost: any }).nullable();
  return z.strictObject({
    caseId: any,
    period: any,
    amounts,
    proposed: z.strictObject(stages),
    status: z.strictObject(stages),
    protection: z.strictObject({ communicated: protection, final: protection }),
    contested: contested.exactOptional(),
    duty: z.array(duty),
    ...rest,
  });
});

/** Checks a moderated case that was kept before records were sealed, as far as it can be worked out again. */
export function readUnsealedModerated(input: unknown): UnsealedModerated {
  const moderated = input as Moderated;
  parseInput(knownFields, input);
  replayModerated(moderated);
  return {
    sealed: false,
    kind: 'moderated',
    caseId: moderated.caseId,
    result: moderated,
    unchecked: uncheckedOf(moderated),
  };
}
