import * as z from 'zod';
import { checkUnique } from '../../costing/unique-ids.js';
import { textSchema } from '../../costing/wire.js';
import { show } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import { type AmountInput, type Pence, positiveAmountSchema } from '../../money/amount.js';
import type { RoundingInput } from '../../money/rounding.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { type AnyModel, modelFields } from '../header.js';
import { budgetRounding } from '../shared/budget/record-budget.js';

export const KIND = 'level-prices';

/** A level of support, with its money for every outcome that states none of its own. */
export interface SupportLevel {
  /** The level, such as `standard`. */
  readonly id: string;
  /** What the level comes to for an outcome, in pounds per period of the model. */
  readonly amount?: AmountInput;
}

/** The money of a level for one outcome alone. */
export interface LevelAmount {
  /** The level. */
  readonly level: string;
  /** What this level comes to here, in pounds per period of the model. */
  readonly amount: AmountInput;
}

/** An outcome, and the money of levels that differs for it. */
export interface LevelOutcome {
  /** By which a case names it. */
  readonly id: string;
  /** What a family reads. */
  readonly title?: string;
  /** The money of a level for this outcome alone. */
  readonly amounts?: readonly LevelAmount[];
}

/** A model that attaches money to levels of support, as it is stored: plain JSON. */
export interface LevelPricesModel extends AnyModel {
  /** Which kind of model this is. */
  readonly kind: typeof KIND;
  /** From the least support to the most, such as none, basic, standard and enhanced. */
  readonly levels: readonly SupportLevel[];
  /** The outcomes that a family may need support for. */
  readonly outcomes: readonly LevelOutcome[];
  /** How the budget is rounded; to the penny, half up, unless told otherwise. */
  readonly rounding?: RoundingInput | undefined;
}

const outcomeSchema = deferred(() =>
  z.strictObject({
    id: idSchema,
    title: textSchema.exactOptional(),
    amounts: z
      .array(z.strictObject({ level: idSchema, amount: positiveAmountSchema }))
      .max(50)
      .exactOptional(),
  }),
);

const fieldsSchema = deferred(() =>
  z.strictObject({
    kind: z.literal(KIND),
    ...modelFields(),
    levels: z
      .array(z.strictObject({ id: idSchema, amount: positiveAmountSchema.exactOptional() }))
      .min(1)
      .max(50),
    outcomes: z.array(outcomeSchema).min(1).max(500),
    rounding: budgetRounding,
  }),
);

/** The JSON form of a model that attaches money to levels of support. */
export const levelPricesModelSchema = schemaFor<LevelPricesModel>()(() =>
  withCheck(
    fieldsSchema,
    ({ levels }, problems) => checkUnique(levels, ['levels'], 'level', problems),
    ({ outcomes }, problems) => checkUnique(outcomes, ['outcomes'], 'outcome', problems),
    ({ outcomes }, problems) => {
      outcomes.forEach(({ amounts = [] }, index) => {
        const levels = new Set<string>();
        amounts.forEach(({ level }, place) => {
          const at = ['outcomes', index, 'amounts', place, 'id'];
          if (levels.has(level)) problems.add('duplicate', at, `a second amount is called ${show(level)}`);
          levels.add(level);
        });
      });
    },
    ({ levels, outcomes }, problems) => {
      const known = new Set(levels.map(({ id }) => id));
      outcomes.forEach(({ amounts = [] }, index) => {
        amounts.forEach(({ level }, place) => {
          const at = ['outcomes', index, 'amounts', place, 'level'];
          if (!known.has(level)) problems.add('unknown-name', at, `no level is called ${show(level)}`);
        });
      });
    },
    ({ levels, outcomes }, problems) => {
      levels.forEach(({ id, amount }) => {
        if (amount !== undefined) return;
        outcomes.forEach((outcome, index) => {
          if (outcome.amounts?.some(({ level }) => level === id) === true) return;
          const message = `no money for the level ${show(id)} of ${show(outcome.id)}; no report publishes any, so state it`;
          problems.add('choice-needed', ['outcomes', index, 'amounts'], message);
        });
      });
    },
  ),
);

/** A model that attaches money to levels of support, parsed. */
export type ParsedLevelPrices = z.output<typeof levelPricesModelSchema>;

/** An outcome of the model, parsed. */
export type PricedOutcome = z.output<typeof outcomeSchema>;

/** The money of a level for an outcome: its own, or that for all outcomes; undefined where nobody states any. */
export function amountOf(
  levels: ParsedLevelPrices['levels'],
  outcome: PricedOutcome,
  level: string,
): Pence | undefined {
  const own = outcome.amounts?.find((one) => one.level === level)?.amount;
  return own ?? levels.find(({ id }) => id === level)?.amount;
}
