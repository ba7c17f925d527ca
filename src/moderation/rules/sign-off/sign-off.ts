import * as z from 'zod';
import { fail, type ProblemList, show } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { formatAmount, type Pence } from '../../../money/amount.js';
import { withCheck } from '../../../parse/check.js';
import { deferred } from '../../../parse/deferred.js';
import { has, is, lacks, together, when } from '../../../together.js';
import type { ParsedSignOffDecision } from '../../case/decisions.js';
import { AWAITS, leftAlone, NO_AMOUNT, type RuleContext } from '../../rule/context.js';
import { whoDecided } from '../../rule/decider.js';
import { defineRule, POWERS, type Power } from '../../rule/define-rule.js';
import { type RuleHeader, ruleFields } from '../../rule/rule-shape.js';
import { wordsSchema } from '../../words.js';
import { checkTiers, type Tier, type TierInput, tierOf, tiersSchema } from './tiers.js';

/** Who signs an amount off, and what they may do: determine it, approve it, or return it. */
export interface SignOffRule extends RuleHeader {
  readonly rule: 'sign-off';
  /** Whether a panel or a manager signs, or whoever holds the delegated limit that the amount falls into. */
  readonly by: 'panel' | 'manager' | 'tiers';
  /** The panel or the manager; tiers name their own roles. */
  readonly role?: string;
  /** What whoever signs may do. */
  readonly powers: readonly Power[];
  /** The tiers of delegated limits, from the lowest amounts to the highest; for tiers alone. */
  readonly tiers?: readonly TierInput[];
  /** For tiers: whether the limits are for the plan's value or for the budget; no report says. */
  readonly measures?: 'plan' | 'budget';
  /** For tiers: whether a higher tier may sign a lower amount; no report says. */
  readonly higherMaySign?: boolean;
}

const plainSchema = deferred(() =>
  z
    .strictObject({
      rule: z.literal('sign-off'),
      ...ruleFields(),
      by: z.enum(['panel', 'manager', 'tiers']),
      role: wordsSchema.exactOptional(),
      powers: z.array(z.enum(POWERS)).min(1).max(3),
      tiers: tiersSchema.exactOptional(),
      measures: z.enum(['plan', 'budget']).exactOptional(),
      higherMaySign: z.boolean().exactOptional(),
    })
    .meta(
      together(
        when(
          is('by', 'tiers'),
          together(has('tiers', 'measures', 'higherMaySign'), lacks('role')),
          together(has('role'), lacks('tiers', 'measures', 'higherMaySign')),
        ),
      ),
    ),
);

type ParsedSignOff = z.output<typeof plainSchema>;

function checkSignOff(rule: ParsedSignOff, problems: ProblemList): void {
  if (rule.by !== 'tiers') {
    if (rule.role === undefined) problems.add('missing', ['role'], `name the ${rule.by} that signs`);
    for (const key of ['tiers', 'measures', 'higherMaySign'] as const) {
      if (rule[key] !== undefined) problems.add('inconsistent', [key], `is for tiers, not for a ${rule.by}`);
    }
    return;
  }
  if (rule.role !== undefined) problems.add('inconsistent', ['role'], 'each tier names its own role');
  if (rule.tiers === undefined) problems.add('missing', ['tiers'], 'name the tiers of delegated limits');
  else checkTiers(rule.tiers, problems);
  if (rule.measures === undefined) {
    problems.add('choice-needed', ['measures'], 'are the limits for the plan or for the budget? No report says');
  }
  if (rule.higherMaySign === undefined) {
    problems.add('choice-needed', ['higherMaySign'], 'may a higher tier sign a lower amount? No report says');
  }
}

/**
 * Takes over what a panel, a manager or the holder of a delegated limit decided; without a decision the amount waits.
 *
 * @source IBSEN 9.6.1 (panels that determine or agree; managers), 9.6.1 (returned cases start again); RR145 6.11; IPB
 * page 23 (delegated limits)
 * @choice tier-measure: whether limits are for the plan or the budget, and whether a higher tier may sign a lower amount,
 * is named by the policy; the published example says neither clearly
 * @throws RasError `refused` for a role or a decision that the rule does not allow; `missing` for a plan without a cost
 */
