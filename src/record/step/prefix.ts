import { checksumOf } from './checksum.js';
import type { Step } from './step.js';

/** The steps of one calculation as a part of a larger one: each id, and each reference to it, begins with `prefix`. */
export function prefixSteps(steps: readonly Step[], prefix: string): Step[] {
  return steps.map(({ checksum: _, ...step }) => {
    const inputs = step.inputs.map((input) =>
      input.from === undefined ? input : { ...input, from: `${prefix}${input.from}` },
    );
    const body = { ...step, id: `${prefix}${step.id}`, inputs };
    return { ...body, checksum: checksumOf(body) };
  });
}
