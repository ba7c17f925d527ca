import { byAgeKind } from './by-age/kind.js';
import { LEAF_KINDS } from './leaf-kinds.js';
import { type Kinds, kindsByName } from './nested-model.js';
import { streamsKind } from './streams/kind.js';

/** Every kind of model; what is made of other models takes those before it, so that nothing is made of itself. */
export const ALL_KINDS = [...LEAF_KINDS, byAgeKind, streamsKind] as const;

type AnyKind = (typeof ALL_KINDS)[number];

/** The example of each kind, by the name that stands in the `kind` of its models. */
type Examples = { readonly [Kind in AnyKind as Kind['example']['model']['kind']]: Kind['example'] };

/** Any model as it is stored: plain JSON. */
export type Model = AnyKind['example']['model'];

/** The case that a model asks for, by the model's kind; for a model of several kinds, the case of any of them. */
export type CaseOf<M extends Model> = Examples[M['kind']]['case'];

/** The names of the kinds. */
export type KindName = Model['kind'];

/**
 * A model of a kind, written so that the compiler finds the kind in its `kind`: a key that models of that kind do not have
 * is then refused where the model is written in the call.
 */
export type ModelOf<Kind extends KindName> = Examples[Kind]['model'] & {
  /** Which kind of model this is. */
  readonly kind: Kind;
};

/** The case that a model of a kind asks for. */
export type CaseFor<Kind extends KindName> = Examples[Kind]['case'];

/** Every kind of model, by the name that stands in its `kind`. */
export const MODEL_KINDS: Kinds = kindsByName(ALL_KINDS);
