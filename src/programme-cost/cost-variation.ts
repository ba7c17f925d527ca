import * as z from 'zod';
import { fail } from '../errors.js';
import type { DecimalInput } from '../exact/decimal.js';
import type { ProgrammeOptions } from './options.js';
import { type StaffMixInput, timeRate } from './staff-mix.js';

/** Two values of one assumption. */
export type TwoValues<Value> = readonly [Value, Value];

/** Which assumptions are varied, one at a time, and between which values. */
export interface CostVariation {
  /** Needs a base whose scale is a take-up. */
  readonly takeUpPercent?: TwoValues<DecimalInput>;
  readonly discountPercent?: TwoValues<DecimalInput>;
  readonly families?: TwoValues<DecimalInput>;
  readonly pilotFamilies?: TwoValues<DecimalInput>;
  /** Pounds a day. */
  readonly dayRate?: TwoValues<DecimalInput>;
  readonly staffMix?: TwoValues<StaffMixInput>;
}

/** The name of an assumption. */
export type Assumption = keyof CostVariation;

// The values themselves are read as options, by `programmeCost`.
const two = z.tuple([z.unknown(), z.unknown()]).exactOptional();
export const variationSchema = z.strictObject({
  takeUpPercent: two,
  discountPercent: two,
  families: two,
  pilotFamilies: two,
  dayRate: two,
  staffMix: two,
} satisfies Record<Assumption, z.ZodType>);

/** The options with one value of one assumption. */
export interface Variant {
  readonly value: string;
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
    name: (value: Value) => string,
  ): void => {
    if (values === undefined) return;
    const variant = (value: Value): Variant => ({ value: name(value), options: change(value) });
    pairs.push({ assumption, pair: [variant(values[0]), variant(values[1])] });
  };
  add('takeUpPercent', vary.takeUpPercent, (percent) => withTakeUp(base, percent), String);
  add('discountPercent', vary.discountPercent, (discountPercent) => ({ ...base, discountPercent }), String);
  add('families', vary.families, (families) => ({ ...base, scale: { families } }), String);
  add('pilotFamilies', vary.pilotFamilies, (pilotFamilies) => ({ ...base, pilotFamilies }), String);
  add('dayRate', vary.dayRate, (dayRate) => ({ ...unpriced, dayRate }), String);
  add(
    'staffMix',
    vary.staffMix,
    (staffMix) => ({ ...unpriced, staffMix }),
    (mix) => timeRate(mix).day,
  );
  return pairs;
}

function withTakeUp(base: ProgrammeOptions, percent: DecimalInput): ProgrammeOptions {
  if (typeof base.scale === 'string' || !('takeUp' in base.scale)) {
    return fail('inconsistent', ['vary', 'takeUpPercent'], 'the base has no take-up; expected `scale: { takeUp }`');
  }
  return { ...base, scale: { takeUp: { ...base.scale.takeUp, percent } } };
}
