import * as z from 'zod';
import { keeping } from '../../kept.js';
import { daySchema } from '../../money/calendar.js';
import { type TimedPeriod, timedPeriodSchema } from '../../money/period.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';
import { given, is, type Keywords, together, when } from '../../together.js';
import { FINAL_RULES, type PolicyRule, ruleSchema } from '../rules/list.js';
import { wordsSchema } from '../words.js';
import { checkFinal, checkIds, checkOrder, checkPlaces } from './policy-check.js';

/** A policy of moderation as it is stored: plain JSON with the rules in their order, for amounts of one period. */
export interface Policy {
  /** The version of the JSON form. */
  readonly schemaVersion: 1;
  /** What the council calls the policy. */
  readonly title?: string;
  /** The period of every amount in the policy; a case has to have the same. */
  readonly period: TimedPeriod;
  /** The day that the policy is applied on, `YYYY-MM-DD`, for rules that end on a day. */
  readonly appliesOn?: string;
  /** What a family is shown on its page; both where it is left out, as the sites with a RAS did. */
  readonly disclosure?: PolicyDisclosure;
  /** The rules, 1 to 100, in the order in which they are applied. */
  readonly rules: readonly PolicyRule[];
}

/**
 * Which amounts a family is shown besides what it is told and what is final.
 *
 * @source RR145 5.21 (sites showed both, the indicative budget alone, or neither)
 */
export interface PolicyDisclosure {
  /** Whether it is shown what its package before costs, and every sum that gives it away. */
  readonly traditional: boolean;
  /** Whether it is shown the indicative budget, and every sum that gives it away. */
  readonly indicative: boolean;
}

// A rule of the policy is such a one, for JSON Schemas.
const hasRule = (one: Keywords) => given({ rules: { type: 'array', contains: one } });

/** A policy of moderation: what JSON Schema can say of it, and then what is wrong between its rules. */
export const policySchema = schemaFor<Policy>()(() =>
  withCheck(
    z
      .strictObject({
        schemaVersion: z.literal(1),
        title: wordsSchema.exactOptional(),
        period: timedPeriodSchema,
        appliesOn: daySchema.exactOptional(),
        disclosure: z.strictObject({ traditional: z.boolean(), indicative: z.boolean() }).exactOptional(),
        rules: z.array(ruleSchema).min(1).max(100),
      })
      .meta(together(when(hasRule(is('at', 'final')), hasRule(is('rule', ...FINAL_RULES))))),
    checkIds,
    checkPlaces,
    checkOrder,
    checkFinal,
  ),
);

/** A policy of moderation, parsed: amounts in whole pence, shares exact. */
export type ParsedPolicy = z.output<typeof policySchema>;

/**
 * Reads a policy out of a file or a database and tells everything that is wrong with it, each with its path.
 *
 * @param policy anything at all
 * @returns the policy as it was given, which is one
 * @throws RasError `invalid` at `rules[0].rule` for a rule that nothing is called; `missing` for a reason or a figure
 * left out; `choice-needed` for what no report states; `out-of-range` for a negative limit; `inconsistent` for tiers
 * that overlap and rules in an order that cannot be
 * @source RR145 5.25-5.32 (stages); RR232 3.18 (limits); IBSEN 9.6.1, IPB page 23 (sign-off)
 * @choice moderation-policy: an ordered list of rules, each with an actor and a reason; figures that nobody published
 * have no default
 * @category Moderation
 * @example
 * ```ts
 * import { parsePolicy } from 'openras';
 * const rule = { rule: 'pass-on', at: 'communicated', actor: 'Cabinet', reason: 'no interim moderation' };
 * parsePolicy({ schemaVersion: 1, period: 'year', rules: [rule] }).rules.length; // => 1
 * parsePolicy({ schemaVersion: 1, period: 'year', rules: [{ ...rule, rule: 'pas-on' }] }); // throws 'invalid'
 * ```
 */
export function parsePolicy(policy: unknown): Policy {
  readPolicy(policy, ['policy']);
  return policy as Policy;
}

/** Reads a policy that stands at a place of a larger input. */
export const readPolicy = /* @__PURE__ */ keeping((policy, at): ParsedPolicy => parseInput(policySchema, policy, at));
