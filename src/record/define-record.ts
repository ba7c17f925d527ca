import type * as z from 'zod';
import { type Path, type ProblemList, problemList } from '../errors.js';
import { VERSION } from '../version.js';
import { closingStep } from './closing.js';
import { tellDifferences } from './differences.js';
import { type Json, toJson } from './json.js';
import { showOrNone } from './mismatch.js';
import { nothingOpened, type Opened } from './opened.js';
import { type Derived, RECORD_VERSION, type RecordBody, type RecordedModel, type SealedRecord } from './record.js';
import { sha256OfJson } from './seal.js';
import type { Step } from './step/step.js';
import { checkStepGroups, stepGroups } from './steps.js';

/** A model as records know it: its name and hash, and what allocates with it. */
export interface ModelForRecords {
  /** Its name and hash, as records state them. */
  readonly recorded: RecordedModel;
  /** The opened model, which the kinds of record that need it know how to use. */
  readonly open: unknown;
}

/** Everything that the library knows of one kind of decision that is kept: its record, and what it is worked out from. */
export interface RecordDefinition<Kept extends SealedRecord, Inputs> {
  /** The name that stands in the `kind` of its records. */
  readonly kind: Kept['kind'];
  /** What it is, in a line. */
  readonly title: string;
  /** The form of its inputs, for the JSON Schema of its records; what they mean is checked where they are worked out. */
  readonly inputs: () => z.ZodType<unknown, Inputs>;
  /** Whether the decision rests on a model that the record names and does not hold. */
  readonly needsModel: boolean;
  /** True where a case may have several of the kind beside each other; otherwise a second one in a file is a fault. */
  readonly severalPerCase?: true;
  /**
   * Works everything out from the inputs; `model` is there whenever `needsModel` says so, and `opened` keeps what other
   * records of the kind share.
   *
   * @throws RasError for inputs that are not valid
   */
  readonly derive: (inputs: Json, model: ModelForRecords | undefined, at: Path, opened: Opened) => Derived;
  /** What can be said against a record whose model is not at hand, beyond its steps. */
  readonly checkWithoutModel?: (record: RecordBody, problems: ProblemList) => void;
}

/** A kind of record, with what makes one of it. */
export interface RecordKind<Kept extends SealedRecord, Inputs> extends RecordDefinition<Kept, Inputs> {
  /** Makes the sealed record of a decision from its inputs; records made one after another may share what they open. */
  readonly make: (inputs: unknown, model?: ModelForRecords, opened?: Opened) => Kept;
}

/** A kind of record as the rest of the library sees it. */
export type AnyRecordKind = Omit<RecordKind<SealedRecord, unknown>, 'inputs'> & { readonly inputs: () => z.ZodType };

/** What verifying needs to know of a kind. */
type Derives = Pick<AnyRecordKind, 'kind' | 'needsModel' | 'derive' | 'checkWithoutModel'>;

/** What a record is worked out with, beside its inputs. */
export interface With {
  /** The model that it names, where that is at hand. */
  readonly model: ModelForRecords | undefined;
  /** What other records share with it. */
  readonly opened: Opened;
}

/**
 * Defines a kind of record, `defineRecord<ChallengeRecord, ChallengeInput>({ … })`; this is all that a new kind provides,
 * besides its place in the list.
 */
export function defineRecord<Kept extends SealedRecord, Inputs>(
  definition: RecordDefinition<Kept, Inputs>,
): RecordKind<Kept, Inputs> {
  const make = (inputs: unknown, model?: ModelForRecords, opened: Opened = nothingOpened()): Kept =>
    // What is derived is the form of the kind.
    sealed(bodyOf(definition, toJson(inputs, ['inputs']), { model, opened }, VERSION)) as Kept;
  return { ...definition, make };
}

