import * as z from 'zod';
import { PERCENT, parseExact } from '../exact/quantity.js';
import { type Ratio, ratio } from '../exact/ratio.js';
import { idSchema } from '../identifier.js';
import { decimalWire } from '../money/amount.js';
import { schemaOf } from '../parse.js';
import { wordsSchema } from './text.js';

/** The two amounts that moderation makes: what the family is told, and what is agreed with its plan. */
export const MODERATED_STAGES = ['communicated', 'final'] as const;

/** One of the two amounts that moderation makes. */
export type ModeratedStage = (typeof MODERATED_STAGES)[number];

/** What every rule of a policy states. */
export const ruleShape = {
  /** The name of this rule in the policy; the kind of rule unless given. Decisions on a case refer to it. */
  id: idSchema.exactOptional(),
  /** The amount that the rule helps to make. */
  at: z.enum(MODERATED_STAGES),
  /** Who applies the rule: a role, a panel, or the policy itself. */
  actor: wordsSchema,
  /** Why the council has this rule. */
  reason: wordsSchema,
  /** Where the council decided it: a minute, a report, a paragraph of its policy. */
  authority: wordsSchema.exactOptional(),
};

/** The wire form of a share in per cent, from 0 to `max`; parsed to an exact share of 1. */
export function percentSchema(max = 100) {
  return schemaOf(decimalWire(), (input): Ratio => {
    const { numerator, denominator } = parseExact(input, { ...PERCENT, max });
    return ratio(numerator, denominator * 100n);
  });
}
