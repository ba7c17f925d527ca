import * as z from 'zod';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { schemaFor } from '../../parse/deferred.js';
import { caseFields, type KindCase } from '../case.js';
import { type CostedLines, costedLinesFields } from '../shared/lines/costed-lines.js';
import { KIND } from './model.js';

/** A case for a model that takes services off a budget: the budget before, and what the authority provides itself. */
export interface ProvisionOffsetCase extends KindCase<typeof KIND>, CostedLines {
  /** Pounds a year: the indicative budget before anything is taken off, by whichever model. */
  readonly budget: AmountInput;
}

/** A case for a model that takes directly provided services off a budget. */
export const provisionOffsetCaseSchema = schemaFor<ProvisionOffsetCase>()(() =>
  z.strictObject({ ...caseFields(KIND), budget: positiveAmountSchema, ...costedLinesFields() }),
);

/** The same, parsed. */
export type ParsedProvisionOffsetCase = z.output<typeof provisionOffsetCaseSchema>;
