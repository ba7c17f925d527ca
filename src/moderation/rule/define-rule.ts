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
  /** What it limits; a hold-back after it could break what a limit promised, so that a policy states their order. */
  readonly limits: Limiting;
  /** Whether it promises a family what it limits, so that a rule after it which breaks that is warned of. */
  readonly promises: boolean;
  /** Whether it is a rule of transition: the amount without it, and its cost, are shown beside the real one. */
  readonly transition: boolean;
  /**
   * Whether what it did shows what the support before cost: its sums are shown to a family only where that is. A rule
   * of no kind counts as one that does.
   */
  readonly showsPackage: boolean;
  /** Whether its words are told also of an amount that stayed as it was: somebody looked at it and left it so. */
  readonly toldUnchanged: boolean;
  /** Whether it looks at what rules before it promised; another is not given it. */
  readonly looksAtPromises: boolean;
  /** The warnings that stand beside a case that it left alone, by their code, each with how its reason reads. */
  readonly warnsWhereLeft: Readonly<Record<string, RegExp>>;
  /** How people decide under it; null where nobody does. */
  readonly people: DecidedByPeople<Wire> | null;
  /** Whether it makes an amount final: a policy with rules at final needs one that does. */
  readonly makesFinal: boolean;
  /** What was done to a case, in words that a parent can read, without a full stop. */
  readonly words: (facts: RuleFacts) => string;
  /** What else a parent has to be told, a sentence; nothing for most kinds. */
  readonly alsoTold?: (facts: RuleFacts) => string;
  /** Adds what is wrong with where the rule stands among those of its policy; nothing for most kinds. */
  checkPlace?(rule: Parsed, place: PolicyPlace, problems: ProblemList): void;
  /** Applies the rule to one case. */
  apply(rule: Parsed, context: RuleContext): Outcome;
}

/**
 * What a kind of rule limits. `least` and `most`: the amount itself. `change`: how far it may move from the support before,
 * on either side. `towards-before`: it holds or moves the amount towards what the support before cost. A family whose
 * amount a `most` or a `change` lowered counts as limited.
 */
export type Limiting = 'least' | 'most' | 'change' | 'towards-before' | 'none';

/** How people decide under rules of a kind. */
export interface DecidedByPeople<Wire> {
  /** The list of a case that holds what they decided. */
  readonly list: DecisionList;
  /** Whether the rule may name tiers of delegated limits, which a sheet of rules gives in rows below it. */
  readonly mayNameTiers: boolean;
  /** Who may decide under such a rule. */
  roles(rule: Wire): readonly string[];
  /** What they may choose between; nothing where there is one thing to do. */
  powers(rule: Wire): readonly Power[];
}

/** What people who sign an amount off may be allowed to do. */
export const POWERS = ['determine', 'approve', 'return'] as const;

/** What somebody who signs an amount off may do. */
export type Power = (typeof POWERS)[number];

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
