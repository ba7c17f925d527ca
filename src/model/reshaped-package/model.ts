import * as z from 'zod';
import { schemaFor } from '../../parse/deferred.js';
import { type OneOffs, oneOffsSchema } from '../sample.js';
import { type CostedModel, costedModelFields } from '../shared/lines/costed-lines.js';

export const KIND = 'reshaped-package';

/** A model that frees the money of an existing package, as it is stored: plain JSON. */
export interface ReshapedPackageModel extends CostedModel {
  /** Which kind of model this is. */
  readonly kind: typeof KIND;
  /** Whether what is bought once counts in a budget per year; `exclude` unless told otherwise. */
  readonly oneOffs?: OneOffs | undefined;
}

/** The JSON form of a model that frees the money of an existing package. */
export const reshapedPackageModelSchema = schemaFor<ReshapedPackageModel>()(() =>
  z.strictObject({ kind: z.literal(KIND), ...costedModelFields(), oneOffs: oneOffsSchema }),
);

/** A model that frees the money of an existing package, parsed. */
export type ParsedReshapedPackageModel = z.output<typeof reshapedPackageModelSchema>;
