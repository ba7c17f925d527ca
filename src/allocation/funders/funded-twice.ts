import * as z from 'zod';
import { textSchema } from '../../costing/wire.js';
import { at } from '../../exact/at.js';
import { idSchema } from '../../identifier.js';
import { type Amount, type AmountInput, formatAmount, type Pence, positiveAmountSchema } from '../../money/amount.js';
import { PERIODS, type Period } from '../../money/period.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseRows } from '../../parse/rows.js';
import { nameKey } from '../../questionnaire/text.js';

/** One thing that a source pays for. */
export interface FundedThing {
  /** The stream, agency or payer. */
  readonly source: string;
  /** What is bought; either this, or the need, or both. Capitals and repeated blanks make no difference. */
  readonly item?: string;
  /** The need or outcome that it serves; capitals and repeated blanks make no difference. */
  readonly need?: string;
  /** What it costs, in pounds per `per`. */
  readonly amount: AmountInput;
  /** The period of `amount`. */
  readonly per: Period;
  /** Where it is used, such as `school` or `home`. */
  readonly place?: string;
}

const fundedSchema = schemaFor<FundedThing>()(() =>
  z.strictObject({
    source: idSchema,
    item: idSchema.exactOptional(),
    need: idSchema.exactOptional(),
    amount: positiveAmountSchema,
    per: z.enum(PERIODS),
    place: textSchema.exactOptional(),
  }),
);

/** A list of things that are paid for. */
export const fundedThingsSchema = schemaFor<readonly FundedThing[]>()(() =>
  z.array(fundedSchema).meta({ description: 'Needs and items, and which source pays how much for each.' }),
);

type Funded = z.output<typeof fundedSchema>;

/** What one source pays for a need or an item that others pay for too. */
export interface FundedBy {
  /** Its place in the list, from 0. */
  readonly index: number;
  /** The stream, agency or payer. */
  readonly source: string;
  /** Pounds per `per`. */
  readonly amount: Amount;
  /** The period of `amount`. */
  readonly per: Period;
  /** Where it is used; null where that is not stated. */
  readonly place: string | null;
}

/** The most that could be saved. */
export interface SavingAtMost {
  /** Pounds per `per`. */
  readonly amount: Amount;
  /** The period of `amount`. */
  readonly per: Period;
}

/** The same need or item, paid for by more than one source. */
export interface FundedTwice {
  /** Whether sources name the same item or the same need. */
  readonly what: 'item' | 'need';
  /** Its name, as it stands first. */
  readonly name: string;
  /** Who pays what for it, in the order of the list. */
  readonly funded: readonly FundedBy[];
  /** All but the largest amount: the most that could be saved; null where periods differ. */
  readonly atMost: SavingAtMost | null;
  /** In words that a family can be shown. */
  readonly message: string;
}

/**
 * Finds needs and items that more than one source pays for, and names both sources. Nothing is taken off: whether it is
 * one thing paid for twice or two things that are both needed is for people to say.
 *
 * @param things what every source pays for
 * @source RR232 3.26 (identical equipment bought by health and education, for home and for school)
 * @choice funded-twice: things are the same when sources name the same item or need, whatever the
 * capitals and blanks, as names are compared in a questionnaire; so are sources; the most that could be saved is all
 * but the largest amount, without the cost of sharing
 * @example
 * ```ts
 * import { fundedTwice } from 'openras/models';
 * const [standing] = fundedTwice([
 *   { source: 'health', item: 'standing frame', amount: '900', per: 'one-off', place: 'home' },
 *   { source: 'education', item: 'standing frame', amount: '1000', per: 'one-off', place: 'school' },
 * ]);
 * standing?.funded.map(({ source }) => source); // => ['health', 'education']
 * standing?.atMost; // => { amount: '900.00', per: 'one-off' }
 * ```
 * @category Budgets
 */
export function fundedTwice(things: readonly FundedThing[]): FundedTwice[] {
  const parsed = parseRows(fundedSchema, things, ['things']);
  return (['item', 'need'] as const).flatMap((what) => {
    const groups = new Map<string, number[]>();
    parsed.forEach((thing, index) => {
      const name = thing[what];
      if (name === undefined) return;
      const key = nameKey(name);
      groups.set(key, [...(groups.get(key) ?? []), index]);
    });
    return [...groups.values()].flatMap((indexes) => reportOn(what, indexes, parsed));
  });
}

function reportOn(what: FundedTwice['what'], indexes: readonly number[], things: readonly Funded[]): FundedTwice[] {
  const own = indexes.map((index) => ({ index, thing: at(things, index) }));
  const name = own[0]?.thing[what] ?? '';
  const sources = [...new Map(own.map(({ thing: { source } }) => [nameKey(source), source])).values()];
  if (sources.length < 2) return [];
  const funded = own.map(({ index, thing: { source, amount, per, place = null } }) => {
    return { index, source, amount: formatAmount(amount), per, place };
  });
  const message = `the ${what} ${name} is paid for by ${sources.join(' and ')}; is it one thing or are both needed?`;
  return [{ what, name, funded, atMost: savingOf(own.map(({ thing }) => thing)), message }];
}

function savingOf(things: readonly Funded[]): FundedTwice['atMost'] {
  const [period, ...others] = new Set(things.map(({ per }) => per));
  if (period === undefined || others.length > 0) return null;
  const amounts = things.map(({ amount }) => amount);
  const largest = amounts.reduce((most: Pence, amount) => (amount > most ? amount : most), 0n);
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  return { amount: formatAmount(total - largest), per: period };
}
