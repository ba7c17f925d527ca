import * as z from 'zod';
import { ALL_KINDS } from '../allocation/kinds.js';
import { idSchema } from '../identifier.js';
import { storedModelSchema } from '../model/header.js';
import { plainChallenge } from '../moderation/challenge/challenge-input.js';
import { instrumentSchema } from '../questionnaire/instrument/instrument.js';
import type { RecordKind } from '../record/define-record.js';
import { recordFields } from '../record/shape.js';
import { challengeRecord, decisionShape } from '../records/kind/challenge-record.js';
import { RECORDS } from '../records/kinds.js';
import { given, is, type Keywords, together, when } from '../together.js';
import { type JsonSchema, jsonSchemaOf } from './json-schema.js';

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
      return kind === 'allocation' ? form.meta(together(...casesOfKinds())) : form;
    };
    return [`record-${kind}`, { title, schema: z.lazy(fields) }];
  });
  return Object.fromEntries(forms) as unknown as { [One in Kind as `record-${One['kind']}`]: RecordForm<FormOf<One>> };
}

/** The form of what a record was worked out from. */
function inputsOf(kind: string, inputs: () => z.ZodType): z.ZodType {
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

/**
 * The case in the record of an allocation is one for a model of the kind that the record names. What is long is not said
 * again: of such a case, only the fields that the cases of all kinds have.
 */
function casesOfKinds(): readonly Keywords[] {
  const forms = ALL_KINDS.map(({ kind, caseSchema }) => ({ kind, form: jsonSchemaOf(caseSchema) }));
  const [first] = forms.map(({ form }) => form.properties ?? {});
  const common = Object.entries(first ?? {}).filter(([name]) =>
    forms.every(({ form }) => form.properties !== undefined && name in form.properties),
  );
  const short = forms.filter(({ form }) => JSON.stringify(form).length <= LONGEST_REPEATED);
  const asCase = (form: Keywords): Keywords => given({ inputs: given({ case: form }) });
  return [
    asCase({ type: 'object', properties: Object.fromEntries(common), required: ['caseId'] }),
    ...short.map(({ kind, form }) => when(given({ model: is('kind', kind) }), asCase(withoutThose(form, common)))),
  ];
}

/** How long the form of a case may be that the form of a record repeats, in characters. */
const LONGEST_REPEATED = 3500;

/** A form that says nothing more of fields of which all is said. */
function withoutThose({ $schema: _, ...form }: JsonSchema, said: readonly (readonly [string, unknown])[]): Keywords {
  return { ...form, properties: { ...form.properties, ...Object.fromEntries(said.map(([name]) => [name, true])) } };
}
