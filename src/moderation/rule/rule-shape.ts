import * as z from 'zod';
import { PERCENT } from '../../exact/quantity.js';
import { type Ratio, ratio } from '../../exact/ratio.js';
import { exactSchema } from '../../exact/wire.js';
import { idSchema } from '../../identifier.js';
import { schemaOf } from '../../parse/check.js';
import { MODERATED_STAGES, type ModeratedStage } from '../moderated-stage.js';
import { wordsSchema } from '../words.js';

/** What every rule of a policy states. */
export interface RuleHeader {
  /** The kind of rule. */
  readonly rule: string;
  /** The name of this rule in the policy; the kind of rule unless given. Decisions on a case refer to it. */
  readonly id?: string;
  /** The amount that the rule helps to make: what the family is told, or the final budget. */
  readonly at: ModeratedStage;
  /** Who applies the rule: a role, a panel, or the policy itself. */
  readonly actor: string;
  /** Why the council has this rule. */
  readonly reason: string;
  /** Where the council decided it: a minute, a report, a paragraph of its policy. */
  readonly authority?: string;
}

/** The fields of what every rule of a policy states, besides its kind. */
export function ruleFields() {
  return {
    id: idSchema.exactOptional(),
    at: z.enum(MODERATED_STAGES),
    actor: wordsSchema,
    reason: wordsSchema,
    authority: wordsSchema.exactOptional(),
  };
}

/** The name of a rule in its policy. */
export function ruleId({ id, rule }: Pick<RuleHeader, 'id' | 'rule'>): string {
  return id ?? rule;
}

/** The wire form of a share in per cent, from 0 to `max`; parsed to an exact share of 1. */
export function percentSchema(max = 100) {
  return schemaOf(exactSchema({ ...PERCENT, max }), ({ numerator, denominator }): Ratio => {
    return ratio(numerator, denominator * 100n);
  });
}
