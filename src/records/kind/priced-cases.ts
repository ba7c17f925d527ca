import { MODEL_KINDS } from '../../allocation/kinds.js';
import type { Path, ProblemList } from '../../errors.js';
import { isStepOf } from '../../model/shared/budget/check/step-forms.js';
import type { Json } from '../../record/json.js';
import type { RecordBody } from '../../record/record.js';
import type { Step } from '../../record/step/step.js';

/** A case in the form of its kind, as it stands in a record. */
export type Case = Readonly<Record<string, Json>>;

/** A case that a model priced: the case itself, that of its age group, or that of a stream. */
export interface PricedCase {
  readonly one: Case;
  readonly at: Path;
  /** What stands before the ids of its steps. */
  readonly prefix: string;
  /** Its steps, with the age group that they are of. */
  readonly steps: readonly Step[];
}

/** Every case of an allocation that a model priced; a stream of which no model can be behind its steps is told. */
export function pricedCases({ model, result, steps }: RecordBody, one: Case, problems: ProblemList): PricedCase[] {
  const at: Path = ['inputs', 'case'];
  if (model?.kind !== 'streams') return pricedIn(one, '', at, steps);
  // A whole that was referred for its day, or that nobody is eligible for, asked no stream.
  if (one.eligible === false || !Array.isArray(one.streams) || steps.some(({ id }) => id === OUTSIDE)) return [];
  const parts = isObject(result) && Array.isArray(result.parts) ? result.parts : [];
  return one.streams.flatMap((stream: Json, index) => {
    if (!isObject(stream) || !isObject(stream.case)) return [];
    const place = parts.findIndex((part) => isObject(part) && part.id === stream.id);
    const prefix = `stream ${place + 1}, ${String(stream.id)}: `;
    const own = steps.filter(({ id }) => id.startsWith(prefix));
    const where = [...at, 'streams', index, 'case'];
    if (!isOfSomeKind(stream.case, prefix, own))
      problems.add('replay-mismatch', where, 'is none from which a model of any kind gives the steps of this stream');
    return pricedIn(stream.case, prefix, where, own);
  });
}

const OUTSIDE = 'outside-dates';

function pricedIn(one: Case, prefix: string, at: Path, steps: readonly Step[]): PricedCase[] {
  if (one.eligible === false || steps.some(({ id }) => id === `${prefix}${OUTSIDE}`)) return [];
  return isObject(one.case) ? pricedIn(one.case, prefix, [...at, 'case'], steps) : [{ one, prefix, at, steps }];
}

/** Which model a stream has stands nowhere: its case and its steps have to be those of one kind. */
function isOfSomeKind(one: Case, prefix: string, steps: readonly Step[]): boolean {
  const whole = { caseId: 'unnamed', ...one };
  return [...MODEL_KINDS].some(
    ([kind, { caseSchema }]) =>
      kind !== 'streams' &&
      caseSchema.safeParse(whole).success &&
      steps.every((step) => isStepOf(step, kind === 'by-age' ? groupKind(steps, prefix) : kind, prefix)),
  );
}

/** The kind of model of an age group, by the step that chose it. */
export function groupKind(steps: readonly Step[], prefix: string): string {
  const rule = steps.find(({ id }) => id === `${prefix}age group`)?.rule ?? '';
  return rule.slice(rule.lastIndexOf(': ') + 2);
}

export function isObject(value: unknown): value is Case {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