export const signOff = defineRule<SignOffRule>()({
  rule: 'sign-off',
  schema: () => withCheck(plainSchema, checkSignOff),
  cites: { source: 'IBSEN 9.6.1; RR145 6.11; IPB page 23', choice: 'tier-measure' },
  limits: 'none',
  promises: false,
  transition: false,
  showsPackage: false,
  toldUnchanged: false,
  looksAtPromises: false,
  warnsWhereLeft: {},
  people: {
    list: 'signOffs',
    mayNameTiers: true,
    roles: ({ role, tiers }) => tiers?.map((tier) => tier.role) ?? (role === undefined ? [] : [role]),
    powers: ({ powers }) => powers,
  },
  makesFinal: false,
  words: ({ decision }) => DECISIONS.get(decision ?? '') ?? 'The amount was signed off',
  apply(rule, context) {
    const { one, before, record, ruleId, casePath } = context;
    const index = one.signOffs?.findIndex((decision) => decision.rule === ruleId) ?? -1;
    const decision = one.signOffs?.[index];
    if (decision === undefined) return { ...leftAlone(context, AWAITS), details: { decision: 'awaiting' } };
    const at = [...casePath, 'signOffs', index];
    if (!rule.powers.includes(decision.decision)) {
      fail('refused', [...at, 'decision'], `expected one of ${rule.powers.join(', ')}, not ${decision.decision}`);
    }
    checkRole(rule, decision, decision.amount ?? before, context, [...at, 'role']);
    const { reason, reasonCode, on } = decision;
    const details = {
      decision: decision.decision,
      ...(reasonCode !== undefined && { reasonCode }),
      ...(on !== undefined && { on }),
    };
    const who = { actor: whoDecided(decision), reason, details };
    if (decision.amount !== undefined) {
      record.take('determined', 'the amount that was determined', decision.amount, reason);
      return { after: record.pounds('after', 'determined', 'as determined'), ...who };
    }
    if (before === null) return { ...leftAlone(context, NO_AMOUNT), ...who };
    const words = decision.decision === 'return' ? 'returned, to start again' : 'approved as it is';
    return { after: record.pounds('after', 'before', words), ...who };
  },
});

const DECISIONS: ReadonlyMap<string, string> = new Map([
  ['determine', 'The amount was determined'],
  ['approve', 'The amount was approved'],
  ['return', 'The case was returned'],
  ['awaiting', 'The amount waits for a decision'],
]);

function checkRole(
  rule: ParsedSignOff,
  { role, decision }: ParsedSignOffDecision,
  amount: Pence | null,
  { one, beside, casePath }: RuleContext,
  at: (string | number)[],
): void {
  if (beside) return;
  if (rule.tiers === undefined) {
    if (role !== rule.role) fail('refused', at, `${show(role)} does not sign here; expected ${show(rule.role)}`);
    return;
  }
  const own = rule.tiers.findIndex((tier) => tier.role === role);
  if (own === -1) {
    fail('refused', at, `${show(role)} has no tier; expected ${rule.tiers.map((tier) => show(tier.role)).join(', ')}`);
  }
  if (decision === 'return') return;
  const measured = rule.measures === 'plan' ? one.plan?.cost : amount;
  if (measured === undefined || measured === null) {
    const where = rule.measures === 'plan' ? ['plan', 'cost'] : ['amounts'];
    fail('missing', [...casePath, ...where], `a delegated limit is for the ${rule.measures}, whose value is needed`);
  } else checkTier(rule, rule.tiers, own, measured, at);
}

function checkTier(
  rule: ParsedSignOff,
  tiers: readonly Tier[],
  own: number,
  measured: Pence,
  place: (string | number)[],
): void {
  const needed = tierOf(tiers, measured);
  if (needed === own || (needed !== undefined && own > needed && rule.higherMaySign === true)) return;
  const whose = needed === undefined ? 'no tier' : show(at(tiers, needed).role);
  fail('refused', place, `£${formatAmount(measured)} is for ${whose} to sign`, { amount: formatAmount(measured) });
}
