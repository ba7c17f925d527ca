import { holdBack } from '../../src/pot/hold-back/hold-back.js';
import { caseFormOf } from '../../src/schemas/records.js';

/** A part of a record that is in the form of another, which reads it. */
interface HandedOn {
  readonly form: string;
  readonly value: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: a record in its form, which its parser saw.
type Parsed = any;

/** The parts of a record that its own parser hands on as they came. */
export function handedOnIn(form: string, record: Parsed): readonly HandedOn[] {
  const { model, inputs } = record;
  if (form === 'record-allocation') return [{ form: caseFormOf(model.kind), value: inputs.case }];
  if (form !== 'record-challenge' || inputs.answers === undefined) return [];
  const { answers } = inputs;
  return [
    { form: 'instrument', value: answers.instrument },
    { form: answers.model.kind, value: answers.model },
  ];
}

/** Reads the inputs of a record whose parser leaves to the function that takes them which of them go together. */
export function readInputs(form: string, record: Parsed): void {
  if (form !== 'record-hold-back') return;
  const { model: _, ...inputs } = record.inputs;
  holdBack(inputs);
}
