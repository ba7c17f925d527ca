import * as z from 'zod';
import { schemaFor } from '../../parse/deferred.js';
import { caseFields, type KindCase } from '../case.js';
import { type CostedLines, costedLinesFields } from '../shared/lines/costed-lines.js';
import { KIND } from './model.js';

/** A case for a model that frees the money of a package: its lines, of which those `inKind` stay services. */
export interface ReshapedPackageCase extends KindCase<typeof KIND>, CostedLines {
  /** What the family would like to buy with the money that is freed. */
  readonly instead?: CostedLines;
}

/** A case for a model that frees the money of an existing package. */
export const reshapedPackageCaseSchema = schemaFor<ReshapedPackageCase>()(() =>
  z.strictObject({
    ...caseFields(KIND),
    ...costedLinesFields(),
    instead: z.strictObject(costedLinesFields()).exactOptional(),
  }),
);

/** The same, parsed. */
export type ParsedReshapedPackageCase = z.output<typeof reshapedPackageCaseSchema>;
