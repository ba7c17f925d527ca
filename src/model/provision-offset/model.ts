import * as z from 'zod';
import type { RoundingInput } from '../../money/rounding.js';
import { schemaFor } from '../../parse/deferred.js';
import { type OneOffs, oneOffsSchema } from '../sample.js';
import { budgetRounding } from '../shared/budget/record-budget.js';
import { type CostedModel, costedModelFields } from '../shared/lines/costed-lines.js';

export const KIND = 'provision-offset';

/** A model that takes directly provided services off a budget, as it is stored: plain JSON. */
export interface ProvisionOffsetModel extends CostedModel {
  /** Which kind of model this is. */
  readonly kind: typeof KIND;
  /** Whether services that are bought once are taken off a budget per year; `exclude` unless told otherwise. */
  readonly oneOffs?: OneOffs | undefined;
  /** How the budget is rounded; to the penny, half up, unless told otherwise. */
  readonly rounding?: RoundingInput | undefined;
}

/** The JSON form of a model that takes directly provided services off a budget. */
export const provisionOffsetModelSchema = schemaFor<ProvisionOffsetModel>()(() =>
  z.strictObject({
    kind: z.literal(KIND),
    ...costedModelFields(),
    oneOffs: oneOffsSchema,
    rounding: budgetRounding,
  }),
);

/** A model that takes directly provided services off a budget, parsed. */
export type ParsedProvisionOffsetModel = z.output<typeof provisionOffsetModelSchema>;
