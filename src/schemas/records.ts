import * as z from 'zod';
import type { RecordKind } from '../record/define-record.js';
import { recordFields } from '../record/shape.js';
import { RECORDS } from '../records/kinds.js';

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
    const fields = (): z.ZodType => z.strictObject({ ...recordFields(), kind: z.literal(kind), inputs: inputs() });
    return [`record-${kind}`, { title, schema: z.lazy(fields) }];
  });
  return Object.fromEntries(forms) as unknown as { [One in Kind as `record-${One['kind']}`]: RecordForm<FormOf<One>> };
}
