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
  return hash(text, 0x811c9dc5) + hash(text, 0x01000193);
}

function hash(text: string, seed: number): string {
  let value = seed;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}
