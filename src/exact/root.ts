/** The square root of a fraction, rounded half up to a whole number; exact, without floating point. */
export function roundedRoot(numerator: bigint, denominator: bigint): bigint {
  // A whole number w is the nearest to the root of x when 2w - 1 <= the root of 4x < 2w + 1.
  return (wholeRoot((4n * numerator) / denominator) + 1n) / 2n;
}

function wholeRoot(value: bigint): bigint {
  if (value < 2n) return value;
  // Newton's steps come down to the root from any number above it.
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
