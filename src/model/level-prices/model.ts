import * as z from 'zod';
import { checkUnique } from '../../costing/unique-ids.js';
import { textSchema } from '../../costing/wire.js';
import { show } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import { type Pence, positiveAmountSchema } from '../../money/amount.js';
import { withCheck } from '../../parse.js';
import { modelShape } from '../header.js';
import { budgetRounding } from '../record-budget.js';

export const KIND = 'level-prices';

/** A level of support, with its money for every outcome that states none of its own. */
const levelSchema = z.strictObject({ id: idSchema, amount: positiveAmountSchema.exactOptional() });

const outcomeSchema = z.strictObject({
  id: idSchema,
  title: textSchema.exactOptional(),
  /** The money of a level for this outcome alone. */
  amounts: z
    .array(z.strictObject({ level: idSchema, amount: positiveAmountSchema }))
    .max(50)
    .exactOptional(),
});

const fieldsSchema = z.strictObject({
  kind: z.literal(KIND),
  ...modelShape,
  /** From the least support to the most, such as none, basic, standard and enhanced. */
  levels: z.array(levelSchema).min(1).max(50),
  outcomes: z.array(outcomeSchema).min(1).max(500),
  rounding: budgetRounding,
});

/** The JSON form of a model that attaches money to levels of support. */
export const levelPricesModelSchema = withCheck(fieldsSchema, ({ levels, outcomes }, problems) => {
  checkUnique(levels, ['levels'], 'level', problems);
  checkUnique(outcomes, ['outcomes'], 'outcome', problems);
  const known = new Set(levels.map(({ id }) => id));
  outcomes.forEach((outcome, index) => {
    const at = ['outcomes', index, 'amounts'];
    const own = (outcome.amounts ?? []).map(({ level }) => ({ id: level }));
    checkUnique(own, at, 'amount', problems);
    own.forEach(({ id }, place) => {
      if (!known.has(id)) problems.add('unknown-name', [...at, place, 'level'], `no level is called ${show(id)}`);
    });
    for (const { id } of levels) {
      if (amountOf(levels, outcome, id) !== undefined) continue;
      const message = `no money for the level ${show(id)} of ${show(outcome.id)}; no report publishes any, so state it`;
      problems.add('choice-needed', at, message);
    }
  });
});

/** A model that attaches money to levels of support, as it is stored: plain JSON. */
export type LevelPricesModel = z.input<typeof levelPricesModelSchema>;

/** The same, parsed. */
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
