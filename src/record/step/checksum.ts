import type { Step } from './step.js';

/**
 * A 64-bit checksum of a step, two FNV-1a hashes of its content. It finds an altered record, as a check digit does;
 * it is no signature.
 */
export function checksumOf(step: Omit<Step, 'checksum'>): string {
  const { id, rule, operation, inputs, result, unit, period, source, choice } = step;
  const flat = inputs.map(({ name, value, label, from }) => [name, value, label ?? null, from ?? null]);
  const text = JSON.stringify([
    id,
    rule,
    operation,
    flat,
    result,
    unit,
    period ?? null,
    source ?? null,
    choice ?? null,
  ]);
  // Both in one pass over the text.
  let [one, other] = [0x811c9dc5, FNV_PRIME];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, FNV_PRIME);
    other = Math.imul(other ^ code, FNV_PRIME);
  }
  return hex(one) + hex(other);
}

const FNV_PRIME = 0x01000193;

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
