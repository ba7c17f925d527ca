import * as z from 'zod';
import { schemaFor } from '../../parse/deferred.js';
import { type CostedModel, costedModelFields } from '../shared/lines/costed-lines.js';

export const KIND = 'plan-cost';

/** A model in which the plan comes first and its cost is the budget, as it is stored: plain JSON. */
export interface PlanCostModel extends CostedModel {
  /** Which kind of model this is. */
  readonly kind: typeof KIND;
}

/** The JSON form of a model in which the plan comes first and its cost is the budget. */
export const planCostModelSchema = schemaFor<PlanCostModel>()(() =>
  z.strictObject({ kind: z.literal(KIND), ...costedModelFields() }),
);

/** A model in which the plan comes first, parsed. */
export type ParsedPlanCostModel = z.output<typeof planCostModelSchema>;
