import * as z from 'zod';
import { ALL_KINDS } from '../allocation/kinds.js';
import { idSchema } from '../identifier.js';
import { storedModelSchema } from '../model/header.js';
import { plainChallenge } from '../moderation/challenge/challenge-input.js';
import { type HandedOnForm, handedOn } from '../parse/handed-on.js';
import { instrumentSchema } from '../questionnaire/instrument/instrument.js';
import type { RecordKind } from '../record/define-record.js';
import { recordFields } from '../record/shape.js';
import { allocationRecord } from '../records/kind/allocation-record.js';
import { challengeRecord, decisionShape } from '../records/kind/challenge-record.js';
import { RECORDS } from '../records/kinds.js';
import { given, is, type Keywords, together, when } from '../together.js';

/** A record with its inputs in the form of its kind; what its verifier takes them as before it reads them. */
type With<Inputs, Record> = Omit<Record, 'inputs'> & {
  /** Everything that it was worked out from, as data. */
  readonly inputs: Inputs;
};

type Kind = (typeof RECORDS)[number];

/** The form of a record of a kind; what its result looks like is taken from its type. */
interface RecordForm<Form> {
  readonly title: string;
  readonly schema: z.ZodType<Form, Form>;
}

type FormOf<One> = One extends RecordKind<infer Kept, infer Inputs> ? With<Inputs, Kept> : never;

/** The records of every kind, by the name of their JSON Schema. */
export const RECORD_FORMS = formsOf();

function formsOf() {
  const forms = RECORDS.map(({ kind, title, inputs }): [string, { title: string; schema: z.ZodType }] => {
    const fields = (): z.ZodType => {
      const form = z.strictObject({
        ...recordFields(),
        ...byType(),
        kind: z.literal(kind),
        inputs: inputsOf(kind, inputs),
      });
      return kind === allocationRecord.kind ? form.meta(together(...casesOfKinds())) : form;
    };
    return [`record-${kind}`, { title, schema: z.lazy(fields) }];
  });
  return Object.fromEntries(forms) as unknown as { [One in Kind as `record-${One['kind']}`]: RecordForm<FormOf<One>> };
}

/** The form of what a record was worked out from. */
function inputsOf(kind: string, inputs: () => z.ZodType): z.ZodType {
  if (kind === allocationRecord.kind) return z.strictObject({ case: handedOn(z.unknown(), anyCase) });
  if (kind !== challengeRecord.kind) return inputs();
  // A response and a claim are as their types say: what may be answered, the questionnaire says.
  const byItsType = z.unknown();
  const contested = z.strictObject({ statement: idSchema, claimed: byItsType, decided: byItsType.exactOptional() });
  const answers = z.strictObject({
    instrument: instrumentSchema,
    model: storedModelSchema,
    response: byItsType,
    contested: z.array(contested),
    modelCase: byItsType.exactOptional(),
  });
  const more = { decision: decisionShape.exactOptional(), answers: answers.exactOptional() };
  return z.strictObject({ ...plainChallenge().shape, ...more });
}

/** What the type of a kind of record says more of than the fields of every record. */
function byType() {
  const said = z.unknown();
  return { caseId: said, model: said, status: said, amounts: said, duty: said, dates: said };
}

/** A case for a model of any kind; whoever verifies the record reads it with its model. */
function anyCase(): HandedOnForm {
  return { anyOf: new Map(ALL_KINDS.map(({ kind, caseSchema }) => [caseFormOf(kind), caseSchema])) };
}

/** The name of the form of a case for a model of a kind. */
export function caseFormOf(kind: string): string {
  return `${kind}-case`;
}

/** The case in the record of an allocation is one for a model of the kind that the record names. */
function casesOfKinds(): readonly Keywords[] {
  return ALL_KINDS.map(({ kind }) => {
    const own = { $ref: `#/$defs/${caseFormOf(kind)}` };
    return when(given({ model: is('kind', kind) }), given({ inputs: given({ case: own }) }));
  });
}
