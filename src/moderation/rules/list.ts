import * as z from 'zod';
import { at } from '../../exact/at.js';
import { deferred } from '../../parse/deferred.js';
import { tellingShared } from '../../parse/shared-fields.js';
import type { AnyRule, DecisionList, Limiting, RuleDefinition } from '../rule/define-rule.js';
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

/** What a kind of rule is called. A list that says something of each kind is a record of these, which none may miss. */
export type RuleKind = PolicyRule['rule'];

/** The kinds of rule, by name. */
export const RULE_NAMES: readonly RuleKind[] = Object.freeze(RULES.map(({ rule }) => rule));

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
  return limitsOf(name) !== 'none';
}

/** Whether a rule promises a family what it limits. */
export function isPromising(name: string): boolean {
  return BY_NAME.get(name)?.promises === true;
}

/** Whether a rule holds an amount down: a family whose amount it lowered is limited. */
export function isCap(name: string): boolean {
  const limits = limitsOf(name);
  return limits === 'most' || limits === 'change';
}

/** Whether a rule limits how far an amount may move from the support before. */
export function isLimitOnChange(name: string): boolean {
  return limitsOf(name) === 'change';
}

/** A rule of no kind limits nothing that is known. */
function limitsOf(name: string): Limiting {
  return BY_NAME.get(name)?.limits ?? 'none';
}

/** The kinds of rule whose decisions a list of a case holds. */
export function kindsDecidedIn(list: DecisionList): string[] {
  return [...BY_NAME.values()].filter(({ people }) => people?.list === list).map(({ rule }) => rule);
}

/** How people decide under a rule; null where nobody does, or no kind is called so. */
export function peopleOf(name: string): AnyRule['people'] {
  return BY_NAME.get(name)?.people ?? null;
}

/** Whether a rule makes an amount final. */
export function isMakingFinal(name: string): boolean {
  return BY_NAME.get(name)?.makesFinal === true;
}

/** The kinds of rule that make an amount final. */
export const FINAL_RULES: readonly RuleKind[] = Object.freeze(
  RULES.filter(({ makesFinal }) => makesFinal).map(({ rule }) => rule),
);

/** Whether a rule looks at what rules before it promised; of one that no kind is called it is not known, and said. */
export function looksAtPromises(name: string): boolean {
  return BY_NAME.get(name)?.looksAtPromises ?? true;
}

/** The codes of warnings that stand beside a case which a rule left alone. */
export const WARNED_WHERE_LEFT: readonly string[] = Object.freeze(
  RULES.flatMap(({ warnsWhereLeft }) => Object.keys(warnsWhereLeft)),
);

/** Whether a rule that left a case alone for a reason has a warning of this code beside it. */
export function isWarnedOf(name: string, because: string, code: string): boolean {
  return BY_NAME.get(name)?.warnsWhereLeft[code]?.test(because) === true;
}

/**
 * Whether what a rule did shows what the support before cost. So it does for a name that no kind has: it is not known
 * what such a rule looked at.
 */
export function showsPackage(name: string): boolean {
  return BY_NAME.get(name)?.showsPackage ?? true;
}

/** Whether people decide by a rule: what they decided stands in no policy. */
export function isDecidedByPeople(name: string): boolean {
  const kind = BY_NAME.get(name);
  return kind !== undefined && (kind.people !== null || kind.makesFinal);
}

/** Whether a rule is one of transition, beside which the amount without it is always shown. */
export function isTransition(name: string): boolean {
  return BY_NAME.get(name)?.transition === true;
}