function bodyOf(
  { kind, derive }: Pick<Derives, 'kind' | 'derive'>,
  inputs: Json,
  { model, opened }: With,
  madeBy: string,
): RecordBody {
  const derived = derive(inputs, model, ['inputs'], opened);
  const { caseId, period, dates, status, amounts, duty, warnings, result, steps } = derived;
  const recorded = model?.recorded ?? derived.model ?? null;
  const head = { version: RECORD_VERSION, madeBy, kind, caseId, period, dates, model: recorded, inputs } as const;
  const body = { ...head, status, amounts, duty, warnings, result };
  return { ...body, steps: [...steps, closingStep(body, countOf(result, steps))] };
}

function countOf(result: unknown, steps: readonly Step[]): number {
  return stepGroups(result).reduce((count, group) => count + group.length, steps.length);
}

/** Seals a record: adds the SHA-256 of the canonical JSON of all of it. */
function sealed(body: RecordBody): SealedRecord {
  const plain = toJson(body) as unknown as RecordBody;
  return { ...plain, seal: sha256OfJson(plain as unknown as Json) };
}

/**
 * Checks a record whose shape is known: its seal, every step, and that what it says follows from its inputs.
 *
 * @throws RasError `replay-mismatch` with every place that does not agree
 */
export function checkRecord(definition: Derives, record: SealedRecord, known: With): void {
  const { model } = known;
  const problems = problemList();
  const { seal, ...body } = record;
  const plain = body as unknown as Json;
  if (sha256OfJson(plain) !== seal) {
    problems.add(
      'replay-mismatch',
      ['seal'],
      'does not fit the record: something in it was altered after it was sealed',
    );
  }
  checkModelName(definition, body, model, problems);
  if (!definition.needsModel || model !== undefined) {
    const differences = problemList();
    tellWhatDoesNotFollow(definition, body, known, differences);
    // Steps that are those that follow have their form, and need only be carried out.
    checkStepGroups(record, differences.total === 0, problems);
    tellAll(differences, problems);
  } else {
    checkStepGroups(record, false, problems);
    tellDifferences(toJson(record.steps.at(-1)), toJson(closingOf(body)), ['steps', record.steps.length - 1], problems);
    definition.checkWithoutModel?.(body, problems);
  }
  problems.throwIfAny();
}

function tellAll(from: ProblemList, to: ProblemList): void {
  try {
    from.throwIfAny();
  } catch (error) {
    to.addError(error);
  }
}

function checkModelName(
  { needsModel }: Derives,
  { model: named }: RecordBody,
  model: ModelForRecords | undefined,
  problems: ProblemList,
): void {
  if (needsModel && named === null) problems.add('missing', ['model'], 'the model that it was made with is not named');
  if (named === null) {
    // Nothing of such a record rests on a model, so that one proves nothing of it.
    if (!needsModel && model !== undefined) problems.add('missing', ['model'], NAMES_NONE);
    return;
  }
  if (model === undefined) return;
  for (const part of ['sha256', 'kind', 'id'] as const) {
    if (named[part] === model.recorded[part]) continue;
    const message = `names another model: ${showOrNone(named[part])}, not ${showOrNone(model.recorded[part])}`;
    problems.add('replay-mismatch', ['model', part], message);
    // With another hash it is another model, whatever it is called.
    return;
  }
}

const NAMES_NONE =
  'names none, so that nothing holds the record to the model that was given; without one, what follows from its inputs is verified';

function tellWhatDoesNotFollow(
  definition: Derives,
  body: RecordBody,
  { model, opened }: With,
  problems: ProblemList,
): void {
  try {
    const known = { model: definition.needsModel ? model : undefined, opened };
    const again = bodyOf(definition, body.inputs, known, body.madeBy);
    tellDifferences(body as unknown as Json, toJson(again), [], problems);
  } catch (error) {
    problems.addError(error);
  }
}

function closingOf({ steps, ...body }: RecordBody): Step {
  return closingStep(body, countOf(body.result, steps.slice(0, -1)));
}
