import * as z from 'zod';
import type { Path, ProblemList } from '../errors.js';
import { daySchema } from '../money/calendar.js';
import { PERIODS } from '../money/period.js';
import { parseInput, withCheck } from '../parse.js';
import { checkPolicy } from './policy-check.js';
import { blendSchema } from './rules/blend.js';
import { ceilingSchema } from './rules/ceiling.js';
import { finaliseSchema } from './rules/finalise.js';
import { floorSchema } from './rules/floor.js';
import { holdBackSchema } from './rules/hold-back.js';
import { limitChangeSchema } from './rules/limit-change.js';
import { overrideRuleSchema } from './rules/override.js';
import { passOnSchema } from './rules/pass-on.js';
import { pegSchema } from './rules/peg.js';
import { protectSchema } from './rules/protect.js';
import { roundRuleSchema } from './rules/round.js';
import { signOffRuleSchema } from './rules/sign-off.js';
import { taperSchema } from './rules/taper.js';
import { wordsSchema } from './text.js';

/** The kinds of rule, by name. */
export const RULE_NAMES = [
  'pass-on',
  'override',
  'limit-change',
  'protect',
  'peg',
  'taper',
  'blend',
  'floor',
  'ceiling',
  'round',
  'hold-back',
  'sign-off',
  'finalise',
] as const;

const ruleSchema = z.discriminatedUnion(
  'rule',
  [
    passOnSchema,
    overrideRuleSchema,
    limitChangeSchema,
    protectSchema,
    pegSchema,
    taperSchema,
    blendSchema,
    floorSchema,
    ceilingSchema,
    roundRuleSchema,
    holdBackSchema,
    signOffRuleSchema,
    finaliseSchema,
  ],
  { error: () => `expected the name of a rule: ${RULE_NAMES.join(', ')}` },
);

/** A policy of moderation as it is stored: the rules in their order, for amounts of one period. */
export const policySchema = withCheck(
  z.strictObject({
    schemaVersion: z.literal(1),
    title: wordsSchema.exactOptional(),
    /** The period of every amount in the policy; a case has to have the same. */
    period: z.enum(PERIODS).exclude(['one-off']),
    /** The day that the policy is applied on, for rules that end on a day. */
    appliesOn: daySchema.exactOptional(),
    rules: z.array(ruleSchema).min(1).max(100),
  }),
  (policy, problems: ProblemList) => checkPolicy(policy.rules, problems),
);

/** A policy of moderation as it is stored: plain JSON. */
export type Policy = z.input<typeof policySchema>;

/** A policy of moderation, parsed: amounts in whole pence, shares exact. */
export type ParsedPolicy = z.output<typeof policySchema>;

/** One rule of a policy, parsed. */
export type ParsedRule = ParsedPolicy['rules'][number];

/**
 * Reads a policy and tells everything that is wrong with it, each with its path.
 *
 * @throws RasError `invalid` at `rules[0].rule` for a rule that nothing is called; `missing` for a reason or a figure
 * left out; `choice-needed` for what no report states; `out-of-range` for a negative limit; `inconsistent` for tiers
 * that overlap and rules in an order that cannot be
 * @source RR145 5.25-5.32 (stages); RR232 3.18 (limits); IBSEN 9.6.1, IPB page 23 (sign-off)
 * @choice moderation-policy: an ordered list of rules, each with an actor and a reason; figures that nobody published
 * have no default
 * @example
 * ```ts
 * import { parsePolicy } from 'openras';
 * const rule = { rule: 'pass-on', at: 'communicated', actor: 'Cabinet', reason: 'no interim moderation' };
 * parsePolicy({ schemaVersion: 1, period: 'year', rules: [rule] }).rules.length; // => 1
 * parsePolicy({ schemaVersion: 1, period: 'year', rules: [{ ...rule, rule: 'pas-on' }] }); // throws 'invalid'
 * ```
 */
export function parsePolicy(policy: unknown, at: Path = ['policy']): ParsedPolicy {
  return parseInput(policySchema, policy, at);
}

/** The name of a rule in its policy. */
export function ruleId({ id, rule }: Pick<ParsedRule, 'id' | 'rule'>): string {
  return id ?? rule;
}
