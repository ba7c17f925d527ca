import * as z from 'zod';
import { checkUnique } from '../../costing/unique-ids.js';
import { textSchema } from '../../costing/wire.js';
import { type ProblemList, problemList, show } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import { type AnyModel, modelFields } from '../../model/header.js';
import { periodFactors } from '../../model/shared/lines/period-factor.js';
import { type ConventionInput, conventionSchema } from '../../money/period.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { byAgeKind } from '../by-age/kind.js';
import type { ByAgeModel } from '../by-age/model.js';
import { LEAF_KINDS, type LeafModel } from '../leaf-kinds.js';
import { kindsByName, nestedModelSchema } from '../nested-model.js';

export const STREAMS = 'streams';

/** One funding stream, and its model. */
export interface FundingStream {
  /** By which a case names it. */
  readonly id: string;
  /** What a family reads. */
  readonly label?: string;
  /**
   * The money may not come: it is shown as a second scenario and is never in the indicative budget; `false` unless told
   * otherwise.
   */
  readonly uncertain?: boolean | undefined;
  /** The model of the stream. */
  readonly model: LeafModel | ByAgeModel;
}

/** A model of several funding streams, each with a model of its own, as it is stored: plain JSON. */
export interface StreamsModel extends AnyModel {
  /** Which kind of model this is. */
  readonly kind: typeof STREAMS;
  /** The streams, of which one or more are certain. */
  readonly streams: readonly FundingStream[];
  /** How amounts of other periods become those of this model; needed where they differ. */
  readonly convention?: ConventionInput;
}

const fieldsSchema = deferred(() => {
  const stream = z.strictObject({
    id: idSchema,
    label: textSchema.exactOptional(),
    uncertain: z.boolean().default(false),
    model: nestedModelSchema<LeafModel | ByAgeModel>(kindsByName([...LEAF_KINDS, byAgeKind])),
  });
  return z.strictObject({
    kind: z.literal(STREAMS),
    ...modelFields(),
    streams: z.array(stream).min(1).max(50),
    convention: conventionSchema.exactOptional(),
  });
});

/** The JSON form of a model of several funding streams, each with a model of its own. */
export const streamsModelSchema = schemaFor<StreamsModel>()(() =>
  withCheck(
    fieldsSchema,
    ({ streams }, problems) => checkUnique(streams, ['streams'], 'stream', problems),
    ({ streams }, problems) => {
      if (streams.every(({ uncertain }) => uncertain))
        problems.add('inconsistent', ['streams'], 'all streams are uncertain, so that no budget is left to show');
    },
    (model, problems) => checkTranches(model, problems),
    (model, problems) => checkPeriods(model, problems),
  ),
);

/** A model of several funding streams, parsed. */
export type ParsedStreamsModel = z.output<typeof streamsModelSchema>;

/** A stream, parsed. */
export type Stream = ParsedStreamsModel['streams'][number];

/** Money that is inside the price of one stream must not come a second time as a stream of its own. */
function checkTranches({ streams }: Pick<ParsedStreamsModel, 'streams'>, problems: ProblemList): void {
  streams.forEach(({ id, model }, index) => {
    for (const tranche of model.tranches) {
      if (!streams.some((other) => other.id === tranche)) continue;
      const message = `${show(tranche)} is inside the price of ${show(id)} and a stream of its own; expected one of them`;
      problems.add('inconsistent', ['streams', index, 'model', 'streams'], message);
    }
  });
}

function checkPeriods(model: ParsedStreamsModel, problems: ProblemList): void {
  const found = problemList();
  for (const stream of model.streams) {
    try {
      periodFactors(stream.model.period, model.period, model.convention, []);
    } catch (error) {
      found.addError(error);
    }
  }
  if (found.total === 0) return;
  const message =
    'the streams have amounts of several periods; state a convention, such as 52-weeks, that makes them one';
  problems.add('choice-needed', ['convention'], message);
}
