import * as z from 'zod';
import { schemaFor } from '../../parse/deferred.js';
import { caseFields, type KindCase } from '../case.js';
import { type CostedLines, costedLinesFields } from '../shared/lines/costed-lines.js';
import { KIND } from './model.js';

/** A case for a model in which the plan comes first: the support plan, and whether it is agreed and approved. */
export interface PlanCostCase extends KindCase<typeof KIND>, CostedLines {
  /** Whether the family and its lead professional have agreed on the plan. */
  readonly agreed: boolean;
  /** Whether the panel or the manager has approved it, which is where the budget is checked. */
  readonly approved: boolean;
}

/** A case for a model in which the plan comes first. */
export const planCostCaseSchema = schemaFor<PlanCostCase>()(() =>
  z.strictObject({ ...caseFields(KIND), ...costedLinesFields(), agreed: z.boolean(), approved: z.boolean() }),
);

/** The same, parsed. */
export type ParsedPlanCostCase = z.output<typeof planCostCaseSchema>;
