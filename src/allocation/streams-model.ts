import * as z from 'zod';
import { checkUnique } from '../costing/unique-ids.js';
import { textSchema } from '../costing/wire.js';
import { type ProblemList, problemList, show } from '../errors.js';
import { idSchema } from '../identifier.js';
import { caseShape } from '../model/case.js';
import { modelShape } from '../model/header.js';
import { periodFactors } from '../model/period-factor.js';
import { conventionSchema } from '../money/period.js';
import { withCheck } from '../parse.js';
import type { ByAgeModel } from './by-age-model.js';
import type { LeafModel } from './kinds.js';
import { type Kinds, nestedCaseSchema, nestedModelSchema } from './nested-model.js';

export const STREAMS = 'streams';

function fieldsSchema(kinds: Kinds) {
  const streamSchema = z.strictObject({
    id: idSchema,
    label: textSchema.exactOptional(),
    /** The money may not come: it is shown as a second scenario and is never in the indicative budget. */
    uncertain: z.boolean().default(false),
    model: nestedModelSchema<LeafModel | ByAgeModel>(kinds),
  });
  return z.strictObject({
    kind: z.literal(STREAMS),
    ...modelShape,
    streams: z.array(streamSchema).min(1).max(50),
    /** How amounts of other periods become those of this model; needed where they differ. */
    convention: conventionSchema.exactOptional(),
  });
}

/** The JSON form of a model of several funding streams, each with a model of its own. */
export function streamsModelSchema(kinds: Kinds) {
  return withCheck(fieldsSchema(kinds), (model, problems) => {
    checkUnique(model.streams, ['streams'], 'stream', problems);
    if (model.streams.every(({ uncertain }) => uncertain))
      problems.add('inconsistent', ['streams'], 'all streams are uncertain, so that no budget is left to show');
    checkTranches(model, problems);
    checkPeriods(model, problems);
  });
}

/** A model of several funding streams as it is stored: plain JSON. */
export type StreamsModel = z.input<ReturnType<typeof streamsModelSchema>>;

/** The same, parsed. */
export type ParsedStreamsModel = z.output<ReturnType<typeof streamsModelSchema>>;

/** A stream, parsed. */
export type Stream = ParsedStreamsModel['streams'][number];

/** A case: for each stream, the case for its model, or that the family is not eligible for it. */
export const streamsCaseSchema = z.strictObject({
  ...caseShape(STREAMS),
  streams: z
    .array(
      z.union([
        z.strictObject({ id: idSchema, case: nestedCaseSchema }),
        z.strictObject({ id: idSchema, eligible: z.literal(false) }),
      ]),
    )
    .max(50),
});

/** Money that is inside the price of one stream must not come a second time as a stream of its own. */
function checkTranches({ streams }: z.output<ReturnType<typeof fieldsSchema>>, problems: ProblemList): void {
  streams.forEach(({ id, model }, index) => {
    for (const tranche of model.tranches) {
      if (!streams.some((other) => other.id === tranche)) continue;
      const message = `${show(tranche)} is inside the price of ${show(id)} and a stream of its own; expected one of them`;
      problems.add('inconsistent', ['streams', index, 'model', 'streams'], message);
    }
  });
}

function checkPeriods(model: z.output<ReturnType<typeof fieldsSchema>>, problems: ProblemList): void {
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
