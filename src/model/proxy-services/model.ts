import * as z from 'zod';
import { costingModelShape } from '../costed-lines.js';
import { budgetRounding } from '../record-budget.js';

export const KIND = 'proxy-services';

/** The JSON form of a model that costs outcomes by standard services. */
export const proxyServicesModelSchema = z.strictObject({
  kind: z.literal(KIND),
  ...costingModelShape,
  rounding: budgetRounding,
});

/** A model that costs outcomes by standard services, as it is stored: plain JSON. */
export type ProxyServicesModel = z.input<typeof proxyServicesModelSchema>;
