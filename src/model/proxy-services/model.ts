import * as z from 'zod';
import type { RoundingInput } from '../../money/rounding.js';
import { schemaFor } from '../../parse/deferred.js';
import { budgetRounding } from '../shared/budget/record-budget.js';
import { type CostedModel, costedModelFields } from '../shared/lines/costed-lines.js';

export const KIND = 'proxy-services';

/** A model that costs outcomes by standard services, as it is stored: plain JSON. */
export interface ProxyServicesModel extends CostedModel {
  /** Which kind of model this is. */
  readonly kind: typeof KIND;
  /** How the budget is rounded; to the penny, half up, unless told otherwise. */
  readonly rounding?: RoundingInput | undefined;
}

/** The JSON form of a model that costs outcomes by standard services. */
export const proxyServicesModelSchema = schemaFor<ProxyServicesModel>()(() =>
  z.strictObject({ kind: z.literal(KIND), ...costedModelFields(), rounding: budgetRounding }),
);

/** A model that costs outcomes by standard services, parsed. */
export type ParsedProxyServicesModel = z.output<typeof proxyServicesModelSchema>;
