/** A buffer that can shrink and grow, which the language has and its types do not say yet. */
export function resizable(maxByteLength: number): ArrayBuffer & { resize(bytes: number): void } {
  const Resizable = ArrayBuffer as unknown as new (
    bytes: number,
    options: { maxByteLength: number },
  ) => ArrayBuffer & { resize(bytes: number): void };
  return new Resizable(maxByteLength, { maxByteLength });
}
