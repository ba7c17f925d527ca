import * as z from 'zod';
import { idSchema } from '../../identifier.js';
import { caseFields, type KindCase } from '../../model/case.js';
import { schemaFor } from '../../parse/deferred.js';
import type { ByAgeCase } from '../by-age/case.js';
import { byAgeKind } from '../by-age/kind.js';
import { LEAF_KINDS, type LeafCase } from '../leaf-kinds.js';
import { kindsByName, type NestedCase, nestedCaseSchema } from '../nested-model.js';
import { STREAMS } from './model.js';

/** What a case says of a stream for which it may be eligible. */
export interface CaseInStream {
  /** The stream. */
  readonly id: string;
  /** What the model of the stream asks for, without the id of the case. */
  readonly case: NestedCase<LeafCase | ByAgeCase>;
}

/** That a family is not eligible for a stream. */
export interface NotInStream {
  /** The stream. */
  readonly id: string;
  /** Decided before and elsewhere. */
  readonly eligible: false;
}

/** A case for several funding streams: for each, the case for its model, or that the family is not eligible for it. */
export interface StreamsCase extends KindCase<typeof STREAMS> {
  /** Every stream of the model. */
  readonly streams: readonly (CaseInStream | NotInStream)[];
}

/** A case for several funding streams. */
export const streamsCaseSchema = schemaFor<StreamsCase>()(() => {
  const inStream = z.strictObject({
    id: idSchema,
    case: nestedCaseSchema<CaseInStream['case']>(kindsByName([...LEAF_KINDS, byAgeKind])),
  });
  const notInStream = z.strictObject({ id: idSchema, eligible: z.literal(false) });
  return z.strictObject({ ...caseFields(STREAMS), streams: z.array(z.union([inStream, notInStream])).max(50) });
});

/** The same, parsed. */
export type ParsedStreamsCase = z.output<typeof streamsCaseSchema>;
