import * as z from 'zod';
import { fail } from '../errors.js';
import { Decimal, type DecimalInput } from '../exact/decimal.js';
import {
  compareRatios,
  divideRatios,
  formatRatio,
  multiplyRatios,
  ONE,
  type Ratio,
  ratio,
  subtractRatios,
} from '../exact/ratio.js';
import { schemaFor } from '../parse/deferred.js';
import { parseInput } from '../parse/parse.js';
import type { Warning } from '../warning.js';
import { countSchema, HUNDRED, percentSchema } from './limits.js';
import { methodSchema, type ScalingMethod } from './variation/scaling-method.js';

/** The factors that RR145 uses, by families. */
const RR145_FACTORS: readonly (readonly [bigint, Ratio])[] = [
  [250n, ratio(4n)],
  [440n, ratio(73n, 10n)],
];

/** What the factor depends on beside the families, as callers give it. */
export interface ScalingInput {
  /** Families of a pilot site; 30 unless told otherwise. */
  readonly pilotFamilies?: DecimalInput | undefined;
  /** What economies of scale save of the variable costs, in per cent, 0 to 100; 50 unless told otherwise. */
  readonly discountPercent?: DecimalInput | undefined;
  /** How variable costs grow; `exact` unless told otherwise. */
  readonly method?: ScalingMethod | undefined;
}

/** What the factor depends on, as callers give it. */
export interface FactorInput extends ScalingInput {
  /** Families of the roll-out, more than 0. */
  readonly families: DecimalInput;
}

/** The fields of what the factor depends on beside the families. */
export function scalingFields() {
  return {
    pilotFamilies: countSchema.prefault(30),
    discountPercent: percentSchema.prefault(50),
    method: methodSchema.prefault('exact'),
  };
}

const factorSchema = schemaFor<FactorInput>()(() => z.strictObject({ families: countSchema, ...scalingFields() }));

/** What the factor depends on, read. */
export type Scaling = z.output<typeof factorSchema>;

/** The factor of variable costs. */
export interface ScalingFactor {
  /** The factor used, exactly. */
  readonly factor: string;
  /** Families over pilot families, less the discount, without rounding. */
  readonly unrounded: string;
  /** Where a roll-out would cost less than the pilot. */
  readonly warnings: readonly Warning[];
}

/**
 * By what the variable costs of a pilot are multiplied for a roll-out: families over pilot families, times what the
 * discount leaves (30 families and 50 % unless told otherwise).
 *
 * The result is linear in the families, so that the flat discount is no economy of scale; and it is below 1 for less
 * than 60 families, where a roll-out would cost less than the pilot: a warning.
 *
 * @throws RasError `choice-needed` when `rr145` is asked for families or assumptions other than the report's
 * @source RR145 8.19, 8.20, Table 63
 * @choice scaling-method: exact unless told otherwise; the report's own 4 and 7.3 by name, because it rounds one to a whole
 * number and the other to one decimal
 * @example
 * ```ts
 * import { scalingFactor } from 'openras/programme-cost';
 * scalingFactor({ families: 250 }).factor; // => '25/6'
 * scalingFactor({ families: 250, method: 'rr145' }).factor; // => '4'
 * scalingFactor({ families: 440, method: 'rr145' }).factor; // => '7.3'
 * scalingFactor({ families: 59 }).warnings[0]?.code; // => 'factor-below-one'
 * scalingFactor({ families: 30, method: { powerLaw: '0.7' } }).factor; // => '1'
 * ```
 * @category Programme cost
 */
export function scalingFactor(input: FactorInput): ScalingFactor {
  const scaling = parseInput(factorSchema, input, ['factor']);
  const factor = factorOf(scaling);
  return {
    factor: formatRatio(factor),
    unrounded: formatRatio(unroundedFactor(scaling)),
    warnings: factorWarnings(factor, scaling.families, scaling.pilotFamilies),
  };
}

/** Families over pilot families, less the discount. */
export function unroundedFactor({ families, pilotFamilies, discountPercent }: Scaling): Ratio {
  return multiplyRatios(divideRatios(families, pilotFamilies), keptShare(discountPercent));
}

/** What a discount leaves, as a fraction. */
export function keptShare(discountPercent: Ratio): Ratio {
  return subtractRatios(ONE, divideRatios(discountPercent, HUNDRED));
}

/** The factor by the method asked for. */
export function factorOf(scaling: Scaling): Ratio {
  const { method, families, pilotFamilies } = scaling;
  if (method === 'exact') return unroundedFactor(scaling);
  if (method === 'rr145') return reportFactor(scaling);
  return method.factor ?? powerOf(divideRatios(families, pilotFamilies), method.powerLaw ?? ONE);
}

function reportFactor({ families, pilotFamilies, discountPercent }: Scaling): Ratio {
  const found = RR145_FACTORS.find(([number]) => compareRatios(ratio(number), families) === 0);
  const asPrinted = compareRatios(pilotFamilies, ratio(30n)) === 0 && compareRatios(discountPercent, ratio(50n)) === 0;
  if (found !== undefined && asPrinted) return found[1];
  return fail(
    'choice-needed',
    ['method'],
    'RR145 prints factors for 250 and 440 families at 30 pilot families and 50 % only, and rounds the two in different ways; expected `exact`, a `factor` or a `powerLaw`',
  );
}

/** A power to six decimals; its digits are those of a decimal calculation and the same everywhere. */
function powerOf(base: Ratio, exponent: Ratio): Ratio {
  const decimal = ({ numerator, denominator }: Ratio) =>
    new Decimal(numerator.toString()).dividedBy(denominator.toString());
  const power = decimal(base).pow(decimal(exponent)).toFixed(6);
  return ratio(BigInt(power.replace('.', '')), 1_000_000n);
}

/** Tells when a roll-out would cost less than the pilot of the same programme. */
export function factorWarnings(factor: Ratio, families: Ratio, pilotFamilies: Ratio): Warning[] {
  if (compareRatios(factor, ONE) >= 0 || compareRatios(families, pilotFamilies) < 0) return [];
  const [k, n] = [formatRatio(factor), formatRatio(families)];
  const message = `the factor for ${n} families is ${k}, below the 1 of the pilot itself, so that a roll-out would cost less than the pilot; with the assumptions of RR145 that is so under 60 families`;
  return [{ code: 'factor-below-one', message, details: { factor: k, families: n } }];
}
