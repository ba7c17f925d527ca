import * as z from 'zod';
import { ZERO } from '../exact/ratio.js';
import { idSchema } from '../identifier.js';
import { type Amount, positiveAmountSchema } from '../money/amount.js';
import { withCheck } from '../parse.js';
import { daysSchema } from './limits.js';

/** Money that the programme pays, in pounds, and days of staff that it does not pay. */
const inputsShape = {
  financial: positiveAmountSchema.default(0n),
  days: daysSchema.default(ZERO),
};

const partSchema = z.strictObject(inputsShape);

const elementSchema = z.discriminatedUnion('kind', [
  /** A lump sum, whatever the number of families. */
  z.strictObject({ id: idSchema, kind: z.literal('fixed'), ...inputsShape }),
  /** Scaled with the number of families; what is given is the cost of the pilot. */
  z.strictObject({ id: idSchema, kind: z.literal('variable'), ...inputsShape }),
  /** Partly one, partly the other, as change management is. */
  z.strictObject({ id: idSchema, kind: z.literal('mixed'), fixed: partSchema, variable: partSchema }),
]);

/** The elements of a programme: at most 1,000, each id once. */
export const elementsSchema = withCheck(z.array(elementSchema).min(1).max(1000), (elements, problems) => {
  const seen = new Set<string>();
  elements.forEach(({ id }, index) => {
    if (seen.has(id)) problems.add('duplicate', [index, 'id'], 'this element stands twice; expected each id once');
    seen.add(id);
  });
});

/** One element of a programme as callers give it: pounds and in-kind days of the pilot. */
export type ElementInput = z.input<typeof elementSchema>;

/** An element, read. */
export type Element = z.output<typeof elementSchema>;

/** One part of an element: whole pence and exact days. */
export type Part = z.output<typeof partSchema>;

const NOTHING: Part = { financial: 0n, days: ZERO };

/** The fixed and the variable part of an element. */
export function partsOf(element: Element): { readonly fixed: Part; readonly variable: Part } {
  switch (element.kind) {
    case 'fixed':
      return { fixed: element, variable: NOTHING };
    case 'variable':
      return { fixed: NOTHING, variable: element };
    case 'mixed':
      return element;
  }
}

/** What an element costs, for the period of the whole calculation. */
export interface ElementCost {
  readonly id: string;
  readonly financial: Amount;
  /** In-kind days, exactly. */
  readonly days: string;
  readonly inKind: Amount;
  readonly total: Amount;
}
