// Quantiles of the standard normal distribution at 95, 97.5 and 99.5 per cent.
const NORMAL = { 90: 1.6448536269514722, 95: 1.959963984540054, 99: 2.5758293035489004 } as const;

/**
 * How many standard errors on both sides hold `level` per cent of Student's distribution.
 *
 * @param freedom degrees of freedom, 1 or more, whole or not
 * @source Hill, Algorithm 396: Student's t-quantiles, Communications of the ACM 13 (1970), 619-620
 */
export function studentQuantile(level: keyof typeof NORMAL, freedom: number): number {
  const beyond = 1 - level / 100;
  if (freedom < 1.000001) return Math.cos((beyond * Math.PI) / 2) / Math.sin((beyond * Math.PI) / 2);
  if (Math.abs(freedom - 2) < 1e-9) return Math.sqrt(2 / (beyond * (2 - beyond)) - 2);
  const a = 1 / (freedom - 0.5);
  const b = 48 / (a * a);
  let c = ((20700 * (a / b) - 98) * a - 16) * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * freedom;
  let y = (d * beyond) ** (2 / freedom);
  if (y <= 0.05 + a) {
    const part = 1 / (((freedom + 6) / (freedom * y) - 0.089 * d - 0.822) * (freedom + 2) * 3);
    y = ((part + 0.5 / (freedom + 4)) * y - 1) * ((freedom + 1) / (freedom + 2)) + 1 / y;
    return Math.sqrt(freedom * y);
  }
  const x = -NORMAL[level];
  const square = x * x;
  if (freedom < 5) c += 0.3 * (freedom - 4.5) * (x + 0.6);
  c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
  y = (((((0.4 * square + 6.3) * square + 36) * square + 94.5) / c - square - 3) / b + 1) * x;
  y = a * y * y;
  return Math.sqrt(freedom * (y > 0.002 ? Math.expm1(y) : y + (y * y) / 2));
}
