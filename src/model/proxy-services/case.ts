import * as z from 'zod';
import { BUDGET } from '../../costing/payer.js';
import { schemaFor } from '../../parse/deferred.js';
import { lacks, mayBe, together, when } from '../../together.js';
import { caseFields, type KindCase } from '../case.js';
import { type CostedLines, costedLinesFields } from '../shared/lines/costed-lines.js';
import { KIND } from './model.js';

/** A case for standard services: the outcomes (`needs`) and the standard services (`lines`) that would meet them. */
export interface ProxyServicesCase extends KindCase<typeof KIND>, CostedLines {
  /** Whether the team manager has approved the sum as the indicative budget. */
  readonly approved: boolean;
}

// What `checkLines` says of a line that counts, for JSON Schemas: one with dates may be left out on the model's day.
const standardForm = () =>
  when(lacks('startsOn', 'endsOn'), together(mayBe('kind', 'recurring'), mayBe('payer', BUDGET)));

/** A case for a model that costs outcomes by standard services. */
export const proxyServicesCaseSchema = schemaFor<ProxyServicesCase>()(() =>
  z.strictObject({ ...caseFields(KIND), ...costedLinesFields(standardForm()), approved: z.boolean() }),
);

/** The same, parsed. */
export type ParsedProxyServicesCase = z.output<typeof proxyServicesCaseSchema>;
