import * as z from 'zod';
import type { DecimalInput } from '../exact/decimal.js';
import { ZERO } from '../exact/ratio.js';
import { idSchema } from '../identifier.js';
import { type Amount, type AmountInput, positiveAmountSchema } from '../money/amount.js';
import { withCheck } from '../parse/check.js';
import { deferred, schemaFor } from '../parse/deferred.js';
import { tellingShared } from '../parse/shared-fields.js';
import { daysSchema } from './limits.js';

/** Money that the programme pays, and days of staff that it does not pay, for the period of the whole calculation. */
export interface CostInputs {
  /** Pounds that the programme pays in the pilot; 0 unless told otherwise. */
  readonly financial?: AmountInput | undefined;
  /** In-kind days in the pilot, at most six decimals; 0 unless told otherwise. */
  readonly days?: DecimalInput | undefined;
}

/** An element that is a lump sum, or one that is scaled. */
export interface PlainElementInput extends CostInputs {
  /** What the element is called; each once. */
  readonly id: string;
  /** `fixed`: a lump sum, whatever the number of families. `variable`: scaled with the number of families. */
  readonly kind: 'fixed' | 'variable';
}

/** An element that is partly a lump sum, partly scaled, as change management is. */
export interface MixedElementInput {
  /** What the element is called; each once. */
  readonly id: string;
  /** Partly a lump sum, partly scaled. */
  readonly kind: 'mixed';
  /** The part that is a lump sum. */
  readonly fixed: CostInputs;
  /** The part that is scaled with the number of families. */
  readonly variable: CostInputs;
}

/** One element of a programme as callers give it: pounds and in-kind days of the pilot. */
export type ElementInput = PlainElementInput | MixedElementInput;

function inputsFields() {
  return { financial: positiveAmountSchema.prefault(0), days: daysSchema.prefault(0) };
}

const partSchema = deferred(() => z.strictObject(inputsFields()));

const elementSchema = deferred(() =>
  tellingShared(
    z.discriminatedUnion('kind', [
      z.strictObject({ id: idSchema, kind: z.literal('fixed'), ...inputsFields() }),
      z.strictObject({ id: idSchema, kind: z.literal('variable'), ...inputsFields() }),
      z.strictObject({ id: idSchema, kind: z.literal('mixed'), fixed: partSchema, variable: partSchema }),
    ]),
  ),
);

const elementListSchema = deferred(() =>
  z.array(elementSchema).min(1).max(1000).meta({ description: 'The elements of a programme, each once.' }),
);

/** The elements of a programme: at most 1,000, each id once. */
export const elementsSchema = schemaFor<ElementInput[]>()(() =>
  withCheck(elementListSchema, (elements, problems) => {
    const seen = new Set<string>();
    elements.forEach(({ id }, index) => {
      if (seen.has(id)) problems.add('duplicate', [index, 'id'], 'this element stands twice; expected each id once');
      seen.add(id);
    });
  }),
);

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
  /** What the element is called. */
  readonly id: string;
  /** Pounds that the programme pays. */
  readonly financial: Amount;
  /** In-kind days, exactly. */
  readonly days: string;
  /** Pounds for the in-kind days. */
  readonly inKind: Amount;
  /** Pounds of both together, rounded from the exact sum. */
  readonly total: Amount;
}
