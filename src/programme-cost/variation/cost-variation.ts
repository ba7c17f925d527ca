import * as z from 'zod';
import { fail } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { deferred } from '../../parse/deferred.js';
import type { ProgrammeOptions } from '../options.js';
import { type StaffMixInput, timeRate } from '../set-up/staff-mix.js';

/** Two values of one assumption. */
export type TwoValues<Value> = readonly [Value, Value];

/** Which assumptions are varied, one at a time, and between which values. */
export interface CostVariation {
  /** The share of children that takes up a budget, in per cent; needs a base whose scale is a take-up. */
  readonly takeUpPercent?: TwoValues<DecimalInput>;
  /** What economies of scale save of the variable costs, in per cent. */
  readonly discountPercent?: TwoValues<DecimalInput>;
  /** Families of the roll-out. */
  readonly families?: TwoValues<DecimalInput>;
  /** Families of a pilot site. */
  readonly pilotFamilies?: TwoValues<DecimalInput>;
  /** Pounds for a day of in-kind time. */
  readonly dayRate?: TwoValues<DecimalInput>;
  /** Who gives the in-kind time. */
  readonly staffMix?: TwoValues<StaffMixInput>;
}

/** The name of an assumption. */
export type Assumption = keyof CostVariation;

// The values themselves are read as options, by `programmeCost`.
export const variationSchema = deferred(() => {
  const two = z.tuple([z.unknown(), z.unknown()]).exactOptional();
  return z.strictObject({
    takeUpPercent: two,
    discountPercent: two,
    families: two,
    pilotFamilies: two,
    dayRate: two,
    staffMix: two,
  } satisfies Record<Assumption, z.ZodType>);
});

/** The options with one value of one assumption. */
export interface Variant {
  /** The value as text; asked for once the options are known to be good. */
  readonly value: () => string;
  readonly options: ProgrammeOptions;
}

/** Both variants of one assumption. */
export interface VariantPair {
  readonly assumption: Assumption;
  readonly pair: TwoValues<Variant>;
}

/** The options with each assumption changed, one at a time. */
export function variantsOf(base: ProgrammeOptions, vary: CostVariation): VariantPair[] {
  const { staffMix: _mix, dayRate: _rate, ...unpriced } = base;
  const pairs: VariantPair[] = [];
  const add = <Value>(
    assumption: Assumption,
    values: TwoValues<Value> | undefined,
    change: (value: Value) => ProgrammeOptions,
    name: (value: Value) => () => string,
  ): void => {
    if (values === undefined) return;
    const variant = (value: Value): Variant => ({ value: name(value), options: change(value) });
    pairs.push({ assumption, pair: [variant(values[0]), variant(values[1])] });
  };
  add('takeUpPercent', vary.takeUpPercent, (percent) => withTakeUp(base, percent), asText);
  add('discountPercent', vary.discountPercent, (discountPercent) => ({ ...base, discountPercent }), asText);
  add('families', vary.families, (families) => ({ ...base, scale: { families } }), asText);
  add('pilotFamilies', vary.pilotFamilies, (pilotFamilies) => ({ ...base, pilotFamilies }), asText);
  add('dayRate', vary.dayRate, (dayRate) => ({ ...unpriced, dayRate }), asText);
  add(
    'staffMix',
    vary.staffMix,
    (staffMix) => ({ ...unpriced, staffMix }),
    (mix) => {
      const { day } = timeRate(mix);
      return () => day;
    },
  );
  return pairs;
}

const asText = (value: DecimalInput) => (): string => String(value);

function withTakeUp(base: ProgrammeOptions, percent: DecimalInput): ProgrammeOptions {
  if (typeof base.scale === 'string' || !('takeUp' in base.scale)) {
    return fail('inconsistent', ['vary', 'takeUpPercent'], 'the base has no take-up; expected `scale: { takeUp }`');
  }
  return { ...base, scale: { takeUp: { ...base.scale.takeUp, percent } } };
}
