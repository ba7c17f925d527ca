import * as z from 'zod';
import { moderationCaseSchema } from '../moderation/case/moderation-case.js';
import type { ChallengeInput } from '../moderation/challenge/challenge-input.js';
import { policySchema } from '../moderation/policy/policy.js';
import { type HoldBackInput, holdBackSchema } from '../pot/hold-back/hold-back-input.js';
import { type PotCase, potCaseSchema } from '../pot/pot-case.js';
import { type RecalculateOptions, recalculateOptionsSchema } from '../pot/recalculate/recalculate-options.js';
import type { Json } from '../record/json.js';
import { recordFields } from '../record/shape.js';
import type { AllocationRecord } from '../records/allocation-record.js';
import type { ChallengeRecord } from '../records/challenge-record.js';
import type { ModeratedRecord, ModerationInputs } from '../records/moderated-record.js';
import type { HoldBackRecord, RecalculationRecord } from '../records/pot-records.js';

/** A record with its inputs in the form of its kind; what its verifier takes them as before it reads them. */
type With<Inputs, Record> = Omit<Record, 'inputs'> & {
  /** Everything that it was worked out from, as data. */
  readonly inputs: Inputs;
};

/** What an indicative budget is worked out from. */
export interface AllocationInputs {
  /** The case as it was given to the model, in the form of the model's kind. */
  readonly case: Json;
}

/** What a recalculation is worked out from. */
export interface RecalculationInputs {
  /** The families, those who left among them. */
  readonly cases: readonly PotCase[];
  /** How it is worked out. */
  readonly options: RecalculateOptions;
}

/** What a result or an input looks like is taken from its type, where no schema of ours checks all of it. */
export function byType<Type>(): z.ZodType<Type, Type> {
  return z.unknown() as unknown as z.ZodType<Type, Type>;
}

function recordOf<Record>(kind: string, inputs: () => z.ZodType): z.ZodType<Record, Record> {
  const schema = z.lazy(() => z.strictObject({ ...recordFields(), kind: z.literal(kind), inputs: inputs() }));
  return schema as unknown as z.ZodType<Record, Record>;
}

/** The records of every kind, by the name of their JSON Schema. */
export const RECORD_FORMS = {
  'record-allocation': {
    title: 'The sealed record of one indicative budget',
    schema: recordOf<With<AllocationInputs, AllocationRecord>>('allocation', () =>
      z.strictObject({ case: z.unknown() }),
    ),
  },
  'record-moderated': {
    title: 'The sealed record of one moderated case',
    schema: recordOf<With<ModerationInputs, ModeratedRecord>>('moderated', () => {
      const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
      const model = z.strictObject({ id: z.string().nullable(), kind: z.string(), sha256 });
      const allocation = z.strictObject({ seal: sha256, indicative: z.string().nullable(), model });
      return z.strictObject({
        case: moderationCaseSchema,
        policy: policySchema,
        allocation: allocation.exactOptional(),
      });
    }),
  },
  'record-hold-back': {
    title: 'The sealed record of a hold-back from a whole pot',
    schema: recordOf<With<HoldBackInput, HoldBackRecord>>('hold-back', () => holdBackSchema),
  },
  'record-recalculation': {
    title: 'The sealed record of a recalculation after families left',
    schema: recordOf<With<RecalculationInputs, RecalculationRecord>>('recalculation', () =>
      z.strictObject({ cases: z.array(potCaseSchema), options: recalculateOptionsSchema }),
    ),
  },
  'record-challenge': {
    title: 'The sealed record of a challenge',
    schema: recordOf<With<ChallengeInput, ChallengeRecord>>('challenge', () => byType<ChallengeInput>()),
  },
} as const;
