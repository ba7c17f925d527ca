import * as z from 'zod';
import { schemaFor } from '../../parse.js';
import { caseFields, type KindCase } from '../case.js';
import { type CostedLines, costedLinesFields } from '../costed-lines.js';
import { KIND } from './model.js';

/** A case for standard services: the outcomes (`needs`) and the standard services (`lines`) that would meet them. */
export interface ProxyServicesCase extends KindCase<typeof KIND>, CostedLines {
  /** Whether the team manager has approved the sum as the indicative budget. */
  readonly approved: boolean;
}

/** A case for a model that costs outcomes by standard services. */
export const proxyServicesCaseSchema = schemaFor<ProxyServicesCase>()(() =>
  z.strictObject({ ...caseFields(KIND), ...costedLinesFields(), approved: z.boolean() }),
);

/** The same, parsed. */
export type ParsedProxyServicesCase = z.output<typeof proxyServicesCaseSchema>;
