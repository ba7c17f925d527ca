import { type Path, type ProblemList, problemList } from '../errors.js';
import type { Step } from '../step/step.js';
import { VERSION } from '../version.js';
import { closingStep } from './closing.js';
import { tellDifferences } from './differences.js';
import { type Json, toJson } from './json.js';
import { type Derived, RECORD_VERSION, type RecordBody, type RecordedModel, type SealedRecord } from './record.js';
import { sha256OfJson } from './seal.js';
import { checkStepGroups, stepGroups } from './steps.js';

/** A model as records know it: its name and hash, and what allocates with it. */
export interface ModelForRecords {
  readonly recorded: RecordedModel;
  /** The opened model, which the kinds of record that need it know how to use. */
  readonly open: unknown;
}

/** One kind of decision that is kept. */
export interface RecordDefinition {
  readonly kind: string;
  /** Whether the decision rests on a model that the record names and does not hold. */
  readonly needsModel: boolean;
  /**
   * Works everything out from the inputs; `model` is there whenever `needsModel` says so.
   *
   * @throws RasError for inputs that are not valid
   */
  readonly derive: (inputs: Json, model: ModelForRecords | undefined, at: Path) => Derived;
  /** What can be said against a record whose model is not at hand, beyond its steps. */
  readonly checkWithoutModel?: (record: RecordBody, problems: ProblemList) => void;
}

/** Makes the sealed record of a decision from its inputs. */
export function makeRecord(definition: RecordDefinition, inputs: unknown, model?: ModelForRecords): SealedRecord {
  const kept = toJson(inputs, ['inputs']);
  return sealed(bodyOf(definition, kept, model, VERSION));
}

function bodyOf(
  { kind, derive }: RecordDefinition,
  inputs: Json,
  model: ModelForRecords | undefined,
  madeBy: string,
): RecordBody {
  const derived = derive(inputs, model, ['inputs']);
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
 * @param model the model that it names, where that is at hand
 * @throws RasError `replay-mismatch` with every place that does not agree
 */
export function checkRecord(
  definition: RecordDefinition,
  record: SealedRecord,
  model: ModelForRecords | undefined,
  at: Path,
): void {
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
  checkStepGroups(record, problems);
  if (!definition.needsModel || model !== undefined) tellWhatDoesNotFollow(definition, body, model, problems);
  else {
    tellDifferences(toJson(record.steps.at(-1)), toJson(closingOf(body)), ['steps', record.steps.length - 1], problems);
    definition.checkWithoutModel?.(body, problems);
  }
  throwAt(problems, at);
}

function throwAt(problems: ProblemList, at: Path): void {
  try {
    problems.throwIfAny();
  } catch (error) {
    const placed = problemList();
    placed.addError(error, at);
    placed.throwIfAny();
  }
}

function checkModelName(
  { needsModel }: RecordDefinition,
  { model: named }: RecordBody,
  model: ModelForRecords | undefined,
  problems: ProblemList,
): void {
  if (needsModel && named === null) problems.add('missing', ['model'], 'the model that it was made with is not named');
  if (named === null || model === undefined || named.sha256 === model.recorded.sha256) return;
  const message = `names another model: ${named.sha256}, not ${model.recorded.sha256}`;
  problems.add('replay-mismatch', ['model', 'sha256'], message);
}

function tellWhatDoesNotFollow(
  definition: RecordDefinition,
  body: RecordBody,
  model: ModelForRecords | undefined,
  problems: ProblemList,
): void {
  try {
    const again = bodyOf(definition, body.inputs, definition.needsModel ? model : undefined, body.madeBy);
    tellDifferences(body as unknown as Json, toJson(again), [], problems);
  } catch (error) {
    problems.addError(error);
  }
}

function closingOf({ steps, ...body }: RecordBody): Step {
  return closingStep(body, countOf(body.result, steps.slice(0, -1)));
}
