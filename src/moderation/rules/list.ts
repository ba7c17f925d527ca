import * as z from 'zod';
import { at } from '../../exact/at.js';
import { deferred } from '../../parse/deferred.js';
import { tellingShared } from '../../parse/shared-fields.js';
import type { AnyRule, DecisionList, RuleDefinition } from '../rule/define-rule.js';
import { blend } from './blend.js';
import { ceiling } from './ceiling.js';
import { finalise } from './finalise.js';
import { floor } from './floor.js';
import { holdBack } from './hold-back.js';
import { limitChange } from './limit-change/limit-change.js';
import { override } from './override/override.js';
import { passOn } from './pass-on.js';
import { peg } from './peg.js';
import { protect } from './protect.js';
import { round } from './round.js';
import { signOff } from './sign-off/sign-off.js';
import { taper } from './taper.js';

/** Every kind of rule, here and nowhere else: all that is said of rules in general is made from this list. */
const RULES = [
  passOn,
  override,
  limitChange,
  protect,
  peg,
  taper,
  blend,
  floor,
  ceiling,
  round,
  holdBack,
  signOff,
  finalise,
] as const;

/** The kinds of rule, by name. */
export const RULE_NAMES: readonly PolicyRule['rule'][] = Object.freeze(RULES.map(({ rule }) => rule));

type WireOf<Kind> = Kind extends RuleDefinition<infer Wire, infer _Parsed> ? Wire : never;

type Kind = (typeof RULES)[number];

/** One rule of a policy, as a council writes it. */
export type PolicyRule = WireOf<Kind>;

/** The form of any rule of a policy, told apart by its name. */
export const ruleSchema = deferred(() => {
  const schemas = RULES.map(({ schema }): Kind['schema'] => schema);
  const refusal = `expected the name of a rule: ${RULE_NAMES.join(', ')}`;
  return tellingShared(z.discriminatedUnion('rule', [at(schemas, 0), ...schemas.slice(1)], { error: () => refusal }));
});

/** One rule of a policy, parsed. */
export type ParsedRule = z.output<typeof ruleSchema>;

const BY_NAME: ReadonlyMap<string, AnyRule> = new Map(RULES.map((one): [string, AnyRule] => [one.rule, one]));

/** The kind of a rule of a policy. */
export function kindOf({ rule }: ParsedRule): AnyRule {
  const kind = BY_NAME.get(rule);
  if (kind === undefined) throw new Error(`internal fault: no kind of rule is called ${rule}`);
  return kind;
}

/** The kind of a rule by its name; undefined for a name out of an old record that no kind has now. */
export function kindByName(name: string): AnyRule | undefined {
  return BY_NAME.get(name);
}

/** Whether a rule limits an amount, so that the order of a hold-back matters. */
export function isLimit(name: string): boolean {
  return BY_NAME.get(name)?.limits === true;
}

/** The kinds of rule whose decisions a list of a case holds. */
export function kindsDecidedIn(list: DecisionList): string[] {
  return [...BY_NAME.values()].filter(({ decidedIn }) => decidedIn === list).map(({ rule }) => rule);
}

/** Whether a rule is one of transition, beside which the amount without it is always shown. */
export function isTransition(name: string): boolean {
  return BY_NAME.get(name)?.transition === true;
}
