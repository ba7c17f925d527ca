import * as z from 'zod';
import type { Path, ProblemList } from '../../errors.js';
import type { RuleFacts } from '../result/round.js';
import type { Citation } from './amount-record.js';
import type { Outcome, RuleContext } from './context.js';
import type { RuleHeader } from './rule-shape.js';

/** Everything that the library knows of one kind of rule: a kind is one such object, and stands in one list. */
export interface RuleDefinition<Wire extends RuleHeader, Parsed extends RuleHeader> {
  /** What a policy calls the kind. */
  readonly rule: Wire['rule'];
  /** The form of a rule of this kind in a policy. */
  readonly schema: RuleSchema<Wire, Parsed>;
  /** The report's paragraph behind the kind, or the choice where the reports are silent. */
  readonly cites: Citation;
  /** True where a hold-back after the rule could break what it promised, so that a policy has to state their order. */
  readonly limits?: true;
  /** True for a rule of transition: the amount without it, and its cost, are always shown beside the real one. */
  readonly transition?: true;
  /** The list of a case that holds what people decided under rules of the kind. */
  readonly decidedIn?: DecisionList;
  /** True for the kind that makes an amount final: a policy with rules at final needs one. */
  readonly makesFinal?: true;
  /** What was done to a case, in words that a parent can read, without a full stop. */
  readonly words: (facts: RuleFacts) => string;
  /** What else a parent has to be told, a sentence; nothing for most kinds. */
  readonly alsoTold?: (facts: RuleFacts) => string;
  /** Adds what is wrong with where the rule stands among those of its policy; nothing for most kinds. */
  checkPlace?(rule: Parsed, place: PolicyPlace, problems: ProblemList): void;
  /** Applies the rule to one case. */
  apply(rule: Parsed, context: RuleContext): Outcome;
}

/** The lists of a case that hold decisions of people. */
export const DECISION_LISTS = ['overrides', 'signOffs'] as const;

/** A list of a case that holds decisions of people. */
export type DecisionList = (typeof DECISION_LISTS)[number];

/** Where a rule stands in its policy, as far as a kind may know. */
export interface PolicyPlace {
  /** The path of the rule. */
  readonly path: Path;
  /** Whether no rule comes after it. */
  readonly isLast: boolean;
  /** Whether a rule before it limits an amount. */
  readonly afterLimits: boolean;
  /** Whether a rule after it limits an amount. */
  readonly beforeLimits: boolean;
}

/** The schema of a kind of rule, which a union tells from others by the name of the rule. */
export type RuleSchema<Wire, Parsed> = z.ZodType<Parsed, Wire, Internals<Wire, Parsed>>;

type Internals<Wire, Parsed> = z.core.$ZodTypeInternals<Parsed, Wire> & z.core.$ZodTypeDiscriminableInternals;

/** A kind of rule as the rest of the library sees it: the fields of its own stay behind its schema. */
export interface AnyRule extends Omit<RuleDefinition<RuleHeader, RuleHeader>, 'schema'> {
  readonly schema: z.ZodType;
}

/**
 * Defines a kind of rule, `defineRule<FloorRule>()({ … })`; this is all that a new kind provides, besides its place in
 * the list. Its interface is what a council writes; its schema is built when it is first used.
 */
export function defineRule<Wire extends RuleHeader>() {
  return <Schema extends z.ZodType<RuleHeader, Wire>>(
    definition: Omit<RuleDefinition<Wire, z.output<Schema>>, 'schema'> & { readonly schema: () => Schema },
  ): RuleDefinition<Wire, z.output<Schema>> => {
    const schema = z.lazy(definition.schema) as unknown as RuleSchema<Wire, z.output<Schema>>;
    return { ...definition, schema };
  };
}
