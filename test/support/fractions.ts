/**
 * A second, deliberately plain implementation of exact fractions, for comparing pennies: nothing here comes from src.
 */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const fraction = (n: bigint | number, d: bigint | number = 1n): Fraction => ({ n: BigInt(n), d: BigInt(d) });
export const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });
export const plus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const over = (a: Fraction, b: Fraction): Fraction =>
  b.n < 0n ? { n: -a.n * b.d, d: -a.d * b.n } : { n: a.n * b.d, d: a.d * b.n };

/** Rounds half away from zero by adding a half and cutting off: another route than quotient and remainder. */
export function halfUp({ n, d }: Fraction): bigint {
  const sign = n < 0n ? -1n : 1n;
  return sign * ((2n * n * sign + d) / (2n * d));
}
